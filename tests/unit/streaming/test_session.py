"""Reading clients' frames: every bad one becomes an error object in the right language."""

from __future__ import annotations

import json
import string

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Locale
from alpaco.streaming.commands import ACTIONS, GenerateProblem, Ping, ResumeGeneration
from alpaco.streaming.events import CODES, ErrorBody
from alpaco.streaming.session import MAX_CLIENT_FRAME, Order, Refusal, error_body, read_frame


def read(frame: str | bytes | dict[str, object], default: Locale = Locale.KO) -> Order | Refusal:
    """Read a frame given as text, bytes or an object."""
    if isinstance(frame, dict):
        frame = json.dumps(frame, ensure_ascii=False)
    return read_frame(frame.encode() if isinstance(frame, str) else frame, default)


def refused(frame: str | bytes | dict[str, object], default: Locale = Locale.KO) -> ErrorBody:
    """Read a frame that must be refused, and put the refusal into words."""
    refusal = read(frame, default)
    assert isinstance(refusal, Refusal)
    return error_body(refusal.error, refusal.locale)


@pytest.mark.parametrize(
    ("frame", "code", "param"),
    [
        (b"", "INVALID_JSON", None),
        (b" \n", "INVALID_JSON", None),
        (b"hello", "INVALID_JSON", None),
        (b"\xff\xfe", "INVALID_JSON", None),
        (b'{"action":"ping"', "INVALID_JSON", None),
        (b"[" * 20_000, "INVALID_JSON", None),
        (b"[1]", "INVALID_JSON", None),
        (b"null", "INVALID_JSON", None),
        (b" " * 10_000_000, "INVALID_REQUEST", None),
        (b"1" * 5_000, "INVALID_REQUEST", None),
        ({}, "UNKNOWN_ACTION", "action"),
        ({"action": "deleteEverything"}, "UNKNOWN_ACTION", "action"),
        ({"action": ["ping"]}, "UNKNOWN_ACTION", "action"),
        ({"action": "generateProblem"}, "INVALID_REQUEST", "prompt"),
        ({"action": "generateProblem", "prompt": ""}, "INVALID_REQUEST", "prompt"),
        ({"action": "generateProblem", "prompt": "  \n"}, "INVALID_REQUEST", "prompt"),
        ({"action": "generateProblem", "prompt": "가" * 2001}, "INVALID_REQUEST", "prompt"),
        ({"action": "generateProblem", "prompt": 7}, "INVALID_REQUEST", "prompt"),
        ({"action": "generateProblem", "prompt": "x", "difficulty": "impossible"}, "INVALID_REQUEST", "difficulty"),
        ({"action": "generateProblem", "prompt": "x", "topic": "cooking"}, "INVALID_REQUEST", "topic"),
        ({"action": "generateProblem", "prompt": "x", "language": "fr"}, "INVALID_REQUEST", "language"),
        ({"action": "generateProblem", "prompt": "x", "engine": "magic"}, "INVALID_REQUEST", "engine"),
        ({"action": "generateProblem", "prompt": "x", "seed": -1}, "INVALID_REQUEST", "seed"),
        ({"action": "generateProblem", "prompt": "x", "seed": 2**53}, "INVALID_REQUEST", "seed"),
        ({"action": "generateProblem", "prompt": "x", "seed": True}, "INVALID_REQUEST", "seed"),
        ({"action": "generateProblem", "prompt": "x", "requestId": ""}, "INVALID_REQUEST", "requestId"),
        ({"action": "generateProblem", "prompt": "x", "problemId": "../../etc/passwd"}, "INVALID_REQUEST", "problemId"),
        ({"action": "getProblem", "problemId": "a\n"}, "INVALID_REQUEST", "problemId"),
        ({"action": "getProblem", "problemId": "문제"}, "INVALID_REQUEST", "problemId"),
        ({"action": "getProblem", "problemId": "a" * 65}, "INVALID_REQUEST", "problemId"),
        ({"action": "getProblem", "problemId": None}, "INVALID_REQUEST", "problemId"),
        ({"action": "getProblem"}, "INVALID_REQUEST", "problemId"),
        ({"action": "getProblem", "problemId": "a", "view": "god"}, "INVALID_REQUEST", "view"),
        ({"action": "getPackage", "problemId": "a", "format": "zip"}, "INVALID_REQUEST", "format"),
        ({"action": "resumeGeneration", "problemId": "a", "afterSeq": -1}, "INVALID_REQUEST", "afterSeq"),
        ({"action": "resumeGeneration", "problemId": "a", "afterSeq": "3"}, "INVALID_REQUEST", "afterSeq"),
        ({"action": "resumeGeneration", "problemId": "a", "snapshot": 1}, "INVALID_REQUEST", "snapshot"),
        ({"action": "listProblems", "limit": 51}, "INVALID_REQUEST", "limit"),
        ({"action": "listProblems", "cursor": {}}, "INVALID_REQUEST", "cursor"),
        ({"action": "ping", "colour": "blue"}, "INVALID_REQUEST", "colour"),
    ],
    ids=lambda value: str(value)[:60] if isinstance(value, dict | bytes) else "",
)
def test_bad_frames(frame: bytes | dict[str, object], code: str, param: str | None) -> None:
    """Each kind of bad frame has its code and names the field at fault, in both languages."""
    for default in Locale:
        body = refused(frame, default)
        assert body.code == code
        assert body.param == (param or msgspec.UNSET)
        assert not body.retryable
        assert body.message.strip()
        assert "{" not in body.message.replace('{"action": "ping"}', "")


@pytest.mark.parametrize(
    ("frame", "locale"),
    [
        ({"action": "generateProblem", "prompt": "이분 탐색", "difficulty": "x"}, Locale.KO),
        ({"action": "generateProblem", "prompt": "easy BFS", "difficulty": "x"}, Locale.EN),
        ({"action": "generateProblem", "prompt": "easy BFS", "difficulty": "불가능"}, Locale.KO),
        ({"action": "generateProblem", "prompt": "이분 탐색", "difficulty": "x", "language": "en"}, Locale.EN),
        ('{"action":"generateProblem","prompt":"\\uc774\\ubd84","difficulty":"x"}', Locale.KO),
        ({"action": "nope"}, None),
        (b"", None),
        (b"hello", Locale.EN),
        ("안녕", Locale.KO),
        (b"{" * 50_000 + b"prompt", None),
    ],
)
def test_language_of_a_refusal(frame: str | bytes | dict[str, object], locale: Locale | None) -> None:
    """The frame's own language where it shows one, else the service's default."""
    for default in Locale:
        refusal = read(frame, default)
        assert isinstance(refusal, Refusal)
        assert refusal.locale == (locale or default)


def test_request_id_is_echoed_where_it_is_usable() -> None:
    """A refusal carries the frame's request id, unless that is itself unusable."""
    for given_id, echoed in [("r-1", "r-1"), (7, None), ("", None), ("x" * 129, None)]:
        refusal = read({"action": "nope", "requestId": given_id})
        assert isinstance(refusal, Refusal)
        assert refusal.request_id == echoed


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("difficulty", "보통", Difficulty.MEDIUM),
        ("difficulty", "Medium", Difficulty.MEDIUM),
        ("topic", "이분 탐색", Topic.BINARY_SEARCH),
        ("topic", "이분탐색", Topic.BINARY_SEARCH),
        ("topic", "binary_search", Topic.BINARY_SEARCH),
        ("topic", "Graph Traversal", Topic.GRAPH_TRAVERSAL),
    ],
)
def test_both_spellings_are_taken(field: str, text: str, value: object) -> None:
    """Topics and difficulties may be named in Korean or English, loosely written."""
    order = read({"action": "generateProblem", "prompt": "x", field: text})
    assert isinstance(order, Order)
    assert getattr(order.command, field) == value


def test_good_frames() -> None:
    """A frame becomes its command, absent and null fields their defaults."""
    assert read({"action": "ping", "requestId": None}) == Order(Ping(), Locale.KO)
    order = read({"action": "resumeGeneration", "problemId": "a-Z_9"})
    assert isinstance(order, Order)
    assert order.command == ResumeGeneration(problem_id="a-Z_9", after_seq=0, snapshot=False)
    order = read({"action": "generateProblem", "topic": "tree"}, Locale.EN)
    assert isinstance(order, Order)
    assert order.command == GenerateProblem(topic=Topic.TREE)


def test_the_largest_frame_is_read() -> None:
    """A frame of exactly the limit is served, one byte more is refused."""
    frame = b'{"action":"ping"}'
    assert isinstance(read(frame.ljust(MAX_CLIENT_FRAME)), Order)
    assert isinstance(read(frame.ljust(MAX_CLIENT_FRAME + 1)), Refusal)


_NAMES = st.sampled_from(["action", "prompt", "topic", "difficulty", "language", "engine", "seed", "problemId"]) | (
    st.sampled_from(["requestId", "afterSeq", "snapshot", "view", "format", "limit", "cursor", "", "__proto__"])
)
_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from([*ACTIONS, "보통", "easy", "ko", "icpc", "setter", "p1", "../x"])
)
_VALUES = st.recursive(_SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3))
_OBJECTS = st.dictionaries(_NAMES | st.text(string.printable, max_size=8), _VALUES, max_size=6)
_FRAMES = (
    st.binary(max_size=200)
    | st.text(max_size=100).map(lambda text: text.encode())
    | _VALUES.map(lambda value: json.dumps(value).encode())
    | st.tuples(st.sampled_from([*ACTIONS]), _OBJECTS).map(
        lambda both: json.dumps({**both[1], "action": both[0]}, ensure_ascii=False).encode("utf-8", "replace")
    )
    | st.tuples(_OBJECTS, st.integers(0, 200), st.binary(max_size=3)).map(
        lambda cut: (text := json.dumps(cut[0]).encode())[: cut[1]] + cut[2] + text[cut[1] :]
    )
)


@given(_FRAMES, st.sampled_from(Locale))
def test_no_frame_raises(frame: bytes, default: Locale) -> None:
    """Whatever arrives is an order or a refusal that can be put into words and on the wire."""
    order = read_frame(frame, default)
    if isinstance(order, Refusal):
        body = error_body(order.error, order.locale)
        assert body.code in CODES
        assert len(msgspec.json.encode(body)) < 2_000
