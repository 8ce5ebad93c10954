"""One description of a problem's input, and everything that follows from it."""

from alpaco.problem.input_format.types import InputFormat

__all__ = ["InputFormat"]
