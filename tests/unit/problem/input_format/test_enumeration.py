from itertools import islice

import pytest
from example_formats import FORMATS, PARTIAL, integer

from alpaco.problem.input_format import InputFormat, enumerate_small, validate
from alpaco.problem.input_format.types import Line


@pytest.mark.parametrize("name", FORMATS)
def test_every_enumerated_input_is_valid_new_and_within_the_budget(name):
    """Nothing invalid, nothing twice, never more than asked for."""
    texts = list(enumerate_small(FORMATS[name], 300))
    assert [text for text in texts if validate(FORMATS[name], text)] == []
    assert len(set(texts)) == len(texts) <= 300
    assert len(texts) > 100
    assert texts[:20] == list(islice(enumerate_small(FORMATS[name], 20), 20))


def test_a_finite_format_is_exhausted():
    """All inputs of a tiny format come, then the end."""
    fmt = InputFormat((Line((integer("A", -2, 2), integer("B", 1, "A + 2"))),))
    expected = {f"{a} {b}\n" for a in range(-2, 3) for b in range(1, a + 3)}
    assert set(enumerate_small(fmt, 1000)) == expected


def test_all_sequences_of_small_size_are_there():
    """Exhaustive means: every array of length up to 3 over two values."""
    texts = set(enumerate_small(FORMATS["array"], 4000))
    for values in ("0", "1", "0 0", "1 0", "0 1", "1 1", "1 0 1", "1 1 0"):
        assert f"{len(values.split())}\n{values}\n" in texts


def test_all_connected_graphs_on_four_vertices_with_three_edges_are_there():
    """Sixteen labelled trees on four vertices."""
    unweighted = {text for text in enumerate_small(FORMATS["bipartite"], 3000) if text.startswith("4 3\n")}
    assert len(unweighted) == 16


@pytest.mark.parametrize("name", PARTIAL)
def test_small_inputs_have_a_value_for_every_bound(name):
    """Those without are left out, the others stay."""
    texts = list(enumerate_small(PARTIAL[name], 60))
    assert len(texts) > 5
    assert [text for text in texts if validate(PARTIAL[name], text)] == []
