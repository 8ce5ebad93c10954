"""Events as people and programs see them."""

from __future__ import annotations

import io
import json
from typing import Any

from rich.console import Console

from alpaco.entrypoints.cli.view import JsonView, TerminalView, evidence_line
from alpaco.problem.text import Locale

ACCEPTED = {
    "type": "generation.accepted",
    "problemId": "p1",
    "seq": 1,
    "request": {"topic": "binary search", "difficulty": "medium", "language": "ko", "engine": "catalogue", "seed": 7},
}
COMPLETED = {
    "type": "generation.completed",
    "problemId": "p1",
    "seq": 9,
    "problem": {"limits": {"timeSeconds": 2.0, "memoryMb": 256}},
    "evidence": {"isolation": "strict", "degraded": False},
    "provenance": {"engine": "catalogue", "seed": 7},
}


def check(state: str, **evidence: Any) -> dict[str, Any]:
    """Make a check event."""
    return {"type": "generation.check", "gate": "G4_REFERENCE", "state": state, "evidence": evidence}


def section(name: str, text: str, language: str = "ko") -> dict[str, Any]:
    """Make the event of a whole section."""
    return {"type": "statement.done", "section": name, "language": language, "text": text}


def shown(*events: dict[str, Any], locale: Locale = Locale.KO, terminal: bool = False) -> str:
    """Show events and return what was printed."""
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=100, color_system=None)
    with TerminalView(console, locale) as view:
        for event in events:
            view.show(event)
    return out.getvalue()


def test_request_is_shown_as_understood() -> None:
    """The first line names topic, level and the id to come back with."""
    assert "이분 탐색 · 보통 · 문제 ID p1" in shown(ACCEPTED)
    assert "binary search · medium · problem p1" in shown(ACCEPTED, locale=Locale.EN)


def test_stages_are_lines_where_nothing_can_move() -> None:
    """Without a terminal each new message of a stage is a line with its share; a repeated one is not."""
    stage = {"type": "generation.stage", "stage": "tests", "state": "started", "message": "테스트", "progress": 0.4}
    assert shown(stage, stage).splitlines() == ["[ 40%] 테스트"]


def test_check_is_shown_with_its_evidence() -> None:
    """A check that ended is one line; one that started is not yet."""
    assert shown(check("started")) == ""
    line = shown(check("passed", cases=1204, compared={"brute.py": 1204}))
    assert line == "  ✔ 정답 코드와 완전 탐색의 답이 같다  cases 1,204 · brute.py 1,204\n"
    assert "✘ reference and brute force agree · failed" in shown(check("failed"), locale=Locale.EN)


def test_statement_in_the_language_of_the_request() -> None:
    """Sections appear with heading and readable mathematics, once, in the language that was asked for."""
    printed = shown(
        ACCEPTED,
        section("title", "우체국"),
        section("input", "첫째 줄에 $N$ ($1 \\le N \\le 10^5$)이 주어집니다."),
        section("input", "The first line has $N$.", "en"),
    )
    assert "우체국" in printed
    assert "입력" in printed
    assert "첫째 줄에 N (1 ≤ N ≤ 10⁵)이 주어집니다." in printed
    assert "first line" not in printed


def test_samples_are_shown_as_they_are() -> None:
    """Samples keep every character of theirs and take no more lines than they need."""
    markdown = "### 예제 입력 1\n\n```\n#.\n*2* $x$\n```\n\n### 예제 출력 1\n\n```\n5\n```\n"
    printed = shown(section("samples", markdown)).splitlines()
    assert printed == ["", "예제", "  예제 입력 1", "    #.", "    *2* $x$", "  예제 출력 1", "    5"]


def test_withdrawn_section_is_said() -> None:
    """A reset tells which section is written anew and why."""
    reset = {"type": "statement.reset", "section": "story", "language": "ko", "reason": "다시 시작"}
    assert "문제: 지우고 다시 씁니다 (다시 시작)" in shown(reset)


def test_ends() -> None:
    """Each end says what happened: proved with figures, failed with the code, cancelled."""
    assert "검증 1개 통과 " in shown(check("passed"), check("failed"), check("repaired"), COMPLETED)
    assert "검증 1개 통과 · 시간 제한 2초 · 메모리 제한 256MB · catalogue · 시드 7" in shown(check("passed"), COMPLETED)
    failed = {"type": "generation.failed", "error": {"code": "NOT_PROVED", "message": "G4_REFERENCE"}}
    assert "G4_REFERENCE (NOT_PROVED)" in shown(failed)
    assert "취소" in shown({"type": "generation.cancelled", "reason": "요청"})


def test_weak_isolation_is_said() -> None:
    """A problem proved in degraded mode says so."""
    degraded = {**COMPLETED, "evidence": {"isolation": "degraded", "degraded": True}}
    assert "격리하지 못한 채" in shown(degraded)
    assert "격리하지 못한 채" not in shown(COMPLETED)


def test_unknown_events_are_passed_over() -> None:
    """Version 1 may grow: what is not known prints nothing."""
    assert shown({"type": "generation.telemetry", "x": 1}, {"nothing": True}) == ""


def test_frames_cannot_steer_the_terminal() -> None:
    """Escape sequences in a remote service's text are stripped, markup is plain text."""
    printed = shown(section("title", "\x1b[2Jred[bold]"), check("passed", **{"\x1b]0;x\x07": "\x9b31m"}))
    assert "\x1b" not in printed
    assert "\x9b" not in printed
    assert "red[bold]" in printed


def test_text_being_written_is_live_on_a_terminal() -> None:
    """On a terminal the section being written is seen before it is done."""
    delta = {"type": "statement.delta", "section": "story", "language": "ko", "text": "우주 우체국 $A_N$"}
    assert "우주 우체국 A_N" in shown(ACCEPTED, delta, terminal=True)


def test_what_is_done_leaves_the_live_part() -> None:
    """When a section is printed for good, its live copy is gone from the screen."""
    delta = {"type": "statement.delta", "section": "story", "language": "ko", "text": "우주 우체국"}
    printed = shown(ACCEPTED, delta, section("story", "우주 우체국"), terminal=True)
    assert "우주 우체국▌" not in printed.partition("  우주 우체국 ")[2]


def test_json_is_the_protocols_events() -> None:
    """One event a line, unchanged; notes go elsewhere."""
    out, aside = io.StringIO(), io.StringIO()
    with JsonView(out, Console(file=aside)) as view:
        view.show(ACCEPTED)
        view.note("hint")
        view.show(COMPLETED)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [ACCEPTED, COMPLETED]
    assert aside.getvalue() == "hint\n"


def test_evidence_of_any_shape_is_one_short_line() -> None:
    """Programs show their verdicts, lists their length, long evidence is cut."""
    programs = {"slow.py": {"verdict": "TLE", "seconds": 9.9}, "wrong.py": {"verdict": "WA", "test": "12"}}
    assert evidence_line({"programs": programs, "found": [1, 2]}) == "slow.py TLE · wrong.py WA · found 2"
    assert evidence_line({"none": None, "empty": [], "ok": True}) == "ok ✔"
    assert len(evidence_line({f"name{number}": number for number in range(100)})) <= 96
