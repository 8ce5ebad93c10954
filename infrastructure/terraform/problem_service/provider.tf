provider "aws" {
  region = local.region

  default_tags {
    tags = local.tags
  }
}

data "aws_caller_identity" "current" {}
