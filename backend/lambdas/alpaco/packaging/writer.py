"""Problem packages as a mapping of paths to bytes; the caller writes a folder or a zip of it."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from alpaco.packaging.formats import PackageFormat
from alpaco.packaging.polygon import polygon_files
from alpaco.packaging.statement import statement_html, statement_latex
from alpaco.problem.input_format import near_valid, validator_program
from alpaco.problem.problem import Problem
from alpaco.problem.program import Program, Role
from alpaco.problem.text import Locale
from alpaco.problem.time_limit import TO_LIMIT, TO_SLOW
from alpaco.problem.verdict import Verdict

__all__ = ["package_files", "short_name", "zip_package"]

Files = dict[str, bytes]

# Every package of ours draws its identity from this namespace, so that the same problem has the same uuid.
_NAMESPACE = uuid.UUID("6f2b1c1e-5f0a-5d0f-9a53-3b8f7f3f9a10")
_INVALID_INPUTS = 40


def package_files(problem: Problem, package_format: PackageFormat) -> Mapping[str, bytes]:
    """Return the whole package, path to bytes, sorted by path; the same problem gives the same bytes."""
    if package_format is PackageFormat.POLYGON:
        return dict(sorted(polygon_files(problem).items()))
    files: Files = {"problem.yaml": _yaml(_metadata(problem, package_format))}
    if package_format is PackageFormat.LEGACY:
        files[".timelimit"] = f"{problem.time_limit.whole_seconds}\n".encode()
    for locale in Locale:
        files[f"{package_format.statement_folder}/problem.{locale}.tex"] = statement_latex(problem, locale).encode()
        files[f"attachments/statement.{locale}.html"] = statement_html(problem, locale).encode()
    files |= {path: source.encode() for path, source in _starters(problem)}
    files |= _data(problem, package_format)
    files["input_validators/validate.py"] = validator_program(problem.candidate.input_format).encode()
    files |= _programs(problem, package_format)
    return dict(sorted(files.items()))


def zip_package(files: Mapping[str, bytes], folder: str) -> bytes:
    """Zip a package below one top folder; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, content in files.items():
            info = zipfile.ZipInfo(f"{folder}/{path}", date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return buffer.getvalue()


def short_name(problem: Problem) -> str:
    """Return the package's folder name: lower-case letters and digits only, as the official tool demands."""
    kept = "".join(
        c for c in f"{problem.candidate.provenance.family}{problem.id}".lower() if c.isascii() and c.isalnum()
    )
    return kept[:64] or "problem"


def _metadata(problem: Problem, package_format: PackageFormat) -> dict[str, Any]:
    candidate = problem.candidate
    identity = str(uuid.uuid5(_NAMESPACE, f"{problem.id}/{candidate.provenance}"))
    source = f"Alpaco problem service, {candidate.provenance.engine} {candidate.provenance.version}"
    keywords = [str(candidate.topic), str(candidate.difficulty)]
    if package_format is PackageFormat.LEGACY:
        return {
            "problem_format_version": "legacy",
            "name": candidate.statement.title.en,
            "uuid": identity,
            "author": "Alpaco",
            "source": source,
            "license": "cc by-sa",
            "rights_owner": "Alpaco",
            "keywords": " ".join(word.replace(" ", "-") for word in keywords),
            "validation": "custom" if _checker(problem) else "default",
            **({} if _checker(problem) else {"validator_flags": " ".join(_comparison(problem))}),
            "limits": {"memory": candidate.memory_mb, "time_multiplier": TO_LIMIT, "time_safety_margin": TO_SLOW},
        }
    return {
        "problem_format_version": "2025-09",
        "type": "pass-fail",
        "name": {str(locale): candidate.statement.title.of(locale) for locale in Locale},
        "uuid": identity,
        "version": candidate.provenance.version,
        "credits": {"authors": ["Alpaco"]},
        "source": source,
        "license": "cc by-sa",
        "rights_owner": "Alpaco",
        "keywords": [str(candidate.difficulty)],  # BAPCtools 2026.10 warns of every topic that it knows
        "limits": {
            "time_limit": problem.time_limit.seconds,
            "time_resolution": problem.time_limit.resolution,
            "memory": candidate.memory_mb,
        },
        **({"constants": dict(candidate.input_format.constants)} if candidate.input_format.constants else {}),
    }


def _data(problem: Problem, package_format: PackageFormat) -> Files:
    files: Files = {}
    for test in problem.tests:
        folder = "data/sample" if test.sample else "data/secret"
        files[f"{folder}/{test.name}.in"] = test.input.encode()
        files[f"{folder}/{test.name}.ans"] = test.answer.encode()
    if package_format is PackageFormat.ICPC:
        seed = problem.candidate.provenance.seed
        for number, broken in enumerate(near_valid(problem.candidate.input_format, seed)[:_INVALID_INPUTS], 1):
            files[f"data/invalid_input/{number:02}.in"] = broken.text.encode()
        if not _checker(problem):
            files["data/test_group.yaml"] = _yaml({"output_validator_args": _comparison(problem)})
    return files


def _comparison(problem: Problem) -> list[str]:
    """Return the arguments with which the formats' own output validator compares as we do."""
    tolerance = problem.candidate.tolerance
    return ["case_sensitive", *(() if tolerance is None else ("float_tolerance", repr(tolerance)))]


def _programs(problem: Problem, package_format: PackageFormat) -> Files:
    files: Files = {}
    submissions: dict[str, Any] = {}
    for program in problem.candidate.programs:
        if program.role in (Role.CHECKER, Role.VALIDATOR):
            continue
        verdict = problem.verdicts.get(program.name)
        if verdict is None or not _is_promised(problem, program, package_format):
            continue
        folder = _folder(program, verdict, package_format)
        path = f"submissions/{folder}/{program.name}"
        files[path] = _with_note(program).encode()
        if program.role is Role.REFERENCE:
            submissions[path.removeprefix("submissions/")] = {"model_solution": True}
    if package_format is PackageFormat.ICPC:
        files["submissions/submissions.yaml"] = _yaml(submissions)
    if checker := _checker(problem):
        files[f"{package_format.checker_folder}/{checker.name}"] = checker.source.encode()
    return files


def _is_promised(problem: Problem, program: Program, package_format: PackageFormat) -> bool:
    """Tell whether a program that ran out of time does so in the format's limit, too: legacy ones are whole seconds.

    A wrong program may come to its wrong answer there; a brute force would need a folder that the format does not have.
    """
    if package_format is not PackageFormat.LEGACY or problem.verdicts[program.name] is Verdict.AC:
        return True
    if program.role is Role.SLOW:
        return problem.time_limit.is_exceeded(problem.time_limit.whole_seconds)
    return program.role is not Role.BRUTE and problem.verdicts[program.name] is not Verdict.TLE


def _folder(program: Program, verdict: Verdict, package_format: PackageFormat) -> str:
    """Return a submission's folder; whether a brute force runs out of time or of memory depends on the machine."""
    if program.role is Role.BRUTE and verdict is not Verdict.AC:
        return "brute_force"
    return package_format.submission_folder(verdict)


def _with_note(program: Program) -> str:
    if program.note is None:
        return program.source
    mark = "#" if program.language == "python" else "//"
    return f"{mark} {program.note.en}\n{program.source}"


def _starters(problem: Problem) -> Iterator[tuple[str, str]]:
    for language, source in problem.starter.items():
        name = "Main" if language == "java" else "starter"
        yield f"attachments/{name}{language.suffix}", source


def _checker(problem: Problem) -> Program | None:
    return next((p for p in problem.candidate.programs if p.role is Role.CHECKER), None)


def _yaml(data: Mapping[str, Any]) -> bytes:
    text: str = yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False)
    return text.encode()
