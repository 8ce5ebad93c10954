import json
from pathlib import Path

import pytest
from example_formats import FORMATS

from alpaco.errors import InputFormatError
from alpaco.problem.input_format import from_json, generate, json_schema, to_json, validate

CONTRACT = Path(__file__).parents[4] / "contracts" / "input-format.schema.json"


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_survives_the_round_trip(name):
    """Writing and reading gives an equal format, which makes the same inputs."""
    fmt = from_json(to_json(FORMATS[name]))
    assert fmt == FORMATS[name]
    assert validate(fmt, generate(fmt, "random-small", 2)) is None


def test_defaults_are_left_out_and_keys_are_in_camel_case():
    """What a model has to write is short."""
    data = json.loads(to_json(FORMATS["words"]))
    assert data.keys() == {"items"}
    assert data["items"][1] == {
        "kind": "words",
        "name": "W",
        "count": "N",
        "alphabet": "abc",
        "minLength": 1,
        "maxLength": 10,
        "meaning": {"ko": "단어", "en": "a word"},
        "distinct": True,
    }


def test_the_published_schema_is_the_one_of_the_code():
    """`contracts/` holds what `json_schema` says, so that neither can drift."""
    assert json.loads(CONTRACT.read_text(encoding="utf-8")) == json.loads(json.dumps(json_schema()))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"items": [', "truncated"),
        ("{}", "items"),
        ('{"items": [{"kind": "lines", "fields": []}]}', r"\$\.items\[0\]\.kind"),
        ('{"items": [{"kind": "line", "fields": [], "width": 3}]}', "width"),
        ('{"items": [{"kind": "line", "fields": []}]}', r"items\[0\] \(line\)"),
        (b"\xff", "invalid|utf-8|malformed"),
    ],
)
def test_bad_json_is_refused_with_its_place(text, place):
    """The message names where to look."""
    with pytest.raises(InputFormatError, match=place):
        from_json(text)


def test_bad_json_is_told_in_korean_too():
    """The sentence is Korean around what the decoder says of the place."""
    with pytest.raises(InputFormatError) as raised:
        from_json('{"items": [')
    assert raised.value.korean.startswith("입력 형식의 JSON이 아닙니다: ")
