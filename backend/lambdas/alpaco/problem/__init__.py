"""What a problem is: request, input format, programs, limits, tests, verdicts. Data and pure functions."""
