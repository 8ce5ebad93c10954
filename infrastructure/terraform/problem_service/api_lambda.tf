# The WebSocket API and the two functions behind it: routes answer frames, the worker makes problems. Both run the same
# image; code_executor_lambda, which runs programs that nobody trusts, is in executor.tf.

locals {
  contract = jsondecode(file("${path.module}/../../../contracts/routes.json"))

  # Lambda lets a directory below /tmp be written; the default of ALPACO_DATA looks for a home.
  settings = {
    ALPACO_DATA            = "/tmp/alpaco"
    ALPACO_TABLE           = local.table
    ALPACO_BUCKET          = local.bucket
    ALPACO_ENVIRONMENT     = var.environment
    ALPACO_WORKER_FUNCTION = "${local.functions.worker}:${local.alias}"
  }
}

resource "aws_cloudwatch_log_group" "functions" {
  # checkov:skip=CKV_AWS_158:encrypted with CloudWatch's own key; nobody outside this account reads it
  # checkov:skip=CKV_AWS_338:log_retention_days decides, and is a year in prod
  for_each = local.log_groups

  name              = each.value
  retention_in_days = var.log_retention_days
}

resource "aws_lambda_function" "generator_streaming_lambda" {
  # checkov:skip=CKV_AWS_115:a cap here would refuse $connect and cancel; the stage's throttles bound what comes in
  # checkov:skip=CKV_AWS_116:the gateway waits for the answer; there is no failed event to keep
  # checkov:skip=CKV_AWS_50:logs carry the request's and the problem's id; tracing would need rights and a client in the image
  # checkov:skip=CKV_AWS_173:no secret stands in the environment
  # checkov:skip=CKV_AWS_272:signing is for zip packages; the image is pinned by its digest
  function_name = local.functions.generator
  description   = var.generator_streaming_image_tag # of each published version: what a rollback goes back to
  role          = aws_iam_role.generator_streaming_lambda_role.arn
  package_type  = "Image"
  image_uri     = local.image_uri
  publish       = true
  memory_size   = 1024 # a start is CPU alone, and Lambda gives CPU by memory
  timeout       = 29   # the gateway waits no longer

  image_config {
    command = ["lambda_function.lambda_handler"]
  }

  environment {
    variables = local.settings
  }

  dynamic "vpc_config" {
    for_each = local.in_vpc ? [true] : []
    content {
      subnet_ids         = [for zone in var.availability_zones : aws_subnet.private[zone].id]
      security_group_ids = [aws_security_group.functions[0].id]
    }
  }

  depends_on = [aws_iam_role_policy_attachment.generator, aws_cloudwatch_log_group.functions]
}

resource "aws_lambda_function" "generator_worker_lambda" {
  # checkov:skip=CKV_AWS_116:what fails goes to the failure queue by the alias's event configuration
  # checkov:skip=CKV_AWS_50:logs carry the problem's id; tracing would need rights and a client in the image
  # checkov:skip=CKV_AWS_173:no secret stands in the environment
  # checkov:skip=CKV_AWS_272:signing is for zip packages; the image is pinned by its digest
  function_name                  = local.functions.worker
  description                    = var.generator_streaming_image_tag
  role                           = aws_iam_role.generator_worker_lambda_role.arn
  package_type                   = "Image"
  image_uri                      = local.image_uri
  publish                        = true
  memory_size                    = 1769 # one virtual CPU
  timeout                        = 900
  reserved_concurrent_executions = var.worker_concurrency

  image_config {
    command = ["lambda_function.worker_handler"]
  }

  environment {
    variables = merge(local.settings, {
      ALPACO_EXECUTOR_FUNCTION = "${local.functions.executor}:${local.alias}"
    })
  }

  dynamic "vpc_config" {
    for_each = local.in_vpc ? [true] : []
    content {
      subnet_ids         = [for zone in var.availability_zones : aws_subnet.private[zone].id]
      security_group_ids = [aws_security_group.functions[0].id]
    }
  }

  depends_on = [aws_iam_role_policy_attachment.worker, aws_cloudwatch_log_group.functions]
}

resource "aws_lambda_alias" "generator" {
  name             = local.alias
  description      = "The version that the API calls"
  function_name    = aws_lambda_function.generator_streaming_lambda.function_name
  function_version = aws_lambda_function.generator_streaming_lambda.version
}

resource "aws_lambda_alias" "worker" {
  name             = local.alias
  description      = "The version that routes, the schedule and the worker itself call"
  function_name    = aws_lambda_function.generator_worker_lambda.function_name
  function_version = aws_lambda_function.generator_worker_lambda.version
}

# The service repeats by itself, from a checkpoint and under a lease. Lambda's own repetitions, up to six hours later,
# would only come on top.
resource "aws_lambda_function_event_invoke_config" "worker" {
  function_name                = aws_lambda_function.generator_worker_lambda.function_name
  qualifier                    = aws_lambda_alias.worker.name
  maximum_retry_attempts       = 0
  maximum_event_age_in_seconds = 60

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failures.arn
    }
  }
}

resource "aws_cloudwatch_event_rule" "sweep" {
  name                = "${local.name}-sweep"
  description         = "Starts workers for what dead ones left behind"
  schedule_expression = "rate(1 minute)"
}

resource "aws_cloudwatch_event_target" "sweep" {
  rule  = aws_cloudwatch_event_rule.sweep.name
  arn   = aws_lambda_alias.worker.arn
  input = jsonencode({ sweep = true })

  retry_policy {
    maximum_event_age_in_seconds = 60
    maximum_retry_attempts       = 0 # the next one comes in a minute
  }
}

resource "aws_lambda_permission" "sweep" {
  statement_id  = "sweep"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.generator_worker_lambda.function_name
  qualifier     = aws_lambda_alias.worker.name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.sweep.arn
}

resource "aws_apigatewayv2_api" "generator_streaming_api" {
  name                       = local.name
  description                = "Problems on request, streamed while they are made"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = local.contract.routeSelectionExpression
}

resource "aws_apigatewayv2_integration" "generator" {
  api_id               = aws_apigatewayv2_api.generator_streaming_api.id
  integration_type     = "AWS_PROXY"
  integration_method   = "POST"
  integration_uri      = aws_lambda_alias.generator.invoke_arn
  timeout_milliseconds = 29000
}

resource "aws_apigatewayv2_route" "generator" {
  # checkov:skip=CKV_AWS_309:authentication follows at $connect, the only route that can have it; auth.tf says so in every plan
  for_each = toset(local.contract.routes)

  api_id    = aws_apigatewayv2_api.generator_streaming_api.id
  route_key = each.key
  target    = "integrations/${aws_apigatewayv2_integration.generator.id}"
}

resource "aws_lambda_permission" "api" {
  statement_id  = "api"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.generator_streaming_lambda.function_name
  qualifier     = aws_lambda_alias.generator.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.generator_streaming_api.execution_arn}/${local.stage}/*"
}

resource "aws_cloudwatch_log_group" "access" {
  # checkov:skip=CKV_AWS_158:encrypted with CloudWatch's own key; nobody outside this account reads it
  # checkov:skip=CKV_AWS_338:log_retention_days decides, and is a year in prod
  name              = local.access_log
  retention_in_days = var.log_retention_days
}

resource "aws_apigatewayv2_stage" "live" {
  # checkov:skip=CKV2_AWS_51:the certificate is for HTTP backends that check the gateway; a function is called by permission
  api_id      = aws_apigatewayv2_api.generator_streaming_api.id
  name        = local.stage
  description = "Where clients connect"
  auto_deploy = true

  # Execution logs stay off: they can hold what users wrote, in a group that nothing here would delete.
  default_route_settings {
    throttling_rate_limit  = var.messages_per_second
    throttling_burst_limit = var.messages_per_second * 2
  }

  dynamic "route_settings" {
    for_each = toset(local.contract.routes)
    content {
      route_key              = route_settings.key
      throttling_rate_limit  = var.messages_per_second / (route_settings.key == "generateProblem" ? 10 : 1)
      throttling_burst_limit = floor(var.messages_per_second * 2 / (route_settings.key == "generateProblem" ? 10 : 1))
    }
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      time              = "$context.requestTimeEpoch"
      event             = "$context.eventType"
      route             = "$context.routeKey"
      status            = "$context.status"
      connection        = "$context.connectionId"
      request           = "$context.requestId"
      source            = "$context.identity.sourceIp"
      error             = "$context.error.message"
      integrationError  = "$context.integrationErrorMessage"
      integrationMillis = "$context.integrationLatency"
    })
  }

  depends_on = [aws_apigatewayv2_route.generator, aws_api_gateway_account.logs]
}
