"""From a client's frame to a command, or to an error object in the user's language.

The language of an answer: the frame's own `language` where it is valid; else Korean where the frame holds
Hangul; else English where its `prompt` (or a frame that is no JSON object) holds Latin letters; else the
service's default. What concerns an existing generation is said in that generation's language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import msgspec

from alpaco.errors import InvalidRequestError
from alpaco.problem.request import Difficulty, Topic
from alpaco.problem.text import Locale
from alpaco.streaming.commands import ACTIONS, Command, GenerateProblem
from alpaco.streaming.events import ErrorBody
from alpaco.streaming.words import expectation, say

__all__ = ["MAX_CLIENT_FRAME", "Order", "Refusal", "error_body", "read_frame"]

MAX_CLIENT_FRAME = 32 * 1024

_FIELD = re.compile(r"at `\$\.(\w+)")
_UNKNOWN = re.compile(r"unknown field `(.*)`", re.DOTALL)
_MISSING = re.compile(r"missing required field `(\w+)`")
_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]")
_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Order:
    """A frame that is a command, and the language to answer it in."""

    command: Command
    locale: Locale

    @property
    def request_id(self) -> str | None:
        """What the client wants echoed."""
        return self.command.request_id


@dataclass(frozen=True, slots=True)
class Refusal:
    """A frame that is no command: why, the language to say it in, and what to echo."""

    error: InvalidRequestError
    locale: Locale
    request_id: str | None


def read_frame(frame: bytes, default: Locale) -> Order | Refusal:
    """Read one frame, given as UTF-8; never raises."""
    text = frame[:MAX_CLIENT_FRAME].decode("utf-8", "replace")
    fields: Any = None
    try:
        fields = _decode(frame)
        return Order(_command(fields), _locale(fields, text, default))
    except InvalidRequestError as error:
        return Refusal(error, _locale(fields, text, default), _request_id(fields))


def error_body(error: InvalidRequestError, locale: Locale) -> ErrorBody:
    """Put a refusal into words."""
    values: dict[str, object] = {"actions": ", ".join(ACTIONS), **error.values}
    if error.param is not None:
        values |= {"param": error.param, "expected": expectation(error.param, locale)}
    return ErrorBody(
        code=error.code,  # type: ignore[arg-type]
        message=say(error.key, locale, **values),
        param=msgspec.UNSET if error.param is None else error.param,
        retryable=error.code == "RATE_LIMITED",
        retry_after_ms=error.values.get("retry_after_ms", msgspec.UNSET),  # type: ignore[arg-type]
    )


def _decode(frame: bytes) -> object:
    if len(frame) > MAX_CLIENT_FRAME:
        raise InvalidRequestError("too_large", limit=MAX_CLIENT_FRAME)
    if not frame.strip():
        raise InvalidRequestError("empty", code="INVALID_JSON")
    try:
        return msgspec.json.decode(frame)
    except msgspec.ValidationError as error:
        raise InvalidRequestError("bad_number") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidRequestError("not_json", code="INVALID_JSON") from error


def _command(fields: object) -> Command:
    if not isinstance(fields, dict):
        raise InvalidRequestError("not_object", code="INVALID_JSON")
    if "action" not in fields:
        raise InvalidRequestError("no_action", param="action", code="UNKNOWN_ACTION")
    action = fields["action"]
    kind = ACTIONS.get(action) if isinstance(action, str) else None
    if kind is None:
        raise InvalidRequestError("unknown_action", param="action", code="UNKNOWN_ACTION")
    try:
        command: Command = msgspec.convert(_canonical(fields), kind)
    except msgspec.ValidationError as error:
        raise _explained(str(error), action) from error
    if isinstance(command, GenerateProblem) and command.topic is None and not (command.prompt or "").strip():
        raise InvalidRequestError("no_wish", param="prompt")
    return command


def _canonical(fields: dict[str, Any]) -> dict[str, Any]:
    """Replace the Korean and the loosely written names of topics and difficulties by the canonical ones."""
    names = {"topic": _TOPICS, "difficulty": _DIFFICULTIES}
    return {
        name: names[name].get(_loose(value), value) if name in names and isinstance(value, str) else value
        for name, value in fields.items()
    }


def _loose(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()


_TOPICS = {_loose(name): topic.value for topic in Topic for name in (topic.value, topic.label.ko)}
_DIFFICULTIES = {_loose(name): level.value for level in Difficulty for name in (level.value, level.label.ko)}


def _explained(message: str, action: str) -> InvalidRequestError:
    """Name the field that msgspec found at fault."""
    if found := _UNKNOWN.search(message):
        return InvalidRequestError("unknown_field", param=found[1][:64], action=action)
    if found := _MISSING.search(message):
        return InvalidRequestError("missing_field", param=found[1])
    if found := _FIELD.search(message):
        return InvalidRequestError("bad_field", param=found[1])
    raise AssertionError(message)


def _locale(fields: object, text: str, default: Locale) -> Locale:
    if isinstance(fields, dict):
        if fields.get("language") in (Locale.KO, Locale.EN):
            return Locale(fields["language"])
        text = msgspec.json.encode(fields).decode()
        english = fields.get("prompt")
    else:
        english = text
    if _HANGUL.search(text):
        return Locale.KO
    return Locale.EN if isinstance(english, str) and _LATIN.search(english) else default


def _request_id(fields: object) -> str | None:
    found = fields.get("requestId") if isinstance(fields, dict) else None
    return found if isinstance(found, str) and 1 <= len(found) <= 128 else None
