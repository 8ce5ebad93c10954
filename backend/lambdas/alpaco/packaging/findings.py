"""What is wrong with a package: the place, the words in both languages, and whether it is an error or a warning."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from alpaco.problem.text import Locale, Text

__all__ = ["Finding", "Severity", "found", "warned"]


class Severity(StrEnum):
    """An error makes the package unsound, a warning is for a person to weigh."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a package, and where: a path within it, or a program's name. `key` is its kind."""

    path: str
    key: str
    message: Text
    severity: Severity = Severity.ERROR


_WORDS = {
    # files
    "not-regular": Text("일반 파일이 아니라서 읽지 않습니다", "not a regular file: not read"),
    "link-outside": Text("꾸러미 밖을 가리키는 심볼릭 링크입니다", "a symbolic link out of the package: not read"),
    "link-folder": Text(
        "폴더를 가리키는 심볼릭 링크는 따라가지 않습니다", "a symbolic link to a folder is not followed"
    ),
    "too-large": Text(
        "{megabytes} MiB입니다. {most} MiB를 넘는 파일은 읽지 않습니다",
        "{megabytes} MiB; files of more than {most} MiB are not read",
    ),
    "too-many": Text("파일이 {most}개를 넘어 나머지는 읽지 않습니다", "more than {most} files: the rest is not read"),
    "unreadable": Text("읽을 수 없습니다: {cause}", "cannot be read: {cause}"),
    "bad-name": Text(
        "이름에 허용되지 않는 글자가 있습니다", "the name holds characters that the format does not allow"
    ),
    "unknown-place": Text("이 형식에 없는 폴더입니다", "the format knows no such folder"),
    "renamed": Text("이제 이름은 {name}입니다", "its name is now {name}"),
    # configuration
    "no-package": Text("없습니다. 문제 꾸러미가 아닙니다", "is missing: not a problem package"),
    "unknown-version": Text(
        "problem_format_version {value}은(는) 모르는 형식입니다", "problem_format_version {value} is not supported"
    ),
    "bad-yaml": Text("YAML로 읽을 수 없습니다: {cause}", "cannot be read as YAML: {cause}"),
    "not-a-map": Text("키와 값의 묶음이어야 합니다", "must be a mapping"),
    "unknown-key": Text("알 수 없는 키 {name!r}", "unknown key {name!r}"),
    "bad-value": Text("{name}: {value} 대신 {wanted}이(가) 필요합니다", "{name}: {value} should be {wanted}"),
    "no-uuid": Text("uuid가 없습니다", "uuid is missing"),
    "no-name": Text("문제 이름이 없습니다", "the problem has no name"),
    "unknown-constant": Text("{name}은(는) constants에 없습니다", "{{{{{name}}}}} is not among the constants"),
    "no-statement": Text("지문이 없습니다", "there is no statement"),
    "empty-statement": Text("지문이 비었습니다", "the statement is empty"),
    "statement-languages": Text(
        "name의 언어와 지문의 언어가 다릅니다", "the languages of name and of the statements differ"
    ),
    # data
    "no-input": Text("입력 파일(.in)이 없거나 읽지 않았습니다", "the input file is missing or was not read"),
    "no-answer": Text("정답 파일(.ans)이 없거나 읽지 않았습니다", "the answer file is missing or was not read"),
    "no-secret": Text("비공개 테스트가 없습니다", "there is no secret test"),
    "no-sample": Text("예제가 없습니다", "there is no sample"),
    "duplicate": Text("{other}과(와) 같은 입력입니다", "the same input as {other}"),
    "empty-input": Text("입력이 비었습니다", "the input is empty"),
    "not-utf8": Text("UTF-8이 아닙니다", "is not UTF-8"),
    "carriage-return": Text("줄 끝에 캐리지 리턴(CR)이 있습니다", "has carriage returns"),
    "no-final-newline": Text("마지막 줄바꿈이 없습니다", "does not end with a newline"),
    "large": Text("{megabytes} MiB로 큽니다", "is large: {megabytes} MiB"),
    "long-answer": Text("정답이 출력 제한 {most} MiB를 넘습니다", "the answer exceeds the output limit of {most} MiB"),
    "differs": Text("증명한 것과 다릅니다", "differs from what was proved"),
    "bad-arguments": Text("output_validator_args: {cause}", "output_validator_args: {cause}"),
    # programs
    "no-accepted": Text("정답 코드가 없습니다", "there is no accepted program"),
    "no-validator": Text("입력 검증기가 없습니다", "there is no input validator"),
    "no-checker": Text("채점기가 없습니다", "the output validator is missing"),
    "several-checkers": Text("채점기는 하나여야 합니다", "there must be one output validator"),
    "unknown-language": Text("확장자 {suffix!r}의 언어를 모릅니다", "no known language has the suffix {suffix!r}"),
    "unknown-folder": Text("알 수 없는 제출 폴더 {name!r}", "unknown submission folder {name!r}"),
    "matches-nothing": Text("{glob}: 맞는 제출이 없습니다", "{glob}: matches no submission"),
    "contradiction": Text(
        "required에 있는 {verdicts}이(가) permitted에 없습니다", "{verdicts} required but not permitted"
    ),
    "not-accepted": Text("정답 코드 가운데 없습니다", "is not among the accepted programs"),
    "long-source": Text(
        "소스가 {kilobytes} KiB로 제한 {most} KiB를 넘습니다", "{kilobytes} KiB of source, over {most}"
    ),
    "compile": Text("컴파일되지 않습니다: {cause}", "does not compile: {cause}"),
    "not-judged": Text("채점하지 않았습니다: {reason}", "not judged: {reason}"),
    # what running showed
    "validator-refuses": Text("검증기 {validator}이(가) 거부합니다: {said}", "{validator} refuses it: {said}"),
    "validator-broken": Text(
        "{test}에서 42(맞음)도 43(틀림)도 아닌 {how}(으)로 끝났습니다",
        "on {test} it ended neither with 42 (valid) nor with 43 (invalid): {how}",
    ),
    "validator-lax": Text("잘못된 입력을 모두 받아들입니다: {what}", "no validator refuses this input: {what}"),
    "validator-lax-edit": Text(
        "고친 테스트를 받아들입니다: {what} (테스트 {test})", "accepts an edited test: {what} (of {test})"
    ),
    "checker-refuses": Text("채점기가 정답 파일을 거부합니다: {said}", "the checker refuses the answer file: {said}"),
    "checker-lax": Text("채점기가 엉터리 출력을 받아들입니다: {what}", "the checker accepts junk: {what}"),
    "checker-broken": Text(
        "{test}에서 {what} 출력에 42(정답)도 43(오답)도 아닌 {how}(으)로 끝났습니다",
        "on {test}, given {what}, it ended neither with 42 (accept) nor with 43 (reject): {how}",
    ),
    "unexpected": Text(
        "기대는 {expected}, 판정은 {verdict}{where}: {said}",
        "expected {expected}, got {verdict}{where}: {said}",
    ),
    "limit-tight": Text(
        "시간 제한 {limit:g}초는 규칙이 요구하는 {needed:g}초보다 짧습니다",
        "the time limit of {limit:g} s is tighter than the rule's {needed:g} s",
    ),
    "limit-near": Text(
        "{seconds:.3f}초 걸려 시간 제한 {limit:g}초에 너무 가깝습니다",
        "takes {seconds:.3f} s, too near the time limit of {limit:g} s",
    ),
    "few-inputs": Text(
        "다른 입력을 더 만들지 못해 테스트가 {wanted}개보다 적은 {count}개입니다",
        "{count} tests, fewer than {wanted}: no more different inputs were found",
    ),
    "no-inputs": Text(
        "이 형식의 입력을 하나도 만들지 못했습니다. 조건이 서로 어긋나거나 크기가 너무 클 수 있습니다",
        "not one input could be made; the conditions may contradict each other, or the sizes be too large",
    ),
    "bounds-missed": Text(
        "이 범위의 끝에 닿는 테스트가 없습니다: {bounds}. 조건과 어긋나지 않는지 확인하세요",
        "no test reaches {bounds}; see whether a condition forbids it",
    ),
    "idle": Text(
        "아무것도 풀지 않는 코드가 모든 테스트를 통과합니다: {what}", "a program that solves nothing passes: {what}"
    ),
    "more": Text("{kind}: {count}건 더 있습니다", "{kind}: {count} more"),
    "no-limit": Text("정답 코드를 재지 못해 시간 제한을 정할 수 없습니다", "no accepted program could be measured"),
}


def found(path: str, key: str, **values: object) -> Finding:
    """Return an error."""
    return Finding(path, key, _text(key, values))


def warned(path: str, key: str, **values: object) -> Finding:
    """Return a warning."""
    return Finding(path, key, _text(key, values), Severity.WARNING)


def _text(key: str, values: dict[str, object]) -> Text:
    return Text(_filled(key, values, Locale.KO), _filled(key, values, Locale.EN))


def _filled(key: str, values: Mapping[str, object], locale: Locale) -> str:
    chosen = {name: value.of(locale) if isinstance(value, Text) else value for name, value in values.items()}
    chosen |= {"value": reprlib.repr(values["value"])} if "value" in values else {}
    return _WORDS[key].of(locale).format(**chosen).rstrip().removesuffix(":")
