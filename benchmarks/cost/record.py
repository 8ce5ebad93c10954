"""`python benchmarks/cost/record.py`: make real problems on moto and write down what each one used.

The whole service in this process: the route, the worker, the catalogue, the sandbox, DynamoDB and S3. Counted are
posts, DynamoDB's units by its rules of size, S3's requests and bytes, calls of the sandbox, and CPU: this process's
own, and that of the programs under test. The result goes to `recorded.json`.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import resource
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1] / "tests" / "contract")]

from aws_double import KEYS, new_bucket, new_table  # noqa: E402

from alpaco.adapters.dynamodb import DynamoStore  # noqa: E402
from alpaco.adapters.dynamodb_client import Item, Table  # noqa: E402
from alpaco.adapters.memory import MemoryDispatcher  # noqa: E402
from alpaco.adapters.pipeline import PipelineMaker, read_request  # noqa: E402
from alpaco.adapters.s3 import S3Artefacts  # noqa: E402
from alpaco.adapters.signed_http import Answer  # noqa: E402
from alpaco.bootstrap import Service, engine  # noqa: E402
from alpaco.entrypoints.routes import Caller, answer  # noqa: E402
from alpaco.entrypoints.worker import work  # noqa: E402
from alpaco.problem.generation import SCRATCH, Connection, Key  # noqa: E402
from alpaco.problem.text import Locale  # noqa: E402
from alpaco.sandbox import open_sandbox  # noqa: E402
from alpaco.streaming.run import Stores  # noqa: E402

PROMPTS = (
    "이분 탐색 보통 문제, 우주 배경",
    "an easy BFS problem on a grid",
    "쉬운 문자열 문제",
    "a medium dynamic programming problem",
    "그리디 쉬운 문제",
)
PLACE = Connection("L0SM9cOFvHcCIhw=", "https://example.test/dev")


def item_bytes(value: Any) -> int:
    """Return a value's size by DynamoDB's rules, a little rounded up."""
    match value:
        case str():
            return len(value.encode())
        case bytes():
            return len(value)
        case bool() | None:
            return 1
        case int() | float():
            return len(repr(value)) // 2 + 2
        case dict():
            return 3 + sum(1 + len(name.encode()) + item_bytes(one) for name, one in value.items())
        case _:
            return 3 + sum(1 + item_bytes(one) for one in value)


class MeteredTable(Table):
    """Counts units: a write per started KB of the item, a read per started 4 KB; index entries are one write each."""

    used: Counter[str]

    def put(self, item: Item, condition: str, values: Mapping[str, Any] | None = None) -> bool:
        """See `Table`."""
        self.used["writes"] += math.ceil(item_bytes(item) / 1024) + ("owner" in item) + ("open" in item)
        return super().put(item, condition, values)

    def update(self, key: tuple[str, str], change: str, condition: str, values: Mapping[str, Any]) -> Item | None:
        """See `Table`."""
        changed = super().update(key, change, condition, values)
        self.used["writes"] += math.ceil(item_bytes(changed or {}) / 1024 or 1) + ("REMOVE #open" in change)
        return changed

    def call(self, operation: str, request: Mapping[str, Any]) -> dict[str, Any]:
        """See `Table`; every read comes through here."""
        found = super().call(operation, request)
        self.used["reads"] += max(1, math.ceil(len(json.dumps(found)) / 4096))
        return found


class MeteredArtefacts(S3Artefacts):
    """Counts requests and bytes."""

    used: Counter[str]

    def _ask(self, method: str, key: str, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer | None:
        self.used["puts" if method == "PUT" else "gets"] += 1
        self.used["scratch_bytes" if key.startswith(SCRATCH) else "put_bytes"] += len(body)
        return super()._ask(method, key, headers, body)


class Meter:
    """Poster and sandbox that count."""

    def __init__(self) -> None:
        self.used: Counter[str] = Counter()
        self.last = b""
        self._sandbox = open_sandbox()

    def post(self, connection: Connection, frame: bytes) -> bool:
        """See `Poster`."""
        assert connection == PLACE
        self.used["posts"] += 1
        self.used["post_units"] += math.ceil(len(frame) / 32768)
        self.used["post_bytes"] += len(frame)
        self.last = frame
        return True

    def __getattr__(self, name: str) -> Any:
        if name in {"compile", "run", "run_many", "run_in"}:
            self.used["sandbox_calls"] += 1
        return getattr(self._sandbox, name)


def cpu(who: int) -> float:
    """Return CPU seconds: of this process, or of those it has waited for."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Make the problems, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prompts", type=int, default=len(PROMPTS))
    prompts = PROMPTS[: parser.parse_args().prompts]
    with moto_process() as endpoint:
        runs = [make(prompt, seed, endpoint) for seed, prompt in enumerate(prompts)]
    recorded = {"date": time.strftime("%Y-%m-%d"), "generations": runs}
    (HERE / "recorded.json").write_text(json.dumps(recorded, ensure_ascii=False, indent=1) + "\n")


@contextmanager
def moto_process() -> Iterator[str]:
    """Serve moto in a process of its own, whose CPU is nobody's here until it ends."""
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        while not (found := re.search(r"http://127.0.0.1:\d+", process.stderr.readline())):
            pass
        threading.Thread(target=process.stderr.read, daemon=True).start()
        yield found[0]
    finally:
        process.terminate()
        process.wait()


def make(prompt: str, seed: int, endpoint: str) -> dict[str, Any]:
    """Make one problem and return what it used."""
    meter = Meter()
    maker = PipelineMaker(engine, lambda: meter)  # type: ignore[arg-type,return-value]
    table = MeteredTable(new_table(endpoint), endpoint, KEYS)
    artefacts = MeteredArtefacts(new_bucket(endpoint), KEYS)
    table.used = artefacts.used = meter.used
    store = DynamoStore(table)
    stores = Stores(store, store, store, store, artefacts, meter, time.sleep)
    service = Service(stores, MemoryDispatcher(), maker, read_request, Locale.KO)
    before, programs = cpu(resource.RUSAGE_SELF), cpu(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    frame = {"action": "generateProblem", "prompt": prompt, "problemId": "p1", "seed": seed}
    answer(service, Caller("ann", PLACE), json.dumps(frame).encode())
    work(service, Key("ann", "p1"), time.time() + 800)
    own = cpu(resource.RUSAGE_SELF) - before
    wall = time.monotonic() - started
    maker.close()  # the sandbox's processes end, and their CPU shows
    ended = json.loads(meter.last)["type"]
    programs = cpu(resource.RUSAGE_CHILDREN) - programs
    print(f"{prompt}: {ended} after {wall:.0f} s, {meter.used['posts']} posts", file=sys.stderr)
    return {
        "prompt": prompt,
        "ended": ended,
        "own_cpu_seconds": round(own, 2),
        "program_cpu_seconds": round(programs, 2),
        "wall_seconds": round(wall, 1),
        **dict(sorted(meter.used.items())),
    }


if __name__ == "__main__":
    main()
