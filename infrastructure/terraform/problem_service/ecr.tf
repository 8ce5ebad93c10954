# The repository belongs to the root in registry/, which is applied before an image can be pushed. Here both are only
# read: without an image of that tag the plan ends, and nothing has been created.

data "aws_ecr_repository" "generator" {
  name = "alpaco/problem-generator-streaming-${var.environment}"
}

data "aws_ecr_images" "generator" {
  repository_name = data.aws_ecr_repository.generator.name

  lifecycle {
    postcondition {
      condition     = contains(self.image_ids[*].image_tag, var.generator_streaming_image_tag)
      error_message = "There is no image ${data.aws_ecr_repository.generator.repository_url}:${var.generator_streaming_image_tag}. Push it first (docker push), then apply with its tag."
    }
  }
}

locals {
  # By digest, so that a function runs what was checked, and a plan shows every change of it.
  image_digest = one([for image in data.aws_ecr_images.generator.image_ids : image.image_digest if image.image_tag == var.generator_streaming_image_tag])
  image_uri    = "${data.aws_ecr_repository.generator.repository_url}@${local.image_digest}"
}
