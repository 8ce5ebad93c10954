import pytest
from example_formats import FORMATS, integer

from alpaco.errors import InputFormatError
from alpaco.problem.input_format import InputFormat, generate, parse, profiles, validate
from alpaco.problem.input_format.generation import generate_values
from alpaco.problem.input_format.types import Line, Require
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
