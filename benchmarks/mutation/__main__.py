"""`python benchmarks/mutation`: every mutant of the references of catalogue problems against the delivered tests.

A problem of each family, at its easiest level or with `--every-level` at each, is made as a request would make it.
Then every mechanical mutant of its Python reference is run on the delivered tests; those that the making never saw
are scored apart. A mutant counts as wrong where some small or structured input, drawn anew, tells it from the
reference. Exit code 0 only where at least 98 % of the wrong mutants are killed and no wrong or slow program passes.
`--family` and `--most` make it shorter; with `--results FILE` the rows are kept there, and what stands there is not
done again, so that a long run may be stopped.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from alpaco.generation.engines.catalogue.engine import CatalogueEngine
from alpaco.generation.engines.catalogue.family import Family
from alpaco.generation.engines.catalogue.registry import FAMILIES
from alpaco.generation.pipeline import Means, make
from alpaco.generation.steps import Proved
from alpaco.ports import Sandbox
from alpaco.problem.evidence import Gate
from alpaco.problem.problem import Problem
from alpaco.problem.program import Language, Role
from alpaco.problem.request import Difficulty, EngineName, Request
from alpaco.problem.text import Locale
from alpaco.problem.verdict import Verdict
from alpaco.sandbox import open_sandbox
from alpaco.verification.bench import Bench
from alpaco.verification.mutation import chosen, mutant_program, mutants
from alpaco.verification.proof import MUTANTS
from alpaco.verification.sieve import Sieve, Tally
from alpaco.verification.strengthening import Hunt
from alpaco.verification.timing import stop_for

WANTED = 0.98
SEED = 1
_CASES = 1000
_LARGE_SECONDS = 60.0
_NUMBERS = ("made", "killed", "equivalent", "undecided")

Row = dict[str, Any]


def wanted(family: str, levels: int) -> Iterator[tuple[Family, Difficulty]]:
    """Yield each family with so many of its levels, the easiest first."""
    for one in FAMILIES:
        if family in one.name:
            yield from ((one, difficulty) for difficulty in list(one.variants)[:levels])


def scored(family: Family, level: Difficulty, sandbox: Sandbox, most: int) -> Row:
    """Make a problem and put its mutants through its tests."""
    row: Row = {"problem": f"{family.name}/{level}", "proved": False}
    request = Request("", Locale.KO, EngineName.CATALOGUE, SEED, family.topics[0], level)
    *_, end = make(request, "mutation", Means(CatalogueEngine((family,)), sandbox))
    if not isinstance(end, Proved):
        return row
    problem = end.problem
    seen, unseen = sifted(problem, sandbox, most)
    return row | {
        "proved": True,
        "tests": len(problem.tests),
        "seen": seen.evidence(),
        "unseen": unseen.evidence(),
        "wrong": _verdicts(problem, Gate.WRONG),
        "slow": _verdicts(problem, Gate.SLOW),
    }


def _verdicts(problem: Problem, gate: Gate) -> list[str]:
    check = next(check for check in problem.evidence.checks if check.gate is gate)
    return [str(seen["verdict"]) for seen in check.evidence.get("programs", {}).values()]


def sifted(problem: Problem, sandbox: Sandbox, most: int) -> tuple[Tally, Tally]:
    """Return what becomes of the mutants that the making drew, and of those that it never saw."""
    candidate = problem.candidate
    seed = candidate.provenance.seed
    bench = Bench(candidate, sandbox)
    right = bench.programs(Role.REFERENCE, Role.ACCEPTED)
    python = next(program for program in right if program.language is Language.PYTHON)
    every = mutants(python)
    drawn = set(chosen(every, MUTANTS, seed))
    hunt = Hunt(bench, candidate.input_format, seed + 1000, right)  # other inputs than the making looked through
    hunt.solve_small(_CASES)
    sieve = Sieve(bench, hunt, bench.limits(stop_for(problem.time_limit.seconds)), seconds=_LARGE_SECONDS)
    known = [mutant_program(python, m, i) for i, m in enumerate(every) if m in drawn]
    new = [mutant_program(python, m, i) for i, m in enumerate(every) if m not in drawn][:most]
    return sieve.sift(known, problem.tests), sieve.sift(new, problem.tests)


def kept(results: Path | None) -> dict[str, Row]:
    """Return the rows of earlier runs."""
    lines = results.read_text().splitlines() if results and results.exists() else []
    return {row["problem"]: row for row in map(json.loads, lines)}


def _sum(rows: Sequence[Row], pool: str) -> dict[str, Any]:
    numbers = {name: sum(row[pool][name] for row in rows) for name in _NUMBERS}
    return numbers | {"survivors": [name for row in rows for name in row[pool]["survivors"]]}


def _line(tally: dict[str, Any]) -> str:
    return " ".join(f"{tally[name]:4} {name}" for name in _NUMBERS) + f" {len(tally['survivors']):3} survive"


def _print_row(row: Row) -> None:
    if not row["proved"]:
        print(f"{row['problem']:24} NOT PROVED", flush=True)
        return
    pools = f"seen {_line(row['seen'])} | unseen {_line(row['unseen'])}"
    print(f"{row['problem']:24} {row['tests']:2} tests | {pools}", flush=True)
    for survivor in (*row["seen"]["survivors"], *row["unseen"]["survivors"]):
        print(f"    {survivor} passes", flush=True)


def summed(rows: Sequence[Row]) -> bool:
    """Print the sums over all problems; returns whether they are good enough."""
    made = [row for row in rows if row["proved"]]
    seen, unseen = _sum(made, "seen"), _sum(made, "unseen")
    killed = seen["killed"] + unseen["killed"]
    share = killed / max(1, killed + len(seen["survivors"]) + len(unseen["survivors"]))
    wrong = [verdict for row in made for verdict in row["wrong"]]
    slow = [verdict for row in made for verdict in row["slow"]]
    rejected = sum(verdict != Verdict.AC for verdict in wrong), sum(verdict == Verdict.TLE for verdict in slow)
    sizes = sorted(row["tests"] for row in made) or [0]
    print(f"{len(made)} of {len(rows)} problems proved, {sizes[0]} to {sizes[-1]} tests")
    print(f"seen   {_line(seen)}\nunseen {_line(unseen)}")
    print(f"wrong mutants killed: {100 * share:.1f} %")
    print(f"wrong programs rejected: {rejected[0]} of {len(wrong)}")
    print(f"slow programs rejected: {rejected[1]} of {len(slow)}")
    return share >= WANTED and rejected == (len(wrong), len(slow)) and len(made) == len(rows)


def main() -> int:
    """Score the catalogue."""
    parser = argparse.ArgumentParser(prog="benchmarks/mutation", description=__doc__)
    parser.add_argument("--family", default="", help="part of a family's name")
    parser.add_argument("--every-level", action="store_true", help="not only the easiest level of each family")
    parser.add_argument("--most", type=int, default=1000, help="at most so many unseen mutants of a problem")
    parser.add_argument("--results", type=Path, help="a file of JSON lines to go on from")
    arguments = parser.parse_args()
    earlier, rows, sandbox = kept(arguments.results), [], open_sandbox()
    try:
        for family, level in wanted(arguments.family, 4 if arguments.every_level else 1):
            known = earlier.get(f"{family.name}/{level}")
            rows.append(known or scored(family, level, sandbox, arguments.most))
            _print_row(rows[-1])
            if arguments.results and not known:
                with arguments.results.open("a") as lines:
                    lines.write(json.dumps(rows[-1]) + "\n")
    finally:
        sandbox.close()
    return 0 if summed(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
