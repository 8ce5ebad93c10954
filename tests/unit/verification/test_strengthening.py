"""Wrong programs: those that the tests kill, those that a search kills, those that solve nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.problems.pairs import REFERENCE, pairs, program, with_programs

from alpaco.problem.evidence import CheckState, Gate
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Role
from alpaco.problem.progress import Stage
from alpaco.problem.text import Text
from alpaco.problem.verdict import Verdict
from alpaco.testing import InProcessSandbox
from alpaco.verification.bench import Bench
from alpaco.verification.gates import check_wrong, idle_survivors
from alpaco.verification.judging import Judged
from alpaco.verification.proof import Proof

RARE = REFERENCE.replace("print(total)", "print(total + (n == 2 and k == 2 and total == 1))")
CHECKER = """\
import sys
n, k = map(int, open(sys.argv[1]).readline().split())
values = open(sys.argv[1]).read().split()[2:]
output = sys.stdin.buffer.read().decode(errors="replace").split()
sys.exit(42 if len(output) == 1 and output[0] in values else 43)
"""


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
    later = Proof(proof.candidate, InProcessSandbox(), found=proof.found, time_limit=proof.time_limit)
    assert later.tests == proof.tests


def test_several_right_answers_are_decided_by_the_checker() -> None:
    """Programs that answer differently are all right where the checker accepts them."""
    said = Text("카드에 적힌 수를 아무거나 하나 출력하세요.", "Print any of them: any valid number of a card.")
    task = "n, k = map(int, input().split())\na = list(map(int, input().split()))\n"
    candidate = replace(
        pairs(),
        statement=replace(pairs().statement, output=said),
        programs=(
            program("reference.py", Role.REFERENCE, task + "print(a[0])\n"),
            program("accepted.py", Role.ACCEPTED, task + "print(max(a))\n"),
            program("brute.py", Role.BRUTE, task + "print(min(a))\n"),
            program("wrong.py", Role.WRONG, task + "print(min(a) - 1)\n"),
            program("slow.py", Role.SLOW, task + "for i in range(n * n):\n    pass\nprint(a[-1])\n"),
            program("checker.py", Role.CHECKER, CHECKER),
        ),
    )
    proof = Proof(candidate, InProcessSandbox())
    checks = [check for stage in Stage for check in proof.gates(stage)]
    assert not [check for check in checks if check.state is CheckState.FAILED]
    assert next(check for check in checks[::-1] if check.gate is Gate.CHECKER).state is CheckState.PASSED
    assert proof.verdicts["accepted.py"] is Verdict.AC


@pytest.mark.parametrize(
    ("answers", "survivor"),
    [
        (("0\n", "0\n", "0\n"), "the most frequent answer"),
        (("\n", "\n", "\n"), "the empty output"),
        (("1\n", "2\n", "3\n"), "the echo of the input"),
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
    assert check_wrong({"a.py": wrong}, [], []).state is CheckState.PASSED
    failed = check_wrong({"a.py": wrong, "b.py": right}, ["the empty output"], [])
    assert failed.evidence["reason"] == "b.py passes every test; the empty output passes every test"
    assert check_wrong({}, [], []).state is CheckState.FAILED
