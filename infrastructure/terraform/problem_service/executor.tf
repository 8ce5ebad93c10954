# Runs programs that nobody trusts. Whatever gets hold of this function's environment finds a role without rights and a
# network without a way out: a VPC of its own, with no gateway, no route but the local one, no DNS, no rule. It cannot
# write a log line either; what went wrong stands in its answer, and the worker logs that.
#
# Tenant isolation mode, which gives each job an execution environment of its own, is not in provider 5.100, and not
# in every account. docs/operations/infrastructure.md says what holds without it, and how to switch it on.

resource "aws_vpc" "executor" {
  # checkov:skip=CKV2_AWS_11:there is no way in or out to log
  cidr_block           = "10.61.0.0/16"
  enable_dns_support   = false # the resolver would answer, and carry names out, whatever the rules say
  enable_dns_hostnames = false
  tags                 = { Name = "${local.name}-executor" }
}

resource "aws_default_security_group" "executor" {
  vpc_id = aws_vpc.executor.id
  tags   = { Name = "${local.name}-executor-unused" }
}

resource "aws_subnet" "executor" {
  for_each = { for number, zone in var.availability_zones : zone => number }

  vpc_id            = aws_vpc.executor.id
  availability_zone = each.key
  cidr_block        = cidrsubnet("10.61.0.0/16", 4, each.value)
  tags              = { Name = "${local.name}-executor-${each.key}" }
}

resource "aws_security_group" "executor" {
  name        = "${local.name}-executor"
  description = "No rule in either direction"
  vpc_id      = aws_vpc.executor.id
  tags        = { Name = "${local.name}-executor" }
}

resource "aws_lambda_function" "code_executor_lambda" {
  # checkov:skip=CKV_AWS_116:the worker waits for the answer; and nothing may be written from here
  # checkov:skip=CKV_AWS_50:tracing needs rights that this function must not have
  # checkov:skip=CKV_AWS_272:signing is for zip packages; the image is pinned by its digest
  function_name                  = local.functions.executor
  description                    = var.generator_streaming_image_tag
  role                           = aws_iam_role.code_executor_lambda_role.arn
  package_type                   = "Image"
  image_uri                      = local.image_uri
  publish                        = true
  memory_size                    = 1769 # one virtual CPU: CPU time is what a problem's limit is measured in
  timeout                        = 900
  reserved_concurrent_executions = var.executor_concurrency

  image_config {
    command = ["code_executor.lambda_handler"]
  }

  vpc_config {
    subnet_ids         = [for zone in var.availability_zones : aws_subnet.executor[zone].id]
    security_group_ids = [aws_security_group.executor.id]
  }

  depends_on = [aws_iam_role_policy_attachment.executor, aws_cloudwatch_log_group.functions]
}

resource "aws_lambda_alias" "executor" {
  name             = local.alias
  description      = "The version that the worker calls"
  function_name    = aws_lambda_function.code_executor_lambda.function_name
  function_version = aws_lambda_function.code_executor_lambda.version
}
