"""`python benchmarks/mutation`: every mutant of the references of catalogue problems against the delivered tests.

A problem of each family, at its easiest level or with `--every-level` at each, is made as a request would make it.
Then every mechanical mutant of its Python reference is run on the delivered tests; those that the making never saw
are scored apart. A mutant counts as wrong where some small or structured input, drawn anew, tells it from the
reference. Exit code 0 only where at least 98 % of the wrong mutants are killed and no wrong or slow program passes.
`--family` and `--most` make it shorter.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from alpaco.generation.engines.catalogue.engine import CatalogueEngine
from alpaco.generation.engines.catalogue.family import Family
from alpaco.generation.engines.catalogue.registry import FAMILIES
from alpaco.generation.pipeline import make
from alpaco.generation.steps import Proved
from alpaco.ports import Sandbox
from alpaco.problem.problem import Problem
from alpaco.problem.program import Language, Program, Role
from alpaco.problem.request import Difficulty, EngineName, Request
from alpaco.problem.text import Locale
from alpaco.problem.verdict import Verdict
from alpaco.sandbox import open_sandbox
from alpaco.verification.bench import Bench
from alpaco.verification.mutation import chosen, mutants
from alpaco.verification.proof import MUTANTS
from alpaco.verification.sieve import Sieve, Tally, mutant_program
from alpaco.verification.strengthening import Hunt, Solved
from alpaco.verification.suite import small_cases
from alpaco.verification.timing import stop_for

WANTED = 0.98
SEED = 1
_CASES = 1000
_LARGE_SECONDS = 60.0


@dataclass
class Score:
    """The sums over all problems."""

    problems: int = 0
    tests: list[int] = field(default_factory=list)
    seen: Tally = field(default_factory=Tally)
    unseen: Tally = field(default_factory=Tally)
    wrong: list[bool] = field(default_factory=list)
    slow: list[bool] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def share(self) -> float:
        """Return the share of the wrong mutants that are killed."""
        killed = self.seen.killed + self.unseen.killed
        return killed / max(1, killed + len(self.seen.survivors) + len(self.unseen.survivors))


def problems(family: str, levels: int, sandbox: Sandbox) -> Iterator[tuple[str, Problem | None]]:
    """Yield a problem of each family for so many levels, the easiest first; None where none could be proved."""
    for one in FAMILIES:
        if family in one.name:
            for difficulty in list(one.variants)[:levels]:
                yield f"{one.name}/{difficulty}", _made(one, difficulty, sandbox)


def _made(family: Family, level: Difficulty, sandbox: Sandbox) -> Problem | None:
    request = Request("", Locale.KO, EngineName.CATALOGUE, SEED, family.topics[0], level)
    *_, end = make(request, "mutation", engine=CatalogueEngine((family,)), sandbox=sandbox)
    return end.problem if isinstance(end, Proved) else None


def sifted(problem: Problem, sandbox: Sandbox, most: int) -> tuple[Tally, Tally]:
    """Return what becomes of the mutants that the making drew, and of those that it never saw."""
    candidate = problem.candidate
    seed = candidate.provenance.seed
    bench = Bench(candidate, sandbox)
    right = bench.programs(Role.REFERENCE, Role.ACCEPTED)
    python = next((program for program in right if program.language is Language.PYTHON), None)
    every = mutants(python.source) if python else ()
    drawn = set(chosen(every, MUTANTS, seed))
    limits = bench.limits(stop_for(problem.time_limit.seconds))
    sieve = Sieve(bench, _hunt(problem, bench, right), limits, seconds=_LARGE_SECONDS)
    known = [mutant_program(m, i) for i, m in enumerate(every) if m in drawn]
    new = [mutant_program(m, i) for i, m in enumerate(every) if m not in drawn][:most]
    return sieve.sift(known, problem.tests), sieve.sift(new, problem.tests)


def _hunt(problem: Problem, bench: Bench, right: tuple[Program, ...]) -> Hunt:
    """Return a hunt over inputs of another seed than those that the making looked through."""
    fmt, seed = problem.candidate.input_format, problem.candidate.provenance.seed + 1000
    hunt = Hunt(bench, fmt, seed, right)
    cases = [text.encode() for text in small_cases(fmt, seed, _CASES)]
    runs = bench.small_runs(right[0], cases, bench.limits(10.0))
    hunt.small = [Solved(case, run.output) for case, run in zip(cases, runs, strict=True) if run.verdict is Verdict.AC]
    return hunt


def _enter(score: Score, problem: Problem, tallies: tuple[Tally, Tally]) -> None:
    score.problems += 1
    score.tests.append(len(problem.tests))
    for total, tally in zip((score.seen, score.unseen), tallies, strict=True):
        total.made += tally.made
        total.killed += tally.killed
        total.equivalent += tally.equivalent
        total.undecided += tally.undecided
        total.survivors += tally.survivors
    for program in problem.candidate.programs:
        verdict = problem.verdicts.get(program.name)
        if program.role is Role.WRONG:
            score.wrong.append(verdict not in (None, Verdict.AC))
        elif program.role is Role.SLOW:
            score.slow.append(verdict is Verdict.TLE)


def _line(tally: Tally) -> str:
    numbers = (
        f"{tally.made:4} made {tally.killed:4} killed {tally.equivalent:4} equivalent {tally.undecided:3} undecided"
    )
    return f"{numbers} {len(tally.survivors):3} survive"


def main() -> int:
    """Score the catalogue."""
    parser = argparse.ArgumentParser(prog="benchmarks/mutation", description=__doc__)
    parser.add_argument("--family", default="", help="part of a family's name")
    parser.add_argument("--every-level", action="store_true", help="not only the easiest level of each family")
    parser.add_argument("--most", type=int, default=1000, help="at most so many unseen mutants of a problem")
    arguments = parser.parse_args()
    score, started, sandbox = Score(), time.monotonic(), open_sandbox()
    try:
        for name, problem in problems(arguments.family, 4 if arguments.every_level else 1, sandbox):
            if problem is None:
                score.lost.append(name)
                print(f"{name:24} NOT PROVED", flush=True)
                continue
            seen, unseen = sifted(problem, sandbox, arguments.most)
            _enter(score, problem, (seen, unseen))
            print(f"{name:24} {len(problem.tests):2} tests | seen {_line(seen)} | unseen {_line(unseen)}", flush=True)
            for survivor in (*seen.survivors, *unseen.survivors):
                print(f"    {survivor} passes", flush=True)
    finally:
        sandbox.close()
    print(
        f"{score.problems} problems, {min(score.tests)} to {max(score.tests)} tests, {time.monotonic() - started:.0f} s"
    )
    print(f"seen   {_line(score.seen)}\nunseen {_line(score.unseen)}")
    print(f"wrong mutants killed: {100 * score.share():.1f} %")
    print(f"wrong programs rejected: {sum(score.wrong)} of {len(score.wrong)}")
    print(f"slow programs rejected: {sum(score.slow)} of {len(score.slow)}; not proved: {len(score.lost)}")
    good = score.share() >= WANTED and all(score.wrong) and all(score.slow) and not score.lost
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
