terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }

  # The state is a file beside this one. For a team: a versioned bucket with native locking (use_lockfile), as
  # docs/operations/infrastructure.md shows, in a backend.tf of your own.
}
