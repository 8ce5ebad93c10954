"""The tables of hostile and honest programs as values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alpaco.problem.program import Language, Limits

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Row:
    """One program, how it may end, and what may happen to it in Lambda."""

    name: str
    language: Language
    source: str
    limits: Limits
    causes: tuple[str, ...]
    compiles: bool
    short: bool
    alone: bool
    in_lambda: str
    stdin: bytes | None
    stdout: bytes | None
    stdout_total: int | None


def load(name: str) -> list[Row]:
    """Read `hostile` or `honest`."""
    with (HERE / f"{name}.toml").open("rb") as file:
        return [_row(entry, hostile=name == "hostile") for entry in tomllib.load(file)["program"]]


def _row(entry: dict[str, Any], *, hostile: bool) -> Row:
    entry = dict(entry)
    ends = entry.pop("causes", ["exited", "nonzero-exit"] if hostile else ["exited"])
    limits = Limits(
        cpu_seconds=0.5 if "cpu-limit" in ends else 10,  # pages cost more on a busy machine
        wall_seconds=0.5 if ends == ["wall-limit"] else 60,
        memory_mb=entry.pop("memory", 256),
        stdout_bytes=entry.pop("output", 1 << 20),
        stderr_bytes=1 << 16,
        threads=entry.pop("threads", False),
    )
    if entry.get("language") == "java":
        limits = Limits(cpu_seconds=10, memory_mb=128, stack_mb=16)
    stdin, stdout = entry.pop("stdin", None), entry.pop("stdout", None)
    row = Row(
        name=entry.pop("name"),
        language=Language(entry.pop("language", "python")),
        source=entry.pop("source") * entry.pop("repeat", 1),
        limits=limits,
        causes=tuple(ends),
        compiles=entry.pop("compiles", True),
        short=entry.pop("short", False),
        alone=entry.pop("alone", False),
        in_lambda=entry.pop("lambda", ""),
        stdin=stdin.encode() * entry.pop("repeat_stdin", 1) if stdin is not None else None,
        stdout=stdout.encode() if stdout is not None else None,
        stdout_total=entry.pop("stdout_total", None),
    )
    assert not entry, f"unknown keys in {row.name}: {entry}"
    return row
