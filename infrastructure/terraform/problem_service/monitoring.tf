# What people look at and what calls them. The functions write their metrics into their logs (alpaco/adapters/emf.py has
# the table of them); docs/operations/monitoring.md explains each, docs/operations/runbooks.md what to do about an alarm.

locals {
  functions_of = { for key, name in local.functions : key => { FunctionName = name } }
  table_of     = { TableName = local.table }
  stage_of     = { ApiId = aws_apigatewayv2_api.generator_streaming_api.id, Stage = local.stage }
  imports      = { namespace = "${local.metrics_namespace}/${var.environment}", name = "ImportFailures" }

  # benchmarks/cost/prices.py says where these were seen; a test holds the two together.
  dollars = { gb_second = 0.0000166667, message = 0.000001, write = 0.000000625, read = 0.000000125 }
  # Lambda's Duration is in milliseconds, its memory in MB. Metric math knows no exponents.
  per_millisecond = { for key, memory in { generator = 512, worker = 1769, executor = 1769 } : key => format("%.14f", memory / 1024 * local.dollars.gb_second / 1000) }
  cost            = "(generator*${local.per_millisecond.generator}+worker*${local.per_millisecond.worker}+executor*${local.per_millisecond.executor}+messages*${format("%.14f", local.dollars.message)}+writes*${format("%.14f", local.dollars.write)}+reads*${format("%.14f", local.dollars.read)})"

  cost_metrics = merge(
    { for key, name in local.functions_of : key => { namespace = "AWS/Lambda", name = "Duration", of = name, stat = "Sum" } },
    {
      messages = { namespace = "AWS/ApiGateway", name = "MessageCount", of = local.stage_of, stat = "Sum" }
      writes   = { namespace = "AWS/DynamoDB", name = "ConsumedWriteCapacityUnits", of = local.table_of, stat = "Sum" }
      reads    = { namespace = "AWS/DynamoDB", name = "ConsumedReadCapacityUnits", of = local.table_of, stat = "Sum" }
    },
  )

  # An alarm's name, less the function's, is the heading of its runbook. `result` is worked out from `metrics`; it calls
  # when it is over `above` for `times` periods of `seconds` in a row. `silence` says what it means that no data come:
  # nothing relies on filling in a metric that had none in all that time, so a share divides by what is always there.
  alarms = merge(
    { for key in ["generator", "worker"] : "errors-${key}" => {
      says    = "The ${key} function raised an error."
      metrics = { errors = { namespace = "AWS/Lambda", name = "Errors", of = local.functions_of[key], stat = "Sum" } }
      result  = "FILL(errors, 0)", above = 0, times = 1, seconds = 300, silence = "notBreaching"
    } },
    { for key in keys(local.functions) : "throttles-${key}" => {
      says    = "The ${key} function was refused for want of concurrency."
      metrics = { throttles = { namespace = "AWS/Lambda", name = "Throttles", of = local.functions_of[key], stat = "Sum" } }
      result  = "FILL(throttles, 0)", above = 0, times = 2, seconds = 300, silence = "notBreaching"
    } },
    { for key in ["worker"] : "${key}-saturated" => {
      says    = "All workers have been busy for ten minutes; new generations wait for the sweeper."
      metrics = { busy = { namespace = "AWS/Lambda", name = "ConcurrentExecutions", of = local.functions_of[key], stat = "Maximum" } }
      result  = "FILL(busy, 0)", above = var.worker_concurrency - 1, times = 10, seconds = 60, silence = "notBreaching"
    } if var.worker_concurrency != -1 },
    {
      imports = {
        says    = "A function cannot be loaded: a module is missing from the image, or Python in it is too old."
        metrics = { failures = { namespace = local.imports.namespace, name = local.imports.name, of = {}, stat = "Sum" } }
        result  = "FILL(failures, 0)", above = 0, times = 1, seconds = 60, silence = "notBreaching"
      }
      executor-errors = {
        says    = "Invocations of the executor fail, more than the few that end a spoilt environment."
        metrics = { errors = { namespace = "AWS/Lambda", name = "Errors", of = local.functions_of.executor, stat = "Sum" } }
        result  = "FILL(errors, 0)", above = 10, times = 1, seconds = 300, silence = "notBreaching"
      }
      api-errors = {
        says = "The gateway could not hand frames to the function."
        metrics = {
          answered = { namespace = "AWS/ApiGateway", name = "IntegrationError", of = local.stage_of, stat = "Sum" }
          calling  = { namespace = "AWS/ApiGateway", name = "ExecutionError", of = local.stage_of, stat = "Sum" }
        }
        result = "SUM(METRICS())", above = 5, times = 1, seconds = 300, silence = "notBreaching"
      }
      failure-queue = {
        says    = "Lambda gave up on calls of the worker; they lie in the failure queue."
        metrics = { waiting = { namespace = "AWS/SQS", name = "ApproximateNumberOfMessagesVisible", of = { QueueName = local.failure_queue }, stat = "Maximum" } }
        result  = "FILL(waiting, 0)", above = 0, times = 1, seconds = 300, silence = "notBreaching"
      }
      first-event = {
        says    = "One user in twenty waits more than 20 s for the first sign of a worker."
        metrics = { delay = { namespace = local.metrics_namespace, name = "FirstEventSeconds", of = local.metrics_dimension, stat = "p95" } }
        result  = "FILL(delay, 0)", above = 20, times = 3, seconds = 300, silence = "notBreaching"
      }
      generations-failing = {
        says    = "Generations end by failures of ours."
        metrics = { failed = { namespace = local.metrics_namespace, name = "Failed", of = local.metrics_dimension, stat = "Sum" } }
        result  = "FILL(failed, 0)", above = 2, times = 1, seconds = 900, silence = "notBreaching"
      }
      refusals = {
        says = "More than a fifth of an hour's generations miss a gate, of ten at least."
        metrics = {
          refused = { namespace = local.metrics_namespace, name = "Refused", of = local.metrics_dimension, stat = "Sum" }
          ended   = { namespace = local.metrics_namespace, name = "GenerationSeconds", of = local.metrics_dimension, stat = "SampleCount" }
        }
        result = "IF(ended >= 10, 100 * refused / ended, 0)", above = 20, times = 1, seconds = 3600, silence = "notBreaching"
      }
      posts-failing = {
        says = "More than a twentieth of the posts fail, of a hundred at least."
        metrics = {
          failed = { namespace = local.metrics_namespace, name = "PostsFailed", of = local.metrics_dimension, stat = "Sum" }
          posted = { namespace = local.metrics_namespace, name = "Posts", of = local.metrics_dimension, stat = "Sum" }
        }
        result = "IF(posted >= 100, 100 * failed / posted, 0)", above = 5, times = 1, seconds = 300, silence = "notBreaching"
      }
      sandbox = {
        says    = "The sandbox cannot run programs."
        metrics = { failures = { namespace = local.metrics_namespace, name = "SandboxFailures", of = local.metrics_dimension, stat = "Sum" } }
        result  = "FILL(failures, 0)", above = 4, times = 1, seconds = 900, silence = "notBreaching"
      }
      sweeper = {
        says    = "Nothing has swept for five minutes: what dead workers leave behind stays."
        metrics = { sweeps = { namespace = local.metrics_namespace, name = "Unheld", of = local.metrics_dimension, stat = "SampleCount" } }
        result  = "IF(FILL(sweeps, 0) < 1, 1, 0)", above = 0, times = 5, seconds = 60, silence = "breaching"
      }
      backlog = {
        says    = "Twenty generations or more have no worker."
        metrics = { unheld = { namespace = local.metrics_namespace, name = "Unheld", of = local.metrics_dimension, stat = "Maximum" } }
        result  = "FILL(unheld, 0)", above = 19, times = 10, seconds = 60, silence = "notBreaching"
      }
      table-throttles = {
        says = "The table refused reads or writes as too many."
        metrics = {
          reads  = { namespace = "AWS/DynamoDB", name = "ReadThrottleEvents", of = local.table_of, stat = "Sum" }
          writes = { namespace = "AWS/DynamoDB", name = "WriteThrottleEvents", of = local.table_of, stat = "Sum" }
          index  = { namespace = "AWS/DynamoDB", name = "WriteThrottleEvents", of = merge(local.table_of, { GlobalSecondaryIndexName = "unfinished" }), stat = "Sum" }
        }
        result = "SUM(METRICS())", above = 10, times = 1, seconds = 300, silence = "notBreaching"
      }
      cost = {
        says    = "A day has cost more than ${var.alarm_dollars_per_day} dollars in Lambda time, messages and table units."
        metrics = local.cost_metrics
        result  = replace(local.cost, "/(generator|worker|executor|messages|writes|reads)/", "FILL($1, 0)"), above = var.alarm_dollars_per_day, times = 1, seconds = 86400, silence = "notBreaching"
      }
    },
  )
}

resource "aws_sns_topic" "alarms" {
  # checkov:skip=CKV_AWS_26:alarms say which number is too high and no more; CloudWatch cannot publish to a topic under SNS's own key
  name = "${local.name}-alarms"
}

resource "aws_sns_topic_subscription" "alarms" {
  count = var.alarm_email == "" ? 0 : 1

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

# The runtime itself writes these lines, before any code of ours runs.
resource "aws_cloudwatch_log_metric_filter" "imports" {
  for_each = toset(["generator", "worker"])

  name           = "${local.functions[each.key]}-imports"
  log_group_name = aws_cloudwatch_log_group.functions[each.key].name
  pattern        = "?\"Runtime.ImportModuleError\" ?\"Runtime.UserCodeSyntaxError\" ?\"Runtime.HandlerNotFound\""

  metric_transformation {
    namespace = local.imports.namespace
    name      = local.imports.name
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "service" {
  for_each = local.alarms

  alarm_name          = "${local.name}-${each.key}"
  alarm_description   = "${each.value.says} What to do: ${var.runbooks}#${replace(each.key, "/-(generator|worker|executor)$/", "")}"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.above
  evaluation_periods  = each.value.times
  datapoints_to_alarm = each.value.times
  treat_missing_data  = each.value.silence
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "result"
    expression  = each.value.result
    label       = each.key
    return_data = true
  }

  dynamic "metric_query" {
    for_each = each.value.metrics
    content {
      id = metric_query.key

      metric {
        namespace   = metric_query.value.namespace
        metric_name = metric_query.value.name
        dimensions  = metric_query.value.of
        stat        = metric_query.value.stat
        period      = each.value.seconds
      }
    }
  }
}

resource "aws_cloudwatch_dashboard" "service" {
  dashboard_name = local.dashboard
  dashboard_body = templatefile("${path.module}/dashboard.json.tftpl", {
    region      = local.region
    namespace   = local.metrics_namespace
    environment = var.environment
    generator   = local.functions.generator
    worker      = local.functions.worker
    executor    = local.functions.executor
    api         = aws_apigatewayv2_api.generator_streaming_api.id
    stage       = local.stage
    table       = local.table
    queue       = local.failure_queue
    cost        = local.cost
    imports     = local.imports
    alarms      = jsonencode(values(aws_cloudwatch_metric_alarm.service)[*].arn)
    log         = "SOURCE '${local.log_groups.generator}' | SOURCE '${local.log_groups.worker}'"
    runbooks    = var.runbooks
  })
}
