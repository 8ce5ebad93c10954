"""The gates, the building of tests and the deciding of verdicts; pure over what the sandbox observed."""
