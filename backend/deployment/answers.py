"""What the doctor answers: one value per question, with the cure beside what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from alpaco.problem.text import Locale, Text

__all__ = ["Answer", "State", "answer_data", "fill", "good", "note", "unknown", "wrong", "wrongs"]


class State(StrEnum):
    """How a question was answered. Only `wrong` stops a deployment."""

    OK = "ok"
    NOTE = "note"  # nothing is wrong, but somebody should know
    UNKNOWN = "unknown"  # could not be asked, or there is nothing yet to ask about
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `check` is the question's name for programs. `failure` is the number in docs/troubleshooting of the old failure
    that the question guards against, where it is one of the six.
    """

    check: str
    state: State
    what: Text
    cure: Text | None = None
    failure: int | None = None


def good(check: str, what: Text, *, failure: int | None = None) -> Answer:
    """Answer that all is well."""
    return Answer(check, State.OK, what, None, failure)


def note(check: str, what: Text, cure: Text | None = None) -> Answer:
    """Answer with something worth knowing."""
    return Answer(check, State.NOTE, what, cure)


def unknown(check: str, what: Text, cure: Text | None = None, *, failure: int | None = None) -> Answer:
    """Answer that nobody knows."""
    return Answer(check, State.UNKNOWN, what, cure, failure)


def wrong(check: str, what: Text, cure: Text, *, failure: int | None = None) -> Answer:
    """Answer that something is wrong; the cure always comes with it."""
    return Answer(check, State.WRONG, what, cure, failure)


def wrongs(answers: Iterable[Answer]) -> list[Answer]:
    """Keep what has to be cured first."""
    return [answer for answer in answers if answer.state is State.WRONG]


def fill(text: Text, **values: object) -> Text:
    """Put values into the places of both languages."""
    return Text(text.ko.format(**values), text.en.format(**values))


def answer_data(answer: Answer, locale: Locale) -> dict[str, object]:
    """Return an answer for programs, its sentences in one language."""
    return {
        "check": answer.check,
        "state": answer.state.value,
        "failure": answer.failure,
        "what": answer.what.of(locale),
        "cure": answer.cure.of(locale) if answer.cure else None,
    }
