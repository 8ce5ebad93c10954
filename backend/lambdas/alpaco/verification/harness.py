"""Runs one Python program on many small cases in one process; this file's text is sent into the sandbox.

Starting an interpreter costs far more than a small case does. What is seen here only finds things:
a case that decides anything is run again in a process of its own.

Cases come on standard input: a line of byte lengths, then that many bytes for each. The first part
is the program's standard input; a checker also gets the files `input` and `answer`. Each case is
answered by a line with exit code and byte length, then the bytes written to standard output.
"""

from __future__ import annotations

import builtins
import io
import sys
from typing import Any

__all__ = ["serve"]

_CRASHED = 1


def serve(source: str, name: str) -> None:
    """Run `source` once for each case on standard input."""
    cases, answers = sys.stdin.buffer, sys.stdout.buffer
    code = compile(source, name, "exec")
    while header := cases.readline():
        stdin, *files = [cases.read(int(length)) for length in header.split()]
        status, output = _run(code, name, stdin, dict(zip(("input", "answer"), files, strict=False)))
        answers.write(b"%d %d\n" % (status & 0xFF, len(output)) + output)
        answers.flush()


def _run(code: Any, name: str, stdin: bytes, files: dict[str, bytes]) -> tuple[int, bytes]:
    written = io.BytesIO()
    before = sys.stdin, sys.stdout, sys.argv, builtins.open, io.open
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    sys.stdout = shown = io.TextIOWrapper(written, encoding="utf-8", newline="\n")
    sys.argv = [name, *files, "feedback"] if files else [name]
    builtins.open = io.open = _opener(before[3], sys.stdin, files)
    try:
        exec(code, {"__name__": "__main__", "__builtins__": builtins})  # noqa: S102  running it is the purpose
        shown.flush()
        status = 0
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else _CRASHED if stop.code else 0
    except Exception:  # whatever the program raises is its own failure
        status = _CRASHED
    finally:
        sys.stdin, sys.stdout, sys.argv, builtins.open, io.open = before
    return status, b"" if written.closed else written.getvalue()


def _opener(real: Any, stdin: Any, files: dict[str, bytes]) -> Any:
    def opened(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        if file == 0:
            return stdin.buffer if "b" in mode else stdin
        if str(file) in files:
            content = io.BytesIO(files[str(file)])
            return content if "b" in mode else io.TextIOWrapper(content, encoding="utf-8")
        return real(file, mode, *args, **options)

    return opened
