"""Starter code: a program that reads the whole input into named variables and leaves the solving open."""

from __future__ import annotations

from alpaco.problem.input_format.starter_cpp import cpp_starter
from alpaco.problem.input_format.starter_java import java_starter
from alpaco.problem.input_format.starter_python import python_starter
from alpaco.problem.input_format.types import InputFormat
from alpaco.problem.program import Language

__all__ = ["starter_code"]

_WRITERS = {Language.PYTHON: python_starter, Language.CPP: cpp_starter, Language.JAVA: java_starter}


def starter_code(fmt: InputFormat, language: Language) -> str:
    """Return a program in Python 3, C++20 or Java 17 that compiles, reads the input and calls an empty `solve`."""
    return _WRITERS[language](fmt)
