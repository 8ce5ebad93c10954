"""`python benchmarks/official_tools`: a package of every catalogue family at every level, under the official tools.

Each problem is made as a request would make it and written in both formats; `verifyproblem` must find no error and no
warning in the legacy one, `bt run`, `bt validate` and `bt constraints` no error in the 2025-09 one and only the
warnings that docs/packages.md explains. A line per problem; exit code 0 only where all pass. With `--results FILE`
the lines are kept there, and what stands there as passed is not made again, so that a long run may be stopped.
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
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from alpaco.generation.engines.catalogue.engine import CatalogueEngine
from alpaco.generation.engines.catalogue.family import Family
from alpaco.generation.engines.catalogue.registry import FAMILIES
from alpaco.generation.pipeline import Means, make
from alpaco.generation.steps import Proved
from alpaco.packaging import PackageFormat, package_files, short_name
from alpaco.ports import Sandbox
from alpaco.problem.problem import Problem
from alpaco.problem.request import Difficulty, EngineName, Request
from alpaco.problem.text import Locale
from alpaco.sandbox import open_sandbox

SEED = 1
TOOLS = Path(os.environ.get("ALPACO_E2E_TOOLS") or Path.home() / ".cache" / "alpaco-e2e", "judges", "bin")
PARTS = ("config", "data", "validators", "submissions", "graders")
PYTHON = os.path.realpath(sys.executable)
# Both tools want PyPy by default; the limits were measured with this interpreter.
LANGUAGES = f"""\
python3:
  name: Python 3
  priority: 853
  files: '*.py'
  compile: '{PYTHON} -m py_compile {{files}}'
  run: '{PYTHON} "{{mainfile}}"'
"""
# Why each is expected stands in docs/packages.md.
EXPLAINED = {
    "run": set[str](),
    "validate": {"No dedicated answer validators found."},
    "constraints": {
        "No answer validators for constraints checking found.",
        "Values in validators but missing in some statement:",
        "Values in some statement but not in input validators:",
        "No constraint validation of input values found in input validators.",
    },
}


def wanted(only: str, level: str) -> Iterator[tuple[Family, Difficulty]]:
    """Yield the families whose name contains `only`, level by level, so that a part of a run covers much."""
    for difficulty in Difficulty:
        if level in ("", difficulty):
            yield from ((f, difficulty) for f in FAMILIES if only in f.name and difficulty in f.variants)


def made(family: Family, level: Difficulty, sandbox: Sandbox) -> Problem | None:
    """Make a problem of a family; None where none could be proved."""
    request = Request("", Locale.KO, EngineName.CATALOGUE, SEED, family.topics[0], level)
    *_, end = make(request, f"{level}", Means(CatalogueEngine((family,)), sandbox))
    return end.problem if isinstance(end, Proved) else None


def written(problem: Problem, package_format: PackageFormat, folder: Path) -> Path:
    """Write a package below a folder, and beside it what both tools need to know of the languages."""
    package = folder / short_name(problem)
    for path, content in package_files(problem, package_format).items():
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_bytes(content)
    (folder / "languages.yaml").write_text(LANGUAGES)
    return package


def run(command: Sequence[str | Path], folder: Path) -> tuple[int, str]:
    """Run a tool; returns its exit code and what it said, without colours."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", done.stdout + done.stderr)


def verifyproblem(package: Path) -> tuple[str, list[str]]:
    """Return the tool's last line, and what is wrong with the legacy package."""
    status, said = run([TOOLS / "verifyproblem", "-p", *PARTS, "--", package.name], package.parent)
    last = (said.strip().splitlines() or ["nothing was said"])[-1]
    return last, [] if status == 0 and "0 errors, 0 warnings" in said else [said]


def bapctools(package: Path) -> tuple[str, list[str]]:
    """Return how many explained warnings there are, and what is wrong with the 2025-09 package."""
    (package / "languages.yaml").write_text(LANGUAGES)
    expected, wrong = 0, []
    for verb, explained in EXPLAINED.items():
        status, said = run([TOOLS / "bt", verb, "--no-bar"], package)
        warnings = set(re.findall(r"WARNING: (.*?)\s*$", said, re.MULTILINE))
        bounds = re.search(r"missing in .*\ben\b", said)
        if "ERROR" in said or warnings - explained or bounds or status != (1 if warnings else 0):
            wrong.append(f"bt {verb}:\n{said}")
        expected += len(warnings)
    return f"{expected} explained warnings", wrong


def judged(family: Family, level: Difficulty, sandbox: Sandbox) -> dict[str, Any]:
    """Make, write and check one problem."""
    started = time.monotonic()
    row: dict[str, Any] = {"problem": f"{family.name}/{level}"}
    problem = made(family, level, sandbox)
    if problem is None:
        return row | {"wrong": ["not proved"]}
    with tempfile.TemporaryDirectory() as scratch:
        legacy, legacy_wrong = verifyproblem(written(problem, PackageFormat.LEGACY, Path(scratch, "legacy")))
        icpc, icpc_wrong = bapctools(written(problem, PackageFormat.ICPC, Path(scratch, "icpc")))
    counts = {"variant": problem.candidate.provenance.variant, "tests": len(problem.tests)}
    counts |= {"programs": len(problem.candidate.programs), "seconds": round(time.monotonic() - started)}
    return row | counts | {"verifyproblem": legacy, "bt": icpc, "wrong": legacy_wrong + icpc_wrong}


def kept(results: Path | None) -> Mapping[str, Mapping[str, Any]]:
    """Return the rows of earlier runs that passed."""
    lines = results.read_text().splitlines() if results and results.exists() else []
    rows = [json.loads(line) for line in lines]
    return {row["problem"]: row for row in rows if not row["wrong"]}


def main() -> int:
    """Check the catalogue."""
    parser = argparse.ArgumentParser(prog="benchmarks/official_tools", description=__doc__)
    parser.add_argument("--family", default="", help="part of a family's name")
    parser.add_argument("--level", default="", choices=["", *Difficulty], help="one level only")
    parser.add_argument("--results", type=Path, help="a file of JSON lines to go on from")
    arguments = parser.parse_args()
    earlier = kept(arguments.results)
    passed = failed = 0
    sandbox = open_sandbox()
    try:
        for family, level in wanted(arguments.family, arguments.level):
            row = earlier.get(f"{family.name}/{level}") or judged(family, level, sandbox)
            failed += bool(row["wrong"])
            passed += not row["wrong"]
            words = [
                f"{row['problem']:26}",
                *(str(row.get(k, "")) for k in ("variant", "tests", "verifyproblem", "bt")),
            ]
            print(" | ".join(words), *row["wrong"], flush=True)
            if arguments.results and row["problem"] not in earlier:
                with arguments.results.open("a") as lines:
                    lines.write(json.dumps(row) + "\n")
    finally:
        sandbox.close()
    print(f"{passed} of {passed + failed} problems pass in both formats")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
