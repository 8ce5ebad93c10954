"""How large an input a program manages within the time limit: what makes a problem difficult, measured."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from alpaco.errors import InputFormatError
from alpaco.problem.input_format import InputFormat, generate
from alpaco.problem.program import Program
from alpaco.problem.verdict import Verdict
from alpaco.verification.bench import Bench
from alpaco.verification.shrinking import shrunk

__all__ = ["Reach", "reach"]

_STEPS = 21
_MEASURABLE = 0.05  # CPU seconds above the start of the interpreter


@dataclass(frozen=True, slots=True)
class Reach:
    """The largest size that a program managed; `everything` where that is the largest there is.

    Sizes are powers of two that every size of the input keeps. `growth` is the exponent by which its time
    grew at the last doubling, None where the times were too short to tell.
    """

    size: int
    everything: bool
    growth: float | None


def reach(bench: Bench, program: Program, fmt: InputFormat, *, limit: float, seed: int) -> Reach:
    """Run a program on maximal random inputs of doubling size until it needs more than `limit`."""
    size = 0
    times: list[float] = []
    for tried, data in _doubling(fmt, seed):
        run = bench.run(program, data, bench.limits(limit))
        if run.verdict is not Verdict.AC:
            return Reach(size, everything=False, growth=_growth(times))
        size = tried
        times.append(run.cpu_seconds)
    return Reach(size, everything=True, growth=_growth(times))


def _doubling(fmt: InputFormat, seed: int) -> Iterator[tuple[int, bytes]]:
    before = ""
    for size in (2**step for step in range(1, _STEPS)):
        try:
            text = generate(shrunk(fmt, size), "maximum-random", seed)
        except InputFormatError:
            continue  # so small that some guarantee cannot hold
        if text == before:
            return
        before = text
        yield size, text.encode()


def _growth(times: list[float]) -> float | None:
    if len(times) < 3 or times[-2] - times[0] < _MEASURABLE:
        return None
    return round(math.log2((times[-1] - times[0]) / (times[-2] - times[0])), 1)
