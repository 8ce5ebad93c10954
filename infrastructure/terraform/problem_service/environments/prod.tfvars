environment            = "prod"
network_mode           = "nat_per_az"
log_retention_days     = 365
point_in_time_recovery = true
deletion_protection    = true
worker_concurrency     = 50
executor_concurrency   = 400
messages_per_second    = 500
