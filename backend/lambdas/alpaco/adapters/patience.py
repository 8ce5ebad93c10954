"""Asking again, with growing random pauses, what was refused as too fast or got no answer."""

from __future__ import annotations

import random
from collections.abc import Callable

from alpaco.adapters.signed_http import Answer
from alpaco.errors import DeliveryError, StoreError

__all__ = ["ask_patiently"]

_ATTEMPTS = 6
_FIRST_PAUSE = 0.05  # seconds; the bound doubles with each attempt, the pause is drawn below it


def ask_patiently(
    ask: Callable[[], Answer], passing: Callable[[Answer], bool], sleep: Callable[[float], None]
) -> Answer:
    """Return the first answer that is not `passing`; a final `StoreError` after six attempts.

    Only for requests that may arrive twice. Nobody else repeats them: six times six would be an attack.
    """
    failure: str = ""
    cause: Exception | None = None
    for attempt in range(_ATTEMPTS):
        if attempt:
            sleep(random.uniform(0, _FIRST_PAUSE * 2.0**attempt))
        try:
            answer = ask()
        except DeliveryError as error:
            failure, cause = str(error), error
            continue
        if not passing(answer):
            return answer
        failure, cause = f"it answered {answer.status} {answer.error}", None
    raise StoreError(f"gave up after {_ATTEMPTS} attempts: {failure}", final=True) from cause
