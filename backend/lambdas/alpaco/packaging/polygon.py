"""The Polygon-style folder: `problem.xml`, numbered tests, statements in parts, solutions with tags."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from alpaco.packaging.markup import to_latex
from alpaco.problem.input_format import validator_program
from alpaco.problem.problem import Problem
from alpaco.problem.program import Language, Program, Role
from alpaco.problem.text import Locale
from alpaco.problem.verdict import Verdict

__all__ = ["polygon_files"]

_LANGUAGE_NAMES = {Locale.KO: "korean", Locale.EN: "english"}
_SOURCE_TYPES = {Language.PYTHON: "python.3", Language.CPP: "cpp.gcc14-64-msys2-g++23", Language.JAVA: "java21"}
_TAGS = {
    Verdict.AC: "accepted",
    Verdict.WA: "wrong-answer",
    Verdict.TLE: "time-limit-exceeded",
    Verdict.MLE: "memory-limit-exceeded",
}
_STANDARD_CHECKER = "std::wcmp.cpp"


def polygon_files(problem: Problem) -> dict[str, bytes]:
    """Return the folder's files; tests are numbered from 1 with the samples first."""
    files: dict[str, bytes] = {}
    for number, test in enumerate(problem.tests, 1):
        files[f"tests/{number:02}"] = test.input.encode()
        files[f"tests/{number:02}.a"] = test.answer.encode()
    for locale, language in _LANGUAGE_NAMES.items():
        files |= _statement(problem, locale, f"statement-sections/{language}")
    for program in problem.candidate.programs:
        folder = "files" if program.role is Role.CHECKER else "solutions"
        files[f"{folder}/{program.name}"] = program.source.encode()
    files["files/validate.py"] = validator_program(problem.candidate.input_format).encode()
    files["problem.xml"] = _descriptor(problem)
    return files


def _statement(problem: Problem, locale: Locale, folder: str) -> dict[str, bytes]:
    statement = problem.statements[locale]
    parts = {
        "name.tex": statement.title,
        "legend.tex": statement.sections["story"],
        "input.tex": f"{statement.sections['input']}\n\n{statement.sections['constraints']}",
        "output.tex": statement.sections["output"],
        "notes.tex": statement.sections.get("notes", ""),
    }
    files = {f"{folder}/{name}": to_latex(text).encode() for name, text in parts.items() if text.strip()}
    for number, test in enumerate((t for t in problem.tests if t.sample), 1):
        files[f"{folder}/example.{number:02}"] = test.input.encode()
        files[f"{folder}/example.{number:02}.a"] = test.answer.encode()
    return files


def _descriptor(problem: Problem) -> bytes:
    root = Element("problem", {"revision": "1", "short-name": problem.candidate.provenance.family or "problem"})
    names = SubElement(root, "names")
    for locale, language in _LANGUAGE_NAMES.items():
        SubElement(names, "name", language=language, value=problem.statements[locale].title)
    judging = SubElement(root, "judging", {"input-file": "", "output-file": ""})
    testset = SubElement(judging, "testset", name="tests")
    for name, value in (
        ("time-limit", round(problem.time_limit.seconds * 1000)),
        ("memory-limit", problem.candidate.memory_mb * 2**20),
        ("test-count", len(problem.tests)),
        ("input-path-pattern", "tests/%02d"),
        ("answer-path-pattern", "tests/%02d.a"),
    ):
        SubElement(testset, name).text = str(value)
    tests = SubElement(testset, "tests")
    for test in problem.tests:
        SubElement(tests, "test", {"method": "manual", **({"sample": "true"} if test.sample else {})})
    assets = SubElement(root, "assets")
    _checker(assets, problem)
    validators = SubElement(SubElement(assets, "validators"), "validator")
    SubElement(validators, "source", path="files/validate.py", type=_SOURCE_TYPES[Language.PYTHON])
    solutions = SubElement(assets, "solutions")
    for program in problem.candidate.programs:
        if program.role is not Role.CHECKER:
            solution = SubElement(solutions, "solution", {"tag": _tag(problem, program)})
            SubElement(solution, "source", path=f"solutions/{program.name}", type=_SOURCE_TYPES[program.language])
    tags = SubElement(root, "tags")
    SubElement(tags, "tag", value=str(problem.candidate.topic))
    indent(root)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _checker(assets: Element, problem: Problem) -> None:
    own = next((p for p in problem.candidate.programs if p.role is Role.CHECKER), None)
    if own is None:
        SubElement(assets, "checker", {"name": _STANDARD_CHECKER, "type": "testlib"})
        return
    checker = SubElement(assets, "checker", type="testlib")
    SubElement(checker, "source", path=f"files/{own.name}", type=_SOURCE_TYPES[own.language])


def _tag(problem: Problem, program: Program) -> str:
    if program.role is Role.REFERENCE:
        return "main"
    if program.role is Role.BRUTE:
        return "time-limit-exceeded-or-accepted"
    return _TAGS.get(problem.verdicts.get(program.name, Verdict.JE), "rejected")
