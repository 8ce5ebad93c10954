"""A program that does not compile misses the gate that its role is for."""

from __future__ import annotations

from collections.abc import Sequence

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.observation import CompileFailure
from alpaco.problem.program import Role

__all__ = ["check_compilation"]

_GATES = {Role.WRONG: Gate.WRONG, Role.SLOW: Gate.SLOW, Role.CHECKER: Gate.CHECKER, Role.VALIDATOR: Gate.VALIDATOR}


def check_compilation(failures: Sequence[CompileFailure]) -> Check | None:
    """Return the missed gate of the first program that does not compile, or None."""
    for failure in failures:
        reason = f"{failure.program.name} does not compile"
        evidence = {"reason": reason, "program": failure.program.name, "message": failure.message}
        return Check(_GATES.get(failure.program.role, Gate.REFERENCE), CheckState.FAILED, evidence)
    return None
