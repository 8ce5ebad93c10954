"""G5: what those say who have read the statement alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.problems.pairs import BRUTE, REFERENCE, WRONG, pairs, program

from alpaco.problem.evidence import CheckState
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Language, Program, Role
from alpaco.testing import InProcessSandbox
from alpaco.verification.bench import Bench
from alpaco.verification.gates import check_independent

TESTS = (
    TestCase("1", "4 5\n1 2 3 4\n", "4\n", "sample", sample=True),
    TestCase("2", "3 2\n1 1 1\n", "3\n", "sample", sample=True),
    TestCase("3", "1 1\n7\n", "0\n", "least"),
    TestCase("4", "200 9\n" + "5 " * 200 + "\n", "0\n", "many"),
)
ENDLESS = "while True:\n    pass\n"
SLOW_ON_MANY = f"{REFERENCE}while n == 200:\n    pass\n"


def written(*sources: str) -> tuple[Program, ...]:
    """Return programs as a solver names them."""
    return tuple(program(f"independent_{i}.py", Role.ACCEPTED, source) for i, source in enumerate(sources, 1))


@pytest.mark.parametrize(
    ("programs", "state", "agreeing"),
    [
        (None, CheckState.NOT_APPLICABLE, None),
        (written(REFERENCE, WRONG, BRUTE), CheckState.PASSED, 2),
        (written(REFERENCE, SLOW_ON_MANY), CheckState.PASSED, 2),
        (written(REFERENCE, WRONG), CheckState.FAILED, 1),
        (written(REFERENCE, "n = (\n"), CheckState.FAILED, 1),
        (written(REFERENCE, "raise SystemExit(1)\n"), CheckState.FAILED, 1),
        ((*written(REFERENCE), Program("own.cpp", Language.CPP, Role.ACCEPTED, "")), CheckState.FAILED, 1),
        (written(ENDLESS), CheckState.FAILED, 0),
        ((), CheckState.FAILED, 0),
    ],
    ids=["nobody", "most", "slow on one", "half", "no program", "a crash", "cannot run here", "no answer", "nothing"],
)
def test_more_than_half_must_agree(programs: Sequence[Program] | None, state: CheckState, agreeing: int | None) -> None:
    """Who is slow on some tests may have understood; who answers otherwise, or not at all, does not agree."""
    bench = Bench(pairs(), InProcessSandbox())
    check = check_independent(bench, programs, TESTS, bench.limits(0.1))
    assert (check.state, check.evidence.get("agreeing")) == (state, agreeing)


def test_a_difference_is_shown() -> None:
    """The evidence holds the first test on which somebody answers otherwise: what was asked and both answers."""
    bench = Bench(pairs(), InProcessSandbox())
    check = check_independent(bench, written(WRONG), TESTS, bench.limits(0.1))
    said = check.evidence["programs"]["independent_1.py"]
    assert (said["test"], said["input"], said["answer"], said["output"]) == ("1", "4 5\n1 2 3 4\n", "4\n", "2\n")
