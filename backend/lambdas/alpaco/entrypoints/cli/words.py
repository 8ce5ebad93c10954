"""What the command line says, in both languages, and which of them a user wants."""

from __future__ import annotations

import locale

from alpaco.problem.evidence import CheckState, Gate
from alpaco.problem.text import Locale, Text

__all__ = ["CHECK_STATES", "GATES", "SECTIONS", "say", "users_locale"]

GATES = {
    Gate.SPECIFICATION: Text("명세에 모순이 없다", "the specification is consistent"),
    Gate.VALIDATOR: Text("어긋난 입력을 가려낸다", "the validator refuses broken input"),
    Gate.TESTS: Text("테스트가 경계까지 닿는다", "the tests reach every bound"),
    Gate.REFERENCE: Text("정답 코드와 완전 탐색의 답이 같다", "reference and brute force agree"),
    Gate.INDEPENDENT: Text("따로 푼 풀이들의 답이 같다", "independent solutions agree"),
    Gate.WRONG: Text("틀린 코드를 걸러 낸다", "wrong programs are rejected"),
    Gate.SLOW: Text("느린 코드는 시간 초과가 난다", "slow programs run out of time"),
    Gate.TIME_LIMIT: Text("시간 제한을 재어서 정했다", "the time limit is measured"),
    Gate.CHECKER: Text("채점기가 속지 않는다", "the checker is not fooled"),
    Gate.STATEMENT: Text("지문이 빠짐없다", "the statement is complete"),
    Gate.DIFFICULTY: Text("난이도를 재었다", "the difficulty is measured"),
    Gate.HOLDBACK: Text("숨겨 둔 오답도 걸러 낸다", "held-back programs are rejected too"),
    Gate.PACKAGE: Text("꾸러미를 다시 읽어 확인했다", "the package reads back"),
}

CHECK_STATES = {
    CheckState.STARTED: Text("확인 중", "running"),
    CheckState.PASSED: Text("통과", "passed"),
    CheckState.FAILED: Text("실패", "failed"),
    CheckState.REPAIRED: Text("고쳐서 통과", "repaired"),
    CheckState.NOT_APPLICABLE: Text("해당 없음", "not applicable"),
}

SECTIONS = {
    "title": Text("제목", "Title"),
    "story": Text("문제", "Problem"),
    "input": Text("입력", "Input"),
    "output": Text("출력", "Output"),
    "constraints": Text("제한", "Constraints"),
    "samples": Text("예제", "Samples"),
    "notes": Text("노트", "Notes"),
}

_SENTENCES = {
    "any": Text("알아서", "any"),
    "accepted": Text("요청: {request} · 문제 ID {problem_id}", "Request: {request} · problem {problem_id}"),
    "reset": Text("{section}: 지우고 다시 씁니다 ({reason})", "{section}: withdrawn, written anew ({reason})"),
    "proved": Text("증명됨", "Proved"),
    "summary": Text(
        "검증 {passed}개 통과 · 시간 제한 {seconds:g}초 · 메모리 제한 {memory}MB · {engine} · 시드 {seed}",
        "{passed} checks passed · time limit {seconds:g} s · memory limit {memory} MB · {engine} · seed {seed}",
    ),
    "degraded": Text(
        "이 컴퓨터에서는 프로그램을 온전히 격리하지 못한 채 검증했습니다.",
        "On this machine the programs could not be fully isolated while they were run.",
    ),
    "failed": Text("문제를 만들지 못했습니다", "No problem could be made"),
    "cancelled": Text("취소되었습니다", "Cancelled"),
    "retrying": Text(
        "연결이 끊겼습니다 ({cause}). {delay:.1f}초 뒤 다시 연결합니다.",
        "Connection lost ({cause}). Trying again in {delay:.1f} s.",
    ),
    "unreachable": Text(
        "서비스에 연결할 수 없습니다: {cause}. 주소를 확인하고 alpaco serve가 떠 있는지 보세요.",
        "Cannot reach the service: {cause}. Check the address, and that alpaco serve is running.",
    ),
    "resume_hint": Text(
        "이어 보기: alpaco connect {url} --resume {problem_id} --after-seq {seq}",
        "Go on with: alpaco connect {url} --resume {problem_id} --after-seq {seq}",
    ),
    "ask": Text("어떤 문제를 원하시나요?", "What problem would you like?"),
    "prompt_needed": Text(
        'PROMPT가 필요합니다. 예: alpaco connect {url} "쉬운 BFS 문제"',
        'A PROMPT is needed, for example: alpaco connect {url} "an easy BFS problem"',
    ),
    "resume_and_prompt": Text("--resume과 PROMPT는 함께 쓸 수 없습니다.", "Use either --resume or a PROMPT, not both."),
    "written": Text("{count}개 파일을 {folder}에 썼습니다.", "Wrote {count} files to {folder}."),
    "suite": Text(
        "테스트 {tests}개. 변이 코드 {made}개 가운데 {killed}개를 걸러 냈습니다. "
        "{equivalent}개는 써 본 입력에서 원본과 다르지 않았습니다.",
        "{tests} tests. Of {made} mutants {killed} are killed; "
        "{equivalent} differ from the original on no input that was tried.",
    ),
    "folder_taken": Text(
        "{folder}이(가) 이미 있고 비어 있지 않습니다. 다른 --out을 고르세요.",
        "{folder} exists and is not empty. Choose another --out.",
    ),
    "cannot_write": Text("{folder}에 쓸 수 없습니다: {cause}", "Cannot write to {folder}: {cause}"),
    "no_problem": Text(
        "완성된 문제 {problem_id}이(가) 없습니다. --data를 확인하세요.",
        "There is no finished problem {problem_id}. Check --data.",
    ),
    "made_here": Text("완성한 문제: {problem_ids}", "Finished problems: {problem_ids}"),
    "export_hint": Text(
        "꾸러미로 내보내기: alpaco export {problem_id} --format icpc --out DIR",
        "Take it as a package: alpaco export {problem_id} --format icpc --out DIR",
    ),
    "example": Text("이분 탐색 보통 문제 만들어줘", "an easy BFS problem on a grid"),
    "greeting": Text(
        "Alpaco가 준비되었습니다. 끝내려면 Ctrl-C.\n"
        "  페이지     {page}\n"
        "  WebSocket  {url}\n"
        "  접근       {reach}\n"
        "  데이터     {data}\n"
        "  써 보기    {wscat}\n"
        "             {connect}",
        "Alpaco is ready. Ctrl-C ends it.\n"
        "  page       {page}\n"
        "  WebSocket  {url}\n"
        "  access     {reach}\n"
        "  data       {data}\n"
        "  try        {wscat}\n"
        "             {connect}",
    ),
    "open_here": Text("인증 없음, 이 컴퓨터에서만", "open, from this machine only"),
    "open_to_all": Text(
        "주의: 인증 없이 {host}에 열려 있습니다. 닿을 수 있는 누구나 쓸 수 있습니다.",
        "CAREFUL: open without authentication on {host}; whoever can reach it can use it.",
    ),
    "isolation": Text("  격리       {mode} ({languages})", "  isolation  {mode} ({languages})"),
    "degraded_mode": Text(
        "이 컴퓨터에서는 프로그램을 온전히 격리할 수 없습니다. 문제의 근거에 그렇게 적힙니다.",
        "this machine cannot fully isolate programs; the problems' evidence says so",
    ),
    "stopped": Text(
        "끝냈습니다. 만들던 문제는 다음에 이어서 만듭니다.", "Stopped. What was being made goes on next time."
    ),
    "clone_needed": Text(
        "{path}이(가) 없습니다. alpaco serve는 저장소를 복제한 폴더에서 scripts/install로 설치해야 합니다.",
        "{path} is missing: alpaco serve needs a clone of the repository, installed with scripts/install.",
    ),
    "port_in_use": Text(
        "{host}:{port}은(는) 이미 쓰이고 있습니다. 다른 --port를 고르거나 --port 0을 쓰세요.",
        "{host}:{port} is in use. Choose another --port, or --port 0 for a free one.",
    ),
    "port_forbidden": Text(
        "{port}번 포트를 쓸 권한이 없습니다. 1024보다 큰 --port를 고르세요.",
        "Port {port} needs more rights. Choose a --port above 1024.",
    ),
    "cannot_listen": Text(
        "{host}:{port}에서 기다릴 수 없습니다: {cause}. --host를 확인하세요.",
        "Cannot listen on {host}:{port}: {cause}. Check --host.",
    ),
    "verified": Text(
        "{package}: 문제없음 · 제출 {programs}개 · 오류 {errors} · 경고 {warnings} · 채점하지 않음 {left}",
        "{package}: sound · {programs} programs · {errors} errors · {warnings} warnings · {left} not judged",
    ),
    "verified_in_part": Text(
        "{package}: 본 것은 문제없으나 다 채점하지 못함 · 제출 {programs}개 · 경고 {warnings} · 채점하지 않음 {left}",
        "{package}: nothing wrong in what was looked at, but not all was judged · {programs} programs · "
        "{warnings} warnings · {left} not judged",
    ),
    "not_verified": Text(
        "{package}: 문제 있음 · 제출 {programs}개 · 오류 {errors} · 경고 {warnings} · 채점하지 않음 {left}",
        "{package}: NOT sound · {programs} programs · {errors} errors · {warnings} warnings · {left} not judged",
    ),
    "slowest": Text(
        " · 가장 느린 테스트 {test} ({seconds:.3f}초) · 시간 제한 {limit:g}초",
        " · slowest {test} ({seconds:.3f} s) · time limit {limit:g} s",
    ),
    "no_program": Text(
        "{path}: 1MiB 이하의 소스 파일이거나 그런 파일의 폴더여야 합니다",
        "{path} must be a source file of at most 1 MiB, or a folder of them",
    ),
    "not_judged": Text("채점하지 않음", "not judged"),
    "internal": Text(
        "내부 오류: {cause}. alpaco --traceback …으로 다시 실행하면 자세히 볼 수 있습니다.",
        "Internal error: {cause}. Run alpaco --traceback … to see where.",
    ),
}


def say(key: str, locale: Locale, **values: object) -> str:
    """Put a sentence into a language."""
    return _SENTENCES[key].of(locale).format(**values)


def users_locale(choice: str | None = None) -> Locale:
    """Return the language chosen, else the one that the user's system speaks: Korean, or English for all others."""
    if choice is not None:
        return Locale(choice)
    spoken = locale.getlocale()[0] or ""
    return Locale.KO if spoken.startswith(("ko", "Korean")) else Locale.EN
