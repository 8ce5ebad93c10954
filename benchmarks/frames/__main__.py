"""Hostile client frames against the route handler: each gets an answer that the protocol knows, and none raises.

    .venv/bin/python benchmarks/frames [--frames 100000] [--seed 1]

Frames are valid ones with bytes changed, objects with fields and values that nobody should send, and noise. The service
is the real one on its stores in memory. Ends with status 1 at the first frame that is answered otherwise, and shows it.
"""

from __future__ import annotations

import argparse
import base64
import json
import logging
import random
import sys
import time
from collections import Counter
from typing import Any

import msgspec

from alpaco.adapters.memory import MemoryArtefacts, MemoryDispatcher, MemoryPoster, MemoryStore
from alpaco.adapters.pipeline import read_request
from alpaco.bootstrap import Service
from alpaco.entrypoints.aws_lambda import handle_route
from alpaco.problem.text import Locale
from alpaco.streaming.commands import ACTIONS
from alpaco.streaming.events import CODES, EVENTS, REPLIES
from alpaco.streaming.run import Stores
from alpaco.testing import ScriptedMaker

FIELDS = ("action", "prompt", "topic", "difficulty", "language", "engine", "seed", "problemId", "requestId", "afterSeq")
MORE_FIELDS = (*FIELDS, "snapshot", "view", "format", "limit", "cursor", "a`b", "", "\x00", "__class__", "연산", "$.x")
GOOD = (
    {"action": "generateProblem", "prompt": "이분 탐색 보통 문제", "difficulty": "보통", "seed": 7, "problemId": "p1"},
    {"action": "generateProblem", "topic": "graph traversal", "language": "en", "engine": "catalogue"},
    {"action": "resumeGeneration", "problemId": "p1", "afterSeq": 0, "snapshot": True},
    {"action": "cancelGeneration", "problemId": "p1", "requestId": "r"},
    {"action": "getProblem", "problemId": "p1", "view": "setter"},
    {"action": "getPackage", "problemId": "p1", "format": "icpc"},
    {"action": "listProblems", "limit": 20, "cursor": "p1"},
    {"action": "ping"},
)
TEXTS = (
    *("", " ", "p1", "ko", "en", "이분 탐색", "binary search", "easy", "보통", "solver", "icpc", "ping", "p1\n"),
    *("../../etc/passwd", "\ud800", "\x00", "٣", "a`b", "{0.__class__}", "%s", "x" * 2001, "가" * 2000, "🙂" * 64),
)
NUMBERS = (0, -1, 1, 50, 51, 2**53 - 1, 2**53, 2**63, 2**64, 10**400, 1.0, 1.5, -0.0, 1e308)


class Attacker:
    """Draws frames."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def frame(self) -> str | bytes:
        """Draw one, as text or as binary."""
        draw = self._random
        kind = draw.random()
        if kind < 0.1:
            data = draw.randbytes(draw.choice((0, 1, 10, 300)))
        elif kind < 0.5:
            data = self._damaged(json.dumps(draw.choice(GOOD), ensure_ascii=draw.random() < 0.5).encode())
        elif kind < 0.98:
            data = json.dumps(self._object(), ensure_ascii=draw.random() < 0.7).encode("utf-8", "surrogatepass")
        else:
            data = draw.choice(
                (b"[" * 20_000, b'{"a":' * 5_000, b"1" * 40_000, b'"' + b"x" * 33_000 + b'"', b"NaN", b"1e999")
            )
        return data if draw.random() < 0.1 else data.decode("utf-8", draw.choice(("replace", "surrogateescape")))

    def _damaged(self, frame: bytes) -> bytes:
        draw, data = self._random, bytearray(frame)
        for _ in range(draw.choice((0, 1, 1, 2, 5))):
            at = draw.randrange(len(data) + 1)
            match draw.randrange(5):
                case 0:
                    data[at:at] = draw.randbytes(draw.randint(1, 3))
                case 1:
                    del data[at : at + draw.randint(1, 8)]
                case 2:
                    data[at : at + 1] = draw.choice((b'"', b"\\", b"{", b"}", b":", b"null", b"\xff", b"\\ud83d"))
                case 3:
                    data += data[: draw.randint(0, 20)]
                case _:
                    data[at : at + 1] = bytes([draw.randrange(256)])
        return bytes(data)

    def _object(self) -> dict[str, Any]:
        draw = self._random
        fields: dict[str, Any] = dict(draw.choice(GOOD)) if draw.random() < 0.6 else {}
        if draw.random() < 0.7:
            fields["action"] = draw.choice((*ACTIONS, "fly", None, 7))
        for _ in range(draw.randint(0, 4)):
            fields[draw.choice(MORE_FIELDS)] = self._value(2)
        return fields

    def _value(self, depth: int) -> Any:
        draw = self._random
        match draw.randrange(6 if depth else 4):
            case 0 | 1:
                return draw.choice(TEXTS)
            case 2:
                return draw.choice(NUMBERS)
            case 3:
                return draw.choice((None, True, False))
            case 4:
                return [self._value(depth - 1) for _ in range(draw.randint(0, 3))]
            case _:
                return {draw.choice(MORE_FIELDS): self._value(depth - 1) for _ in range(draw.randint(0, 3))}


class Target:
    """A service in memory with one generation under way."""

    def __init__(self) -> None:
        self.poster = MemoryPoster()
        store = MemoryStore()
        stores = Stores(
            generations=store,
            subscriptions=store,
            leases=store,
            log=store,
            artefacts=MemoryArtefacts(),
            poster=self.poster,
            sleep=lambda _: None,
        )
        self.service = Service(stores, MemoryDispatcher(), ScriptedMaker(), read_request, Locale.KO)

    def answers(self, frame: str | bytes) -> list[bytes]:
        """Hand one frame in as API Gateway does; return what was posted."""
        self.poster.frames.clear()
        binary = isinstance(frame, bytes)
        event = {
            "requestContext": {"eventType": "MESSAGE", "connectionId": "c", "domainName": "d", "stage": "s"},
            "body": base64.b64encode(frame).decode() if isinstance(frame, bytes) else frame,
            "isBase64Encoded": binary,
        }
        status = handle_route(self.service, event, None)
        assert status == {"statusCode": 200}, status
        return self.poster.frames.get("c", [])


KINDS = {kind.__struct_config__.tag: kind for kind in (*EVENTS, *REPLIES)}
MAY_BE_SILENT = {"resumeGeneration", "cancelGeneration", "generateProblem"}  # the worker answers, or answered


def check(frame: str | bytes, answers: list[bytes]) -> str:
    """Return what was answered; `AssertionError` where the protocol knows no such answer."""
    kinds = []
    for answer in answers:
        assert len(answer) <= 32_000, "a frame is too large"
        fields = msgspec.json.decode(answer)
        kind = KINDS[fields["type"]]
        msgspec.convert(fields, kind)
        kinds.append(fields["type"])
        if kinds[-1] == "error":
            error = fields["error"]
            assert error["code"] in CODES, error
            assert error["code"] != "INTERNAL", error
            assert error["message"].strip(), error
    if not kinds:
        asked = json.loads(frame)
        assert asked["action"] in MAY_BE_SILENT, "no answer"
    return kinds[0] if kinds else "nothing yet"


def main() -> int:
    """Run as the command line says."""
    parser = argparse.ArgumentParser(description="Hostile client frames against the route handler.")
    parser.add_argument("--frames", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    attacker, target = Attacker(options.seed), Target()
    target.answers(json.dumps(GOOD[0]))
    seen: Counter[str] = Counter()
    began = time.process_time()
    for number in range(options.frames):
        frame = attacker.frame()
        try:
            seen[check(frame, target.answers(frame))] += 1
        except Exception as error:
            print(f"frame {number}: {frame!r:.2000}\n{type(error).__name__}: {error}")
            return 1
        if number % 1000 == 999:
            target = Target()
            target.answers(json.dumps(GOOD[0]))
    cpu = time.process_time() - began
    print(f"{options.frames} frames, {cpu / options.frames * 1e6:.0f} µs of CPU each:", dict(seen.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
