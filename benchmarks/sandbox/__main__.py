"""`python benchmarks/sandbox`: CPU per run of a trivial program, side by side with a bare subprocess.

Every way runs the same program on the same input; CPU is that of the whole chain (this process, the launchers,
the programs), best of several batches, in milliseconds. Wall time is the best batch's, one run at a time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from alpaco.problem.observation import Artefact, Mode
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.sandbox import open_sandbox
from alpaco.sandbox.local import LocalSandbox
from alpaco.sandbox.toolchains import Python

STDIN, STDOUT = b"20 22\n", b"42\n"
PYTHON = "a, b = map(int, input().split())\nprint(a + b)\n"
CPP = "#include <iostream>\nint main() { long long a, b; std::cin >> a >> b; std::cout << a + b << '\\n'; }\n"


def chain_cpu() -> float:
    """Return the CPU seconds of this process, its children, and all that they have waited for."""
    ticks = 0
    for name in filter(str.isdigit, os.listdir("/proc")):
        with suppress(OSError):
            fields = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
            if os.getpid() in (int(name), int(fields[1])):
                ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def measure(run: Callable[[], bytes], batches: int, runs: int) -> tuple[float, float]:
    """Return CPU and wall in milliseconds per run, the best batch of each."""
    cpu, wall = [], []
    for _ in range(batches):
        before, started = chain_cpu(), time.perf_counter()
        for _ in range(runs):
            assert run() == STDOUT
        wall.append((time.perf_counter() - started) / runs * 1000)
        cpu.append((chain_cpu() - before) / runs * 1000)
    return min(cpu), min(wall)


def bare(command: list[str]) -> Callable[[], bytes]:
    """Run a command with nothing around it."""
    return lambda: subprocess.run(command, input=STDIN, capture_output=True, check=True).stdout


def inside(sandbox: LocalSandbox, source: str, language: Language) -> Callable[[], bytes]:
    """Run a program in a sandbox."""
    made = sandbox.compile(Program("main" + language.suffix, language, Role.ACCEPTED, source))
    assert isinstance(made, Artefact), made
    return lambda: sandbox.run(made, STDIN, Limits()).stdout


def main() -> int:
    """Measure every way and hold the figures to what the sandbox promises."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batches", type=int, default=5)
    parser.add_argument("--runs", type=int, default=100)
    options = parser.parse_args()
    with open_sandbox(workers=1, mode=Mode.STRICT) as sandbox, tempfile.TemporaryDirectory() as folder:
        python = sandbox.setup.toolchains[Language.PYTHON]
        assert isinstance(python, Python)
        script, binary = Path(folder, "main.py"), Path(folder, "main")
        script.write_text(PYTHON)
        cpp = inside(sandbox, CPP, Language.CPP)
        compile_plainly = ["g++", "-std=c++20", "-O2", "-static", "-x", "c++", "-", "-o", str(binary)]
        subprocess.run(compile_plainly, input=CPP.encode(), check=True)
        slow = LocalSandbox(replace(sandbox.setup, fork_servers=None))
        ways = {
            "Python, bare subprocess": bare([python.interpreter, "-I", "-S", str(script)]),
            "Python, strict": inside(slow, PYTHON, Language.PYTHON),
            "Python, strict, fork-server": inside(sandbox, PYTHON, Language.PYTHON),
            "C++, bare subprocess": bare([str(binary)]),
            "C++, strict": cpp,
        }
        figures = {name: measure(run, options.batches, options.runs) for name, run in ways.items()}
    for name, (cpu, wall) in figures.items():
        sys.stdout.write(f"{name:30} CPU {cpu:6.2f} ms   wall {wall:6.2f} ms\n")
    cpu_of = {name: cpu for name, (cpu, _) in figures.items()}
    promises = {
        "C++ in strict costs at most 2.5 ms more": cpu_of["C++, strict"] - cpu_of["C++, bare subprocess"] <= 2.5,
        "Python in strict costs at most 3 ms more": cpu_of["Python, strict"] - cpu_of["Python, bare subprocess"] <= 3,
        "the fork-server needs a quarter of the CPU at most": (
            4 * cpu_of["Python, strict, fork-server"] <= cpu_of["Python, bare subprocess"]
        ),
    }
    sys.stdout.write(json.dumps(promises, indent=2) + "\n")
    return 0 if all(promises.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
