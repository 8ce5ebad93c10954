"""Does the checker accept the answers, refuse junk, and always answer?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from alpaco.errors import JudgeError
from alpaco.judging.bench import Answer, PackageBench, Unavailable
from alpaco.judging.comparing import comparison
from alpaco.packaging.findings import Finding, found
from alpaco.packaging.tests import PackageTest
from alpaco.problem.text import Text

__all__ = ["check_checker"]

_FUZZED_TESTS = 4
# No answer of any problem looks like these.
_JUNK = {
    "random bytes": bytes(range(1, 256)) + bytes(range(255, 0, -7)),
    "words": b"junk that is nobody's answer\n" * 3,
}
# Some answers may look like these, but no checker may stumble over them.
_STRANGE = {
    "nothing": b"",
    "newlines": b"\n\n\n",
    "-1": b"-1\n",
    "2^31": b"2147483648\n",
    "2^63": b"9223372036854775808\n",
    "nan": b"nan inf -inf\n",
    "a fraction": b"1/0\n",
    "NUL and a stray byte": b"\0 \x80\n",
    "brackets": b"(((([[\n",
    "4,000 digits": b"9" * 4000 + b"\n",
    "a short number": b"1e999 1e-999 0x10 .\n",
}


class _Case(NamedTuple):
    test: PackageTest
    what: str
    output: bytes


def check_checker(bench: PackageBench) -> list[Finding]:
    """Show the checker right answers, junk and strange outputs; a checker that breaks is not asked again."""
    checker = bench.package.checker
    if checker is None:
        return [] if bench.package.custom else list(_unknown_arguments(bench))
    built = bench.checker()
    if isinstance(built, Unavailable):
        return [
            found(checker.name, "compile" if built.is_fault else "not-judged", cause=built.reason, reason=built.reason)
        ]
    answers = (_Case(test, "", bench.content(test.answer_path)) for test in bench.package.tests)
    findings: list[Finding] = []
    for case, answer in bench.each(lambda case: (case, _ask(bench, case)), answers):
        if answer.accepted is None:
            what = "its own answer"
            return [*findings, found(checker.name, "checker-broken", test=case.test.name, what=what, how=answer.said)]
        if not answer.accepted:
            findings.append(found(case.test.answer_path, "checker-refuses", said=answer.said))
    return [*findings, *_fuzzed(bench, checker.name)]


def _fuzzed(bench: PackageBench, name: str) -> Iterator[Finding]:
    tests = sorted(bench.package.tests, key=lambda test: (len(bench.content(test.input_path)), test.name))
    chosen = [test for test in tests if bench.content(test.answer_path).strip()][:_FUZZED_TESTS]
    cases = [_Case(test, what, out) for test in chosen for what, out in (_JUNK | _STRANGE).items()]
    lax: dict[str, int] = {}
    for case, answer in bench.each(lambda case: (case, _ask(bench, case)), cases):
        if answer.accepted is None:
            yield found(name, "checker-broken", test=case.test.name, what=case.what, how=answer.said)
            return
        lax[case.what] = lax.get(case.what, 0) + answer.accepted
    yield from (found(name, "checker-lax", what=what) for what in _JUNK if lax.get(what))
    for bad in bench.package.bad:
        if bad.kind == "invalid_output" and bench.package.tests:
            data, right, output = (bench.content(p) for p in (bad.input_path, bad.answer_path, bad.output_path))
            if bench.check(bench.package.tests[0], data, output, right).accepted is not False:
                yield found(bad.output_path, "checker-lax", what=bad.name)


def _ask(bench: PackageBench, case: _Case) -> Answer:
    return bench.check(case.test, bench.content(case.test.input_path), case.output)


def _unknown_arguments(bench: PackageBench) -> Iterator[Finding]:
    for arguments in {test.checker_arguments for test in bench.package.tests}:
        try:
            comparison(arguments)
        except JudgeError as error:
            yield found("data", "bad-arguments", cause=Text(error.korean, str(error)))
