"""`python benchmarks/coldstart`: CPU of the route function from process start through its first accepted request.

Four handlers in fresh processes, in turn, medians: one that does nothing, ours, ours with boto3 and three clients
in place of our signed client, and the least that a handler on boto3 can do. All talk to the same server on
loopback over plain HTTP, so TLS is in none of them. Then the CPU per post, ours beside boto3's.

Exits with 1 where ours takes more than half of the same handler on boto3, or more than 0.35 ms per post.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LAMBDAS = ROOT / "backend" / "lambdas"
EVENT = ROOT / "tests" / "events" / "message.json"
HANDLERS = {
    "bare": "nothing at all",
    "lambda_function": "ours",
    "sdk": "ours on boto3, three clients",
    "sdk_alone": "boto3, three clients, no checks",
}
MOST_PER_POST = 0.00035  # seconds of CPU


@contextmanager
def aws() -> Iterator[str]:
    """Answer DynamoDB's PutItem, the management API and Lambda's Invoke as they do when all is well."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet, or each answer waits 40 ms for an acknowledgement

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            body = b"{}" if "x-amz-target" in self.headers else b""
            self.send_response(202 if "/functions/" in self.path else 200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def run(module: str, endpoint: str, posts: int) -> dict[str, float]:
    """Start one process and return what it measured."""
    variables = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(map(str, (HERE / "handlers", LAMBDAS / "problem-generator-streaming", LAMBDAS))),
        "ALPACO_DATA": "/tmp/alpaco",  # noqa: S108  unused with a table, as on Lambda
        "ALPACO_TABLE": "alpaco",
        "ALPACO_BUCKET": "alpaco",
        "AWS_REGION": "ap-northeast-2",
        "AWS_DEFAULT_REGION": "ap-northeast-2",
        "AWS_ACCESS_KEY_ID": "AKID",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_SESSION_TOKEN": "token",
        **{f"AWS_ENDPOINT_URL_{name}": endpoint for name in ("DYNAMODB", "LAMBDA")},
        "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI": f"{endpoint}/dev",
    }
    command = [sys.executable, str(HERE / "first.py"), module, str(EVENT), str(posts)]
    done = subprocess.run(command, env=variables, stdout=subprocess.PIPE, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def main() -> int:
    """Measure in turn, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11, help="processes per handler")
    parser.add_argument("--posts", type=int, default=1000, help="posts per process")
    options = parser.parse_args()
    seen: dict[str, list[dict[str, float]]] = {name: [] for name in HANDLERS}
    with aws() as endpoint:
        run("lambda_function", endpoint, 1)  # compiled files exist from here on
        for _ in range(options.rounds):
            for name, measured in seen.items():
                measured.append(run(name, endpoint, options.posts))
    print(f"CPU from process start through the first request, median of {options.rounds}, in ms")
    first = {name: statistics.median(one["first"] for one in measured) for name, measured in seen.items()}
    for name, what in HANDLERS.items():
        share = first["lambda_function"] / first[name]
        modules = int(seen[name][0]["modules"])
        print(f"  {what:32} {first[name] * 1000:6.0f}   ours is {share:5.0%} of it   {modules} modules")
    post = {name: statistics.median(one["post"] for one in seen[name]) for name in ("lambda_function", "sdk_alone")}
    warm = statistics.median(one["warm"] for one in seen["lambda_function"])
    print(f"A further request to ours: {warm * 1000:.1f} ms of wall time, answered and dispatched")
    print(f"CPU per post: ours {post['lambda_function'] * 1000:.3f} ms, boto3 {post['sdk_alone'] * 1000:.3f} ms")
    good = first["lambda_function"] <= first["sdk"] / 2
    return 0 if good and post["lambda_function"] <= MOST_PER_POST else 1


if __name__ == "__main__":
    sys.exit(main())
