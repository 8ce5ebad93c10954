import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from example_formats import FORMATS
from jsonschema import Draft202012Validator

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


WORDS = {"ko": "수", "en": "the number"}
SPAN = {"low": 1, "high": 9, "meaning": WORDS}
COUNT = {"kind": "line", "fields": [{"kind": "integer", "name": "N", **SPAN}]}


def with_field(**changes):
    """A format of one number whose field is changed."""
    return {"items": [{"kind": "line", "fields": [{**COUNT["fields"][0], **changes}]}]}


def with_item(kind, **parts):
    """A format of a number and one more item."""
    return {"items": [COUNT, {"kind": kind, "name": "X", "meaning": WORDS, **parts}]}


@pytest.mark.parametrize(
    ("data", "sound"),
    [
        (with_field(high=5.0), True),
        (with_field(high=5.5), False),
        (with_field(high=None), False),
        (with_item("tree", nodes="N", weight={"name": "w", **SPAN}), True),
        (with_item("tree", nodes="N", weight={"kind": "integer", "name": "w", **SPAN}), True),
        (with_item("tree", nodes="N", weight={"kind": "real", "name": "w", **SPAN}), False),
        ({"items": [{"kind": "line", "fields": [{"name": "N", **SPAN}]}]}, False),
        (with_field(name=""), False),
        (with_field(name="수"), False),
        (with_field(name="N" * 32), False),
        (with_field(kind="real", digits=0), False),
        (with_field(kind="real", digits=18), True),
        (with_field(kind="real", digits=19), False),
        ({"items": []}, False),
        ({"items": [{"kind": "line", "fields": []}]}, False),
        (with_item("queries", count="N", kinds=[]), False),
        (with_item("queries", count="N", kinds=[{"tag": "+", "fields": [], "meaning": WORDS}]), True),
        (with_item("queries", count="N", kinds=[{"tag": "a b", "fields": [], "meaning": WORDS}]), False),
        (with_item("cases", low=1, high=2, body=[]), False),
        (with_item("string", alphabet="", minLength=1, maxLength=2), False),
        (with_item("string", alphabet="가", minLength=1, maxLength=2), False),
        (with_item("points", count="N", low=1, high=9, dimensions=10), False),
    ],
)
def test_schema_and_reader_agree(data, sound):
    """What a model may fill in by the schema is what the reader takes."""
    assert Draft202012Validator(json_schema()).is_valid(data) is sound
    with nullcontext() if sound else pytest.raises(InputFormatError):
        from_json(json.dumps(data))


def test_a_float_that_is_no_longer_exact_is_refused():
    """Who writes 9007199254740993.0 would get another number."""
    with pytest.raises(InputFormatError, match="float"):
        from_json(json.dumps(with_field(high=1)).replace('"high": 1', '"high": 9007199254740993.0'))
