"""The committed contracts are what the code says, and their examples are valid messages."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from alpaco.entrypoints.contract_examples import CLIENT, SERVER
from alpaco.entrypoints.contracts import files, main
from alpaco.problem.text import Locale
from alpaco.streaming.commands import ACTIONS
from alpaco.streaming.events import EVENTS, REPLIES
from alpaco.streaming.frames import MAX_FRAME
from alpaco.streaming.session import Order, read_frame

CONTRACTS = Path(__file__).parents[3] / "contracts"
FILES = files()


def test_the_committed_files_are_the_generated_ones() -> None:
    """Run `python -m alpaco.entrypoints.contracts contracts/` after a change of the messages."""
    assert {path: (CONTRACTS / path).read_text() for path in FILES} == FILES
    assert {f"examples/{path.name}" for path in CONTRACTS.glob("examples/*")} <= set(FILES)


def test_writing_writes_them_all(tmp_path: Path) -> None:
    """The command writes every file below the folder."""
    assert main([str(tmp_path / "new")]) == 0
    assert {str(path.relative_to(tmp_path / "new")) for path in (tmp_path / "new").rglob("*.*")} == set(FILES)


def test_every_message_has_an_example() -> None:
    """One of each type, client and server."""
    assert {type(example) for example in CLIENT} == set(ACTIONS.values())
    assert {type(example) for example in SERVER} == {*EVENTS, *REPLIES}


@pytest.mark.parametrize("action", ACTIONS)
def test_client_examples_are_read_by_the_session(action: str) -> None:
    """What the examples show is what the service takes."""
    example = next(one for one in CLIENT if isinstance(one, ACTIONS[action]))
    order = read_frame(FILES[f"examples/{action}.json"].encode(), Locale.EN)
    assert isinstance(order, Order)
    assert order.command == example


@pytest.mark.parametrize("kind", [*EVENTS, *REPLIES], ids=lambda kind: kind.__name__)
def test_server_examples_are_valid(kind: type) -> None:
    """Each example decodes as its type, strictly, and fits a frame."""
    example = next(one for one in SERVER if isinstance(one, kind))
    text = FILES[f"examples/{json.loads(msgspec.json.encode(example))['type']}.json"]
    assert msgspec.json.decode(text, type=kind) == msgspec.json.decode(msgspec.json.encode(example), type=kind)
    assert len(text.encode()) < MAX_FRAME
