"""Do the input validators accept every test, and refuse what is none?"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from alpaco.judging.bench import PackageBench, Unavailable
from alpaco.packaging.findings import Finding, found, warned
from alpaco.packaging.sources import SourceSet
from alpaco.packaging.tests import PackageTest

__all__ = ["check_validators"]

_EDITED_TESTS = 3
_LONGEST_EDITED = 100_000


def check_validators(bench: PackageBench) -> tuple[list[Finding], list[str]]:
    """Show the validators the tests, junk, and tests with small mistakes; returns findings and who was not run."""
    findings: list[Finding] = []
    ready, left_out = [], []
    for sources in bench.package.validators:
        built = bench.validator(sources)
        if isinstance(built, Unavailable):
            if built.is_fault:
                findings.append(found(sources.name, "compile", cause=built.reason))
            else:
                left_out.append(sources.name)
                findings.append(warned(sources.name, "not-judged", reason=built.reason))
        else:
            ready.append(sources)
    working = []
    for sources in ready:
        own = list(_tests_refused(bench, sources))
        findings += own
        if not any(finding.key == "validator-broken" for finding in own):
            working.append(sources)
    if working:
        findings += _too_lax(bench, working)
    return findings, left_out


def _tests_refused(bench: PackageBench, sources: SourceSet) -> Iterator[Finding]:
    def ask(test: PackageTest) -> tuple[PackageTest, bool | None, str]:
        answer = bench.validate(sources, bench.content(test.input_path), test.input_arguments)
        return test, answer.accepted, answer.said

    for test, accepted, said in bench.each(ask, bench.package.tests):
        if accepted is None:
            yield found(sources.name, "validator-broken", test=test.name, how=said)
            return  # it may be endless: one such run is enough
        if not accepted:
            yield found(test.input_path, "validator-refuses", validator=sources.name, said=said)


def _too_lax(bench: PackageBench, validators: list[SourceSet]) -> Iterator[Finding]:
    """Try inputs that at least one of the validators must refuse."""
    tests = sorted(bench.package.tests, key=lambda test: (len(bench.content(test.input_path)), test.name))
    arguments = tests[0].input_arguments if tests else ()

    def accepted(data: bytes, arguments: tuple[str, ...]) -> bool:
        return all(bench.validate(sources, data, arguments).accepted for sources in validators)

    for what, was in bench.each(lambda item: (item[0], accepted(item[1], arguments)), _junk()):
        if was:
            yield found("input_validators", "validator-lax", what=what)
    wrong = [bad for bad in bench.package.bad if bad.kind == "invalid_input"]
    for bad, was in bench.each(lambda bad: (bad, accepted(bench.content(bad.input_path), arguments)), wrong):
        if was:
            yield found(bad.input_path, "validator-lax", what=bad.name)
    edited = [
        (what, test, data)
        for test in tests[:_EDITED_TESTS]
        for what, data in _edits(bench.content(test.input_path)[:_LONGEST_EDITED])
        if len(bench.content(test.input_path)) <= _LONGEST_EDITED
    ]
    seen: set[str] = set()
    for (what, test, _), was in bench.each(lambda e: (e, accepted(e[2], e[1].input_arguments)), edited):
        if was and what not in seen:
            seen.add(what)
            yield warned("input_validators", "validator-lax-edit", what=what, test=test.name)


def _junk() -> Iterator[tuple[str, bytes]]:
    draw = random.Random(1)
    yield "empty", b""
    yield "random bytes", draw.randbytes(1024)
    yield "printable characters", bytes(range(32, 127))
    yield "random printable characters", bytes(draw.randrange(32, 127) for _ in range(200))
    yield "NUL", b"\0"


def _edits(data: bytes) -> Iterator[tuple[str, bytes]]:
    edits: dict[str, Callable[[bytes], bytes]] = {
        "a doubled space": lambda text: text.replace(b" ", b"  ", 1),
        "a space at the end of a line": lambda text: text.replace(b"\n", b" \n", 1),
        "a doubled newline": lambda text: text.replace(b"\n", b"\n\n", 1),
        "a leading zero": lambda text: re.sub(rb"(?<![\w.+-])(\d+)(?![\w.])", rb"0\1", text, count=1),
        "a leading plus": lambda text: re.sub(rb"(?<![\w.+-])(\d+)(?![\w.])", rb"+\1", text, count=1),
        "a leading space": lambda text: b" " + text,
        "a word at the end": lambda text: text + b"junk\n",
        "a number at the end": lambda text: text + b"7\n",
        "a newline at the end": lambda text: text + b"\n",
        "no final newline": lambda text: text.removesuffix(b"\n"),
        "carriage returns": lambda text: text.replace(b"\n", b"\r\n"),
    }
    for what, edit in edits.items():
        edited = edit(data)
        if edited != data:
            yield what, edited
