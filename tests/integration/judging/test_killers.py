"""The search for tests that kill mutants, in the real sandbox."""

from __future__ import annotations

from pathlib import Path

from alpaco.adapters.package_folder import PackageFolder
from alpaco.judging.bench import PackageBench
from alpaco.judging.strengthening import killers
from alpaco.packaging.reader import read_package
from alpaco.problem.input_format import InputFormat
from alpaco.problem.input_format.types import Integer, Line
from alpaco.problem.observation import Artefact
from alpaco.problem.problem import TestCase
from alpaco.problem.text import Text
from alpaco.sandbox import open_sandbox
from alpaco.verification.suite import TestInput
from problems.foreign import REALS, write

FORMAT = InputFormat(items=(Line((Integer("N", 1, 100, Text("수", "a number")),)),))


def _answer(made: TestInput) -> TestCase:
    number = int(made.text)
    return TestCase(made.name, made.text, "one\n" if number == 2 else f"{number / 2}\n", made.purpose)


def test_a_thin_suite_grows_by_what_kills_mutants(tmp_path: Path) -> None:
    """One test lets mutants through; the tests that are found kill them, and a second search finds nothing more."""
    files = PackageFolder(write(REALS, tmp_path / "half"))
    package = read_package(files)
    accepted = next(s for s in package.submissions if s.name == "accepted/half.py")
    thin = [_answer(TestInput("1", "3\n", ""))]
    with open_sandbox() as sandbox, PackageBench(package, files, sandbox) as bench:
        built = bench.submission(accepted.sources)
        assert isinstance(built, Artefact)
        search = FORMAT, 1, _answer
        added, tried = killers(bench, built.program, thin, search, lambda *_: None)
        assert tried > 0
        assert added
        assert killers(bench, built.program, [*thin, *added], search, lambda *_: None) == ([], tried)
