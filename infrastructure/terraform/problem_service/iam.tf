# One statement per need, on named resources. tests/integration/infrastructure/ runs the service, records what it asks AWS
# for, and fails where a statement is missing, or unused and not among the platform's own needs.

data "aws_iam_policy_document" "lambda_assumes" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

# What Lambda itself does in a function's name before its code runs. The image: Lambda reports a missing right as
# "Source image does not exist".
data "aws_iam_policy_document" "pull_image" {
  statement {
    sid       = "PullImage"
    actions   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [data.aws_ecr_repository.generator.arn]
  }
}

# The network interfaces of a VPC: allowed to Lambda, denied to the function's own code, which runs in the same role.
# These actions know no resources.
data "aws_iam_policy_document" "network_interfaces" {
  # checkov:skip=CKV_AWS_111:EC2 takes no resource for these, and the second statement denies them to our code
  for_each = { for key, arn in local.function_arns : key => arn if key != "executor" }

  statement {
    sid       = "LetLambdaAttachTheNetwork"
    actions   = local.interface_actions
    resources = ["*"]
  }

  statement {
    sid       = "ButNotOurCode"
    effect    = "Deny"
    actions   = local.interface_actions
    resources = ["*"]

    condition {
      test     = "ArnEquals"
      variable = "lambda:SourceFunctionArn"
      values   = [each.value]
    }
  }
}

data "aws_iam_policy_document" "write_logs" {
  for_each = { for key, arn in local.log_group_arns : key => arn if key != "executor" }

  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${each.value}:*"]
  }
}

# Routes and worker post to whoever is connected.
data "aws_iam_policy_document" "post_frames" {
  statement {
    sid       = "PostFrames"
    actions   = ["execute-api:ManageConnections"]
    resources = ["${aws_apigatewayv2_api.generator_streaming_api.execution_arn}/${local.stage}/POST/@connections/*"]
  }
}

data "aws_iam_policy_document" "start_workers" {
  statement {
    sid       = "StartWorkers"
    actions   = ["lambda:InvokeFunction"]
    resources = [local.live_arns.worker]
  }
}

# Both keep records, and tell a missing artefact from a forbidden one.
data "aws_iam_policy_document" "keep_records" {
  statement {
    sid       = "KeepRecords"
    actions   = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"]
    resources = [local.table_arn]
  }

  statement {
    sid       = "TellMissingFromForbidden"
    actions   = ["s3:ListBucket"]
    resources = [local.bucket_arn]
  }
}

locals {
  table_arn  = "arn:aws:dynamodb:${local.region}:${local.account}:table/${local.table}"
  bucket_arn = "arn:aws:s3:::${local.bucket}"
  interface_actions = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
  ]
}

# Routes.

data "aws_iam_policy_document" "generator" {
  source_policy_documents = concat([
    data.aws_iam_policy_document.pull_image.json,
    data.aws_iam_policy_document.write_logs["generator"].json,
    data.aws_iam_policy_document.post_frames.json,
    data.aws_iam_policy_document.start_workers.json,
    data.aws_iam_policy_document.keep_records.json,
  ], local.in_vpc ? [data.aws_iam_policy_document.network_interfaces["generator"].json] : [])

  statement {
    sid       = "ListProblems"
    actions   = ["dynamodb:Query"]
    resources = ["${local.table_arn}/index/by_owner"]
  }

  statement {
    sid       = "ReadArtefacts"
    actions   = ["s3:GetObject"]
    resources = ["${local.bucket_arn}/*"]
  }
}

resource "aws_iam_role" "generator_streaming_lambda_role" {
  name               = local.functions.generator
  description        = "Routes of the problem service"
  assume_role_policy = data.aws_iam_policy_document.lambda_assumes.json
}

resource "aws_iam_policy" "generator_streaming_lambda_policy" {
  name   = local.functions.generator
  policy = data.aws_iam_policy_document.generator.json
}

resource "aws_iam_role_policy_attachment" "generator" {
  role       = aws_iam_role.generator_streaming_lambda_role.name
  policy_arn = aws_iam_policy.generator_streaming_lambda_policy.arn
}

# Worker and sweeper.

data "aws_iam_policy_document" "worker" {
  source_policy_documents = concat([
    data.aws_iam_policy_document.pull_image.json,
    data.aws_iam_policy_document.write_logs["worker"].json,
    data.aws_iam_policy_document.post_frames.json,
    data.aws_iam_policy_document.start_workers.json,
    data.aws_iam_policy_document.keep_records.json,
  ], local.in_vpc ? [data.aws_iam_policy_document.network_interfaces["worker"].json] : [])

  statement {
    sid       = "FindUnfinished"
    actions   = ["dynamodb:Query"]
    resources = ["${local.table_arn}/index/unfinished"]
  }

  statement {
    sid       = "KeepArtefacts"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${local.bucket_arn}/*"]
  }

  statement {
    sid       = "RunPrograms"
    actions   = ["lambda:InvokeFunction"]
    resources = [local.live_arns.executor]
  }

  statement {
    sid       = "ReportLostInvocations"
    actions   = ["sqs:SendMessage"]
    resources = ["arn:aws:sqs:${local.region}:${local.account}:${local.failure_queue}"]
  }
}

resource "aws_iam_role" "generator_worker_lambda_role" {
  name               = local.functions.worker
  description        = "Worker and sweeper of the problem service"
  assume_role_policy = data.aws_iam_policy_document.lambda_assumes.json
}

resource "aws_iam_policy" "generator_worker_lambda_policy" {
  name   = local.functions.worker
  policy = data.aws_iam_policy_document.worker.json
}

resource "aws_iam_role_policy_attachment" "worker" {
  role       = aws_iam_role.generator_worker_lambda_role.name
  policy_arn = aws_iam_policy.generator_worker_lambda_policy.arn
}

# Executor: the image and the network, by Lambda; nothing by its code, not even a log line.

data "aws_iam_policy_document" "executor" {
  # checkov:skip=CKV_AWS_111:EC2 takes no resource for these, and the last statement denies all to our code
  source_policy_documents = [data.aws_iam_policy_document.pull_image.json]

  statement {
    sid       = "LetLambdaAttachTheNetwork"
    actions   = local.interface_actions
    resources = ["*"]
  }

  statement {
    sid       = "ButNothingToOurCode"
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]

    condition {
      test     = "ArnEquals"
      variable = "lambda:SourceFunctionArn"
      values   = [local.function_arns.executor]
    }
  }
}

resource "aws_iam_role" "code_executor_lambda_role" {
  name               = local.functions.executor
  description        = "Can do nothing"
  assume_role_policy = data.aws_iam_policy_document.lambda_assumes.json
}

resource "aws_iam_policy" "code_executor_lambda_policy" {
  name   = local.functions.executor
  policy = data.aws_iam_policy_document.executor.json
}

resource "aws_iam_role_policy_attachment" "executor" {
  role       = aws_iam_role.code_executor_lambda_role.name
  policy_arn = aws_iam_policy.code_executor_lambda_policy.arn
}

# API Gateway writes access logs by one role for the whole account and region.

data "aws_iam_policy_document" "api_gateway_assumes" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "api_logs" {
  count = var.account_log_role ? 1 : 0

  name               = "${local.name}-api-logs"
  description        = "API Gateway's access logs, in the whole account"
  assume_role_policy = data.aws_iam_policy_document.api_gateway_assumes.json
}

resource "aws_iam_role_policy_attachment" "api_logs" {
  count = var.account_log_role ? 1 : 0

  role       = aws_iam_role.api_logs[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "logs" {
  count = var.account_log_role ? 1 : 0

  cloudwatch_role_arn = aws_iam_role.api_logs[0].arn
  depends_on          = [aws_iam_role_policy_attachment.api_logs]
}
