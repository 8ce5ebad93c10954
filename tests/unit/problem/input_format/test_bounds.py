import pytest
from example_formats import FORMATS

from alpaco.problem.input_format import bounds, bounds_reached, generate, profiles


@pytest.mark.parametrize("name", FORMATS)
def test_the_profiles_reach_every_bound(name):
    """What no profile reaches would be a bound that no test ever touches."""
    fmt = FORMATS[name]
    reached = set()
    for profile in profiles(fmt):
        for seed in range(4):
            reached |= bounds_reached(fmt, generate(fmt, profile, seed))
    assert reached == set(bounds(fmt))


def test_bounds_are_named_after_what_they_bound():
    """Integers by name, lengths in bars, query fields with their kind, sums."""
    assert bounds(FORMATS["sum"]) == ("N=min", "N=max", "A=min", "A=max", "sum(A)=max")
    assert bounds(FORMATS["string"]) == ("|S|=min", "|S|=max")
    assert {"queries.2.r=max", "queries.3.|W|=min"} <= set(bounds(FORMATS["queries"]))


def test_an_input_reaches_exactly_what_stands_in_it():
    """Both ends of N and one end of A, looked up by hand."""
    assert bounds_reached(FORMATS["sum"], "1\n100\n") == {"N=min", "A=max"}
    assert bounds_reached(FORMATS["sum"], "3\n100 100 100\n") == {"A=max", "sum(A)=max"}
    assert bounds_reached(FORMATS["sum"], "4\n2 5 7 9\n") == set()


def test_a_bound_declared_unreachable_is_left_out():
    """The author's reason takes it off the list."""
    assert bounds(FORMATS["area"]) == ("R=max", "C=min")


def test_a_text_that_is_no_input_reaches_nothing():
    """Only valid inputs count."""
    assert bounds_reached(FORMATS["sum"], "1\n101\n") == frozenset()
