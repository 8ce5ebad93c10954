"""The sound candidate and the broken ones in the real sandbox: the gates see the same as with the double."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from tests.problems.broken import BROKEN
from tests.problems.pairs import pairs

from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.input_format.types import Integer, Line
from alpaco.problem.progress import Stage
from alpaco.sandbox import open_sandbox
from alpaco.sandbox.local import LocalSandbox
from alpaco.verification.proof import Proof

# Decided before anything runs, after everything has run, by the pipeline, or by a time that only the double can hold.
_ELSEWHERE = (Gate.SPECIFICATION, Gate.STATEMENT, Gate.TIME_LIMIT, Gate.PACKAGE)
RUNNING = {name: fault for name, fault in BROKEN.items() if fault[0] not in _ELSEWHERE}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[LocalSandbox]:
    """The real sandbox of this machine."""
    opened = open_sandbox()
    yield opened
    opened.close()


def _larger(candidate: Candidate) -> Candidate:
    """Allow twice the cards: on a quick machine 2000 leave the quadratic program hardly slow."""
    line, *rest = candidate.input_format.items
    assert isinstance(line, Line)
    fields = tuple(replace(f, high=4000) if isinstance(f, Integer) and f.high == 2000 else f for f in line.fields)
    return replace(candidate, input_format=replace(candidate.input_format, items=(replace(line, fields=fields), *rest)))


def last_check(candidate: Candidate, sandbox: LocalSandbox) -> Check:
    """Go through the gates up to the first that fails."""
    proof = Proof(_larger(candidate), sandbox)
    check = None
    for stage in Stage:
        for check in proof.gates(stage):
            if check.state is CheckState.FAILED:
                return check
    assert check is not None
    return check


def test_the_sound_candidate_is_proved(sandbox: LocalSandbox) -> None:
    """The last gate passes."""
    assert last_check(pairs(), sandbox).state is CheckState.PASSED


@pytest.mark.parametrize(("gate", "broken"), RUNNING.values(), ids=RUNNING.keys())
def test_each_fault_trips_its_gate(gate: Gate, broken: Callable[[], Candidate], sandbox: LocalSandbox) -> None:
    """Real processes, real times: the same gate."""
    check = last_check(broken(), sandbox)
    assert (check.gate, check.state) == (gate, CheckState.FAILED), check.evidence
