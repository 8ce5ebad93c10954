"""The list of topics is that of the families."""

from __future__ import annotations

from alpaco.generation.engines.catalogue.registry import FAMILIES
from alpaco.generation.engines.catalogue.topics import TOPICS
from alpaco.problem.request import Topic


def test_the_topics_are_those_of_the_families() -> None:
    """A family that serves a new topic brings it into the list, in the order of the vocabulary."""
    assert tuple(topic for topic in Topic if any(topic in family.topics for family in FAMILIES)) == TOPICS
