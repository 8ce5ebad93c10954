"""The code executor as the platform runs it: `executor_service.py SOURCE…` serves one invocation per program."""

from __future__ import annotations

import json
import sys

from alpaco.adapters.executor_messages import Report, Task, pack, unpack
from alpaco.entrypoints.code_executor import isolated_handler
from alpaco.problem.program import Language, Limits, Program, Role

for number, source in enumerate(sys.argv[1:]):
    program = Program("main.py", Language.PYTHON, Role.ACCEPTED, source)
    event = json.loads(pack(Task(str(number), program, Limits(cpu_seconds=1), [b"1", b"2"])))
    report = unpack(json.dumps(isolated_handler(event, None)).encode(), Report)
    answer = {"mode": report.isolation.mode, "outputs": [seen.stdout.decode() for seen in report.observations]}
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
