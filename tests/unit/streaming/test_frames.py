"""Every frame stays under 32 KB, and what left it can be put back."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from alpaco.streaming.events import Completed, SectionDoneEvent
from alpaco.streaming.frames import MAX_FRAME, Blob, encode, fit

_TEXTS = (
    st.text(max_size=30)
    | st.integers(0, 60_000).map(lambda n: "우" * n)
    | st.integers(0, 9_000).map(lambda n: "\0" * n)
)
_TREES = st.recursive(
    _TEXTS | st.integers(-9, 9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcv.", max_size=3), inner, max_size=4),
)


def restored(value: Any, blobs: dict[str, Blob]) -> Any:
    """Put the blobs back where the references stand."""
    if isinstance(value, dict) and value.get("artefact") in blobs:
        data = blobs[value["artefact"]].data
        assert (value["bytes"], value["sha256"]) == (len(data), sha256(data).hexdigest())
        return restored(msgspec.json.decode(data), blobs)
    if isinstance(value, dict):
        return {name: restored(part, blobs) for name, part in value.items()}
    return value


@given(st.dictionaries(st.sampled_from(["title", "statement", "tests"]), _TREES))
def test_frames_are_small_and_nothing_is_lost(problem: dict[str, Any]) -> None:
    """However large the fields, the frame fits, and the references lead to the values that left it."""
    event = Completed(problem_id="p", seq=9, ts="t", problem=problem, evidence={}, provenance={"seed": 1})
    frame, blobs = fit(event, "1/frames/9")
    assert len(frame) <= MAX_FRAME
    found = restored(msgspec.json.decode(frame), {blob.name: blob for blob in blobs})
    assert found == msgspec.json.decode(encode(event))


def test_small_frames_stay_whole() -> None:
    """Nothing leaves a frame that fits."""
    event = SectionDoneEvent(problem_id="p", seq=2, ts="t", section="story", language="ko", text="짧다")  # type: ignore[arg-type]
    assert fit(event, "f") == (encode(event), ())


def test_the_value_that_is_large_leaves() -> None:
    """The smallest value whose removal is enough becomes the reference; links join it where wanted."""
    problem = {"title": "t", "statement": {"story": "가" * 20_000, "input": "짧다"}}
    event = Completed(problem_id="p", seq=9, ts="t", problem=problem, evidence={}, provenance={})
    frame, (blob,) = fit(event, "1/frames/9", lambda name: {"url": f"https://x/{name}"})
    shown = msgspec.json.decode(frame)["problem"]["statement"]
    assert shown["input"] == "짧다"
    assert shown["story"]["url"] == "https://x/1/frames/9/0.json"
    assert msgspec.json.decode(blob.data) == "가" * 20_000
