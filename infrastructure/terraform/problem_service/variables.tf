variable "generator_streaming_image_tag" {
  description = "Tag of the image to run, unique for every push: a time such as 20261129181500, or a Git hash."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$", var.generator_streaming_image_tag))
    error_message = "An image tag has 1 to 128 letters, digits, '_', '.' and '-', and begins with none of the last two."
  }

  validation {
    condition = !contains([
      "latest", "current", "newest", "head", "main", "master", "trunk", "dev", "develop", "development", "test",
      "staging", "stage", "prod", "production", "release", "stable", "edge", "nightly", "live"
    ], lower(var.generator_streaming_image_tag))
    error_message = "This tag moves from image to image, so an apply would not see a new one. Push under a tag of its own: TAG=$(date +%Y%m%d%H%M%S)."
  }
}

variable "environment" {
  description = "Which deployment this is; part of every name. Several can stand in one account."
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

variable "network_mode" {
  description = "nat_single: private subnets, one NAT gateway. nat_per_az: one for each zone. none: routes and worker outside any VPC."
  type        = string
  default     = "nat_single"

  validation {
    condition     = contains(["nat_single", "nat_per_az", "none"], var.network_mode)
    error_message = "network_mode is nat_single, nat_per_az or none. Endpoints alone cannot replace the NAT gateway: the management API of a WebSocket API is not reachable through an endpoint."
  }
}

variable "availability_zones" {
  description = "The two zones of the subnets, by name, so that they are the same at every apply."
  type        = list(string)
  default     = ["ap-northeast-2a", "ap-northeast-2c"]

  validation {
    condition     = length(distinct(var.availability_zones)) == 2 && alltrue([for zone in var.availability_zones : can(regex("^ap-northeast-2[a-d]$", zone))])
    error_message = "availability_zones are two different zones of ap-northeast-2, such as [\"ap-northeast-2a\", \"ap-northeast-2c\"]."
  }
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is one of CloudWatch's own periods: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, or whole years up to ten as days."
  }
}

variable "point_in_time_recovery" {
  description = "Whether the table can be brought back to any second of the last 35 days, and the bucket keeps replaced objects for 30 days."
  type        = bool
  default     = false
}

variable "deletion_protection" {
  description = "Whether the table and a bucket with packages in it refuse to be destroyed."
  type        = bool
  default     = false
}

variable "worker_concurrency" {
  description = "How many generations run at once, which caps what can be spent. Taken from the account's concurrency; -1 reserves none and caps nothing."
  type        = number
  default     = 5

  validation {
    condition     = var.worker_concurrency == -1 || (var.worker_concurrency >= 1 && floor(var.worker_concurrency) == var.worker_concurrency)
    error_message = "worker_concurrency is a whole number from 1, or -1 for no reservation. With 0 nothing would ever be made."
  }
}

variable "executor_concurrency" {
  description = "How many programs run at once; one generation runs up to eight. Taken from the account's concurrency; -1 reserves none."
  type        = number
  default     = 40

  validation {
    condition     = var.executor_concurrency == -1 || (var.executor_concurrency >= 1 && floor(var.executor_concurrency) == var.executor_concurrency)
    error_message = "executor_concurrency is a whole number from 1, or -1 for no reservation. With 0 no program would ever run."
  }
}

variable "messages_per_second" {
  description = "How many messages and connections the API takes per second on each route; a tenth of it on generateProblem."
  type        = number
  default     = 50

  validation {
    condition     = var.messages_per_second >= 10 && var.messages_per_second <= 10000
    error_message = "messages_per_second lies between 10 and 10000, the account's own limit."
  }
}

variable "account_log_role" {
  description = "Whether this deployment sets the role by which API Gateway writes logs: one per account and region, so true in one deployment only."
  type        = bool
  default     = true
}

variable "alarm_email" {
  description = "Who is told of alarms; the address has to be confirmed once. Empty: nobody, the dashboard still shows them."
  type        = string
  default     = ""

  validation {
    condition     = var.alarm_email == "" || can(regex("^[^@\\s]+@[^@\\s]+$", var.alarm_email))
    error_message = "alarm_email is one mail address, or empty."
  }
}

variable "alarm_dollars_per_day" {
  description = "What a day may cost in Lambda time, messages and table units before somebody is told."
  type        = number
  default     = 5

  validation {
    condition     = var.alarm_dollars_per_day > 0
    error_message = "alarm_dollars_per_day is a number above 0."
  }
}

variable "runbooks" {
  description = "Where the runbooks are read, for the links in alarms: an address, or the file in the repository."
  type        = string
  default     = "docs/operations/runbooks.md"
}
