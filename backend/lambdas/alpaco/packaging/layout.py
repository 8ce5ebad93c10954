"""The package formats that we read: what differs between their versions.

Facts: the Kattis/ICPC problem package format, versions legacy, 2023-07 (a draft) and 2025-09.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["FOLDERS", "Version"]

_COMMON = {"problem_format_version", "name", "uuid", "source", "license", "rights_owner", "keywords", "limits", "type"}
_COMMON_LIMITS = {
    "memory", "output", "code", "compilation_time", "compilation_memory", "validation_time", "validation_memory",
    "validation_output",
}  # fmt: skip
FOLDERS = {
    "accepted", "rejected", "wrong_answer", "time_limit_exceeded", "run_time_error", "brute_force",
    "partially_accepted",
}  # fmt: skip
"""The submission folders that the versions know."""


class Version(StrEnum):
    """A version of the format by the value of `problem_format_version`."""

    LEGACY = "legacy"
    DRAFT = "2023-07-draft"
    CURRENT = "2025-09"

    @classmethod
    def named(cls, value: object) -> Version | None:
        """Return the version of this name, None for one that is not known."""
        return {"2023-07": cls.DRAFT, **{each.value: each for each in cls}}.get(str(value))

    @property
    def statement_folder(self) -> str:
        """Where statements lie."""
        return "problem_statement" if self is Version.LEGACY else "statement"

    @property
    def statement_suffixes(self) -> tuple[str, ...]:
        """What a statement may be written in."""
        return {
            "legacy": (".tex", ".md", ".pdf"),
            "2023-07-draft": (".tex", ".md"),
            "2025-09": (".tex", ".md", ".pdf"),
        }[self.value]

    @property
    def checker_folder(self) -> str:
        """Where the output validator lies."""
        return "output_validators" if self is Version.LEGACY else "output_validator"

    @property
    def group_file(self) -> str:
        """What configures a folder of tests."""
        return "test_group.yaml" if self is Version.CURRENT else "testdata.yaml"

    @property
    def keys(self) -> set[str]:
        """What `problem.yaml` may hold."""
        if self is Version.LEGACY:
            return _COMMON | {"author", "source_url", "validation", "validator_flags", "grading"}
        return _COMMON | {"version", "credits", "embargo_until", "languages", "allow_file_writing", "constants"}

    @property
    def limit_keys(self) -> set[str]:
        """What `limits` may hold."""
        if self is Version.LEGACY:
            return _COMMON_LIMITS | {"time_multiplier", "time_safety_margin"}
        return _COMMON_LIMITS | {"time_multipliers", "time_limit", "time_resolution", "validation_passes"}

    @property
    def roots(self) -> set[str]:
        """The folders that a package may have."""
        shared = {"attachments", "data", "include", "submissions", "input_validators", "generators"}
        own = {self.statement_folder, self.checker_folder}
        if self is Version.LEGACY:
            return shared | own | {"graders", "solution"}
        visualizers = {"input_visualizer", "output_visualizer", "static_validator", "solution"}
        return shared | own | visualizers | {"answer_validators", "invalid_input"}

    @property
    def to_limit(self) -> float:
        """How many times the slowest accepted program a limit is by default."""
        return 5.0 if self is Version.LEGACY else 2.0

    @property
    def to_slow(self) -> float:
        """How many times the limit a program must take by default that is too slow."""
        return 2.0 if self is Version.LEGACY else 1.5
