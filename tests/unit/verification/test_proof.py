"""The proof of a sound candidate, and of candidates broken in one way each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from tests.problems.broken import BROKEN, NEARLY_SLOW, VALIDATORS, SpoiltValidator, misread
from tests.problems.pairs import REFERENCE, pairs, program, with_programs

from alpaco.generation.statement import compose
from alpaco.problem.candidate import Candidate
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.program import Language, Program, Role
from alpaco.problem.progress import Stage
from alpaco.problem.verdict import Verdict
from alpaco.testing import InProcessSandbox
from alpaco.verification.gates import check_statement, check_words
from alpaco.verification.proof import Known, Proof


def outcomes(proof: Proof) -> Iterator[Check]:
    """Go through all the gates of a candidate up to the first that fails."""
    for stage in Stage:
        if stage is Stage.PROGRAMS:  # as the pipeline does: words are cheap to check
            words = check_words(proof.candidate, compose(proof.candidate, ()))
            if words.state is CheckState.FAILED:
                yield words
                return
        for check in proof.gates(stage):
            if check.state is not CheckState.STARTED:
                yield check
            if check.state is CheckState.FAILED:
                return
    yield check_statement(proof.candidate, compose(proof.candidate, proof.tests), proof.tests)


@pytest.fixture(scope="module")
def sound() -> tuple[Proof, list[Check]]:
    """The proof of the sound candidate, and its gates."""
    proof = Proof(pairs(), InProcessSandbox())
    return proof, list(outcomes(proof))


def test_a_sound_candidate_passes_every_gate(sound: tuple[Proof, list[Check]]) -> None:
    """Nothing fails; a checker is not asked for where there is one right answer."""
    _, checks = sound
    assert {c.gate: c.state for c in checks if c.state is not CheckState.PASSED} == {
        Gate.INDEPENDENT: CheckState.NOT_APPLICABLE,
        Gate.CHECKER: CheckState.NOT_APPLICABLE,
    }
    assert [c.gate for c in checks] == [
        Gate.SPECIFICATION,
        Gate.VALIDATOR,
        Gate.TESTS,
        Gate.REFERENCE,
        Gate.INDEPENDENT,
        Gate.CHECKER,
        Gate.WRONG,
        Gate.SLOW,
        Gate.TIME_LIMIT,
        Gate.DIFFICULTY,
        Gate.HOLDBACK,
        Gate.STATEMENT,
    ]


def test_evidence_holds_numbers(sound: tuple[Proof, list[Check]]) -> None:
    """Each gate says how much it has looked at."""
    evidence = {check.gate: check.evidence for check in sound[1]}
    assert evidence[Gate.REFERENCE]["compared"]["brute.py"] == evidence[Gate.REFERENCE]["cases"] == 1000
    assert 30 <= evidence[Gate.TESTS]["tests"] <= 60
    assert evidence[Gate.TESTS]["reached"] == evidence[Gate.TESTS]["bounds"] > 0
    mutants, held_back = evidence[Gate.WRONG]["mutants"], evidence[Gate.HOLDBACK]["heldBack"]
    assert (mutants["made"], held_back["made"]) == (16, 8)
    for tally in (mutants, held_back):
        assert tally["killed"] + tally["equivalent"] == tally["made"]
    assert evidence[Gate.HOLDBACK]["score"] == 1.0
    assert evidence[Gate.HOLDBACK]["tests"] == len(sound[0].tests)
    assert evidence[Gate.DIFFICULTY]["sizes"]["brute.py"]["size"] < 2000


def test_every_program_has_its_verdict(sound: tuple[Proof, list[Check]]) -> None:
    """The verdict over all tests is kept for each program."""
    assert sound[0].verdicts == {
        "reference.py": Verdict.AC,
        "accepted.py": Verdict.AC,
        "brute.py": Verdict.TLE,
        "wrong_neighbours.py": Verdict.WA,
        "wrong_strict.py": Verdict.WA,
        "slow_quadratic.py": Verdict.TLE,
    }


def test_a_slow_program_goes_on_as_far_as_whole_seconds_ask(sound: tuple[Proof, list[Check]]) -> None:
    """It is known to exceed a limit of one second, too, ten times the one that it must exceed here."""
    limit = sound[0].known.time_limit
    assert limit
    assert (limit.seconds, limit.whole_seconds, limit.is_exceeded(1.0)) == (0.1, 1, True)


def test_a_brute_force_near_the_limit_has_no_verdict() -> None:
    """Another machine might see it on the other side, so nothing is said of it."""
    proof = Proof(with_programs(pairs(), brute=NEARLY_SLOW), InProcessSandbox())
    assert [check.state for check in outcomes(proof)][-1] is CheckState.PASSED
    assert proof.verdicts.keys() == {p.name for p in proof.candidate.programs} - {"brute.py"}


# The package is written once everything is proved: see the pipeline's tests.
PROVED = {name: fault for name, fault in BROKEN.items() if fault[0] is not Gate.PACKAGE}


@pytest.mark.parametrize(("gate", "broken"), PROVED.values(), ids=PROVED.keys())
def test_each_fault_trips_its_gate(gate: Gate, broken: Callable[[], Candidate]) -> None:
    """A candidate that is broken in one way misses exactly the gate that is there for it."""
    *passed, last = outcomes(Proof(broken(), InProcessSandbox()))
    assert (last.gate, last.state) == (gate, CheckState.FAILED), last.evidence
    assert last.evidence["reason"]
    assert all(check.state is not CheckState.FAILED for check in passed)


@pytest.mark.parametrize(("old", "new"), VALIDATORS.values(), ids=VALIDATORS.keys())
def test_a_spoilt_validator_trips_its_gate(old: str, new: str) -> None:
    """The stand-alone program says otherwise than the format, on a valid input or on one that nearly is."""
    *passed, last = outcomes(Proof(pairs(), SpoiltValidator(old, new)))
    assert (last.gate, last.state) == (Gate.VALIDATOR, CheckState.FAILED), last.evidence
    assert "the program ends with" in last.evidence["reason"]
    assert all(check.state is not CheckState.FAILED for check in passed)


def test_a_wrong_program_near_the_limit_has_no_verdict() -> None:
    """It is rejected here; another machine might say that it is too slow, so packages promise nothing of it."""
    slow = NEARLY_SLOW.replace("print(total)", "print(total + (n == 2000))")
    proof = Proof(with_programs(pairs(), wrong_neighbours=slow), InProcessSandbox())
    assert [check.state for check in outcomes(proof)][-1] is CheckState.PASSED
    assert "wrong_neighbours.py" not in proof.verdicts
    assert proof.verdicts["wrong_strict.py"] is Verdict.WA


def test_only_the_independent_programs_find_a_shared_misreading() -> None:
    """Without them everything else passes; with them the evidence shows where they answer otherwise."""
    assert all(c.state is not CheckState.FAILED for c in outcomes(Proof(misread(), InProcessSandbox())))
    known = Known(independent=(program("independent.py", Role.ACCEPTED, REFERENCE),))
    *passed, last = outcomes(Proof(misread(), InProcessSandbox(), known))
    assert (last.gate, last.state) == (Gate.INDEPENDENT, CheckState.FAILED)
    assert all(c.state is not CheckState.FAILED for c in passed)
    said = last.evidence["programs"]["independent.py"]
    assert said["verdict"] is Verdict.WA
    assert said["answer"] != said["output"]


def test_programs_that_cannot_run_here_are_left_out_and_said() -> None:
    """Without a compiler the C++ programs are missing, and the evidence names them."""
    cpp = Program("accepted.cpp", Language.CPP, Role.ACCEPTED, "int main() {}")
    candidate = replace(pairs(), programs=(*pairs().programs, cpp))
    checks = {check.gate: check for check in outcomes(Proof(candidate, InProcessSandbox()))}
    assert checks[Gate.REFERENCE].state is CheckState.PASSED
    assert checks[Gate.REFERENCE].evidence["leftOut"] == ["accepted.cpp"]


def test_a_proof_goes_on_with_what_an_earlier_one_has_found(sound: tuple[Proof, list[Check]]) -> None:
    """The tests, names and answers alike, come from the candidate and the tests found by a search."""
    earlier, _ = sound
    later = Proof(pairs(), InProcessSandbox(), earlier.known)
    assert later.tests == earlier.tests
    assert later.time_limit == earlier.time_limit
