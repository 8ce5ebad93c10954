"""Opens two sandboxes of one user and lets a program of one look for the other's programs and secrets."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from alpaco.problem.observation import Artefact
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.sandbox import open_sandbox

SERVICE = """
import time
from alpaco.problem.program import Language, Program, Role
from alpaco.sandbox import open_sandbox
with open_sandbox() as sandbox:
    made = sandbox.compile(Program("a.py", Language.PYTHON, Role.ACCEPTED, "secret = 'neighbours-program'"))
    print(sandbox.setup.folder.path / made.key / "main", flush=True)
    time.sleep(1000)
"""
ATTACK = """
import os
path, neighbour, service = input().split()
attempts = {
    "read the program": lambda: open(path, "rb").read(),
    "write the program": lambda: open(path, "ab").write(b"x"),
    "list its folder": lambda: os.listdir(os.path.dirname(path)),
    "list the sandbox": lambda: os.listdir(os.path.dirname(os.path.dirname(path))),
    "remove the program": lambda: os.unlink(path),
    "the neighbour's environment": lambda: open(f"/proc/{neighbour}/environ").read(),
    "this service's environment": lambda: open(f"/proc/{service}/environ").read(),
    "the neighbour's descriptors": lambda: os.listdir(f"/proc/{neighbour}/fd"),
    "the neighbour's working folder": lambda: os.readlink(f"/proc/{neighbour}/cwd"),
    "a secret in its own environment": lambda: {}["no SECRET"] if "SECRET" not in os.environ else None,
    "stop the neighbour": lambda: os.kill(int(neighbour), 19),
}
for name, attempt in attempts.items():
    try:
        attempt()
        print(name)
    except (OSError, KeyError):
        pass
"""

neighbour = subprocess.Popen([sys.executable, "-c", SERVICE], stdout=subprocess.PIPE, text=True)
assert neighbour.stdout
path = neighbour.stdout.readline().strip()
try:
    with open_sandbox() as sandbox:
        artefact = sandbox.compile(Program("attack.py", Language.PYTHON, Role.ACCEPTED, ATTACK))
        assert isinstance(artefact, Artefact)
        seen = sandbox.run(artefact, f"{path} {neighbour.pid} {os.getpid()}\n".encode(), Limits())
        assert seen.exit_code == 0, seen.stderr
        assert neighbour.poll() is None
        sys.stdout.write(json.dumps({"found": seen.stdout.decode().splitlines()}) + "\n")
finally:
    neighbour.terminate()
    neighbour.wait()
    neighbour.stdout.close()
