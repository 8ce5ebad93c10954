# The alarms and the dashboard, as a plan shows them. No network is used.

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
  values          = { id = "a1b2c3d4e5", execution_arn = "arn:aws:execute-api:ap-northeast-2:123456789012:a1b2c3d4e5" }
}

override_resource {
  target          = aws_cloudwatch_metric_alarm.service
  override_during = plan
  values          = { arn = "arn:aws:cloudwatch:ap-northeast-2:123456789012:alarm:one" }
}

run "alarms_and_dashboard" {
  command         = plan
  expect_failures = [check.only_known_users_connect]

  assert {
    condition     = aws_cloudwatch_metric_alarm.service["errors-worker"].alarm_description == "The worker function raised an error. What to do: docs/operations/runbooks.md#errors"
    error_message = "An alarm says what is wrong and where to read on."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.service) == 19 && sum([for alarm in aws_cloudwatch_metric_alarm.service : length(alarm.metric_query) - 1]) == 29
    error_message = "docs/operations/monitoring.md says how many alarms there are, and on how many metrics: each is paid for."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.service["worker-saturated"].threshold == 4
    error_message = "Five workers at once are all that dev has."
  }

  assert {
    condition = one([for query in aws_cloudwatch_metric_alarm.service["cost"].metric_query : query.expression if query.id == "result"]) == join("", [
      "(FILL(generator, 0)*0.00000000833335+FILL(worker, 0)*0.00000002879238+FILL(executor, 0)*0.00000002879238",
      "+FILL(messages, 0)*0.00000100000000+FILL(writes, 0)*0.00000062500000+FILL(reads, 0)*0.00000012500000)",
    ])
    error_message = "A day's dollars come from Lambda time, messages and table units."
  }

  assert {
    condition     = length(aws_sns_topic_subscription.alarms) == 0
    error_message = "Nobody is told who did not ask."
  }

  assert {
    condition     = length(jsondecode(aws_cloudwatch_dashboard.service.dashboard_body).widgets) > 20 && length(regexall("\\$\\{", aws_cloudwatch_dashboard.service.dashboard_body)) == 0
    error_message = "The dashboard is JSON with everything filled in."
  }
}

run "somebody_is_told" {
  command         = plan
  expect_failures = [check.only_known_users_connect]
  variables { alarm_email = "operator@example.com" }

  assert {
    condition     = aws_sns_topic_subscription.alarms[0].endpoint == "operator@example.com"
    error_message = "The address is subscribed."
  }
}

run "an_uncapped_worker_cannot_be_saturated" {
  command         = plan
  expect_failures = [check.only_known_users_connect]
  variables { worker_concurrency = -1 }

  assert {
    condition     = !contains(keys(aws_cloudwatch_metric_alarm.service), "worker-saturated")
    error_message = "Without a cap there is nothing to reach."
  }
}

run "no_address" {
  command         = plan
  expect_failures = [var.alarm_email, check.only_known_users_connect]
  variables { alarm_email = "operator" }
}

run "no_budget" {
  command         = plan
  expect_failures = [var.alarm_dollars_per_day, check.only_known_users_connect]
  variables { alarm_dollars_per_day = 0 }
}
