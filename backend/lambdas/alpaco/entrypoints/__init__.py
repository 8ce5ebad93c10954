"""Where the outside world comes in: the Lambda handlers and the command line."""
