"""The package formats that we write; every difference between them is a property here.

Facts: the Kattis/ICPC problem package format, versions 2025-09 and legacy, and Codeforces Polygon's
package layout.
"""

from __future__ import annotations

from enum import StrEnum

from alpaco.problem.verdict import Verdict

__all__ = ["PackageFormat"]


class PackageFormat(StrEnum):
    """A package format by the name that the protocol and the command line use."""

    ICPC = "icpc"
    LEGACY = "legacy"
    POLYGON = "polygon"

    @property
    def statement_folder(self) -> str:
        """Where statements go."""
        return {"icpc": "statement", "legacy": "problem_statement", "polygon": "statements"}[self.value]

    @property
    def checker_folder(self) -> str:
        """Where the output validator goes."""
        return "output_validator" if self is PackageFormat.ICPC else "output_validators/checker"

    @property
    def time_resolution(self) -> float:
        """The limit's smallest step in seconds: legacy limits are whole seconds."""
        return 1.0 if self is PackageFormat.LEGACY else 0.1

    def submission_folder(self, verdict: Verdict) -> str:
        """Return the folder of a program that gets `verdict` over all tests."""
        return {
            Verdict.AC: "accepted",
            Verdict.WA: "wrong_answer",
            Verdict.TLE: "time_limit_exceeded",
        }.get(verdict, "run_time_error")
