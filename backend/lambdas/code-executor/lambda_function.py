"""The deploy unit's module: `lambda_handler` runs one program on its tests, without rights."""

from alpaco.entrypoints.code_executor import isolated_handler as lambda_handler

__all__ = ["lambda_handler"]
