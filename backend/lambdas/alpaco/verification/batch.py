"""Many small cases in one process: the frames that `harness` reads and writes, and the driving of it."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from alpaco.ports import Sandbox
from alpaco.problem.observation import Artefact, Cause, Observation
from alpaco.problem.program import Limits, Program
from alpaco.verification import harness

__all__ = ["Frame", "run_shared", "shared"]

Case = tuple[bytes, ...]

_CASES_PER_PROCESS = 100
_BYTES_PER_PROCESS = 2**20
_ROUNDS = 20
_OUT_OF_TIME = (Cause.CPU_LIMIT, Cause.WALL_LIMIT)


@dataclass(frozen=True, slots=True)
class Frame:
    """What one case gave: the exit code (1 for a crash) and the bytes written to standard output."""

    status: int
    output: bytes


def shared(program: Program) -> Program:
    """Return the Python program that runs `program` once for each case."""
    source = f"{inspect.getsource(harness)}\n\nserve({program.source!r}, {program.name!r})\n"
    return replace(program, name=f"shared_{program.name}", source=source)


def run_shared(
    sandbox: Sandbox, artefact: Artefact, cases: Sequence[Case], limits: Limits, *, patience: int = 6
) -> list[Frame | None]:
    """Run a `shared` program over the cases, in order; `limits` hold for each process.

    A case that brings its process down is a crash, one that uses up its time is None; those after it get
    a new process. Once `patience` processes were late, no more are begun and the cases left are None, too.
    """
    frames: list[Frame | None] = [None] * len(cases)
    waiting = list(_chunks(range(len(cases)), cases))
    late = 0
    for _ in range(_ROUNDS):
        if not waiting or late >= patience:
            break
        observations = sandbox.run_many(artefact, [_encode(cases[i] for i in chunk) for chunk in waiting], limits)
        unfinished = []
        for chunk, seen in zip(waiting, observations, strict=False):
            late += seen.cause in _OUT_OF_TIME
            if rest := _take(frames, chunk, seen):
                unfinished.append(rest)
            if late >= patience:
                break
        waiting = unfinished
    return frames


def _take(frames: list[Frame | None], chunk: Sequence[int], seen: Observation) -> Sequence[int]:
    """Enter the frames that a process wrote; return the cases that need another process."""
    answered = list(_decode(seen.stdout))[: len(chunk)]
    for index, frame in zip(chunk, answered, strict=False):
        frames[index] = frame
    rest = chunk[len(answered) :]
    if rest and seen.cause not in _OUT_OF_TIME:
        frames[rest[0]] = Frame(1, b"")
    return rest[1:]


def _chunks(indices: Sequence[int], cases: Sequence[Case]) -> Iterator[Sequence[int]]:
    start, size = 0, 0
    for index in indices:
        size += sum(map(len, cases[index]))
        if index - start >= _CASES_PER_PROCESS or (size > _BYTES_PER_PROCESS and index > start):
            yield indices[start:index]
            start, size = index, sum(map(len, cases[index]))
    if start < len(indices):
        yield indices[start:]


def _encode(cases: Iterable[Case]) -> bytes:
    return b"".join(b" ".join(b"%d" % len(part) for part in case) + b"\n" + b"".join(case) for case in cases)


def _decode(written: bytes) -> Iterator[Frame]:
    """Read frames up to the first that is not whole: the process ended there, or wrote around the harness."""
    at = 0
    while (end := written.find(b"\n", at)) >= 0:
        header = written[at:end].split()
        if len(header) != 2 or not all(field.isdigit() for field in header):
            return
        status, length = map(int, header)
        at = end + 1 + length
        if at > len(written):
            return
        yield Frame(status, written[end + 1 : at])
