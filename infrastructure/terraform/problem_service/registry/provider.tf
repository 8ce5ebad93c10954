locals {
  region = "ap-northeast-2"
}

provider "aws" {
  region = local.region

  default_tags {
    tags = { Project = "alpaco", Environment = var.environment, ManagedBy = "terraform" }
  }
}

data "aws_caller_identity" "current" {}
