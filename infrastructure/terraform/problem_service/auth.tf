# Who may connect. An authorizer on $connect follows; until then every plan and apply says what that means.

locals {
  authenticated = false
}

check "only_known_users_connect" {
  assert {
    condition     = local.authenticated
    error_message = "The API is open: whoever knows its address can connect and have problems made, which you pay for. worker_concurrency and messages_per_second bound it. Share the address with care until authentication comes."
  }
}
