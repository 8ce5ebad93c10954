import pytest
from example_formats import FORMATS, PARTIAL, integer

from alpaco.errors import InputFormatError
from alpaco.problem.input_format import InputFormat, bounds_reached, generate, parse, profiles, validate
from alpaco.problem.input_format.generation import generate_values
from alpaco.problem.input_format.types import Array, Cases, Graph, Grid, Intervals, Line, Require, Words
from alpaco.problem.text import Text

EVERY_PROFILE = [(name, profile) for name, fmt in FORMATS.items() for profile in profiles(fmt)]


@pytest.mark.parametrize(("name", "profile"), EVERY_PROFILE)
def test_every_generated_input_is_valid_and_read_back(name, profile):
    """What a profile makes is accepted, and parsing gives the values that were chosen."""
    fmt = FORMATS[name]
    for seed in range(8):
        assert validate(fmt, generate(fmt, profile, seed)) is None
        assert parse(fmt, generate(fmt, profile, seed)) == generate_values(fmt, profile, seed)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_seed_gives_the_same_bytes(name):
    """Generation depends on nothing but format, profile and seed."""
    fmt = FORMATS[name]
    assert generate(fmt, "random-small", 5) == generate(fmt, "random-small", 5)
    assert len({generate(fmt, "random-small", seed) for seed in range(30)}) > 5


def test_contradicting_conditions_are_named():
    """A format that admits no input is an error, not an endless search."""
    fmt = InputFormat((Line((integer("N", 1, 5),)),), requires=(Require("N > 7", Text("", "")),))
    with pytest.raises(InputFormatError, match="contradict"):
        generate(fmt, "minimum", 1)


def test_distinct_words_over_one_letter_differ_in_length():
    """Five lengths, five words: no more are asked for."""
    fmt = InputFormat(
        (Line((integer("N", 1, 8),)), Words("W", "N", "a", 0, 4, Text("단어", "a word"), distinct=True)),
        unreached={"N=max": Text("", "")},
    )
    for profile in profiles(fmt):
        assert validate(fmt, generate(fmt, profile, 1)) is None
    assert generate(fmt, "maximum", 1).split("\n")[0] == "5"


def test_a_product_of_sizes_that_nothing_bounds_is_kept_affordable():
    """A grid of 10**6 times 10**6 is allowed by the bounds, but never made."""
    fmt = InputFormat(
        (Line((integer("R", 1, 10**6), integer("C", 1, 10**6))), Grid("G", "R", "C", ".#", Text("지도", "the map")))
    )
    assert validate(fmt, generate(fmt, "maximum", 1)) is None


def test_a_connected_graph_within_a_small_sum_of_sizes():
    """Most choices of N leave no room for the edges; the few that do are found, and test cases share the sum."""
    graph = Graph("E", "N", "M", Text("도로", "a road"), connected=True)
    line = Line((integer("N", 1, 1000), integer("M", 0, 5000)))
    one = InputFormat((line, graph), requires=(Require("N + M <= 12", Text("", "")),))
    many = InputFormat((Cases("T", 1, 30, (line, graph), Text("", ""), max_sums={"N + M": 12}),))
    for fmt in (one, many):
        for profile in ("minimum", "maximum", "random-small", "random-large", "maximum-random", "extreme"):
            for seed in range(10):
                assert validate(fmt, generate(fmt, profile, seed)) is None


@pytest.mark.parametrize(("nodes", "profile", "edges"), [
    (30, "bare-path", 29), (30, "bare-tree", 29), (30, "bare-cycle", 30), (31, "bare-cycle", 31), (30, "two-sides", 60),
    (30, "components", 60),
])  # fmt: skip
def test_a_graph_may_be_nothing_but_its_shape(nodes, profile, edges):
    """No further edges where M is free; two sides have no odd cycle, bare cycles have one, components fall apart."""
    graph = Graph("E", "N", "M", Text("도로", "a road"))
    fmt = InputFormat((Line((integer("N", nodes, nodes), integer("M", 0, 60))), graph))
    for seed in range(5):
        values = generate_values(fmt, profile, seed)
        near = {v: set() for v in range(1, nodes + 1)}
        for u, v in values["E"]:
            near[u].add(v)
            near[v].add(u)
        assert len(values["E"]) == edges
        assert _parts(near) == 1 or profile in ("components", "two-sides")
        assert _two_sides(near) == (profile not in ("bare-cycle", "components"))
        if profile == "bare-path":
            assert sorted(map(len, near.values())) == [1, 1] + [2] * (nodes - 2)
        if profile == "components":
            assert _parts(near) >= nodes // 5


def _parts(near):
    left = set(near)
    parts = 0
    while left:
        parts += 1
        stack = [left.pop()]
        while stack:
            found = near[stack.pop()] & left
            left -= found
            stack += found
    return parts


def _two_sides(near):
    side = {}
    for start in near:
        stack = [] if start in side else [start]
        side.setdefault(start, 0)
        while stack:
            u = stack.pop()
            for v in near[u]:
                if v not in side:
                    side[v] = 1 - side[u]
                    stack.append(v)
    return all(side[u] != side[v] for u in near for v in near[u])


def test_an_unknown_profile_is_named():
    """The message lists what there is."""
    with pytest.raises(InputFormatError, match="no such profile: 'huge'; there are minimum, maximum"):
        generate(FORMATS["array"], "huge", 1)


def test_the_sum_over_cases_is_reached_exactly():
    """The largest cases that fit, and one for the rest."""
    values = parse(FORMATS["cases"], generate(FORMATS["cases"], "maximum", 1))
    assert sum(case["N"] for case in values["cases"]) == 60


def test_a_requirement_over_elements_is_met_by_trying():
    """The least array alone has an odd sum; the profile gives way to random elements."""
    fmt = InputFormat(
        (Line((integer("N"),)), Array("A", "N", 1, 9, Text("수열", "the sequence"))),
        requires=(Require("sum(A) % 2 == 0 and max(A) >= 2", Text("", "")),),
    )
    for profile in profiles(fmt):
        for seed in range(5):
            assert validate(fmt, generate(fmt, profile, seed)) is None


def test_the_largest_case_is_made_although_the_sum_leaves_no_room_for_others():
    """A profile named by a bound takes as few test cases as there may be."""
    body = (Line((integer("N", 1, 50),)),)
    fmt = InputFormat((Cases("T", 1, 30, body, Text("", ""), max_sums={"N": 50}),))
    assert all(generate(fmt, "N=max", seed) == "1\n50\n" for seed in range(5))


def test_nested_strict_intervals_never_close():
    """The innermost interval still has two different ends."""
    for high in range(1, 9):
        fmt = InputFormat((Intervals("I", 12, 0, high, Text("구간", "an interval"), strict=True),))
        assert validate(fmt, generate(fmt, "nested", 1)) is None


@pytest.mark.parametrize("name", PARTIAL)
def test_no_input_is_made_for_which_a_bound_has_no_value(name):
    """Division by zero or the greatest of nothing: another choice is made."""
    for profile in profiles(PARTIAL[name]):
        for seed in range(4):
            text = generate(PARTIAL[name], profile, seed)
            assert validate(PARTIAL[name], text) is None
            bounds_reached(PARTIAL[name], text)


def test_a_bound_that_never_has_a_value_is_an_error_of_the_format():
    """No choice of `N` gives a value."""
    fmt = InputFormat((Line((integer("N", 1, 5), integer("K", 0, "N // (N - N)"))),))
    with pytest.raises(InputFormatError, match="no input was found"):
        generate(fmt, "minimum", 1)


def test_the_bounds_of_a_test_case_are_reached_although_there_may_be_none():
    """The profile of a bound makes a case for it."""
    fmt = InputFormat((Cases("T", 0, 3, (Line((integer("N", 1, 9),)),), Text("", "")),))
    assert generate(fmt, "N=max", 1) == "1\n9\n"
    assert generate(fmt, "minimum", 1) == "0\n"
