"""The catalogue engine: what it picks, what it repeats, what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from alpaco.errors import UnsupportedRequestError
from alpaco.generation.engines.catalogue.engine import CatalogueEngine
from alpaco.generation.engines.catalogue.family import Brief, Family
from alpaco.generation.engines.catalogue.registry import FAMILIES
from alpaco.generation.engines.catalogue.theme import PLAIN
from alpaco.generation.prompt import read_prompt
from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.program import Role
from alpaco.problem.request import Difficulty, Request, Topic

ENGINE = CatalogueEngine()
MISSED = Check(Gate.WRONG, CheckState.FAILED)


def ask(prompt: str, seed: int = 7) -> Request:
    """Read a prompt."""
    return read_prompt(prompt, seed=seed)


def chain(request: Request) -> Iterator[Candidate]:
    """Every candidate that the engine has to offer when each one misses a gate."""
    candidate: Candidate | None = ENGINE.propose(request)
    while candidate:
        yield candidate
        candidate = ENGINE.repair(request, candidate, MISSED)


@pytest.mark.parametrize("level", [Difficulty.TUTORIAL, Difficulty.EASY, Difficulty.MEDIUM])
def test_a_request_gets_what_it_names(level: Difficulty) -> None:
    """Topic and level of the request are those of the candidate, which carries the roles that the gates need."""
    candidate = ENGINE.propose(ask(f"binary search {level}"))
    roles = {program.role for program in candidate.programs}
    assert (candidate.topic, candidate.difficulty) == (Topic.BINARY_SEARCH, level)
    assert {Role.REFERENCE, Role.ACCEPTED, Role.BRUTE, Role.WRONG} <= roles
    assert (candidate.provenance.engine, candidate.provenance.seed) == ("catalogue", 7)


def test_equal_requests_get_equal_candidates() -> None:
    """The same request gives the same candidate; other seeds give others."""
    made = [ENGINE.propose(ask("문제 하나 만들어줘", seed)) for seed in range(8)]
    assert made == [ENGINE.propose(ask("문제 하나 만들어줘", seed)) for seed in range(8)]
    assert len({candidate.provenance.family for candidate in made}) >= 2
    assert len({candidate.difficulty for candidate in made}) > 1


def test_refused_topics_are_not_chosen() -> None:
    """A topic that the prompt refused is never picked for a request that leaves the topic open."""
    made = [ENGINE.propose(ask("이분 탐색 말고 아무 문제나", seed)) for seed in range(10)]
    assert Topic.BINARY_SEARCH not in {candidate.topic for candidate in made}


def test_a_theme_tells_the_story() -> None:
    """A known theme's words stand in the statement in both languages; an unknown one is told plainly."""
    story = ENGINE.propose(ask("이분 탐색 쉬운 문제, 우주 배경")).statement.story
    assert "운석" in story.ko
    assert "meteorite" in story.en
    assert "연구원" in ENGINE.propose(ask("이분 탐색 쉬운 문제, 좀비 배경")).statement.story.ko


@pytest.mark.parametrize(
    ("prompt", "unmet"),
    [
        ("쉬운 정렬 문제, 급식 이야기로", ("급식",)),
        ("a medium greedy problem about a bakery", ("bakery",)),
        ("bfs in space", ()),
    ],
)
def test_a_wish_that_cannot_be_met_is_named_and_told_plainly(prompt: str, unmet: tuple[str, ...]) -> None:
    """A story in a world without words here is not told in another one, and whoever asked can be told so."""
    candidate = CatalogueEngine().propose(ask(prompt))
    assert candidate.unmet == unmet
    if unmet:
        assert PLAIN.place.en in candidate.statement.story.en


def test_repair_offers_each_variant_once() -> None:
    """After a missed gate comes another variant of the same topic and level, until there is none left."""
    made = list(chain(ask("easy binary search")))
    names = [(candidate.provenance.family, candidate.provenance.variant) for candidate in made]
    offered = [
        (f.name, v) for f in FAMILIES if f.topics[0] is Topic.BINARY_SEARCH for v in f.variants.get(Difficulty.EASY, ())
    ]
    assert len(set(names)) == len(names)
    assert set(offered) <= set(names)
    assert {(candidate.topic, candidate.difficulty) for candidate in made} == {(Topic.BINARY_SEARCH, Difficulty.EASY)}


def test_repair_of_a_strangers_candidate_is_none() -> None:
    """A candidate that this engine would not have made for the request has no successor."""
    request = ask("easy binary search")
    candidate = ENGINE.propose(request)
    stranger = replace(candidate, provenance=replace(candidate.provenance, family="unknown"))
    assert ENGINE.repair(request, stranger, MISSED) is None


@pytest.mark.parametrize(
    ("prompt", "word"),
    [
        ("투 포인터 문제 만들어줘", "투 포인터"),
        ("a two pointers problem", "two pointers"),
        ("양자역학 문제 만들어줘", "양자역학"),
        ("a problem about quantum physics", "quantum physics"),
        ("영어 문법 문제 내줘", "문법"),
    ],
)
def test_an_unknown_subject_is_refused_by_name(prompt: str, word: str) -> None:
    """A subject outside the vocabulary is not answered with some other problem."""
    with pytest.raises(UnsupportedRequestError, match=word) as raised:
        ENGINE.propose(ask(prompt))
    assert set(raised.value.nearest) <= set(ENGINE.topics)
    assert raised.value.nearest


@pytest.mark.parametrize("prompt", ["비트마스킹 문제", "bitmask problem"])
def test_a_topic_that_no_family_serves_is_refused(prompt: str) -> None:
    """A topic of the vocabulary without a family is refused in the user's language with topics that have one."""
    with pytest.raises(UnsupportedRequestError, match=r"카탈로그|catalogue") as raised:
        CatalogueEngine(FAMILIES[:1]).propose(ask(prompt))
    assert set(raised.value.nearest) == set(FAMILIES[0].topics)


def test_a_level_that_no_family_has_is_refused_with_the_levels() -> None:
    """Where the topic exists only at other levels, the refusal names them."""
    engine = CatalogueEngine([replace(FAMILIES[0], variants={Difficulty.EASY: FAMILIES[0].variants[Difficulty.EASY]})])
    with pytest.raises(UnsupportedRequestError, match="easy") as raised:
        engine.propose(ask("hard binary search"))
    assert raised.value.nearest == (Topic.BINARY_SEARCH,)


def test_refusing_everything_leaves_nothing() -> None:
    """Excluding all that the catalogue has is answered honestly."""
    engine = CatalogueEngine([FAMILIES[0]])
    with pytest.raises(UnsupportedRequestError):
        engine.propose(ask("이분 탐색 말고 아무거나"))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_families_are_pure_and_complete(family: Family) -> None:
    """Equal briefs give equal drafts at every level and variant, with at least four named mistakes and two samples."""
    for level, variants in family.variants.items():
        for variant in variants:
            draft, again = (family.write(Brief(level, variant, Random(3), PLAIN)) for _ in range(2))
            assert draft == again
            wrong = [program for program in draft.programs if program.role is Role.WRONG]
            assert len(wrong) >= 4
            assert all(program.note for program in wrong)
            assert 2 <= len(draft.samples) <= 3
            assert len({program.name for program in draft.programs}) == len(draft.programs)
