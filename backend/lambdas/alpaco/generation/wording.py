"""Words of the stages and gates for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alpaco.problem.evidence import Check, Gate
from alpaco.problem.progress import Stage, StageState
from alpaco.problem.text import Text

__all__ = ["REWRITTEN", "STARTED_OVER", "designed", "not_proved", "stage_message"]

REWRITTEN = Text(
    "검증에서 고칠 곳이 발견되어 다시 씁니다.", "A check found something to correct; this part is rewritten."
)
STARTED_OVER = Text("작업을 이어받아 이 부분을 다시 씁니다.", "The work was taken over; this part is written again.")

_STAGES: Mapping[Stage, Text] = {
    Stage.UNDERSTAND: Text("요청을 읽습니다.", "Reading the request."),
    Stage.DESIGN: Text("문제를 설계합니다.", "Designing the problem."),
    Stage.PROGRAMS: Text("풀이와 오답 프로그램을 컴파일합니다.", "Compiling solutions and wrong programs."),
    Stage.TESTS: Text("테스트를 만들고 정답을 계산합니다.", "Building the tests and their answers."),
    Stage.PROVE: Text("프로그램을 실행해 문제를 증명합니다.", "Proving the problem by running the programs."),
    Stage.STATEMENT: Text("지문을 점검합니다.", "Checking the statement."),
    Stage.PACKAGE: Text("문제 꾸러미를 만들고 다시 읽어 봅니다.", "Writing the package and reading it back."),
}
_FINISHED: Mapping[Stage, Text] = {
    Stage.UNDERSTAND: Text("요청을 이해했습니다.", "The request is understood."),
    Stage.DESIGN: Text("문제를 설계했습니다.", "The problem is designed."),
    Stage.PROGRAMS: Text("프로그램이 준비되었습니다.", "The programs are ready."),
    Stage.TESTS: Text("테스트가 준비되었습니다.", "The tests are ready."),
    Stage.PROVE: Text("실행으로 증명했습니다.", "Proved by running."),
    Stage.STATEMENT: Text("지문이 완성되었습니다.", "The statement is complete."),
    Stage.PACKAGE: Text("문제가 완성되었습니다.", "The problem is complete."),
}
_GATES: Mapping[Gate, Text] = {
    Gate.SPECIFICATION: Text("명세", "the specification"),
    Gate.VALIDATOR: Text("입력 검증기", "the input validator"),
    Gate.TESTS: Text("테스트 생성", "the tests"),
    Gate.REFERENCE: Text("정답 풀이와 완전 탐색의 일치", "the agreement of reference and brute force"),
    Gate.INDEPENDENT: Text("독립 풀이와의 일치", "the agreement of independent solutions"),
    Gate.WRONG: Text("오답 프로그램 걸러 내기", "the rejection of wrong programs"),
    Gate.SLOW: Text("느린 프로그램 걸러 내기", "the rejection of slow programs"),
    Gate.TIME_LIMIT: Text("시간 제한", "the time limit"),
    Gate.CHECKER: Text("채점기", "the checker"),
    Gate.STATEMENT: Text("지문", "the statement"),
    Gate.DIFFICULTY: Text("난이도", "the difficulty"),
    Gate.HOLDBACK: Text("따로 둔 프로그램 걸러 내기", "the rejection of held-back programs"),
    Gate.PACKAGE: Text("문제 꾸러미", "the package"),
}


def stage_message(stage: Stage, state: StageState) -> Text:
    """Say what a stage is about to do, or has done."""
    return (_STAGES if state is StageState.STARTED else _FINISHED)[stage]


def designed(unmet: Sequence[str]) -> Text:
    """Say that the problem is designed, and which words of the request it does not follow."""
    done = _FINISHED[Stage.DESIGN]
    if not unmet:
        return done
    words = ", ".join(unmet)
    return Text(f"{done.ko} 반영하지 못한 내용: {words}.", f"{done.en} Not taken into account: {words}.")


def not_proved(check: Check) -> Text:
    """Say which gate a problem missed."""
    gate = _GATES[check.gate]
    return Text(
        f"만든 문제가 검증 관문({check.gate}: {gate.ko})을 통과하지 못해 제공하지 않습니다. 다시 요청해 주세요.",
        f"The problem did not pass a gate ({check.gate}: {gate.en}) and is not delivered. Please ask again.",
    )
