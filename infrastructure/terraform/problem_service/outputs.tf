output "generator_streaming_ecr_repo_url" {
  description = "Where to push the image."
  value       = data.aws_ecr_repository.generator.repository_url
}

output "generator_streaming_websocket_url" {
  description = "Where clients connect."
  value       = aws_apigatewayv2_stage.live.invoke_url
}

output "generator_streaming_image_tag" {
  description = "The tag that runs: what to go back to when the next one fails."
  value       = var.generator_streaming_image_tag
}

output "function_names" {
  description = "Functions by what they do; the alias live of each is what runs."
  value       = local.functions
}

output "table" {
  description = "The DynamoDB table of generations and events."
  value       = aws_dynamodb_table.generations.name
}

output "bucket" {
  description = "The S3 bucket of packages."
  value       = aws_s3_bucket.artefacts.bucket
}

output "failure_queue" {
  description = "Where invocations of the worker end that Lambda gave up on."
  value       = aws_sqs_queue.failures.url
}

output "dashboard" {
  description = "The CloudWatch dashboard."
  value       = local.dashboard
}

output "open_api" {
  description = "Whether anybody who knows the address may connect."
  value       = !local.authenticated
}
