# The image repository, in a root of its own: it is there, with its policy, before anything that needs an image.

resource "aws_ecr_repository" "generator_streaming_repo" {
  # checkov:skip=CKV_AWS_136:encrypted with ECR's own key; nobody outside this account pulls
  name                 = "alpaco/problem-generator-streaming-${var.environment}"
  image_tag_mutability = "IMMUTABLE" # a tag that can be pushed again would make an apply see "No changes"
  force_delete         = var.environment != "prod"

  image_scanning_configuration {
    scan_on_push = true
  }
}

# Lambda fetches a running image again from time to time, and lifecycle rules do not know what runs. So only what has
# no tag, which nothing can deploy, expires.
resource "aws_ecr_lifecycle_policy" "generator_streaming_repo" {
  repository = aws_ecr_repository.generator_streaming_repo.name

  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "What lost its tag or never had one"
      selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 14 }
      action       = { type = "expire" }
    }]
  })
}

# Without it, and without the same right in the function's role, Lambda says "Source image does not exist". An administrator
# does not notice: Lambda then writes this policy by itself.
data "aws_iam_policy_document" "pull" {
  statement {
    sid     = "LambdaPullsImages"
    actions = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }

    condition {
      test     = "StringLike"
      variable = "aws:sourceArn"
      values   = ["arn:aws:lambda:${local.region}:${data.aws_caller_identity.current.account_id}:function:alpaco-${var.environment}-*"]
    }
  }
}

resource "aws_ecr_repository_policy" "generator_streaming_repo" {
  repository = aws_ecr_repository.generator_streaming_repo.name
  policy     = data.aws_iam_policy_document.pull.json
}
