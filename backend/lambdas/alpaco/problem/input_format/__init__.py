"""One description of a problem's input, and everything that follows from it."""

from alpaco.problem.input_format.description import InputSections, describe
from alpaco.problem.input_format.generation import generate
from alpaco.problem.input_format.profiles import profiles
from alpaco.problem.input_format.types import InputFormat
from alpaco.problem.input_format.validation import InputFault, parse, validate

__all__ = ["InputFault", "InputFormat", "InputSections", "describe", "generate", "parse", "profiles", "validate"]
