"""Programs that are not a package's own, on its tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alpaco.judging.bench import PackageBench, Run, Unavailable
from alpaco.judging.report import NOTHING
from alpaco.judging.submissions import Judging, Progress
from alpaco.packaging.sources import source_sets
from alpaco.problem.program import Role
from alpaco.problem.text import Text
from alpaco.problem.verdict import Verdict

__all__ = ["Outcome", "judge_outside", "limit_of"]

_FOLDER = "submissions/outside"
_EMPTY = Text("읽을 파일이 없는 폴더입니다", "the folder holds no file that could be read")
_SUFFIX = Text("확장자로 언어를 알 수 없습니다", "no known language has such a suffix")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A program's verdict over all tests, with each test's run; `verdict` is None where it was not judged."""

    name: str
    language: str
    verdict: Verdict | None
    runs: tuple[Run, ...] = ()
    reason: Text = NOTHING

    @property
    def slowest(self) -> Run | None:
        """The run that took most CPU time."""
        return max(self.runs, key=lambda run: run.cpu_seconds, default=None)


def limit_of(bench: PackageBench, progress: Progress) -> float:
    """Return the package's time limit in CPU seconds, measured where it states none."""
    return bench.package.limits.seconds or Judging(bench, progress).measured().seconds


def judge_outside(
    bench: PackageBench, name: str, files: Mapping[str, bytes], limit: float, progress: Progress
) -> Outcome:
    """Judge the program that these files make on every test of the package."""
    paths = {f"{_FOLDER}/{name}/{path}": content for path, content in files.items()}
    if not paths:
        return Outcome(name, "", None, reason=_EMPTY)
    sets = source_sets(paths, _FOLDER, depth=1, findings=[])
    if not sets:
        return Outcome(name, "", None, reason=_SUFFIX)
    sources = sets[0]
    missing = bench.missing(sources)
    if missing:
        return Outcome(name, sources.language_name, None, reason=missing.reason)
    built = bench.outside(bench.package.library.beside(paths).program(sources, Role.ACCEPTED))
    if isinstance(built, Unavailable):
        return Outcome(name, sources.language_name, Verdict.CE, reason=built.reason)
    runs = []
    tests = bench.package.tests
    for number, run in enumerate(bench.each(lambda test: bench.run(built, test, limit), tests), 1):
        progress("program", number, len(tests))
        runs.append(run)
    first = next((run for run in runs if run.verdict is not Verdict.AC), None)
    return Outcome(name, sources.language_name, first.verdict if first else Verdict.AC, tuple(runs))
