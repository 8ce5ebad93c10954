"""`python -m alpaco.entrypoints.complete`: can everything be imported here that the functions can come to import?

The image's last build step runs this, as a user without rights. `alpaco doctor` runs its text inside images that were
made in another way: there the Python may be too old for the rest of the package (3.7 is enough for this), so it
imports nothing of ours by itself.
"""

from __future__ import annotations

import ast
import importlib
import json
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

__all__ = ["HANDLERS", "find_failures", "main"]

HANDLERS = ("lambda_function.lambda_handler", "lambda_function.worker_handler", "code_executor.lambda_handler")
"""The commands of the three functions."""

_OURS = "alpaco"


def main() -> int:
    """Write the Python's version and what failed as one line of JSON, and for people; exit 1 if anything failed."""
    failures = find_failures(HANDLERS)
    for name, words in failures.items():
        sys.stderr.write(f"{name} cannot be imported here: {words}\n")
    sys.stdout.write(json.dumps({"python": platform.python_version(), "failures": failures}) + "\n")
    return 1 if failures else 0


def find_failures(handlers: tuple[str, ...]) -> dict[str, str]:
    """Run every import statement that can be reached from the handlers, those inside functions too.

    Returns what failed: a handler's or a module's name, and the error's own words.
    """
    failures = {}
    for handler in handlers:
        module, _, name = handler.rpartition(".")
        try:
            getattr(importlib.import_module(module), name)
        except Exception as error:
            failures[handler] = _tell(error)
    waiting, seen = [handler.rpartition(".")[0] for handler in handlers], set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            path = Path(importlib.import_module(name).__file__ or "")
            for statement, named in _imports(path):
                exec(statement, {})  # noqa: S102  one import statement of ours
                waiting.extend(named)
        except Exception as error:
            failures[name] = _tell(error)
    return failures


def _imports(path: Path) -> Iterator[tuple[CodeType, list[str]]]:
    """Yield each import statement of a file, compiled, with the modules of ours that it names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        statement = compile(ast.Module(body=[node], type_ignores=[]), str(path), "exec")
        yield statement, [name for name in names if name.partition(".")[0] == _OURS]


def _tell(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    sys.exit(main())
