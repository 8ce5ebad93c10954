"""`python benchmarks/verifyproblem`: the same legacy packages verified by us and by `verifyproblem -j 2`.

For each package: the verdicts of both on every submission, wall and CPU of both (the tool's whole process tree,
the best of some alternating rounds), and beside them the physical limit: wall x cores over that CPU, on this
machine and less what other processes took of it meanwhile. Packages come from the command line, or are made:
one of ours, one of several languages, and one of many short runs.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests"))

from problems.foreign import LEGACY, write  # noqa: E402  the packages of the tests

CORES = 2
PARTS = ("config", "data", "validators", "submissions", "graders")
TOOLS = Path.home() / ".cache" / "alpaco-e2e" / "judges" / "bin"
ALPACO = Path(sys.executable).parent / "alpaco"
# The interpreters that we use, too; the tool's own default for Python is PyPy.
LANGUAGES = f"""\
python3:
  name: Python 3
  priority: 853
  files: '*.py'
  compile: '{os.path.realpath(sys.executable)} -m py_compile {{files}}'
  run: '{os.path.realpath(sys.executable)} "{{mainfile}}"'
java:
  name: Java
  priority: 800
  files: '*.java'
  compile: 'javac -encoding UTF-8 -sourcepath {{path}} -d {{path}} {{files}}'
  run: 'java -XX:+UseSerialGC -Xss64m -Xmx{{memlim}}m -cp {{path}} {{mainclass}}'
"""
_LINE = re.compile(r"^\s*(?:ERROR |WARNING )?(\S+/\S+) \([^)]*\) (?:OK: |got )([A-Z]+)", re.MULTILINE)


@dataclass(frozen=True)
class Cost:
    """Seconds: wall, CPU of the whole tree, and the CPU that everything else on the machine used meanwhile."""

    wall: float
    cpu: float
    others: float

    @property
    def over_limit(self) -> float:
        """Wall x cores over CPU; 1 is the physical limit of a machine that does nothing else."""
        return self.wall * CORES / self.cpu

    @property
    def over_what_was_left(self) -> float:
        """The same with the machine's time that was left by others."""
        return max(self.wall * CORES - self.others, self.cpu) / self.cpu


def run(command: Sequence[str | Path], folder: Path) -> tuple[str, Cost]:
    """Run a tool on two cores; returns what it said and what it cost."""
    busy, started = machine_cpu(), time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    wall, cpu = time.monotonic() - started, used.ru_utime + used.ru_stime
    return said, Cost(wall, cpu, max(0.0, machine_cpu() - busy - cpu))


def machine_cpu() -> float:
    """Return the CPU seconds that this machine's processes have used in all."""
    user, nice, system, _, _, irq, softirq, *_ = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:])
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def ours(package: Path) -> tuple[dict[str, str], Cost]:
    """Verify with `alpaco verify`."""
    said, cost = run([ALPACO, "verify", package, "--json"], package.parent)
    return {row["name"]: row["verdict"] for row in json.loads(said)["submissions"]}, cost


def theirs(package: Path, tools: Path) -> tuple[dict[str, str], Cost]:
    """Verify with verifyproblem, as many threads as cores, without what needs LaTeX."""
    words = [tools / "verifyproblem", "-j", str(CORES), "-p", *PARTS, "--", package.name]
    said, cost = run(words, package.parent)
    said = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", said)
    return dict(_LINE.findall(said)), cost


def made(folder: Path) -> Iterator[Path]:
    """Make the packages of the benchmark."""
    several = {path: text for path, text in LEGACY.items() if "Kotlin" not in path}
    yield write(several, folder / "languages")
    yield write(_many(), folder / "shortruns")
    data = folder / "data"
    words = ["쉬운 그래프 탐색 문제", "--difficulty", "easy", "--seed", "7", "--json", "--data", str(data)]
    done = subprocess.run([ALPACO, "generate", *words], check=True, capture_output=True, text=True)
    problem = json.loads(done.stdout.splitlines()[-1])["problemId"]
    out = folder / "ours"
    words = [problem, "--format", "legacy", "--out", str(out), "--data", str(data)]
    subprocess.run([ALPACO, "export", *words], check=True, capture_output=True)
    yield next(path for path in out.iterdir() if path.is_dir())


def _many() -> dict[str, str]:
    """Return a package of sixty short tests and eight programs."""
    right = "a, b = map(int, input().split())\nprint({})\n"
    cpp = "#include <iostream>\nint main() {{ long long a, b; std::cin >> a >> b; std::cout << {} << '\\n'; }}\n"
    package = {
        "problem.yaml": "name: Sums\nlicense: cc0\n",
        ".timelimit": "1\n",
        "problem_statement/problem.en.tex": "\\problemname{Sums}\nAdd.\n",
        "input_validators/form.py": "import re, sys\n"
        "sys.exit(42 if re.fullmatch(r'[1-9]\\d{0,8} [1-9]\\d{0,8}\\n', sys.stdin.read()) else 43)\n",
        "submissions/accepted/plain.py": right.format("a + b"),
        "submissions/accepted/other.py": right.format("b + a"),
        "submissions/accepted/plain.cpp": cpp.format("a + b"),
        "submissions/accepted/other.cpp": cpp.format("b + a"),
        "submissions/accepted/third.cpp": cpp.format("a - -b"),
        "submissions/wrong_answer/late.py": right.format("a + b if a < 5900 else 0"),
        "submissions/wrong_answer/late.cpp": cpp.format("(a < 5900 ? a + b : 0)"),
        "submissions/run_time_error/late.py": right.format("(a + b) // (a < 5900)"),
    }
    for number in range(1, 61):
        stem = "data/sample/1" if number == 1 else f"data/secret/{number:02}"
        a, b = 100 * number, 7 * number
        package |= {f"{stem}.in": f"{a} {b}\n", f"{stem}.ans": f"{a + b}\n"}
    return package


def main() -> int:
    """Compare on every package; 0 where all verdicts are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", type=Path, help="Legacy packages. [default: three that are made]")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tools", type=Path, default=TOOLS, help="Folder of verifyproblem (scripts/install-e2e).")
    options = parser.parse_args()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    same = True
    with tempfile.TemporaryDirectory() as scratch:
        for package in options.packages or made(Path(scratch)):
            (package.parent / "languages.yaml").write_text(LANGUAGES)
            rounds = [(theirs(package, options.tools), ours(package)) for _ in range(options.rounds)]
            verdicts = [(theirs_said, ours_said) for (theirs_said, _), (ours_said, _) in rounds]
            agreed = all(a == b for a, b in verdicts)
            same &= agreed
            slow = min((cost for (_, cost), _ in rounds), key=lambda cost: cost.wall)
            quick = min((cost for _, (_, cost) in rounds), key=lambda cost: cost.wall)
            tests = sum(1 for _ in (package / "data").rglob("*.in"))
            print(f"{package.name}: {len(verdicts[0][1])} programs, {tests} tests")
            print(f"  verdicts           {'the same' if agreed else verdicts}")
            print(f"  verifyproblem -j {CORES}  wall {slow.wall:6.2f} s  CPU {slow.cpu:6.2f} s")
            print(f"  alpaco verify      wall {quick.wall:6.2f} s  CPU {quick.cpu:6.2f} s")
            print(f"  factor             wall {slow.wall / quick.wall:6.2f}    CPU {slow.cpu / quick.cpu:6.2f}")
            print(f"  wall x {CORES} / CPU: {quick.over_limit:.2f} (verifyproblem {slow.over_limit:.2f}); ", end="")
            print(f"of what others left: {quick.over_what_was_left:.2f} ({slow.over_what_was_left:.2f})", flush=True)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
