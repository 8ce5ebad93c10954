# What is refused, and by what. No network is used.

provider "aws" {
  region                      = "ap-northeast-2"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  generator_streaming_image_tag = "20261129181500"
}

override_data {
  target = data.aws_caller_identity.current
  values = { account_id = "123456789012" }
}

override_data {
  target = data.aws_ecr_repository.generator
  values = {
    arn            = "arn:aws:ecr:ap-northeast-2:123456789012:repository/alpaco/problem-generator-streaming-dev"
    repository_url = "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/alpaco/problem-generator-streaming-dev"
  }
}

override_data {
  target = data.aws_ecr_image.generator
  values = { image_digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111" }
}

override_resource {
  target          = aws_apigatewayv2_api.generator_streaming_api
  override_during = plan
  values          = { execution_arn = "arn:aws:execute-api:ap-northeast-2:123456789012:api" }
}

override_resource {
  target          = aws_sqs_queue.failures
  override_during = plan
  values          = { arn = "arn:aws:sqs:ap-northeast-2:123456789012:alpaco-dev-failures" }
}

run "a_tag_that_moves" {
  command         = plan
  expect_failures = [var.generator_streaming_image_tag]
  variables { generator_streaming_image_tag = "latest" }
}

run "a_tag_that_moves_in_capitals" {
  command         = plan
  expect_failures = [var.generator_streaming_image_tag]
  variables { generator_streaming_image_tag = "Main" }
}

run "a_tag_that_is_none" {
  command         = plan
  expect_failures = [var.generator_streaming_image_tag]
  variables { generator_streaming_image_tag = "-v1" }
}

run "no_tag" {
  command         = plan
  expect_failures = [var.generator_streaming_image_tag]
  variables { generator_streaming_image_tag = "" }
}

run "an_environment_with_a_hyphen" {
  command         = plan
  expect_failures = [var.environment]
  variables { environment = "my-dev" }
}

run "another_environment_on_the_state_of_dev" {
  command         = plan
  expect_failures = [var.environment]
  variables { environment = "prod" }
}

run "an_unknown_network" {
  command         = plan
  expect_failures = [var.network_mode]
  variables { network_mode = "endpoints" }
}

run "one_zone_twice" {
  command         = plan
  expect_failures = [var.availability_zones]
  variables { availability_zones = ["ap-northeast-2a", "ap-northeast-2a"] }
}

run "a_zone_elsewhere" {
  command         = plan
  expect_failures = [var.availability_zones]
  variables { availability_zones = ["us-east-1a", "us-east-1b"] }
}

run "a_retention_that_cloudwatch_lacks" {
  command         = plan
  expect_failures = [var.log_retention_days]
  variables { log_retention_days = 31 }
}

run "no_workers" {
  command         = plan
  expect_failures = [var.worker_concurrency]
  variables { worker_concurrency = 0 }
}

run "half_a_worker" {
  command         = plan
  expect_failures = [var.worker_concurrency]
  variables { worker_concurrency = 1.5 }
}

run "no_executors" {
  command         = plan
  expect_failures = [var.executor_concurrency]
  variables { executor_concurrency = 0 }
}

run "too_few_messages" {
  command         = plan
  expect_failures = [var.messages_per_second]
  variables { messages_per_second = 1 }
}

run "too_many_messages" {
  command         = plan
  expect_failures = [var.messages_per_second]
  variables { messages_per_second = 20000 }
}
