"""Run by the benchmark in a fresh process: `first.py MODULE EVENT POSTS`.

Loads what the Lambda runtime loads, then a handler, and gives it the event: prints the CPU seconds since the
process started, the wall time of further requests, and the CPU seconds per post.
"""

from __future__ import annotations

import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import awslambdaric.bootstrap  # noqa: F401  what every function has loaded before its own first line

FRAME = b'{"v":1,"type":"statement.delta","seq":17,"text":"..."}'


def main(module: str, event: str, posts: int) -> None:
    """Measure."""
    handler = importlib.import_module(module).lambda_handler
    message = json.loads(Path(event).read_text())
    assert handler(message, None)["statusCode"] == 200
    cpu = time.process_time()
    walls = []
    for _ in range(51):
        started = time.perf_counter()
        handler(message, None)
        walls.append(time.perf_counter() - started)
    post = poster(module)
    each = 0.0
    if post is not None:
        for _ in range(20):
            post()
        before = time.process_time()
        for _ in range(posts):
            post()
        each = (time.process_time() - before) / posts
    json.dump({"first": cpu, "warm": statistics.median(walls), "post": each, "modules": len(sys.modules)}, sys.stdout)


def poster(module: str) -> Callable[[], object] | None:
    """Post one frame in the way of the handler."""
    loaded = sys.modules[module]
    if module == "sdk_alone":
        return lambda: loaded.gateway.post_to_connection(ConnectionId="L0SM9cOFvHcCIhw=", Data=FRAME)
    if module == "lambda_function":
        from alpaco.entrypoints.aws_lambda import _service
        from alpaco.problem.generation import Connection

        ours, connection = _service().stores.poster, Connection("L0SM9cOFvHcCIhw=", "")
        return lambda: ours.post(connection, FRAME)
    return None


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
