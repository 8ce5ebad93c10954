"""One example of every message, for `contracts/`, the documentation and the tests of other languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alpaco.problem.evidence import CheckState
from alpaco.problem.generation import State
from alpaco.problem.progress import Stage, StageState
from alpaco.problem.request import Difficulty, EngineName, Topic
from alpaco.problem.text import Locale
from alpaco.streaming import commands, events

__all__ = ["CLIENT", "SERVER"]

_ID = "p-1"
_TS = "2026-11-23T12:00:00.123Z"
_REQUEST = events.RequestBody(
    language=Locale.KO,
    engine=EngineName.AUTO,
    seed=7,
    topic=Topic.BINARY_SEARCH,
    difficulty=Difficulty.MEDIUM,
    theme="우주",
)
_PROBLEM: Mapping[str, Any] = {
    "problemId": _ID,
    "title": "우주 정거장의 창고",
    "language": "ko",
    "topic": "binary search",
    "difficulty": "medium",
    "statement": {"story": "상자가 $N$개 있습니다.", "input": "첫째 줄에 $N$이 주어집니다."},
    "samples": [{"input": "1\n", "output": "1\n"}],
    "limits": {"timeSeconds": 1.0, "timeSecondsByLanguage": {"python": 3.0, "cpp": 1.0}, "memoryMb": 256},
    "starter": {"python": "n = int(input())\n"},
    "translations": {"en": {"title": "The Station's Storehouse", "statement": {"story": "There are $N$ boxes."}}},
}
_PROVENANCE = {
    "engine": "catalogue",
    "version": "1",
    "seed": 7,
    "family": "sorted-queries",
    "variant": "count",
    "model": "",
}
_ERROR = events.ErrorBody(
    code="INVALID_REQUEST",
    message="`difficulty` 값을 쓸 수 없습니다. "
    "쓸 수 있는 값: 튜토리얼, 쉬움, 보통, 어려움 (tutorial, easy, medium, hard).",
    param="difficulty",
)

CLIENT: tuple[commands.Command, ...] = (
    commands.GenerateProblem(
        prompt="이분 탐색 보통 문제, 우주 배경", difficulty=Difficulty.MEDIUM, problem_id=_ID, request_id="r-1"
    ),
    commands.ResumeGeneration(problem_id=_ID, after_seq=17),
    commands.CancelGeneration(problem_id=_ID),
    commands.GetProblem(problem_id=_ID, view="setter"),
    commands.GetPackage(problem_id=_ID, format="icpc"),
    commands.ListProblems(limit=20),
    commands.Ping(request_id="r-2"),
)

SERVER: tuple[events.LogEvent | events.Reply, ...] = (
    events.Accepted(problem_id=_ID, seq=1, ts=_TS, request=_REQUEST, request_id="r-1"),
    events.StageEvent(
        problem_id=_ID,
        seq=2,
        ts=_TS,
        stage=Stage.DESIGN,
        state=StageState.STARTED,
        message="문제를 설계합니다.",
        progress=0.02,
    ),
    events.Delta(problem_id=_ID, seq=3, ts=_TS, section="story", language=Locale.KO, text="상자가 "),
    events.SectionResetEvent(
        problem_id=_ID, seq=4, ts=_TS, section="story", language=Locale.KO, reason="작업이 중단되어 다시 씁니다."
    ),
    events.SectionDoneEvent(
        problem_id=_ID, seq=5, ts=_TS, section="story", language=Locale.KO, text="상자가 $N$개 있습니다."
    ),
    events.CheckEvent(
        problem_id=_ID, seq=6, ts=_TS, gate="G3_TESTS", state=CheckState.PASSED, evidence={"tests": 35, "bytes": 5490}
    ),
    events.Completed(
        problem_id=_ID,
        seq=7,
        ts=_TS,
        problem=_PROBLEM,
        evidence={
            "isolation": "strict",
            "degraded": False,
            "checks": [{"gate": "G3_TESTS", "state": "passed", "evidence": {"tests": 35}}],
        },
        provenance=_PROVENANCE,
    ),
    events.Failed(
        problem_id=_ID,
        seq=7,
        ts=_TS,
        error=events.ErrorBody(
            code="NOT_PROVED",
            message="문제를 만들었지만 G4_REFERENCE 검사를 통과하지 못했습니다.",
            gate="G4_REFERENCE",
        ),
    ),
    events.Cancelled(problem_id=_ID, seq=7, ts=_TS, reason="요청에 따라 취소되었습니다."),
    events.ErrorReply(ts=_TS, error=_ERROR, request_id="r-1"),
    events.Resumed(
        ts=_TS, problem_id=_ID, recovered=True, first_seq=18, last_seq=42, state=State.RUNNING, request_id="r-3"
    ),
    events.SnapshotReply(
        ts=_TS,
        problem_id=_ID,
        through_seq=42,
        state=State.RUNNING,
        request=_REQUEST,
        stage={"stage": "prove", "state": "started", "message": "프로그램을 실행합니다.", "progress": 0.5},
        sections=({"section": "title", "language": "ko", "text": "우주 정거장의 창고", "done": True},),
        checks=({"gate": "G3_TESTS", "state": "passed", "evidence": {"tests": 35}},),
        terminal=None,
    ),
    events.ProblemReply(ts=_TS, problem_id=_ID, view="solver", problem=_PROBLEM),
    events.PackageReply(
        ts=_TS,
        problem_id=_ID,
        format="icpc",
        url="https://example.com/artefacts/p-1-icpc.zip?expires=1795435200&signature=00",
        expires_at="2026-11-23T12:15:00.000Z",
        bytes=48213,
        sha256="0" * 64,
    ),
    events.ProblemsReply(
        ts=_TS,
        items=(
            events.GenerationItem(
                problem_id=_ID,
                state=State.COMPLETED,
                created_at=_TS,
                title="우주 정거장의 창고",
                topic=Topic.BINARY_SEARCH,
                difficulty=Difficulty.MEDIUM,
            ),
        ),
        cursor=None,
    ),
    events.Pong(ts=_TS, request_id="r-2"),
)
