"""G9: a checker accepts what is right, rejects what cannot be, tells answers apart, and never breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alpaco.problem.evidence import Check, CheckState, Gate
from alpaco.problem.problem import TestCase
from alpaco.problem.program import Role
from alpaco.verification.bench import Answered, Bench

__all__ = ["check_checker"]

_TESTS = 40
# Right for no problem: nothing, words, bytes that are no text, what only looks like numbers.
_JUNK = (
    b"",
    b"\n \n",
    b"junk",
    b"\x00",
    b"\x80\xff",
    b"1/0",
    b"nan",
    b"-inf",
    b"1e999",
    b"0x1F",
    b"((((",
    b"]}",
    "０１".encode(),
    b"1_000",
    b"9" * 5000,
)
# Perhaps right for some test, but never for all of them.
_NUMBERS = (b"0", b"-1", b"1", b"2147483647", b"2147483648", b"-9223372036854775809", b"1 2 3", b"0.5")


def check_checker(bench: Bench, tests: Sequence[TestCase]) -> Check:
    """Show the checker the right answers, junk, junk behind right answers, numbers, and spoilt answers."""
    checkers = bench.programs(Role.CHECKER)
    if not checkers:
        return Check(Gate.CHECKER, CheckState.NOT_APPLICABLE, {"reason": "there is one right answer"})
    cases = [(test.name, test.input.encode(), test.answer.encode()) for test in tests[:_TESTS]]
    right = bench.accepts([Answered(data, answer, answer) for _, data, answer in cases])
    shown = [(name, Answered(data, answer, out)) for name, data, answer in cases for out in _never_right(answer)]
    fooled = [name for (name, _), accepted in zip(shown, bench.accepts([a for _, a in shown]), strict=True) if accepted]
    doubtful = [Answered(data, answer, out) for _, data, answer in cases for out in (*_NUMBERS, *_spoilt(answer))]
    indifferent = all(bench.accepts(doubtful))
    refused = [name for (name, _, _), accepted in zip(cases, right, strict=True) if not accepted]
    evidence = {"checker": checkers[0].name, "tests": len(cases), "outputs": len(cases) + len(shown) + len(doubtful)}
    if refused:
        reason = f"the checker rejects the reference's answer on {refused[0]}"
    elif fooled:
        reason = f"the checker accepts junk on {fooled[0]}"
    elif indifferent:
        reason = "the checker accepts every number and every spoilt answer"
    else:
        return Check(Gate.CHECKER, CheckState.PASSED, evidence)
    return Check(Gate.CHECKER, CheckState.FAILED, evidence | {"reason": reason})


def _never_right(answer: bytes) -> Iterator[bytes]:
    yield from _JUNK
    yield answer + b"\njunk\n"
    yield b"junk\n" + answer


def _spoilt(answer: bytes) -> Iterator[bytes]:
    """Yield answers with a token too few, one too many, one changed, and two exchanged."""
    tokens = answer.split()
    yield b" ".join(tokens[:-1])
    yield b" ".join([*tokens, *tokens[-1:]])
    yield b" ".join([*tokens[:-1], b"-7"])
    yield b" ".join(tokens[::-1])
