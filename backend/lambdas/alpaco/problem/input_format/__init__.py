"""One description of a problem's input, and everything that follows from it."""

from alpaco.problem.input_format.bounds import bounds, bounds_reached
from alpaco.problem.input_format.checking import check
from alpaco.problem.input_format.description import InputSections, describe
from alpaco.problem.input_format.enumeration import enumerate_small
from alpaco.problem.input_format.generation import generate
from alpaco.problem.input_format.json_form import from_json, json_schema, to_json
from alpaco.problem.input_format.near_valid import NearValid, near_valid
from alpaco.problem.input_format.profiles import profiles
from alpaco.problem.input_format.stand_alone import validator_program
from alpaco.problem.input_format.starter import starter_code
from alpaco.problem.input_format.types import InputFormat
from alpaco.problem.input_format.validation import InputFault, Values, parse, validate

__all__ = [
    "InputFault",
    "InputFormat",
    "InputSections",
    "NearValid",
    "Values",
    "bounds",
    "bounds_reached",
    "check",
    "describe",
    "enumerate_small",
    "from_json",
    "generate",
    "json_schema",
    "near_valid",
    "parse",
    "profiles",
    "starter_code",
    "to_json",
    "validate",
    "validator_program",
]
