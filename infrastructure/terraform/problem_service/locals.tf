locals {
  region  = "ap-northeast-2"
  account = data.aws_caller_identity.current.account_id
  name    = "alpaco-${var.environment}"
  tags    = { Project = "alpaco", Environment = var.environment, ManagedBy = "terraform" }

  # One image, three functions. ARNs are put together from names: reading them from the functions would make every policy
  # "known after apply" whenever an image changes, and hide what an apply is going to do.
  functions = {
    generator = "${local.name}-generator"
    worker    = "${local.name}-worker"
    executor  = "${local.name}-executor"
  }
  function_arns = { for key, name in local.functions : key => "arn:aws:lambda:${local.region}:${local.account}:function:${name}" }
  alias         = "live"
  live_arns     = { for key, arn in local.function_arns : key => "${arn}:${local.alias}" }

  log_groups     = { for key, name in local.functions : key => "/aws/lambda/${name}" }
  log_group_arns = { for key, group in local.log_groups : key => "arn:aws:logs:${local.region}:${local.account}:log-group:${group}" }
  access_log     = "/aws/apigateway/${local.name}"

  table         = local.name
  bucket        = "${local.name}-artefacts-${local.account}"
  failure_queue = "${local.name}-failures"
  stage         = "live"

  # What the functions' own metrics are filed under (embedded metric format).
  metrics_namespace = "Alpaco"
  metrics_dimension = { Environment = var.environment }
  dashboard         = local.name
}
