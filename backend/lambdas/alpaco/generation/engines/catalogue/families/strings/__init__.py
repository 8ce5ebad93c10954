"""Strings: runs, windows, rotations and palindromes."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.strings import least_rotation, palindromes, rotations, runs, windows
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {
    "runs": runs.write,
    "longest-window": windows.write_longest,
    "count-windows": windows.write_count,
    "rotations": rotations.write,
    "longest-palindrome": palindromes.write_longest,
    "count-palindromes": palindromes.write_count,
    "least-rotation": least_rotation.write,
}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="strings",
    topics=(Topic.STRING,),
    variants={
        Difficulty.TUTORIAL: ("runs",),
        Difficulty.EASY: ("longest-window", "rotations", "longest-palindrome", "count-palindromes", "least-rotation"),
        Difficulty.MEDIUM: ("longest-window", "count-windows", "rotations"),
        Difficulty.HARD: ("longest-palindrome", "count-palindromes", "least-rotation"),
    },
    write=_write,
)
