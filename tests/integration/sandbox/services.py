"""A command that runs a script of this folder as a service of its own."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Service"]


@dataclass(frozen=True)
class Service:
    """A command that runs a script of this folder as a service."""

    command: tuple[str, ...]
    environment: dict[str, str]
    user: int | None

    def run(self, script: str, *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
        """Run it; return its exit code, the JSON lines that it printed, and what it wrote on standard error."""
        identity: dict[str, Any] = {}
        if self.user is not None:
            identity = {"user": self.user, "group": self.user, "extra_groups": []}
        done = subprocess.run(
            [*self.command, str(Path(self.environment["PYTHONPATH"].split(":")[0]) / script), *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            **identity,
        )
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr
