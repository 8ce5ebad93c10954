"""What was checked, and what was seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

__all__ = ["Check", "CheckState", "Evidence", "Gate"]


class Gate(StrEnum):
    """The gates by their reason codes, cheapest first."""

    SPECIFICATION = "G1_SPECIFICATION"
    VALIDATOR = "G2_VALIDATOR"
    TESTS = "G3_TESTS"
    REFERENCE = "G4_REFERENCE"
    INDEPENDENT = "G5_INDEPENDENT"
    WRONG = "G6_WRONG"
    SLOW = "G7_SLOW"
    TIME_LIMIT = "G8_TIME_LIMIT"
    CHECKER = "G9_CHECKER"
    STATEMENT = "G10_STATEMENT"
    DIFFICULTY = "G11_DIFFICULTY"
    HOLDBACK = "G12_HOLDBACK"
    PACKAGE = "G13_PACKAGE"


class CheckState(StrEnum):
    """How a gate stands."""

    STARTED = "started"
    PASSED = "passed"
    FAILED = "failed"
    REPAIRED = "repaired"
    NOT_APPLICABLE = "notApplicable"


@dataclass(frozen=True, slots=True)
class Check:
    """One gate's outcome with its evidence: numbers, names of programs and tests (JSON values only)."""

    gate: Gate
    state: CheckState
    evidence: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Every gate's outcome, and how the programs were isolated while it was gathered."""

    checks: tuple[Check, ...]
    isolation: str
    degraded: bool

    @property
    def proved(self) -> bool:
        """Whether no gate failed and none is pending."""
        return bool(self.checks) and all(
            c.state in (CheckState.PASSED, CheckState.REPAIRED, CheckState.NOT_APPLICABLE) for c in self.checks
        )
