"""Runs programs on a machine without a compiler, and prints how they ended."""

from __future__ import annotations

import json
import sys

from alpaco.problem.observation import Artefact
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.sandbox import open_sandbox

PROGRAMS = (
    ("print(int(input()) + 1)", Limits()),
    ("while True: pass", Limits(cpu_seconds=1)),
    ("import time\ntime.sleep(60)", Limits(wall_seconds=0.5)),
    ("import os, time\nos.close(1)\nos.close(2)\ntime.sleep(60)", Limits(wall_seconds=0.5)),
    ("while True: print(1)", Limits(stdout_bytes=1000)),
    ("import os\nos.fork()", Limits()),
    ("import sys\nprint(len(sys.stdin.read()))", Limits()),
    ("import os\nprint(sorted(os.environ))", Limits()),
)

with open_sandbox() as sandbox:
    isolation = sandbox.isolation()
    lines: list[dict[str, object]] = [
        {"mode": isolation.mode, "languages": isolation.languages, "notes": " ".join(isolation.notes)}
    ]
    for source, limits in PROGRAMS:
        artefact = sandbox.compile(Program("main.py", Language.PYTHON, Role.ACCEPTED, source))
        assert isinstance(artefact, Artefact)
        seen = sandbox.run(artefact, b"1\n" * 200_000 if "stdin" in source else b"1\n", limits)
        lines.append({"cause": seen.cause, "stdout": seen.stdout.decode()[:80], "degraded": seen.degraded})
for line in lines:
    sys.stdout.write(json.dumps(line) + "\n")
