"""The tests of a package, with the arguments that their groups give the validators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from alpaco.packaging.configuration import mapping, words
from alpaco.packaging.findings import Finding, found
from alpaco.packaging.layout import Version

__all__ = ["BadTest", "PackageTest", "bad_tests", "package_tests"]


@dataclass(frozen=True, slots=True)
class PackageTest:
    """One test: its name below `data`, the paths of its files, the arguments for the validators."""

    name: str
    sample: bool
    input_path: str
    answer_path: str
    input_arguments: tuple[str, ...] = ()
    checker_arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadTest:
    """A file that the package itself calls invalid: `kind` is `invalid_input` or `invalid_output`."""

    name: str
    kind: str
    input_path: str
    answer_path: str = ""
    output_path: str = ""


def package_tests(
    files: Mapping[str, bytes], version: Version, flags: tuple[str, ...], findings: list[Finding]
) -> tuple[PackageTest, ...]:
    """Return the tests in judging order, the samples first; `flags` are the whole problem's for the checker."""
    groups = _Groups(files, version, flags, findings)
    tests = []
    for folder in ("data/sample", "data/secret"):
        stems = {path[: -len(s)] for path in files for s in (".in", ".ans") if _is_below(path, folder, s)}
        for stem in sorted(stems):
            text, answer = f"{stem}.in", f"{stem}.ans"
            if text not in files:
                findings.append(found(stem, "no-input"))
            elif answer not in files:
                findings.append(found(stem, "no-answer"))
            else:
                arguments = groups.arguments(stem)
                tests.append(PackageTest(stem.removeprefix("data/"), folder == "data/sample", text, answer, *arguments))
    return tuple(tests)


def bad_tests(files: Mapping[str, bytes]) -> tuple[BadTest, ...]:
    """Return what lies in `data/invalid_input` and `data/invalid_output`."""
    inputs = [
        BadTest(path[len("data/") : -len(".in")], "invalid_input", path)
        for path in sorted(files)
        if _is_below(path, "data/invalid_input", ".in")
    ]
    outputs = [
        BadTest(path[len("data/") : -len(".out")], "invalid_output", f"{stem}.in", f"{stem}.ans", path)
        for path in sorted(files)
        if _is_below(path, "data/invalid_output", ".out")
        for stem in [path.removesuffix(".out")]
        if f"{stem}.in" in files and f"{stem}.ans" in files
    ]
    return tuple(inputs + outputs)


def _is_below(path: str, folder: str, suffix: str) -> bool:
    return path.startswith(f"{folder}/") and path.endswith(suffix)


class _Groups:
    """Settings of test groups: a folder's file overlays that of the folder above, a test's file its folder's."""

    def __init__(
        self, files: Mapping[str, bytes], version: Version, flags: tuple[str, ...], findings: list[Finding]
    ) -> None:
        self._files = files
        self._version = version
        self._flags = flags
        self._findings = findings
        self._read: dict[str, dict[str, Any]] = {}

    def arguments(self, stem: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the arguments for the input validators and for the checker."""
        settings = self._settings(str(PurePosixPath(stem).parent))
        if self._version is Version.CURRENT:
            settings = settings | mapping(self._files, f"{stem}.yaml", self._findings)
            given = settings.get("input_validator_args")
            given = next(iter(given.values()), None) if isinstance(given, dict) else given
            return words(given), words(settings.get("output_validator_args"))
        return words(settings.get("input_validator_flags")), (
            *self._flags,
            *words(settings.get("output_validator_flags")),
        )

    def _settings(self, folder: str) -> dict[str, Any]:
        if folder not in self._read:
            above = self._settings(str(PurePosixPath(folder).parent)) if folder != "data" else {}
            self._read[folder] = above | mapping(self._files, f"{folder}/{self._version.group_file}", self._findings)
        return self._read[folder]
