variable "environment" {
  description = "Which deployment the images are for; part of the repository's name, as in the service's root."
  type        = string
  default     = "dev"

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{0,11}$", var.environment))
    error_message = "The environment is a short name: up to 12 lower-case letters and digits, a letter first."
  }
}
