"""What the stream says to people, in both languages."""

from __future__ import annotations

from alpaco.problem.text import Locale, Text

__all__ = ["expectation", "say"]

_SENTENCES = {
    "empty": Text("빈 메시지입니다. JSON 객체를 보내세요.", "The frame is empty. Send a JSON object."),
    "too_large": Text(
        "메시지가 너무 큽니다. {limit}바이트 이하로 보내세요.", "The frame is too large. Send at most {limit} bytes."
    ),
    "not_json": Text(
        'JSON으로 읽을 수 없습니다. 예: {{"action": "ping"}}', 'This is not JSON. For example: {{"action": "ping"}}'
    ),
    "not_object": Text(
        'JSON 객체가 아닙니다. 예: {{"action": "ping"}}', 'This is not a JSON object. For example: {{"action": "ping"}}'
    ),
    "no_action": Text(
        "`action` 필드가 없습니다. 다음 중 하나를 쓰세요: {actions}.",
        "The field `action` is missing. Use one of: {actions}.",
    ),
    "unknown_action": Text(
        "알 수 없는 `action`입니다. 다음 중 하나를 쓰세요: {actions}.", "Unknown `action`. Use one of: {actions}."
    ),
    "unknown_field": Text(
        "`{param}` 필드는 `{action}`에 없습니다. 이 필드를 빼고 다시 보내세요.",
        "`{action}` has no field `{param}`. Leave it out.",
    ),
    "missing_field": Text("`{param}` 필드가 필요합니다: {expected}.", "The field `{param}` is required: {expected}."),
    "bad_field": Text(
        "`{param}` 값을 쓸 수 없습니다. 쓸 수 있는 값: {expected}.",
        "The value of `{param}` cannot be used. It must be {expected}.",
    ),
    "bad_number": Text("범위를 벗어난 수가 있습니다.", "A number is out of range."),
    "no_wish": Text("`prompt`나 `topic` 중 하나는 있어야 합니다.", "Either `prompt` or `topic` must say what to make."),
    "bad_cursor": Text(
        "`cursor` 값을 쓸 수 없습니다. 이전 응답의 `cursor`를 그대로 쓰세요.",
        "The value of `cursor` cannot be used. Use the one from the previous answer as it is.",
    ),
    "conflict": Text(
        "`problemId` {problem_id}은(는) 다른 요청에서 이미 쓰였습니다. 새 `problemId`를 쓰세요.",
        "The `problemId` {problem_id} belongs to a different request. Use a new one.",
    ),
    "not_found": Text("{problem_id} 문제가 없습니다.", "There is no problem {problem_id}."),
    "not_finished": Text(
        "{problem_id} 문제는 완성되지 않았습니다. 상태: {state}.",
        "The problem {problem_id} is not complete; its state is {state}.",
    ),
    "no_package": Text(
        "{problem_id} 문제에는 {format} 형식의 패키지가 없습니다.",
        "The problem {problem_id} has no package in the format {format}.",
    ),
    "busy": Text(
        "지금은 요청을 처리할 수 없습니다. 잠시 뒤 다시 시도하세요.",
        "The service cannot answer right now. Try again in a moment.",
    ),
    "internal": Text(
        "서비스 내부 오류입니다. 계속되면 오류 번호 {id}을(를) 알려 주세요.",
        "Something went wrong inside the service. If it persists, report the id {id}.",
    ),
    "unsupported": Text(
        "요청에 맞는 문제를 만들 수 없습니다. 만들 수 있는 비슷한 주제: {nearest}.",
        "Nothing here fits the request. The nearest topics that can be served: {nearest}.",
    ),
    "not_proved": Text(
        "문제를 만들었지만 {gate} 검사를 통과하지 못했습니다. {reason}",
        "A problem was made, but it did not pass the check {gate}. {reason}",
    ),
    "deadline": Text(
        "정해진 시간 안에 문제를 완성하지 못했습니다. 새 `problemId`로 다시 요청하세요.",
        "The problem was not finished in time. Ask again with a new `problemId`.",
    ),
    "gave_up": Text(
        "작업이 여러 번 중단되어 생성을 끝냈습니다. 새 `problemId`로 다시 요청하세요.",
        "The work was interrupted too often and was given up. Ask again with a new `problemId`.",
    ),
    "crowded": Text(
        "이 문제를 보고 있는 연결이 이미 {limit}개입니다. 잠시 후 다시 시도하세요.",
        "{limit} connections are following this problem already. Try again in a moment.",
    ),
    "cancelled": Text("요청에 따라 취소되었습니다.", "Cancelled on request."),
    "still_working": Text("작업을 계속하고 있습니다.", "Still working."),
    "packing": Text("패키지를 만듭니다.", "Writing the packages."),
    "packed": Text("패키지를 만들었습니다.", "The packages are ready."),
    "restarted": Text("작업이 중단되어 다시 씁니다.", "The work was interrupted and starts over."),
}

_EXPECTATIONS = {
    "action": Text("요청의 이름", "the name of a request"),
    "prompt": Text("1자 이상 2,000자 이하의 글", "text of 1 to 2,000 characters"),
    "topic": Text("주제 이름, 예: 이분 탐색, binary search", "the name of a topic, such as binary search or 이분 탐색"),
    "difficulty": Text(
        "튜토리얼, 쉬움, 보통, 어려움 (tutorial, easy, medium, hard)",
        "one of tutorial, easy, medium, hard (튜토리얼, 쉬움, 보통, 어려움)",
    ),
    "language": Text("ko 또는 en", "ko or en"),
    "engine": Text("auto, catalogue, model 중 하나", "one of auto, catalogue, model"),
    "seed": Text("0 이상 2^53 미만의 정수", "an integer from 0 to 2^53 - 1"),
    "problemId": Text("영문자, 숫자, `_`, `-`로 된 1~64자", "1 to 64 letters, digits, `_` or `-`"),
    "requestId": Text("1자 이상 128자 이하의 글", "text of 1 to 128 characters"),
    "afterSeq": Text("0 이상의 정수", "an integer from 0"),
    "snapshot": Text("true 또는 false", "true or false"),
    "view": Text("solver 또는 setter", "solver or setter"),
    "format": Text("icpc, legacy, polygon 중 하나", "one of icpc, legacy, polygon"),
    "limit": Text("1 이상 50 이하의 정수", "an integer from 1 to 50"),
    "cursor": Text("이전 응답의 `cursor`", "the `cursor` of the previous answer"),
}


def say(key: str, locale: Locale, **values: object) -> str:
    """Return a sentence with its places filled."""
    return _SENTENCES[key].of(locale).format(**values)


def expectation(param: str, locale: Locale) -> str:
    """Say what a field of a client frame may hold; nothing for a field that no frame has."""
    return _EXPECTATIONS[param].of(locale) if param in _EXPECTATIONS else ""
