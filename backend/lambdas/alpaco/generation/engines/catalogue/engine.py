"""The catalogue engine: picks a family, a level and a variant for a request, and writes the candidate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from alpaco.generation.engines.catalogue.family import Brief, Family
from alpaco.generation.engines.catalogue.refusal import nothing_fits, unknown_subject
from alpaco.generation.engines.catalogue.registry import FAMILIES
from alpaco.generation.engines.catalogue.theme import PLAIN, THEMES, Theme
from alpaco.generation.mentions import Vocabulary, fold
from alpaco.problem.candidate import Candidate, Provenance
from alpaco.problem.evidence import Check
from alpaco.problem.request import Difficulty, Request, Topic

__all__ = ["VERSION", "CatalogueEngine"]

T = TypeVar("T")

VERSION = "3"
"""Grows whenever some request would get other bytes than before."""


@dataclass(frozen=True, slots=True)
class _Choice:
    family: Family
    level: Difficulty
    variant: str


class CatalogueEngine:
    """Serves requests from problem families; implements `ports.Engine`. Equal requests get equal candidates."""

    def __init__(self, families: Sequence[Family] = FAMILIES) -> None:
        self._families = tuple(families)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics that these families serve, in the order of the vocabulary."""
        served = {topic for family in self._families for topic in family.topics}
        return tuple(topic for topic in Topic if topic in served)

    def propose(self, request: Request) -> Candidate:
        """Write a candidate; what the request leaves open follows from its seed.

        Raises `UnsupportedRequestError` with the nearest topics where no family fits.
        """
        if request.topic is None and (refusal := unknown_subject(request, self.topics)):
            raise refusal
        choice = next(self._choices(request), None)
        if choice is None:
            raise nothing_fits(request, self._levels(request), self.topics)
        return self._write(request, choice)

    def repair(self, request: Request, candidate: Candidate, failure: Check) -> Candidate | None:  # noqa: ARG002
        """Write the next variant that fits the request, whatever failed; None after the last one."""
        made_from = candidate.provenance
        choices = self._choices(request)
        for choice in choices:
            if (choice.family.name, choice.level, choice.variant) == (
                made_from.family,
                candidate.difficulty,
                made_from.variant,
            ):
                break
        following = next(choices, None)
        return self._write(request, following) if following else None

    def _choices(self, request: Request) -> Iterator[_Choice]:
        """Yield all that fits, in an order that the seed decides; families of the topic's own come first."""
        random = Random(f"choices/{request.seed}")
        families = _shuffled(random, [f for f in self._families if _serves(f, request)])
        families.sort(key=lambda family: request.topic not in (None, family.topics[0]))
        for family in families:
            for level in _shuffled(random, tuple(family.variants)):
                for variant in _shuffled(random, family.variants[level]):
                    if request.difficulty in (None, level):
                        yield _Choice(family, level, variant)

    def _levels(self, request: Request) -> list[Difficulty]:
        families = [family for family in self._families if _serves(family, request)]
        return [level for level in Difficulty if any(level in family.variants for family in families)]

    def _write(self, request: Request, choice: _Choice) -> Candidate:
        family, level, variant = choice.family, choice.level, choice.variant
        random = Random(f"{family.name}/{level}/{variant}/{request.seed}")
        draft = family.write(Brief(level, variant, random, _theme(request, random)))
        return Candidate(
            topic=request.topic or family.topics[0],
            difficulty=level,
            statement=draft.statement,
            input_format=draft.input_format,
            programs=draft.programs,
            samples=draft.samples,
            provenance=Provenance("catalogue", VERSION, request.seed, family.name, variant),
            tests=draft.tests,
            memory_mb=draft.memory_mb,
            unmet=_unmet(request),
        )


def _serves(family: Family, request: Request) -> bool:
    wanted = request.topic is None or request.topic in family.topics
    return wanted and family.topics[0] not in request.excluded


def _shuffled(random: Random, items: Sequence[T]) -> list[T]:
    return random.sample(items, len(items))


def _theme(request: Request, random: Random) -> Theme:
    """Return the theme that was asked for, the plain one where a wish cannot be met, else one by the seed."""
    drawn = random.choice(THEMES)
    if request.theme is not None:
        return _known_theme(request.theme) or PLAIN
    return PLAIN if request.wishes else drawn


def _known_theme(words: str) -> Theme | None:
    known = Vocabulary({theme.name: theme.keys for theme in THEMES}).find(fold(words))
    return next((theme for theme in THEMES if known and theme.name == known[0].meaning), None)


def _unmet(request: Request) -> tuple[str, ...]:
    """Return what a catalogue cannot do: a story in a world that it has no words for, and every other wish."""
    untold = request.theme if request.theme and not _known_theme(request.theme) else None
    return (*([untold] if untold else []), *request.wishes)
