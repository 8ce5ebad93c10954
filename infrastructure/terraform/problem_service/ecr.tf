# The repository belongs to the root in registry/, which is applied before an image can be pushed. Here both are only
# read: without an image of that tag the plan ends, and nothing has been created. Terraform shows the line that failed,
# so the cures stand there.

data "aws_ecr_repository" "generator" { # An error here: there is no repository yet. Apply registry/ first.
  name = "alpaco/problem-generator-streaming-${var.environment}"
}

data "aws_ecr_image" "generator" { # An error here: no image has this tag. Push it first (docker push), then apply with its tag.
  repository_name = data.aws_ecr_repository.generator.name
  image_tag       = var.generator_streaming_image_tag
}

locals {
  # By digest, so that a function runs what was checked, and a plan shows every change of it.
  image_uri = "${data.aws_ecr_repository.generator.repository_url}@${data.aws_ecr_image.generator.image_digest}"
}
