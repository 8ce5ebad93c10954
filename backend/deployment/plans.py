"""A Terraform plan in a few lines for a person: what appears, changes, is replaced or goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from alpaco.problem.text import Locale, Text

__all__ = ["summary"]

_WORDS = {
    "create": Text("만듦", "create"),
    "update": Text("바꿈", "change"),
    "replace": Text("지우고 다시 만듦", "replace"),
    "delete": Text("지움", "delete"),
}
_MARKS = {"create": "+", "update": "~", "replace": "±", "delete": "-"}
_FEW = 12  # resources that are named one by one


def summary(plan: Mapping[str, Any], locale: Locale) -> list[str]:
    """Return one line of counts, then the resources: all of them where they are few, else what is lost for ever."""
    changes = [(_action(change), change["address"]) for change in plan.get("resource_changes", ())]
    changes = [(action, address) for action, address in changes if action]
    counts = Counter(action for action, _ in changes)
    line = " · ".join(f"{_WORDS[action].of(locale)} {counts[action]}" for action in _WORDS if counts[action])
    named = changes if len(changes) <= _FEW else [each for each in changes if each[0] in ("replace", "delete")]
    return [line, *(f"  {_MARKS[action]} {address}" for action, address in sorted(named))] if line else []


def _action(change: Mapping[str, Any]) -> str:
    """Name what happens to a resource; empty for what is only read or left alone."""
    actions = change["change"]["actions"]
    if len(actions) == 2:  # Terraform lists delete and create in the order in which they are done
        return "replace"
    return actions[0] if actions[0] in _WORDS else ""
