"""Every submission of a package on every test, and the time limit that the accepted ones call for."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, replace

from alpaco.judging.bench import PackageBench, Run
from alpaco.judging.expectations import missed
from alpaco.judging.report import NOTHING, Limit, Row
from alpaco.packaging.submissions import Submission
from alpaco.packaging.tests import PackageTest
from alpaco.problem.observation import Artefact
from alpaco.problem.text import Text
from alpaco.problem.verdict import Verdict

__all__ = ["Judging", "Progress"]

_POINTS = Text("점수를 매기는 제출은 채점하지 않습니다", "worth points, which are not counted here")
_UNKNOWN = Text("기대하는 판정을 알 수 없습니다", "nothing says what is expected of it")

Progress = Callable[[str, int, int], None]

_LONGEST = 20.0  # CPU seconds where no limit is known yet
_REPEATS = 4
_FEW = 0.05  # seconds; what is quicker cannot move a limit
# The slowest first, so that the cores end their work together.
_ORDER = {"time_limit_exceeded": 0, "brute_force": 1}


@dataclass(frozen=True, slots=True)
class _Judged:
    submission: Submission
    runs: tuple[Run, ...]


class Judging:
    """Judges the submissions of one package: first those that bound the limit from below, then the others."""

    def __init__(self, bench: PackageBench, progress: Progress) -> None:
        """Prepare; `progress` is told the stage, how many are done and of how many."""
        self._bench = bench
        self._package = bench.package
        self._progress = progress
        self._artefacts: dict[str, Artefact] = {}
        self._begun: dict[str, Future[_Judged | None]] = {}
        self.faults: list[tuple[Submission, Text]] = []
        """The submissions that do not compile, with the compiler's words."""

    def begin(self) -> None:
        """Start what will take longest, where the limit is known before any run; the rest goes on beside it."""
        for submission in self._package.submissions:
            if self._package.limits.seconds is not None and submission.folder in _ORDER and submission.bound != "lower":
                self._begun[submission.name] = self._bench.begin(self._early, submission)

    def run(self, unjudgeable: Text | None) -> tuple[tuple[Row, ...], Limit]:
        """Judge all; `unjudgeable` is the reason why this package's submissions cannot be judged, if any."""
        submissions = self._package.submissions
        left = {s.name: unjudgeable or self._reason(s) for s in submissions}
        rows = {s.name: _left_out(s, reason) for s in submissions if (reason := left[s.name])}
        ready = [s for s in submissions if s.name in self._artefacts and s.name not in rows]
        lower = [s for s in ready if s.bound == "lower"]
        judged = self._settled(self._all_tests(lower)) if lower else []
        limit = self._limit(judged)
        rows |= {each.submission.name: self._row(each, limit.seconds) for each in judged}
        others = sorted((s for s in ready if s.bound != "lower"), key=lambda s: _ORDER.get(s.folder, 2))
        done = self._bench.each(lambda s: self._begun_before(s) or self._one(s, limit.seconds), others)
        fastest: float | None = None
        for number, each in enumerate(done, 1):
            self._progress("judging", number, len(others))
            rows[each.submission.name] = row = self._row(each, limit.seconds)
            if each.submission.bound == "upper" and row.late is not None:
                fastest = min(fastest, row.late) if fastest is not None else row.late
        for submission, _ in self.faults:
            rows[submission.name] = replace(_left_out(submission, NOTHING), verdict="CE", holds=False)
        return tuple(rows[s.name] for s in submissions), replace(limit, fastest_slow=fastest)

    def measured(self) -> Limit:
        """Run only the submissions that bound the limit from below, and return it."""
        lower = [s for s in self._package.submissions if s.bound == "lower" and not self._reason(s)]
        ready = [s for s in lower if s.name in self._artefacts]
        return self._limit(self._settled(self._all_tests(ready)))

    def _reason(self, submission: Submission) -> Text | None:
        if not submission.expectations:
            return _POINTS if submission.folder == "partially_accepted" else _UNKNOWN
        built = self._bench.submission(submission.sources)
        if isinstance(built, Artefact):
            self._artefacts[submission.name] = built
        elif built.is_fault:
            self.faults.append((submission, built.reason))
        else:
            return built.reason
        return None

    def _all_tests(self, submissions: Sequence[Submission]) -> list[_Judged]:
        """Run each on every test; after one that takes far too long the rest is spared."""
        seconds = self._stop(self._package.limits.seconds or _LONGEST / self._package.limits.to_slow)
        endless: set[str] = set()

        def one(pair: tuple[Submission, PackageTest]) -> Run | None:
            submission, test = pair
            if submission.name in endless:
                return None
            run = self._bench.run(self._artefacts[submission.name], test, seconds)
            if run.verdict is Verdict.TLE:
                endless.add(submission.name)
            return run

        pairs = [(submission, test) for submission in submissions for test in self._package.tests]
        runs: dict[str, list[Run]] = {submission.name: [] for submission in submissions}
        for number, ((submission, _), run) in enumerate(zip(pairs, self._bench.each(one, pairs), strict=True), 1):
            self._progress("accepted", number, len(pairs))
            runs[submission.name] += [run] if run else []
        return [_Judged(submission, tuple(runs[submission.name])) for submission in submissions]

    def _settled(self, judged: list[_Judged]) -> list[_Judged]:
        """Repeat the slowest runs with nothing beside them, until one that was repeated is the slowest."""
        tests = {test.name: test for test in self._package.tests}
        wait(self._begun.values())
        alone: set[tuple[int, int]] = set()
        for _ in range(_REPEATS):
            found = [
                (run.cpu_seconds, i, j)
                for i, each in enumerate(judged)
                for j, run in enumerate(each.runs)
                if run.verdict is Verdict.AC
            ]
            if not found:
                break
            seconds, i, j = max(found)
            if seconds < _FEW or (i, j) in alone:
                break
            alone.add((i, j))
            each = judged[i]
            artefact = self._artefacts[each.submission.name]
            again = self._bench.run(artefact, tests[each.runs[j].test], self._stop(seconds))
            runs = list(each.runs)
            runs[j] = min(runs[j], again, key=lambda run: run.cpu_seconds) if again.verdict is Verdict.AC else again
            judged[i] = replace(each, runs=tuple(runs))
        return judged

    def _limit(self, judged: Sequence[_Judged]) -> Limit:
        limits = self._package.limits
        times = [run.cpu_seconds for each in judged for run in each.runs if run.verdict is Verdict.AC]
        slowest = max(times) if times else None
        needed = None
        if slowest is not None:
            steps = max(1, math.ceil(round(slowest * limits.to_limit / limits.resolution, 6)))
            needed = round(steps * limits.resolution, 6)
        seconds = limits.seconds or needed or _LONGEST
        return Limit(seconds, limits.seconds, needed, slowest, None)

    def _early(self, submission: Submission) -> _Judged | None:
        limit, built = self._package.limits.seconds, self._bench.submission(submission.sources)
        if limit is None or not isinstance(built, Artefact):
            return None
        self._artefacts[submission.name] = built
        return self._one(submission, limit)

    def _begun_before(self, submission: Submission) -> _Judged | None:
        return self._begun[submission.name].result() if submission.name in self._begun else None

    def _one(self, submission: Submission, limit: float) -> _Judged:
        """Run a submission until its verdict is known: to the first test that it fails, or all where each counts."""
        runs = []
        artefact = self._artefacts[submission.name]
        for test in self._package.tests:
            runs.append(self._bench.run(artefact, test, self._stop(limit)))
            if runs[-1].verdict is Verdict.AC and runs[-1].cpu_seconds > limit:
                runs[-1] = min(runs[-1], self._bench.run(artefact, test, self._stop(limit)), key=_by_time)
            if _final(runs[-1], limit) is not Verdict.AC and not submission.explicit:
                break
        return _Judged(submission, tuple(runs))

    def _stop(self, limit: float) -> float:
        return limit * self._package.limits.to_slow * 1.05

    def _row(self, judged: _Judged, limit: float) -> Row:
        submission = judged.submission
        runs = [replace(run, verdict=_final(run, limit)) for run in judged.runs]
        failed = next((run for run in runs if run.verdict is not Verdict.AC), None)
        slowest = max(runs, key=_by_time, default=None)
        said = failed.said if failed else ""
        miss = missed(submission, runs, failed)
        return Row(
            name=submission.name,
            language=submission.sources.language_name,
            expected=submission.expected,
            required=submission.required,
            verdict=(failed.verdict if failed else Verdict.AC).value,
            holds=miss is None,
            miss=miss,
            test=failed.test if failed else None,
            slowest=slowest.cpu_seconds if slowest else 0.0,
            slowest_test=slowest.test if slowest else None,
            total=sum(run.cpu_seconds for run in runs),
            ran=len(runs),
            late=max((run.seconds for run in runs if run.verdict is Verdict.TLE), default=None),
            reason=Text(said, said),
        )


def _by_time(run: Run) -> float:
    return run.cpu_seconds


def _final(run: Run, limit: float) -> Verdict:
    return Verdict.TLE if run.verdict is Verdict.AC and run.cpu_seconds > limit else run.verdict


def _left_out(submission: Submission, reason: Text) -> Row:
    return Row(
        name=submission.name,
        language=submission.sources.language_name,
        expected=submission.expected,
        required=submission.required,
        verdict=None,
        holds=None,
        reason=reason,
    )
