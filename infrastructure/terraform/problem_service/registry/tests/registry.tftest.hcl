# Plans with the real provider and keys that open nothing: no network is used.

provider "aws" {
  region                      = "ap-northeast-2"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

override_data {
  target = data.aws_caller_identity.current
  values = { account_id = "123456789012" }
}

run "nothing_has_to_be_said_for_dev" {
  command = plan

  assert {
    condition = (aws_ecr_repository.generator_streaming_repo.name == "alpaco/problem-generator-streaming-dev"
      && aws_ecr_repository.generator_streaming_repo.image_tag_mutability == "IMMUTABLE"
    && aws_ecr_repository.generator_streaming_repo.image_scanning_configuration[0].scan_on_push)
    error_message = "Tags are pushed once, and images are scanned."
  }

  assert {
    condition     = [for rule in jsondecode(aws_ecr_lifecycle_policy.generator_streaming_repo.policy).rules : rule.selection.tagStatus] == ["untagged"]
    error_message = "Nothing expires that has a tag."
  }

  assert {
    condition = one(jsondecode(data.aws_iam_policy_document.pull.json).Statement) == {
      Sid       = "LambdaPullsImages"
      Effect    = "Allow"
      Action    = ["ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"]
      Principal = { Service = "lambda.amazonaws.com" }
      Condition = { StringLike = { "aws:sourceArn" = "arn:aws:lambda:ap-northeast-2:123456789012:function:alpaco-dev-*" } }
    }
    error_message = "Lambda pulls images for our functions, and for no others."
  }
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
