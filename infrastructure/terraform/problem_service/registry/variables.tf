variable "environment" {
  description = "Which deployment the images are for; part of the repository's name, as in the service's root."
  type        = string
  default     = "dev"

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{0,11}$", var.environment))
    error_message = "The environment is a short name: up to 12 lower-case letters and digits, a letter first."
  }

  # Each environment has a state of its own, so that applying one never means replacing another.
  validation {
    condition     = var.environment == (terraform.workspace == "default" ? "dev" : terraform.workspace)
    error_message = "This is the state of ${terraform.workspace == "default" ? "dev" : terraform.workspace}. Choose the other one first: terraform workspace select -or-create ${var.environment}"
  }
}
