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

run "a_tag_that_moves" {
  command         = plan
  expect_failures = [var.generator_streaming_image_tag, check.only_known_users_connect]
  variables { generator_streaming_image_tag = "latest" }
}

run "a_tag_that_moves_in_capitals" {
  command         = plan
  expect_failures = [var.generator_streaming_image_tag, check.only_known_users_connect]
  variables { generator_streaming_image_tag = "Main" }
}

run "a_tag_that_is_none" {
  command         = plan
  expect_failures = [var.generator_streaming_image_tag, check.only_known_users_connect]
  variables { generator_streaming_image_tag = "-v1" }
}

run "no_tag" {
  command         = plan
  expect_failures = [var.generator_streaming_image_tag, check.only_known_users_connect]
  variables { generator_streaming_image_tag = "" }
}

run "an_environment_with_a_hyphen" {
  command         = plan
  expect_failures = [var.environment, check.only_known_users_connect]
  variables { environment = "my-dev" }
}

run "another_environment_on_the_state_of_dev" {
  command         = plan
  expect_failures = [var.environment, check.only_known_users_connect]
  variables { environment = "prod" }
}

run "an_unknown_network" {
  command         = plan
  expect_failures = [var.network_mode, check.only_known_users_connect]
  variables { network_mode = "endpoints" }
}

run "one_zone_twice" {
  command         = plan
  expect_failures = [var.availability_zones, check.only_known_users_connect]
  variables { availability_zones = ["ap-northeast-2a", "ap-northeast-2a"] }
}

run "a_zone_elsewhere" {
  command         = plan
  expect_failures = [var.availability_zones, check.only_known_users_connect]
  variables { availability_zones = ["us-east-1a", "us-east-1b"] }
}

run "a_retention_that_cloudwatch_lacks" {
  command         = plan
  expect_failures = [var.log_retention_days, check.only_known_users_connect]
  variables { log_retention_days = 31 }
}

run "no_workers" {
  command         = plan
  expect_failures = [var.worker_concurrency, check.only_known_users_connect]
  variables { worker_concurrency = 0 }
}

run "half_a_worker" {
  command         = plan
  expect_failures = [var.worker_concurrency, check.only_known_users_connect]
  variables { worker_concurrency = 1.5 }
}

run "no_executors" {
  command         = plan
  expect_failures = [var.executor_concurrency, check.only_known_users_connect]
  variables { executor_concurrency = 0 }
}

run "too_few_messages" {
  command         = plan
  expect_failures = [var.messages_per_second, check.only_known_users_connect]
  variables { messages_per_second = 1 }
}

run "too_many_messages" {
  command         = plan
  expect_failures = [var.messages_per_second, check.only_known_users_connect]
  variables { messages_per_second = 20000 }
}
