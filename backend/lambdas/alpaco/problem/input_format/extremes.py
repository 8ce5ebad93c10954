"""The least and greatest numbers and lengths of an input beside their bounds, for tools that look for gaps.

Stand-alone validators carry a copy of this module.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from alpaco.problem.input_format.expressions import expression

__all__ = ["extremes"]


def extremes(data: dict[str, Any], values: dict[str, Any]) -> list[str]:
    """Return a line per integer, row of integers and string that has constant bounds, as BAPCtools reads them.

    A line is `LOCATION NAME HAS_MIN HAS_MAX MIN MAX LOW HIGH`: whether the bounds were reached (0 or 1), the
    extremes that were seen, and the bounds.
    """
    lines = []
    for name, low, high, seen in _numbers(data["items"], [values]):
        bounds = expression(low), expression(high)
        if seen and not (bounds[0].names | bounds[1].names) - set(data["constants"]):
            least, most = (bound.value(data["constants"]) for bound in bounds)
            reached = int(min(seen) == least), int(max(seen) == most)
            shown = (*reached, min(seen), max(seen), least, most)
            lines.append(f"LocationNotSupported:{name} {name} {' '.join(map(str, shown))}")
    return lines


def _numbers(
    items: Sequence[dict[str, Any]], scopes: Sequence[dict[str, Any]]
) -> Iterator[tuple[str, int | str, int | str, list[int]]]:
    for item in items:
        if item["kind"] == "cases":
            cases = [case for scope in scopes for case in scope["cases"]]
            yield item["name"], item["low"], item["high"], [len(scope["cases"]) for scope in scopes]
            yield from _numbers(item["body"], cases)
        elif item["kind"] == "line":
            for field in item["fields"]:
                if field["kind"] == "integer":
                    yield field["name"], field["low"], field["high"], [scope[field["name"]] for scope in scopes]
        elif item["kind"] in ("string", "words"):
            texts = [scope[item["name"]] for scope in scopes]
            lengths = [len(text) for text in texts] if item["kind"] == "string" else [len(w) for t in texts for w in t]
            yield f"|{item['name']}|", item["minLength"], item["maxLength"], lengths
        elif item["kind"] == "array":
            yield item["name"], item["low"], item["high"], [each for scope in scopes for each in scope[item["name"]]]
