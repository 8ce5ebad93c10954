"""What becomes of mutants, and which tests are worth keeping."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.problems.pairs import BRUTE, REFERENCE, WRONG, pairs, program, with_programs

from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import CheckState
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Program, Role
from alpaco.problem.request import Difficulty
from alpaco.problem.verdict import Verdict
from alpaco.testing import InProcessSandbox
from alpaco.verification.bench import Bench
from alpaco.verification.gates import check_difficulty, check_holdback
from alpaco.verification.measuring import reach
from alpaco.verification.sieve import Sieve, Tally, tried
from alpaco.verification.strengthening import Hunt, Solved
from alpaco.verification.trimming import spare, telling, useless

TESTS = (
    TestCase("1-01", "4 5\n1 2 3 4\n", "4\n", "sample", sample=True),
    TestCase("3-01", "3 1\n5 6 7\n", "0\n", "nothing fits"),
)
FORMAT = pairs().input_format


def hunting(candidate: Candidate) -> tuple[Bench, Hunt]:
    """Return programs, and a hunt over some small cases that the reference has solved."""
    bench = Bench(candidate, InProcessSandbox())
    hunt = Hunt(bench, FORMAT, 1, bench.programs(Role.REFERENCE))
    hunt.solve_small(200)
    return bench, hunt


def mutant(source: str) -> Program:
    """Make a program that nobody has seen."""
    return program(f"mutant-{abs(hash(source))}.py", Role.WRONG, source)


KILLED = mutant(BRUTE.replace("total = 0", "total = 1"))
EQUIVALENT = mutant(BRUTE.replace("x + y <= k", "k >= y + x"))
RARE = mutant(BRUTE.replace("print(total)", "print(total + (n == 2 and k == 2))"))


def test_mutants_are_told_apart() -> None:
    """The tests kill one, one is no mistake at all, and one shows that the tests are too few."""
    bench, hunt = hunting(pairs())
    tally = Sieve(bench, hunt, bench.limits(5.0)).sift([KILLED, EQUIVALENT, RARE], TESTS)
    assert (tally.made, tally.killed, tally.equivalent, tally.undecided) == (3, 1, 1, 0)
    assert tally.survivors == [RARE.name]
    assert tally.kills == {"1-01": {KILLED.name}, "3-01": {KILLED.name}}


def test_the_input_that_betrays_a_mutant_becomes_a_test() -> None:
    """It also kills the next one that makes the same mistake."""
    bench, hunt = hunting(pairs())
    added: list[TestCase] = []

    def add(case: Solved, killed: Program) -> TestCase:
        added.append(TestCase("4-01", case.input.decode(), case.answer.decode(), killed.name))
        return added[-1]

    twin = mutant(RARE.source + "\n")
    tally = Sieve(bench, hunt, bench.limits(5.0)).sift([RARE, twin], TESTS, add)
    assert (tally.killed, tally.survivors) == (2, [])
    assert [(test.input.split()[:2], test.purpose) for test in added] == [(["2", "2"], RARE.name)]


def test_a_mutant_that_never_ends_is_killed_by_the_first_test() -> None:
    """Its time is not spent on every test."""
    bench = Bench(pairs(), sandbox := InProcessSandbox())
    seen = tried(bench, mutant("while True:\n    pass\n"), TESTS * 20, bench.limits(0.1))
    assert (seen.killers, seen.undecided) == (["1-01"], [])
    assert sandbox.runs == 2


def test_what_comes_after_a_test_that_takes_long_is_tried_alone() -> None:
    """A small input may take a right program long, too; the mutant that it keeps from the next test is killed there."""
    late = mutant(
        f"{BRUTE.replace('print(total)', 'print(total + (n == 3))')}for _ in range(150_000 * (n == 4)):\n    pass\n"
    )
    bench, hunt = hunting(pairs())
    seen = tried(bench, late, TESTS, bench.limits(5.0))
    assert (seen.killers, seen.undecided) == ([], [TESTS[1]])
    tally = Sieve(bench, hunt, bench.limits(5.0)).sift([late], TESTS)
    assert (tally.killed, tally.survivors, tally.kills) == (1, [], {"3-01": {late.name}})


@pytest.mark.parametrize(
    ("tally", "state"),
    [
        (Tally(made=8, killed=8), CheckState.PASSED),
        (Tally(made=8, killed=7, survivors=["m"]), CheckState.PASSED),
        (Tally(made=8, killed=5, survivors=["m", "n"], equivalent=1), CheckState.FAILED),
        (Tally(made=8, equivalent=8), CheckState.NOT_APPLICABLE),
    ],
)
def test_the_held_back_mutants_score_the_tests(tally: Tally, state: CheckState) -> None:
    """One of few may survive, more may not."""
    assert check_holdback(tally, 40, ()).state is state


def test_a_program_reaches_as_far_as_its_time_allows() -> None:
    """Sizes double until the time is out; a fast program gets through all of them."""
    bench = Bench(pairs(), InProcessSandbox())
    slow, fast = bench.programs(Role.SLOW)[0], bench.programs(Role.REFERENCE)[0]
    assert reach(bench, fast, FORMAT, limit=0.2, seed=1).everything
    far = reach(bench, slow, FORMAT, limit=1.0, seed=1)
    assert not far.everything
    assert 256 <= far.size <= 1024
    assert far.growth == pytest.approx(2, abs=0.2)


@pytest.mark.parametrize(
    ("difficulty", "brute", "state"),
    [
        (Difficulty.EASY, Verdict.AC, CheckState.PASSED),
        (Difficulty.MEDIUM, Verdict.AC, CheckState.FAILED),
        (Difficulty.HARD, Verdict.TLE, CheckState.PASSED),
    ],
)
def test_from_medium_on_the_brute_force_must_not_do(difficulty: Difficulty, brute: Verdict, state: CheckState) -> None:
    """A level is what is measured, not what is claimed."""
    candidate = replace(pairs(), difficulty=difficulty)
    verdicts = {"brute.py": brute, "slow_quadratic.py": Verdict.TLE}
    assert check_difficulty(candidate, verdicts, {}).state is state


def test_a_test_that_tells_nothing_is_found() -> None:
    """One that reaches a bound, or on which a wrong program fails, is kept."""
    bench = Bench(with_programs(pairs(), wrong_strict=REFERENCE, wrong_neighbours=WRONG), InProcessSandbox())
    tests = (
        TestCase("3-01", "3 9\n5 6 7\n", "0\n", "tells nothing"),
        TestCase("3-02", "3 12\n5 9 6\n", "1\n", "neighbours are not enough"),
        TestCase("3-03", "1 9\n5\n", "0\n", "the least N"),
    )
    assert useless(bench, FORMAT, tests, bench.limits(1.0)) == ["3-01"]


def test_telling_inputs_are_those_on_which_a_wrong_program_fails() -> None:
    """No more than asked for."""
    bench = Bench(pairs(), InProcessSandbox())
    cases = [Solved(test.input.encode(), test.answer.encode()) for test in TESTS]
    wrong = bench.programs(Role.WRONG)
    assert [(case, p.name) for case, p in telling(bench, wrong, cases, 5)] == [(cases[0], "wrong_neighbours.py")]
    assert list(telling(bench, wrong, cases, 0)) == []


def test_a_suite_does_without_what_others_tell() -> None:
    """Idle tests go first, then the last of those that repeat others; samples and large tests stay."""
    large = "x" * 30_000
    named = {"1": "a", "2": "b", "3": "c", "4": "d", "5": large}
    tests = [TestCase(name, text, "", "", sample=name == "1") for name, text in named.items()]
    tells = {"2": {"p"}, "3": {"p", "q"}, "5": {"p"}}
    assert spare(tests, tells, 60) == ["4"]
    assert spare(tests, tells, 3) == ["4", "2"]
    assert spare(tests, tells, 2) == ["4", "2"]


def test_a_slow_program_is_hunted_with_large_inputs() -> None:
    """The found one takes it clearly beyond the limit and leaves the right programs their room."""
    bench, hunt = hunting(pairs())
    slow, fast = bench.programs(Role.SLOW)[0], bench.programs(Role.REFERENCE)[0]
    found = hunt.slow_killer(slow, 0.1)
    assert found is not None
    assert bench.run(slow, found.input, bench.limits(1.0)).cpu_seconds >= 0.15
    assert hunt.slow_killer(fast, 0.1) is None
