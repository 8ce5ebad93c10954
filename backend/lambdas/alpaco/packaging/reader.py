"""Reads a package back into a model. Strict: what it cannot place is a finding, never ignored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

import yaml

from alpaco.errors import PackageError
from alpaco.packaging.formats import PackageFormat
from alpaco.problem.program import Language

__all__ = ["Finding", "Package", "PackageTest", "Submission", "read_package"]

_SUFFIXES = {language.suffix: language for language in Language} | {".cc": Language.CPP}
_VERSIONS = {"2025-09": PackageFormat.ICPC, "legacy": PackageFormat.LEGACY}
_CONSTANT = re.compile(rb"\{\{([A-Za-z_]\w*)(?:\.[A-Za-z_]\w*)?\}\}")  # substituted by judge systems wherever it stands
_COMMON_KEYS = {"problem_format_version", "name", "uuid", "source", "license", "rights_owner", "keywords", "limits"}
_KEYS = {
    PackageFormat.ICPC: _COMMON_KEYS
    | {"type", "version", "credits", "embargo_until", "languages", "allow_file_writing", "constants"},
    PackageFormat.LEGACY: _COMMON_KEYS | {"author", "source_url", "validation", "validator_flags", "grading"},
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a package, and where."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class PackageTest:
    """One test of a package, as bytes."""

    name: str
    sample: bool
    input: bytes
    answer: bytes


@dataclass(frozen=True, slots=True)
class Submission:
    """A program of a package with the folder that says what is expected of it."""

    name: str
    folder: str
    language: Language
    source: bytes


@dataclass(frozen=True, slots=True)
class Package:
    """A package as read, with everything that is wrong with it in `findings`."""

    package_format: PackageFormat
    names: Mapping[str, str]
    time_limit: float | None
    memory_mb: int | None
    tests: tuple[PackageTest, ...]
    submissions: tuple[Submission, ...]
    validators: Mapping[str, bytes]
    checker: Mapping[str, bytes]
    findings: tuple[Finding, ...]


def read_package(files: Mapping[str, bytes]) -> Package:
    """Read an ICPC package (2025-09 or legacy) from path to bytes; raises `PackageError` without a `problem.yaml`."""
    findings: list[Finding] = []
    metadata = _metadata(files)
    package_format = _VERSIONS.get(str(metadata.get("problem_format_version", "legacy")))
    if package_format is None:
        raise PackageError(
            f"problem.yaml: problem_format_version {metadata['problem_format_version']!r} is not supported"
        )
    findings += [
        Finding("problem.yaml", f"unknown key {key!r}") for key in sorted(metadata.keys() - _KEYS[package_format])
    ]
    name = metadata.get("name", {})
    names = name if isinstance(name, dict) else {"en": str(name)}
    limits = metadata.get("limits") or {}
    package = Package(
        package_format=package_format,
        names={str(locale): str(title) for locale, title in names.items()},
        time_limit=_time_limit(files, limits),
        memory_mb=limits.get("memory"),
        tests=_tests(files, findings),
        submissions=_submissions(files, findings),
        validators=_below(files, "input_validators"),
        checker=_below(files, package_format.checker_folder),
        findings=(),
    )
    _check_statements(files, package, findings)
    if package_format is PackageFormat.ICPC:
        _check_constants(files, metadata, findings)
    _check_completeness(package, findings)
    return replace(package, findings=tuple(findings))


def _metadata(files: Mapping[str, bytes]) -> dict[str, Any]:
    if "problem.yaml" not in files:
        raise PackageError("problem.yaml is missing: not a problem package")
    try:
        metadata = yaml.safe_load(files["problem.yaml"])
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise PackageError(f"problem.yaml cannot be read: {error}") from error
    if not isinstance(metadata, dict):
        raise PackageError("problem.yaml must be a mapping")
    return metadata


def _time_limit(files: Mapping[str, bytes], limits: Mapping[str, Any]) -> float | None:
    if ".timelimit" in files:
        return float(files[".timelimit"])
    value = limits.get("time_limit")
    return None if value is None else float(value)


def _tests(files: Mapping[str, bytes], findings: list[Finding]) -> tuple[PackageTest, ...]:
    tests = []
    for folder in ("data/sample", "data/secret"):
        stems = sorted({path.rpartition(".")[0] for path in files if path.startswith(f"{folder}/")})
        for stem in stems:
            text, answer = files.get(f"{stem}.in"), files.get(f"{stem}.ans")
            if text is not None and answer is not None:
                tests.append(PackageTest(stem.removeprefix("data/"), folder == "data/sample", text, answer))
            elif text is not None or answer is not None:
                missing = "answer" if answer is None else "input"
                findings.append(Finding(stem, f"the {missing} file is missing"))
    return tuple(tests)


def _submissions(files: Mapping[str, bytes], findings: list[Finding]) -> tuple[Submission, ...]:
    submissions = []
    for path, source in sorted(files.items()):
        parts = PurePosixPath(path)
        if not path.startswith("submissions/") or path == "submissions/submissions.yaml":
            continue
        language = _SUFFIXES.get(parts.suffix)
        if language is None:
            findings.append(Finding(path, f"no known language has the suffix {parts.suffix!r}"))
            continue
        submissions.append(Submission(parts.name, parts.parts[1], language, source))
    return tuple(submissions)


def _below(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.startswith(f"{folder}/")}


def _check_statements(files: Mapping[str, bytes], package: Package, findings: list[Finding]) -> None:
    folder = package.package_format.statement_folder
    names = [PurePosixPath(path).name for path in files if path.startswith(f"{folder}/problem.")]
    if not names:
        findings.append(Finding(folder, "there is no statement"))
    if package.package_format is PackageFormat.ICPC and {name.split(".")[1] for name in names} != set(package.names):
        findings.append(Finding("problem.yaml", "the languages of name and of the statements differ"))


def _check_constants(files: Mapping[str, bytes], metadata: Mapping[str, Any], findings: list[Finding]) -> None:
    known = {str(name) for name in metadata.get("constants") or {}}
    for path, content in files.items():
        if path.startswith(("statement/", "input_validators/", "output_validator/", "submissions/")):
            names = {match.decode() for match in _CONSTANT.findall(content)}
            findings += [Finding(path, f"{{{{{name}}}}} is not among the constants") for name in sorted(names - known)]


def _check_completeness(package: Package, findings: list[Finding]) -> None:
    if not any(not test.sample for test in package.tests):
        findings.append(Finding("data/secret", "there is no secret test"))
    if not any(submission.folder == "accepted" for submission in package.submissions):
        findings.append(Finding("submissions/accepted", "there is no accepted program"))
    if not package.validators:
        findings.append(Finding("input_validators", "there is no input validator"))
