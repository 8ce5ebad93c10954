"""G2: the validator accepts what is valid, rejects what nearly is, and so does its stand-alone program."""

from __future__ import annotations

from collections.abc import Sequence

from alpaco.errors import InputFormatError
from alpaco.ports import Sandbox
from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.input_format import InputFormat, near_valid, validate, validator_program
from alpaco.problem.observation import Artefact
from alpaco.problem.program import Language, Limits, Program, Role
from alpaco.verification.batch import run_shared, shared
from alpaco.verification.judge import ACCEPT, REJECT
from alpaco.verification.suite import TestInput, structured_cases

__all__ = ["check_validator"]

_LONGEST = 20_000
_SIZE = 8
_LIMITS = Limits(cpu_seconds=10.0)


def check_validator(fmt: InputFormat, tests: Sequence[TestInput], sandbox: Sandbox, seed: int) -> Check:
    """Show the validator and its program valid inputs of every shape, nearly valid ones, and the smaller tests.

    Whether the tests are valid is for gate G3 to say; here both must say the same of them.
    """
    valid = structured_cases(fmt, seed, _SIZE, 1)
    try:
        broken = [case.text for case in near_valid(fmt, seed)]
    except InputFormatError as error:
        return Check(Gate.VALIDATOR, CheckState.FAILED, {"valid": len(valid), "rejected": 0, "reason": str(error)})
    shown = [test.text for test in tests if not test.authored and len(test.text) <= _LONGEST]
    wrong = [f"accepts {text[:60]!r}" for text in broken if validate(fmt, text) is None]
    wrong += [f"rejects {text[:60]!r}" for text in valid if validate(fmt, text) is not None]
    texts = (*valid, *shown, *broken)
    expected = [ACCEPT if validate(fmt, text) is None else REJECT for text in texts]
    program = sandbox.compile(shared(Program("validate.py", Language.PYTHON, Role.VALIDATOR, validator_program(fmt))))
    evidence = {"valid": expected.count(ACCEPT), "rejected": expected.count(REJECT)}
    if isinstance(program, Artefact):
        frames = run_shared(sandbox, program, [(text.encode(),) for text in texts], _LIMITS)
        for text, status, frame in zip(texts, expected, frames, strict=True):
            if frame is None or frame.status != status:
                wrong.append(f"the program ends with {frame.status if frame else None} on {text[:60]!r}")
    else:
        wrong.append("the program does not compile")
    if wrong:
        return Check(Gate.VALIDATOR, CheckState.FAILED, evidence | {"reason": "the validator " + "; ".join(wrong[:3])})
    return Check(Gate.VALIDATOR, CheckState.PASSED, evidence)
