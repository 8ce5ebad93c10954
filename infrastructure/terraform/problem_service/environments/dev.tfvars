# The defaults of variables.tf, spelled out: a plain `terraform apply` deploys just this.
environment            = "dev"
network_mode           = "nat_single"
log_retention_days     = 30
point_in_time_recovery = false
deletion_protection    = false
worker_concurrency     = 5
executor_concurrency   = 40
messages_per_second    = 50
