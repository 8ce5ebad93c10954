"""The deploy unit's module: `lambda_handler` serves the routes, `worker_handler` makes the problems."""

from alpaco.entrypoints.aws_lambda import lambda_handler, worker_handler

__all__ = ["lambda_handler", "worker_handler"]
