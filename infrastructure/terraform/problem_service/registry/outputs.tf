output "generator_streaming_ecr_repo_url" {
  description = "Where to push the image."
  value       = aws_ecr_repository.generator_streaming_repo.repository_url
}
