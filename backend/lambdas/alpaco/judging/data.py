"""What can be said of a package's tests without running anything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from alpaco.judging.bench import PackageBench
from alpaco.packaging.findings import Finding, found, warned
from alpaco.packaging.tests import PackageTest

__all__ = ["check_data"]

_LARGE = 20 << 20


def check_data(bench: PackageBench) -> list[Finding]:
    """Look for equal inputs, foreign encodings, missing newlines and sizes out of bounds."""
    findings: list[Finding] = []
    first: dict[bytes, str] = {}
    for test, digest, own in bench.each(lambda test: _look(bench, test), bench.package.tests):
        findings += own
        other = first.setdefault(digest, test.name)
        if other != test.name:
            findings.append(warned(test.input_path, "duplicate", other=other))
    return findings


def _look(bench: PackageBench, test: PackageTest) -> tuple[PackageTest, bytes, list[Finding]]:
    data, answer = bench.content(test.input_path), bench.content(test.answer_path)
    findings = [*_form(test.input_path, data), *_form(test.answer_path, answer)]
    if not data:
        findings.append(warned(test.input_path, "empty-input"))
    output_mb = bench.package.limits.output_mb
    if len(answer) > output_mb << 20:
        findings.append(found(test.answer_path, "long-answer", most=output_mb))
    arguments = repr((test.input_arguments, test.checker_arguments)).encode()
    return test, hashlib.sha256(data + arguments).digest(), findings


def _form(path: str, content: bytes) -> Iterator[Finding]:
    try:
        content.decode()
    except UnicodeDecodeError:
        yield found(path, "not-utf8")
    if b"\r" in content:
        yield warned(path, "carriage-return")
    if content and not content.endswith(b"\n"):
        yield warned(path, "no-final-newline")
    if len(content) > _LARGE:
        yield warned(path, "large", megabytes=len(content) >> 20)
