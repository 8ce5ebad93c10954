"""The tests of a candidate: its samples, the author's own inputs, and generated ones in judging order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Protocol

from alpaco.errors import InputFormatError
from alpaco.problem.candidate import Candidate
from alpaco.problem.input_format import InputFormat, enumerate_small, generate, profiles
from alpaco.verification.shrinking import shrunk

__all__ = [
    "FEWEST",
    "MOST",
    "Build",
    "Room",
    "TestInput",
    "build",
    "found_input",
    "large_cases",
    "small_cases",
    "structured_cases",
]

FEWEST, MOST = 30, 60
_SMALL, _LARGE_FEWEST = 12, 4
_STRUCTURED_SIZE = 30
_GENERAL = ("minimum", "maximum", "random-small", "random-large", "maximum-random", "maximum-least",
            "minimum-greatest", "extreme", "many-cases")  # fmt: skip
_LARGE_FIRST = ("maximum", "maximum-random", "random-large", "maximum-least", "extreme", "many-cases")
# Judging order: what is cheap and kills much comes first; a found test never renames another.
_GROUPS = {"sample": 1, "hand": 2, "small": 3, "found": 4, "structured": 5, "large": 6}


@dataclass(frozen=True, slots=True)
class TestInput:
    """The input of a test. Names sort in judging order; `purpose` says what it is for.

    `authored` inputs were written by hand: the author's, who may have left the format.
    """

    __test__ = False  # pytest collects classes of this name

    name: str
    text: str
    purpose: str
    sample: bool = False
    authored: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """How many large tests there may be, and of how many characters together, the first few aside."""

    tests: int = 18
    characters: int = 6 * 2**20


_ROOM = Room()


class Build(Protocol):
    """A way of building tests: see `build`."""

    def __call__(
        self, candidate: Candidate, found: Sequence[TestInput] = (), *, large: bool = True
    ) -> tuple[TestInput, ...]:
        """Return the tests of a candidate."""
        ...


def build(
    candidate: Candidate, found: Sequence[TestInput] = (), *, large: bool = True, room: Room = _ROOM
) -> tuple[TestInput, ...]:
    """Return 30 to 60 different inputs in judging order; the same candidate gives the same bytes.

    More than 60 only where the author and the search for killers gave that many, fewer than 30 only where no more
    different ones were found. Without `large` those that take time to make, and what fills up, are left out.
    Whether all are valid is for gate G3 to say.
    """
    fmt, seed = candidate.input_format, candidate.provenance.seed
    seen: set[str] = set()
    chosen = {
        "sample": _new(seen, ((f"sample-{i}", text) for i, text in enumerate(candidate.samples, 1))),
        "hand": _new(seen, ((test.name, test.text) for test in candidate.tests)),
        "small": _new(seen, islice(_small(fmt, seed), _SMALL)),
        "structured": _new(seen, _structured(fmt, seed)),
        "large": list(_within(room, _new_each(seen, _large(fmt, seed)))) if large else [],
    }
    spare = _new_each(seen, chain(islice(_small(fmt, seed), _SMALL, _SMALL + 200), _again(fmt, seed)))
    while large and sum(map(len, chosen.values())) < FEWEST and (more := next(spare, None)):
        chosen["small"].append(more)
    while sum(map(len, chosen.values())) > MOST and len(chosen["structured"]) > 1:
        chosen["structured"].pop()
    purposes = {test.text: test.purpose for test in candidate.tests}
    made = [
        TestInput(
            name=_name(group, index, label),
            text=text,
            purpose=purposes.get(text, label),
            sample=group == "sample",
            authored=group in ("sample", "hand"),
        )
        for group, inputs in chosen.items()
        for index, (label, text) in enumerate(inputs, 1)
    ]
    return tuple(sorted([*made, *found], key=lambda test: test.name))


def found_input(text: str, purpose: str, number: int) -> TestInput:
    """Return the test that a search found."""
    return TestInput(_name("found", number, "found"), text, purpose)


def small_cases(fmt: InputFormat, seed: int, count: int) -> tuple[str, ...]:
    """Return different small inputs: exhaustive ones first, then random and structured ones."""
    exhaustive = enumerate_small(fmt, count // 2)
    labelled = chain((("exhaustive", text) for text in exhaustive), _mixed(fmt, seed, 2 * count))
    return tuple(text for _, text in islice(_new_each(set(), labelled), count))


def structured_cases(fmt: InputFormat, seed: int, size: int, rounds: int) -> tuple[str, ...]:
    """Return different inputs of every shape with sizes up to `size`."""
    made = (case for i in range(rounds) for case in _structured(fmt, seed + 1 + i, size))
    return tuple(text for _, text in _new_each(set(), made))


def large_cases(fmt: InputFormat, seed: int) -> Iterator[str]:
    """Yield different inputs of the largest sizes, of every shape and again with other seeds."""
    shapes = [name for name in profiles(fmt) if "=" not in name and "small" not in name and "minimum" not in name]
    made = (case for i in range(10) for shape in shapes for case in _made(fmt, shape, seed + 101 + i))
    return (text for _, text in _new_each(set(), made))


Labelled = tuple[str, str]


def _new(seen: set[str], inputs: Iterator[Labelled]) -> list[Labelled]:
    return list(_new_each(seen, inputs))


def _new_each(seen: set[str], inputs: Iterator[Labelled]) -> Iterator[Labelled]:
    for label, text in inputs:
        if text not in seen:
            seen.add(text)
            yield label, text


def _made(fmt: InputFormat, profile: str, seed: int) -> Iterator[Labelled]:
    """Generate one input; nothing where a smaller or shaped one cannot keep the conditions."""
    try:
        yield profile, generate(fmt, profile, seed)
    except InputFormatError:
        return


def _small(fmt: InputFormat, seed: int) -> Iterator[Labelled]:
    for profile in ("minimum", "minimum-greatest"):
        yield from _made(fmt, profile, seed)
    for number in range(1000):
        yield from _made(fmt, "random-small", seed + number)


def _structured(fmt: InputFormat, seed: int, size: int = _STRUCTURED_SIZE) -> Iterator[Labelled]:
    small = shrunk(fmt, size)
    for profile in profiles(fmt):
        if profile not in ("minimum", "minimum-greatest", "random-small"):
            yield from _made(small, profile, seed)


def _again(fmt: InputFormat, seed: int) -> Iterator[Labelled]:
    """Yield the structured ones of other seeds, then every small one: the last resort of a format with few inputs."""
    for number in range(1, 6):
        yield from _structured(fmt, seed + number)
    yield from (("exhaustive", text) for text in enumerate_small(fmt, 4 * FEWEST))


def _large(fmt: InputFormat, seed: int) -> Iterator[Labelled]:
    """Yield the general ones, every shape, every bound of an integer, then random ones and the shapes again in turn."""
    names = profiles(fmt)
    special = [name for name in names if name not in _GENERAL]
    shapes = [name for name in special if "=" not in name]
    for profile in (*(name for name in _LARGE_FIRST if name in names), *shapes, *special[len(shapes) :]):
        yield from _made(fmt, profile, seed)
    for number, shape in enumerate(3 * (shapes or ["maximum-random"]), 1):
        yield from _made(fmt, ("maximum-random", "random-large")[number % 2], seed + number)
        yield from _made(fmt, shape, seed + number)


def _within(room: Room, inputs: Iterator[Labelled]) -> Iterator[Labelled]:
    total = 0
    for number, (label, text) in enumerate(inputs):
        total += len(text)
        if number >= room.tests or (number >= _LARGE_FEWEST and total > room.characters):
            return
        yield label, text


def _mixed(fmt: InputFormat, seed: int, count: int) -> Iterator[Labelled]:
    tiny = shrunk(fmt, 6)
    shapes = [name for name in profiles(fmt) if name not in ("minimum", "minimum-greatest")]
    for number in range(count):
        yield from _made(fmt, "random-small", seed + number)
        yield from _made(tiny, shapes[number % len(shapes)], seed + number)


def _name(group: str, index: int, label: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-") or group
    return f"{_GROUPS[group]}-{index:02}-{slug}"
