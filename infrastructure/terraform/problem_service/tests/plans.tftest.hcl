# Plans with the real provider and keys that open nothing: no network is used. What AWS would tell stands here.

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

run "a_tag_is_enough" {
  command         = plan
  expect_failures = [check.only_known_users_connect] # the plan says that the API is open

  assert {
    condition = alltrue([for function in [
      aws_lambda_function.generator_streaming_lambda, aws_lambda_function.generator_worker_lambda, aws_lambda_function.code_executor_lambda
      ] : function.package_type == "Image" && function.publish && function.description == "20261129181500"
    && function.image_uri == "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/alpaco/problem-generator-streaming-dev@sha256:1111111111111111111111111111111111111111111111111111111111111111"])
    error_message = "Three functions run one image, by the digest of its tag."
  }

  assert {
    condition = [
      aws_lambda_function.generator_streaming_lambda.image_config[0].command[0],
      aws_lambda_function.generator_worker_lambda.image_config[0].command[0],
      aws_lambda_function.code_executor_lambda.image_config[0].command[0],
    ] == ["lambda_function.lambda_handler", "lambda_function.worker_handler", "code_executor.lambda_handler"]
    error_message = "Each has its own command."
  }

  assert {
    condition     = aws_lambda_function.generator_worker_lambda.reserved_concurrent_executions == 5 && aws_lambda_function.code_executor_lambda.reserved_concurrent_executions == 40
    error_message = "Worker and executor are capped."
  }

  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.functions : group.retention_in_days == 30]) && aws_cloudwatch_log_group.access.retention_in_days == 30
    error_message = "Every log group has a retention."
  }
}

run "an_asynchronous_invocation_comes_once" {
  command         = plan
  expect_failures = [check.only_known_users_connect]

  assert {
    condition = (aws_lambda_function_event_invoke_config.worker.maximum_retry_attempts == 0
      && aws_lambda_function_event_invoke_config.worker.maximum_event_age_in_seconds == 60
    && aws_lambda_function_event_invoke_config.worker.qualifier == "live")
    error_message = "Lambda repeats nothing, gives up after a minute, and says so in the failure queue."
  }

  assert {
    condition     = aws_cloudwatch_event_target.sweep.input == "{\"sweep\":true}" && aws_cloudwatch_event_rule.sweep.schedule_expression == "rate(1 minute)"
    error_message = "The worker sweeps every minute."
  }
}

run "only_lambda_takes_the_roles" {
  command         = plan
  expect_failures = [check.only_known_users_connect]

  assert {
    condition = alltrue([for role in [
      aws_iam_role.generator_streaming_lambda_role, aws_iam_role.generator_worker_lambda_role, aws_iam_role.code_executor_lambda_role
      ] : [for statement in jsondecode(role.assume_role_policy).Statement : [statement.Effect, statement.Action, statement.Principal]]
    == [["Allow", "sts:AssumeRole", { Service = "lambda.amazonaws.com" }]]])
    error_message = "The functions' roles are for Lambda alone."
  }

  # The whole policies of routes and worker name the API, whose id is not known before it is there. What they are made of is;
  # the rest is asserted where it is applied.
  assert {
    condition     = one(jsondecode(data.aws_iam_policy_document.pull_image.json).Statement).Resource == data.aws_ecr_repository.generator.arn
    error_message = "The roles may pull the image: without that, and without the repository's policy, Lambda says that it does not exist."
  }

  assert {
    condition     = one(jsondecode(data.aws_iam_policy_document.start_workers.json).Statement).Resource == "arn:aws:lambda:ap-northeast-2:123456789012:function:alpaco-dev-worker:live"
    error_message = "Only the worker is started, and only the version that runs."
  }

  assert {
    condition = alltrue([for function, document in data.aws_iam_policy_document.network_interfaces :
      [for statement in jsondecode(document.json).Statement : [statement.Effect, try(statement.Condition.ArnEquals["lambda:SourceFunctionArn"], "")]]
    == [["Allow", ""], ["Deny", "arn:aws:lambda:ap-northeast-2:123456789012:function:alpaco-dev-${function}"]]])
    error_message = "Lambda attaches the network; the function's own code may not."
  }
}

run "the_executor_can_do_nothing" {
  command         = plan
  expect_failures = [check.only_known_users_connect]

  assert {
    condition = [for statement in jsondecode(data.aws_iam_policy_document.executor.json).Statement : [statement.Sid, statement.Effect]] == [
      ["PullImage", "Allow"], ["LetLambdaAttachTheNetwork", "Allow"], ["ButNothingToOurCode", "Deny"]
    ]
    error_message = "Image and network by Lambda; nothing else."
  }

  assert {
    condition = one([for statement in jsondecode(data.aws_iam_policy_document.executor.json).Statement : [statement.Action, statement.Resource, statement.Condition] if statement.Effect == "Deny"]) == [
      "*", "*", { ArnEquals = { "lambda:SourceFunctionArn" = "arn:aws:lambda:ap-northeast-2:123456789012:function:alpaco-dev-executor" } }
    ]
    error_message = "Whatever runs in the function is denied everything."
  }

  assert {
    condition     = !aws_vpc.executor.enable_dns_support && length(aws_lambda_function.code_executor_lambda.environment) == 0
    error_message = "Neither names are resolved nor settings seen."
  }
}

run "one_way_out_by_default" {
  command         = plan
  expect_failures = [check.only_known_users_connect]

  assert {
    condition     = length(aws_nat_gateway.main) == 1 && length(aws_subnet.public) == 1 && length(aws_subnet.private) == 2 && length(aws_vpc_endpoint.gateway) == 2
    error_message = "Two private subnets share a NAT gateway; the table and the bucket have endpoints."
  }

  assert {
    condition     = length(aws_lambda_function.generator_streaming_lambda.vpc_config) == 1 && length(aws_lambda_function.generator_worker_lambda.vpc_config) == 1
    error_message = "Routes and worker are in the VPC."
  }
}

run "one_way_out_per_zone" {
  command         = plan
  expect_failures = [check.only_known_users_connect]
  variables { network_mode = "nat_per_az" }

  assert {
    condition     = length(aws_nat_gateway.main) == 2 && length(aws_subnet.public) == 2 && length(aws_eip.nat) == 2
    error_message = "Each zone has its own NAT gateway."
  }
}

run "outside_the_vpc" {
  command         = plan
  expect_failures = [check.only_known_users_connect]
  variables { network_mode = "none" }

  assert {
    condition     = length(aws_vpc.main) == 0 && length(aws_nat_gateway.main) == 0 && length(aws_vpc_endpoint.gateway) == 0 && length(aws_lambda_function.generator_worker_lambda.vpc_config) == 0
    error_message = "Nothing of the network is there."
  }

  assert {
    condition     = length(aws_lambda_function.code_executor_lambda.vpc_config) == 1
    error_message = "The executor is shut in all the same."
  }
}
