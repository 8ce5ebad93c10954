"""Text for people, in each language that the service speaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Locale", "Text"]


class Locale(StrEnum):
    """A language for people."""

    KO = "ko"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Korean and English."""

    ko: str
    en: str

    def of(self, locale: Locale) -> str:
        """Return the words in one language."""
        return self.ko if locale is Locale.KO else self.en
