import pytest
from example_formats import FORMATS, PARTIAL, integer

from alpaco.problem.input_format import InputFormat, generate, near_valid, validate
from alpaco.problem.input_format.types import Array, Cases, Line, Matrix, Queries, QueryKind, Real, Require
from alpaco.problem.text import Text


@pytest.mark.parametrize("name", FORMATS)
def test_the_validator_refuses_every_near_valid_input(name):
    """Each breaks something, so none may pass."""
    for seed in range(3):
        found = near_valid(FORMATS[name], seed)
        assert [near.breaks for near in found if validate(FORMATS[name], near.text) is None] == []
        assert len({near.breaks for near in found}) == len(found)


def test_every_bound_and_every_guarantee_has_its_input():
    """One below, one above, and each promise broken once."""
    breaks = {near.breaks for near in near_valid(FORMATS["cases"], 1)}
    assert {"T=min-1", "T=max+1", "N=min-1", "N=max+1", "A=min-1", "A=max+1"} <= breaks
    assert {"require:K <= N", "sum(N)=max+1"} <= breaks
    assert {"E:connected", "E:bipartite", "E:simple"} <= {n.breaks for n in near_valid(FORMATS["bipartite"], 1)}
    assert {"queries.3:distinct", "queries.3:ordered", "queries:tag"} <= {
        n.breaks for n in near_valid(FORMATS["queries"], 1)
    }
    assert {"G:S missing", "G:S twice", "G:alphabet", "G:short-row"} <= {
        n.breaks for n in near_valid(FORMATS["grid"], 1)
    }


def test_a_bound_is_broken_by_an_input_that_is_otherwise_consistent():
    """N = max + 1 comes with that many elements: a validator that only counts tokens accepts it."""
    [text] = [near.text for near in near_valid(FORMATS["sum"], 1) if near.breaks == "N=max+1"]
    assert text.split()[0] == "41"
    assert len(text.split()) == 42


def test_a_bounded_product_is_broken_by_no_more_than_it_takes():
    """The text that breaks R * C <= 10**6 has little more than a million elements, those of other bounds fewer."""
    sizes = Line((integer("R", 1, 10**6), integer("C", 1, 10**6)))
    matrix = Matrix("A", "R", "C", 0, 1, Text("표", "the table"))
    fmt = InputFormat((sizes, matrix), requires=(Require("R * C <= 10**6", Text("", "")),))
    elements = {near.breaks: len(near.text.split()) - 2 for near in near_valid(fmt, 1)}
    assert 10**6 < elements.pop("require:R * C <= 10**6") < 1_100_000
    assert max(elements.values()) <= 10**6 + 1


def test_a_foreign_tag_before_a_real_number_is_written():
    """The fields are those of the query that stood there, whatever its tag says."""
    add = QueryKind("add", (Real("f", 0, 0, 1, Text("값", "a value")),), Text("더함", "adds"))
    ask = QueryKind("ask", (integer("l", 1, "N"),), Text("물음", "asks"))
    fmt = InputFormat((Line((integer("N", 1, 8),)), Queries("Q", "N", (add, ask), Text("질의", "the queries"))))
    broken = {near.breaks: near.text for near in near_valid(fmt, 0)}
    assert broken["Q:tag"].splitlines()[1].split()[0] not in ("add", "ask")
    assert all(validate(fmt, text) for text in broken.values())


def test_it_is_deterministic():
    """The same seed gives the same inputs."""
    assert near_valid(FORMATS["queries"], 7) == near_valid(FORMATS["queries"], 7)
    assert generate(FORMATS["queries"], "extreme", 7) == generate(FORMATS["queries"], "extreme", 7)


@pytest.mark.parametrize("name", PARTIAL)
def test_a_bound_without_a_value_breaks_nothing_but_the_input(name):
    """A sound format in which `N - 1` may be zero or `A` empty has its near-valid inputs like any other."""
    found = near_valid(PARTIAL[name], 1)
    assert {"form:empty", "form:no-newline"} < {near.breaks for near in found}
    assert [near.breaks for near in found if validate(PARTIAL[name], near.text) is None] == []


def test_what_is_in_a_test_case_is_broken_although_there_may_be_none():
    """Every input for a bound or a guarantee of the body has a case: `0` alone is an input of the format."""
    body = (Line((integer("N", 1, 5), integer("K", 1, 5))), Array("A", "N", 1, 9, Text("", ""), distinct=True))
    for low in (0, "Z"):
        first = (Line((integer("Z", 0, 1),)),) if low else ()
        cases = Cases("T", low, 3, body, Text("", ""), requires=(Require("K <= N", Text("", "")),))
        fmt = InputFormat((*first, cases))
        for seed in range(6):
            broken = {near.breaks: near.text for near in near_valid(fmt, seed)}
            assert {"N=min-1", "N=max+1", "A=min-1", "A:distinct", "require:K <= N", "T=max+1"} <= broken.keys()
            assert [breaks for breaks, text in broken.items() if validate(fmt, text) is None] == []
