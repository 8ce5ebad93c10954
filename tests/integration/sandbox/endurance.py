"""`python tests/integration/sandbox/endurance.py [RUNS]`: runs programs in a row and prints what grew.

Counts, for the service and its launchers together: descriptors, processes, files of the sandbox, System V
objects, and resident memory in KiB; before and after.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from alpaco.problem.observation import Artefact
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.sandbox import open_sandbox
from alpaco.sandbox.local import LocalSandbox

RUNS = 10_000
WARM_UP = 200
PYTHON = """
import sys, os
mode = int(input()) % 5
if mode == 0: print("x" * 20000)
if mode == 1: sys.exit(3)
if mode == 2: 1 / 0
if mode == 3: os.abort()
if mode == 4: sys.stdin.read()
"""
CPP = """
#include <cstdio>
#include <cstdlib>
int main() { int n; if (scanf("%d", &n) != 1) return 1; if (n % 3 == 0) abort(); if (n % 3 == 1) return 3; puts("x"); }
"""


def family() -> list[int]:
    """Return this process and its children."""
    found = [os.getpid()]
    for name in filter(str.isdigit, os.listdir("/proc")):
        with suppress(OSError):
            if int(Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()[1]) == os.getpid():
                found.append(int(name))
    return found


def measure(sandbox: LocalSandbox) -> dict[str, int]:
    """Count everything that could leak."""
    members = family()
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in members]
    return {
        "descriptors": sum(len(os.listdir(f"/proc/{pid}/fd")) for pid in members),
        "processes": len(members),
        "files": sum(len(names) + len(folders) for _, folders, names in os.walk(sandbox.setup.folder.path)),
        "objects": sum(len(Path("/proc/sysvipc", kind).read_text().splitlines()) for kind in ("shm", "sem", "msg")),
        "memory_kb": sum(pages) * os.sysconf("SC_PAGE_SIZE") // 1024,
    }


def run(sandbox: LocalSandbox, programs: list[Artefact], runs: int) -> None:
    """Run the programs in turn, ending in every way that a program can."""
    inputs = [f"{number}\n".encode() + b"unread\n" * 100 for number in range(runs // len(programs))]
    for program in programs:
        assert sum(1 for _ in sandbox.run_many(program, inputs, Limits())) == len(inputs)


def main() -> None:
    """Measure, run, measure."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with open_sandbox() as sandbox:
        sources = {Language.PYTHON: PYTHON, Language.CPP: CPP}
        programs = []
        for language, source in sources.items():
            made = sandbox.compile(Program("main" + language.suffix, language, Role.ACCEPTED, source))
            assert isinstance(made, Artefact), made
            programs.append(made)
        run(sandbox, programs, WARM_UP)
        before = measure(sandbox)
        run(sandbox, programs, runs)
        after = measure(sandbox)
    sys.stdout.write(json.dumps({"runs": runs, "before": before, "after": after}) + "\n")


if __name__ == "__main__":
    main()
