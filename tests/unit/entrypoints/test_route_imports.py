"""A Lambda that starts loads what a route needs and nothing more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
WORKERS = (
    "alpaco.generation.pipeline",
    "alpaco.verification",
    "alpaco.packaging",
    "alpaco.sandbox",
    "alpaco.problem.candidate",
)
HEAVY = ("boto3", "botocore", "pydantic", "sqlite3", "platformdirs", "yaml", "rich", "click", "asyncio")


def test_the_route_loads_no_maker_and_no_heavy_library() -> None:
    """After the first requests, one accepted, one refused, none of the worker's rooms is there, and no SDK."""
    lambdas = ROOT / "backend" / "lambdas"
    frames = [{"action": "generateProblem", "prompt": prompt} for prompt in ("이분 탐색", "the weather today, please")]
    code = f"""
import json, sys
sys.path[:0] = {[str(lambdas), str(lambdas / "problem-generator-streaming")]!r}
import lambda_function
from alpaco.bootstrap import build
from alpaco.config import from_environment
from alpaco.entrypoints.aws_lambda import handle_route
settings = from_environment({{"ALPACO_DATA": "/tmp", "ALPACO_TABLE": "t", "ALPACO_BUCKET": "b",
    "AWS_ENDPOINT_URL_DYNAMODB": "http://127.0.0.1:9"}})
frames = []
class Poster:
    def post(self, connection, frame):
        frames.append(json.loads(frame))
        return True
service = build(settings, poster=Poster())
event = json.load(open({str(ROOT / "tests/events/message.json")!r}))
for frame in {frames!r}:
    handle_route(service, {{**event, "body": json.dumps(frame)}}, None)
print(json.dumps([frames, sorted(sys.modules)]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    answers, modules = json.loads(done.stdout)
    assert [answer["error"]["code"] for answer in answers] == ["INTERNAL", "UNSUPPORTED_REQUEST"]  # nobody stores here
    assert [name for name in modules if name.startswith(WORKERS) or name.split(".")[0] in HEAVY] == []
