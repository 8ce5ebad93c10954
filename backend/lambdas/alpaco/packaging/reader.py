"""Reads a package back into a model. Strict: what it cannot place is a finding, never ignored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from alpaco.errors import PackageError
from alpaco.packaging.configuration import A_MAPPING, Numbers, mapping, words
from alpaco.packaging.findings import Finding, found, warned
from alpaco.packaging.layout import Version
from alpaco.packaging.sources import Library, SourceSet, source_sets
from alpaco.packaging.submissions import Submission, package_submissions
from alpaco.packaging.tests import BadTest, PackageTest, bad_tests, package_tests

__all__ = ["Package", "PackageLimits", "read_package"]

_CONSTANT = re.compile(rb"\{\{([A-Za-z_]\w*)(?:\.[A-Za-z_]\w*)?\}\}")  # substituted by judge systems wherever it stands
_SUBSTITUTED = ("statement/", "input_validators/", "output_validator/", "submissions/")
_LONGEST_SOURCE = 1 << 20
_LONGEST = 300.0  # seconds
_KINDS = {"pass-fail", "scoring", "multi-pass", "interactive", "submit-answer"}
_YAML = "problem.yaml"


@dataclass(frozen=True, slots=True)
class PackageLimits:
    """Limits as the package states them; `seconds` is None where they follow from the accepted programs.

    `to_limit` and `to_slow` are the factors of the time limit's rule. Code is in KiB.
    """

    seconds: float | None
    resolution: float
    to_limit: float
    to_slow: float
    memory_mb: int
    output_mb: int
    code_kb: int
    checking_seconds: float


@dataclass(frozen=True, slots=True)
class Package:
    """A package as read, with everything that is wrong with it in `findings`.

    `kinds` are those of the problem's type; `custom` says that it asks for a checker of its own, `checker` is None
    where outputs are compared or that one could not be read; `library` makes programs of the source sets.
    """

    version: Version
    kinds: frozenset[str]
    names: Mapping[str, str]
    limits: PackageLimits
    tests: tuple[PackageTest, ...]
    bad: tuple[BadTest, ...]
    submissions: tuple[Submission, ...]
    validators: tuple[SourceSet, ...]
    custom: bool
    checker: SourceSet | None
    library: Library
    findings: tuple[Finding, ...]


def read_package(files: Mapping[str, bytes], seen: Sequence[Finding] = ()) -> Package:
    """Read a package from path to bytes; raises `PackageError` without a readable `problem.yaml`.

    `seen` is what whoever listed the files has found there.
    """
    findings = list(seen)
    metadata = _metadata(files, findings)
    version = Version.named(metadata.get("problem_format_version", "legacy"))
    if version is None:
        raise _no_package(found(_YAML, "unknown-version", value=metadata["problem_format_version"]))
    report = warned if version is Version.LEGACY else found
    findings += [report(_YAML, "unknown-key", name=key) for key in sorted(metadata.keys() - version.keys)]
    flags = words(metadata.get("validator_flags")) if version is Version.LEGACY else ()
    constants = metadata.get("constants")
    package = Package(
        version=version,
        kinds=_kinds(metadata, findings),
        names=_names(metadata, findings),
        limits=_limits(files, metadata, version, findings),
        tests=package_tests(files, version, flags, findings),
        bad=bad_tests(files),
        submissions=package_submissions(files, version, findings),
        validators=_validators(files, findings),
        custom=_is_custom(files, metadata, version),
        checker=_checker(files, metadata, version, findings),
        library=Library(
            files, (constants if isinstance(constants, dict) else {}) if version is Version.CURRENT else None
        ),
        findings=(),
    )
    _check_places(files, version, findings)
    _check_statements(files, package, findings)
    if version is Version.CURRENT:
        _check_constants(files, metadata, findings)
    _check_completeness(package, metadata, findings)
    return replace(package, findings=tuple(findings))


def _metadata(files: Mapping[str, bytes], seen: Iterable[Finding]) -> dict[str, Any]:
    if _YAML not in files:
        raise _no_package(next((each for each in seen if each.path == _YAML), found(_YAML, "no-package")))
    findings: list[Finding] = []
    metadata = mapping(files, _YAML, findings)
    if findings:
        raise _no_package(findings[0])
    return metadata


def _no_package(finding: Finding) -> PackageError:
    words = finding.message
    return PackageError(f"{finding.path}: {words.en}", korean=f"{finding.path}: {words.ko}")


def _kinds(metadata: Mapping[str, Any], findings: list[Finding]) -> frozenset[str]:
    given = metadata.get("type", "pass-fail")
    kinds = set(given if isinstance(given, list) else str(given).split())
    kinds |= set(str(metadata.get("validation", "")).split()) & {"interactive"}
    kinds |= {"scoring"} if "score" in str(metadata.get("validation", "")).split() else set()
    findings += [found(_YAML, "bad-value", name="type", value=k, wanted="pass-fail, …") for k in kinds - _KINDS]
    return frozenset(map(str, kinds & _KINDS))


def _names(metadata: Mapping[str, Any], findings: list[Finding]) -> dict[str, str]:
    name = metadata.get("name")
    if not name:
        if metadata.get("problem_format_version", "legacy") != "legacy":
            findings.append(found(_YAML, "no-name"))
        return {}
    names = name if isinstance(name, dict) else {"en": name}
    return {str(locale): str(title) for locale, title in names.items()}


def _limits(
    files: Mapping[str, bytes], metadata: Mapping[str, Any], version: Version, findings: list[Finding]
) -> PackageLimits:
    limits = metadata.get("limits") or {}
    if not isinstance(limits, dict):
        findings.append(found(_YAML, "bad-value", name="limits", value=limits, wanted=A_MAPPING))
        limits = {}
    report = warned if version is Version.LEGACY else found
    unknown = sorted(map(str, limits.keys() - version.limit_keys))
    findings += [report(_YAML, "unknown-key", name=f"limits.{key}") for key in unknown]
    factors = limits.get("time_multipliers")
    factors = factors if isinstance(factors, dict) else {}
    names = ("ac_to_time_limit", "time_limit_to_tle")
    if version is Version.LEGACY:
        factors, names = limits, ("time_multiplier", "time_safety_margin")
    numbers = Numbers(limits, _YAML, findings)
    rule = Numbers(factors, _YAML, findings)
    seconds = numbers.get("time_limit", 0.0, _LONGEST) if "time_limit" in limits else 0.0
    if ".timelimit" in files:
        seconds = _timelimit(files[".timelimit"], findings)
    return PackageLimits(
        seconds=seconds or None,
        resolution=numbers.get("time_resolution", 1.0, _LONGEST),
        to_limit=rule.get(names[0], version.to_limit, 100),
        to_slow=rule.get(names[1], version.to_slow, 100),
        memory_mb=int(numbers.get("memory", 2048, 4096)),
        output_mb=int(numbers.get("output", 8, 64)),
        code_kb=int(numbers.get("code", 128, 1024)),
        checking_seconds=numbers.get("validation_time", 60, 600),
    )


def _timelimit(content: bytes, findings: list[Finding]) -> float:
    try:
        seconds = float(content[:100])
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _LONGEST:
        wanted = f"> 0, ≤ {_LONGEST:g}"
        findings.append(found(".timelimit", "bad-value", name=".timelimit", value=content[:20], wanted=wanted))
        return 0.0
    return seconds


def _validators(files: Mapping[str, bytes], findings: list[Finding]) -> tuple[SourceSet, ...]:
    """Read the input validators, also below the folder's name of old, in every version, as problemtools does."""
    folders = ("input_format_validators", "input_validators")
    return tuple(each for folder in folders for each in source_sets(files, folder, depth=1, findings=findings))


def _is_custom(files: Mapping[str, bytes], metadata: Mapping[str, Any], version: Version) -> bool:
    if version is Version.LEGACY:
        return "custom" in str(metadata.get("validation", "default")).split()
    return any(path.startswith(("output_validator/", "output_validators/")) for path in files)


def _checker(
    files: Mapping[str, bytes], metadata: Mapping[str, Any], version: Version, findings: list[Finding]
) -> SourceSet | None:
    folder = version.checker_folder
    paths = tuple(sorted(path for path in files if path.startswith(f"{folder}/")))
    if version is Version.LEGACY:
        if not _is_custom(files, metadata, version):
            return None
        sets = source_sets(files, folder, depth=1, findings=findings)
    elif any(path.count("/") == 1 for path in paths):
        sets = (SourceSet(folder, folder, paths),)
        if not sets[0].language_name:
            findings.append(found(folder, "unknown-language", suffix=PurePosixPath(paths[0]).suffix))
    else:
        sets = source_sets(files, folder, depth=1, findings=findings)
    if len(sets) > 1:
        findings.append(found(folder, "several-checkers"))
    if not sets and version is Version.LEGACY:
        findings.append(found(folder, "no-checker"))
    return sets[0] if sets else None


def _check_places(files: Mapping[str, bytes], version: Version, findings: list[Finding]) -> None:
    folders = {path.split("/")[0] for path in files if "/" in path}
    if "input_format_validators" in folders:
        findings.append(warned("input_format_validators", "renamed", name="input_validators"))
    if version is not Version.LEGACY and "output_validators" in folders:
        findings.append(found("output_validators", "renamed", name=version.checker_folder))
    unknown = folders - version.roots - {"input_format_validators", "output_validators"}
    findings += [warned(folder, "unknown-place") for folder in sorted(unknown)]


def _check_statements(files: Mapping[str, bytes], package: Package, findings: list[Finding]) -> None:
    folder, suffixes = package.version.statement_folder, package.version.statement_suffixes
    statements = [path for path in files if path.startswith(f"{folder}/problem.") and path.endswith(suffixes)]
    if not statements:
        findings.append(found(folder, "no-statement"))
    findings += [found(path, "empty-statement") for path in statements if not files[path].strip()]
    parts = [PurePosixPath(path).name.split(".") for path in statements]
    languages = {part[1] if len(part) > 2 else "en" for part in parts}
    if statements and package.version is not Version.LEGACY and languages != set(package.names):
        findings.append(found(_YAML, "statement-languages"))


def _check_constants(files: Mapping[str, bytes], metadata: Mapping[str, Any], findings: list[Finding]) -> None:
    constants = metadata.get("constants")
    known = {str(name) for name in constants} if isinstance(constants, dict) else set()
    for path in files:
        if path.startswith(_SUBSTITUTED) and not path.endswith(".pdf"):
            names = {match.decode() for match in _CONSTANT.findall(files[path][:_LONGEST_SOURCE])}
            findings += [found(path, "unknown-constant", name=name) for name in sorted(names - known)]


def _check_completeness(package: Package, metadata: Mapping[str, Any], findings: list[Finding]) -> None:
    if not any(not test.sample for test in package.tests):
        findings.append(found("data/secret", "no-secret"))
    if not any(test.sample for test in package.tests):
        findings.append(warned("data/sample", "no-sample"))
    if not any(submission.folder == "accepted" for submission in package.submissions):
        findings.append(found("submissions/accepted", "no-accepted"))
    if not package.validators:
        findings.append(found("input_validators", "no-validator"))
    if package.version is not Version.LEGACY and not metadata.get("uuid"):
        findings.append(found(_YAML, "no-uuid"))
