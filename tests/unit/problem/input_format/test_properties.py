from itertools import islice

import pytest
from format_strategies import formats
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from alpaco.errors import InputFormatError
from alpaco.problem.input_format import (
    check,
    describe,
    enumerate_small,
    from_json,
    generate,
    near_valid,
    parse,
    profiles,
    starter_code,
    to_json,
    validate,
    validator_program,
)
from alpaco.problem.input_format.generation import generate_values
from alpaco.problem.input_format.rendering import render
from alpaco.problem.input_format.validation import InputFault
from alpaco.problem.program import Language
from alpaco.problem.text import Locale

# Each example makes many inputs, hence a quarter of the profile's examples: 25, with the profile `deep` 200.
slow = settings(deadline=None, max_examples=settings.default.max_examples // 4, suppress_health_check=list(HealthCheck))


def sound(fmt):
    """Discard formats that admit no input at all."""
    try:
        check(fmt)
        generate(fmt, "random-small", 0)
    except InputFormatError:
        assume(False)
    return fmt


@slow
@given(formats(), st.integers(0, 10**9))
def test_what_is_generated_is_valid_and_read_back(fmt, seed):
    """Every profile of every format makes valid inputs, and parsing returns what was chosen."""
    sound(fmt)
    for profile in profiles(fmt):
        text = generate(fmt, profile, seed)
        assert validate(fmt, text) is None
        assert parse(fmt, text) == generate_values(fmt, profile, seed)


@slow
@given(formats(), st.integers(0, 10**9))
def test_near_valid_inputs_are_refused_alike_by_validator_and_program(fmt, seed):
    """The stand-alone program finds the same fault at the same place."""
    namespace = {"__name__": "validator"}
    exec(compile(validator_program(sound(fmt)), "validator.py", "exec"), namespace)  # noqa: S102
    for near in near_valid(fmt, seed):
        fault = validate(fmt, near.text)
        assert fault is not None, near.breaks
        with pytest.raises(namespace["Fault"]) as found:
            namespace["read"](namespace["FORMAT"], near.text)
        assert (found.value.line, found.value.column) == (fault.line, fault.column)


@slow
@given(formats(), st.data())
def test_a_changed_text_is_refused_or_is_exactly_what_its_values_render_to(fmt, data):
    """One written form per input: whatever is accepted is the rendering of what was read."""
    text = generate(sound(fmt), "random-small", data.draw(st.integers(0, 99)))
    at = data.draw(st.integers(0, len(text) - 1))
    inserted = data.draw(st.sampled_from(["", " ", "\n", "0", "-", "1", "a", "\t", ".", "\r\n"]))
    changed = text[:at] + inserted + text[at + data.draw(st.integers(0, 2)) :]
    values = parse(fmt, changed)
    if isinstance(values, InputFault):
        lines = changed.split("\n")
        assert 1 <= values.line <= len(lines)
        assert 1 <= values.column <= len(lines[values.line - 1]) + 1
    else:
        assert render(fmt, values) == changed


@slow
@given(formats())
def test_small_inputs_are_valid_and_different(fmt):
    """Enumeration yields nothing invalid and nothing twice."""
    texts = list(islice(enumerate_small(sound(fmt), 40), 40))
    assert len(set(texts)) == len(texts) > 0
    assert [text for text in texts if validate(fmt, text)] == []


@slow
@given(formats())
def test_every_format_has_json_words_and_starters(fmt):
    """The round trip is exact; sections and programs are written for all formats."""
    assert from_json(to_json(sound(fmt))) == fmt
    assert all(describe(fmt, locale).input for locale in Locale)
    compile(starter_code(fmt, Language.PYTHON), "main.py", "exec")
    assert "solve(" in starter_code(fmt, Language.CPP)
    assert "solve(" in starter_code(fmt, Language.JAVA)
