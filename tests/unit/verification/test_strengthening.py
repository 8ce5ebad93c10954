"""Wrong programs: those that the tests kill, those that a search kills, those that solve nothing."""

from __future__ import annotations

import pytest
from tests.problems.pairs import REFERENCE, pairs, with_programs
from tests.problems.several import even_pair, mean, odd_first

from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import CheckState, Gate
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Role
from alpaco.problem.progress import Stage
from alpaco.problem.verdict import Verdict
from alpaco.testing import InProcessSandbox
from alpaco.verification.bench import Bench
from alpaco.verification.gates import check_wrong, idle_survivors
from alpaco.verification.judging import Judged
from alpaco.verification.proof import Proof
from alpaco.verification.sieve import Tally

RARE = REFERENCE.replace("print(total)", "print(total + (n == 2 and k == 2 and total == 1))")


def test_a_survivor_starts_a_search_and_the_found_test_joins() -> None:
    """A mistake that shows only on one small input is found, kept as a test, and kept for another run."""
    proof = Proof(with_programs(pairs(), wrong_strict=RARE), InProcessSandbox())
    checks = {check.gate: check for stage in Stage for check in proof.gates(stage)}
    assert checks[Gate.WRONG].state is CheckState.PASSED
    assert checks[Gate.WRONG].evidence["found"] == ["4-01-found"]
    assert [(test.text, test.purpose) for test in proof.found] == [("2 2\n1 1\n", "kills wrong_strict.py")]
    assert [test.answer for test in proof.tests if test.name == "4-01-found"] == ["1\n"]
    assert proof.verdicts["wrong_strict.py"] is Verdict.WA
    assert proof.time_limit is not None
    later = Proof(proof.candidate, InProcessSandbox(), proof.known)
    assert later.tests == proof.tests


@pytest.mark.parametrize("candidate", [even_pair(), odd_first(), mean()], ids=lambda c: c.statement.title.en)
def test_answers_that_differ_as_text_may_all_be_right(candidate: Candidate) -> None:
    """Programs that answer differently are right where the checker or the tolerance accepts them."""
    proof = Proof(candidate, InProcessSandbox())
    checks = {check.gate: check for stage in Stage for check in proof.gates(stage)}
    assert not [check for check in checks.values() if check.state is CheckState.FAILED]
    has_checker = any(p.role is Role.CHECKER for p in candidate.programs)
    assert checks[Gate.CHECKER].state is (CheckState.PASSED if has_checker else CheckState.NOT_APPLICABLE)
    assert proof.verdicts["accepted.py"] is Verdict.AC
    assert {v for name, v in proof.verdicts.items() if name.startswith("wrong")} == {Verdict.WA}


@pytest.mark.parametrize(
    ("answers", "survivor"),
    [
        (("0\n", "0\n", "0\n"), "the most frequent answer"),
        (("\n", "\n", "\n"), "the empty output"),
        (("1\n", "2\n", "3\n"), "the echo of the input"),
        (("1\n", "2\n", "3\n"), "the first word of the input"),
        (("1\n", "9\n", "9\n"), "the samples learnt by heart"),
    ],
)
def test_tests_that_idle_programs_pass_are_too_weak(answers: tuple[str, ...], survivor: str) -> None:
    """A problem whose tests do not need solving is not one."""
    tests = [TestCase(str(i), f"{i}\n", answer, "test", sample=i == 1) for i, answer in enumerate(answers, 1)]
    assert survivor in idle_survivors(Bench(pairs(), InProcessSandbox()), tests)


def test_the_gate_names_who_survives() -> None:
    """Wrong programs that pass, idle ones that pass, and a missing pool are all said."""
    right, wrong = Judged(Verdict.AC, None, 0.1), Judged(Verdict.WA, "3-01", 0.1)
    assert check_wrong({"a.py": wrong}, [], Tally(), []).state is CheckState.PASSED
    survivor = Tally(made=2, killed=1, survivors=["mutant-1.py"])
    failed = check_wrong({"a.py": wrong, "b.py": right}, ["the empty output"], survivor, [])
    assert failed.evidence["reason"] == "; ".join(
        f"{name} passes every test" for name in ("b.py", "the empty output", "mutant-1.py")
    )
    assert check_wrong({}, [], Tally(), []).state is CheckState.FAILED
