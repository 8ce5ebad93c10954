"""Decides by IAM policy documents as far as ours go: actions, resources, conditions on ARNs and strings; a Deny wins.

Facts: IAM user guide, "Policy evaluation logic" and "IAM JSON policy elements".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

__all__ = ["allowing", "as_list", "statements"]

_CONDITIONS = ("ArnEquals", "ArnLike", "StringEquals", "StringLike")


def allowing(
    documents: Iterable[Mapping[str, Any]], action: str, resource: str, context: Mapping[str, str] | None = None
) -> list[Mapping[str, Any]]:
    """Return the statements that allow `action` on the ARN `resource`; none where there are none or one denies it.

    `context` has the request's condition keys, such as `aws:sourceArn`.
    """
    fitting = [one for one in statements(documents) if _fits(one, action, resource, context or {})]
    return [] if any(one["Effect"] == "Deny" for one in fitting) else fitting


def statements(documents: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield the statements of the documents."""
    for document in documents:
        yield from as_list(document["Statement"])


def as_list(value: Any) -> list[Any]:
    """Return what IAM lets stand alone or in a list, in a list."""
    return value if isinstance(value, list) else [value]


def _fits(statement: Mapping[str, Any], action: str, resource: str, context: Mapping[str, str]) -> bool:
    assert not statement.keys() & {"NotAction", "NotResource", "NotPrincipal"}, f"not understood here: {statement}"
    return (
        any(fnmatchcase(action.lower(), known.lower()) for known in as_list(statement["Action"]))
        # a repository's policy is about the repository, and says no resource
        and any(fnmatchcase(resource, known) for known in as_list(statement.get("Resource", "*")))
        and all(_holds(*condition, context) for condition in statement.get("Condition", {}).items())
    )


def _holds(operator: str, keys: Mapping[str, Any], context: Mapping[str, str]) -> bool:
    assert operator in _CONDITIONS, f"not understood here: {operator}"
    given = {name.lower(): value for name, value in context.items()}
    return all(
        any(fnmatchcase(given.get(name.lower(), ""), value) for value in as_list(values))
        for name, values in keys.items()
    )
