"""Programs that belong to a problem, and the resources that one run of them may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from alpaco.problem.text import Text

__all__ = ["Language", "Limits", "Program", "Role", "SourceFile", "Workplace"]


class Language(StrEnum):
    """A programming language of judged programs."""

    PYTHON = "python"
    CPP = "cpp"
    JAVA = "java"

    @property
    def suffix(self) -> str:
        """The file name suffix, with its dot."""
        return {"python": ".py", "cpp": ".cpp", "java": ".java"}[self.value]


class Role(StrEnum):
    """What a program is for; the role says which verdict is expected of it."""

    REFERENCE = "reference"
    ACCEPTED = "accepted"
    BRUTE = "brute"
    WRONG = "wrong"
    SLOW = "slow"
    CHECKER = "checker"
    VALIDATOR = "validator"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A further file of a program; `name` is its path beside the main source, with `/` between its parts."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Program:
    """A program with its role.

    `name` is a file name with suffix, unique within a problem; a C++ program whose name ends in `.c` is C.
    `note` names the mistake of a wrong program, the complexity of a slow one, the method of an accepted one.
    `files` lie beside the main source where it is compiled; `arguments` follow its name when it runs.
    """

    name: str
    language: Language
    role: Role
    source: str
    note: Text | None = None
    files: tuple[SourceFile, ...] = ()
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run may use. Seconds, MiB (2**20 bytes) and bytes."""

    cpu_seconds: float = 10.0
    wall_seconds: float = 30.0
    memory_mb: int = 512
    stack_mb: int = 256
    stdout_bytes: int = 8 * 2**20
    stderr_bytes: int = 64 * 2**10
    threads: bool = False


@dataclass(frozen=True, slots=True)
class Workplace:
    """What a run finds in its working folder: `files` to read, and `writable` ones, empty, to write into."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    writable: tuple[str, ...] = ()
