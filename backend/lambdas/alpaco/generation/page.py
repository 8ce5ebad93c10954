"""What a person sees of the statement while it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from alpaco.problem.progress import Progress, SectionDone, SectionReset, SectionText
from alpaco.problem.text import Locale, Text

__all__ = ["Page"]


class Page:
    """The sections as shown so far: piece by piece in the reader's language, whole in the other."""

    def __init__(self, locale: Locale, shown: Mapping[str, Text]) -> None:
        """`shown` are the sections that the reader already has."""
        self._locale = locale
        self._shown = dict(shown)

    def show(self, sections: Mapping[str, Text]) -> Iterator[Progress]:
        """Show what is not shown yet, a piece after each sentence and line."""
        for name, text in sections.items():
            if self._shown.get(name) == text:
                continue
            self._shown[name] = text
            for piece in re.split(r"(?<=[.!?]\s)|(?<=\n)", text.of(self._locale)):
                if piece:
                    yield SectionText(name, self._locale, piece)
            for locale in sorted(Locale, key=lambda locale: locale is not self._locale):
                yield SectionDone(name, locale, text.of(locale))

    def keep(self, sections: Mapping[str, Text], reason: Text) -> Iterator[Progress]:
        """Withdraw every shown section that is not the same in `sections`."""
        changed = [name for name, text in self._shown.items() if sections.get(name) != text]
        for name in changed:
            del self._shown[name]
        yield from self.withdraw(changed, reason)

    def withdraw(self, names: Iterable[str], reason: Text) -> Iterator[Progress]:
        """Withdraw sections that an earlier run may have begun to show."""
        for name in names:
            yield SectionReset(name, self._locale, reason)
