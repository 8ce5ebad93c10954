"""What can be wrong with an input format, in both languages."""

from __future__ import annotations

from alpaco.errors import InputFormatError
from alpaco.problem.text import Locale, Text

__all__ = ["contradiction"]

_WORDS = {
    # names and expressions
    "not-integer": Text("정수여야 합니다", "must be an integer"),
    "not-a-name": Text(
        "{name!r}은(는) 이름이 될 수 없습니다 (영문자로 시작하고 영문자, 숫자, '_'로 31자까지)",
        "{name!r} is not a name (a letter, then letters, digits, '_', 31 characters at most)",
    ),
    "reserved": Text("이름 {name!r}은(는) 예약어입니다", "the name {name!r} is reserved"),
    "taken": Text("이름 {name!r}은(는) 이미 쓰였습니다", "the name {name!r} is taken"),
    "unknown-name": Text("알 수 없는 이름 {names}", "unknown name {names}"),
    "misused": Text(
        "{name}을(를) 이렇게 쓸 수 없습니다 (수열은 len, min, max, sum, 그 밖의 항목은 len 안에 씁니다)",
        "{name} cannot be used like this (arrays stand in len, min, max or sum, other items in len)",
    ),
    "real": Text("정수의 범위에 실수 {names}을(를) 쓸 수 없습니다", "a bound cannot use the real number {names}"),
    "expression": Text("{cause}", "{cause}"),
    "greater": Text("{low}이(가) {high}보다 큽니다", "{low} is greater than {high}"),
    "negative": Text("{value}은(는) 음수입니다", "{value} is negative"),
    "beyond-64-bits": Text(
        "{low}에서 {high}까지의 수가 64비트 정수의 범위를 벗어날 수 있습니다 (예: min(…, 2**63 - 1)로 제한하세요)",
        "numbers from {low} to {high} may not fit in 64 bits (keep them there, for instance by min(…, 2**63 - 1))",
    ),
    "from-to": Text("{low} 이상 {high} 이하여야 합니다", "from {low} to {high}"),
    "impossible": Text(
        "이런 항목은 있을 수 없습니다: {condition}이(가) 성립하지 않습니다",
        "there is no such item: {condition} never holds",
    ),
    "never": Text("{condition}이(가) 성립하는 입력은 없습니다", "no input keeps {condition}"),
    # items
    "no-items": Text("항목이 하나는 있어야 합니다", "an input needs at least one item"),
    "cases-not-last": Text("테스트 케이스 뒤에는 다른 항목을 둘 수 없습니다", "no item may follow the test cases"),
    "no-bound": Text("{name!r}이라는 범위는 없습니다", "there is no bound {name!r}"),
    "no-fields": Text("한 줄에 필드가 하나는 있어야 합니다", "a line needs at least one field"),
    "no-characters": Text("문자가 없습니다", "no characters"),
    "character-twice": Text("같은 문자가 두 번 있습니다", "a character occurs twice"),
    "not-printable": Text("인쇄할 수 있는 ASCII 문자만 쓸 수 있습니다", "only printable ASCII characters"),
    "space": Text("다른 값과 한 줄에 있는 단어에는 공백을 쓸 수 없습니다", "a word of a line has no spaces"),
    "empty-word": Text(
        "다른 값과 한 줄에 있는 단어는 비어 있을 수 없습니다", "a word of a line has at least one character"
    ),
    "not-in-alphabet": Text("{letter!r}은(는) alphabet에 없습니다", "{letter!r} is not in the alphabet"),
    "no-weights": Text("부모 목록에는 가중치를 줄 수 없습니다", "parents have no weights"),
    # queries and test cases
    "no-kinds": Text("질의의 종류가 하나는 있어야 합니다", "at least one kind of query"),
    "tag-twice": Text("같은 tag가 두 번 있습니다", "a tag occurs twice"),
    "tag-missing": Text("tag는 종류가 하나일 때만 비울 수 있습니다", "only a single kind may have no tag"),
    "tag-not-printable": Text(
        "tag {tag!r}에 인쇄할 수 있는 ASCII 문자가 아닌 것이 있습니다",
        "the tag {tag!r} has other than printable ASCII characters",
    ),
    "empty-kind": Text("tag나 필드가 있어야 합니다", "a kind needs a tag or a field"),
    "unknown-field": Text("알 수 없는 필드 {names}", "unknown field {names}"),
    "too-many": Text("테스트 케이스는 {most}개까지입니다", "at most {most} test cases"),
    "no-cases": Text("테스트 케이스가 하나도 없을 수 없습니다", "there is never a test case"),
    "no-body": Text("테스트 케이스에 항목이 하나는 있어야 합니다", "a test case needs at least one item"),
    "nested-cases": Text("테스트 케이스 안에 테스트 케이스를 둘 수 없습니다", "test cases inside test cases"),
    # what is asked of a format
    "json": Text("입력 형식의 JSON이 아닙니다: {cause}", "not an input format in JSON: {cause}"),
    "no-profile": Text(
        "{name!r}이라는 프로필은 없습니다. 있는 것: {names}", "no such profile: {name!r}; there are {names}"
    ),
    "no-input": Text(
        "프로필 {name!r}의 입력을 찾지 못했습니다. 조건이 서로 어긋날 수 있습니다",
        "no input was found for the profile {name!r}: the conditions may contradict each other",
    ),
}


def contradiction(place: str, key: str, **values: object) -> InputFormatError:
    """Return the error; `place` stands before the words and is the same in both languages."""
    return InputFormatError(place + _filled(key, values, Locale.EN), korean=place + _filled(key, values, Locale.KO))


def _filled(key: str, values: dict[str, object], locale: Locale) -> str:
    chosen = {name: value.of(locale) if isinstance(value, Text) else value for name, value in values.items()}
    return _WORDS[key].of(locale).format(**chosen)
