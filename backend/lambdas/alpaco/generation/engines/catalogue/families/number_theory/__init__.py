"""Number theory: primes, greatest common divisors, coprime pairs."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.families.number_theory import divisors, primes
from alpaco.generation.engines.catalogue.family import Brief, Draft, Family
from alpaco.problem.request import Difficulty, Topic

__all__ = ["FAMILY"]

_WRITERS = {**primes.WRITERS, **divisors.WRITERS}


def _write(brief: Brief) -> Draft:
    return _WRITERS[brief.variant](brief)


FAMILY = Family(
    name="number_theory",
    topics=(Topic.NUMBER_THEORY, Topic.MATH),
    variants={
        Difficulty.EASY: ("prime-counts", "gcd-without-one", "coprime-pairs"),
        Difficulty.MEDIUM: ("prime-counts", "gcd-without-one"),
        Difficulty.HARD: ("coprime-pairs",),
    },
    write=_write,
)
