"""A plan in a few lines."""

from __future__ import annotations

import pytest

from alpaco.problem.text import Locale
from deployment.plans import summary


def plan(*changes: tuple[str, list[str]]) -> dict[str, object]:
    """Make a plan as `terraform show -json` writes it."""
    return {"resource_changes": [{"address": address, "change": {"actions": actions}} for address, actions in changes]}


def test_few_changes_are_named() -> None:
    """Counts first, then each resource with its sign; what is only read or stays is left out."""
    lines = summary(
        plan(
            ("aws_lambda_alias.worker", ["update"]),
            ("aws_dynamodb_table.generations", ["delete", "create"]),
            ("data.aws_ecr_images.generator", ["read"]),
            ("aws_s3_bucket.artefacts", ["no-op"]),
        ),
        Locale.EN,
    )
    assert lines == ["change 1 · replace 1", "  ± aws_dynamodb_table.generations", "  ~ aws_lambda_alias.worker"]


def test_of_many_changes_only_losses_are_named() -> None:
    """A first apply creates dozens; what is deleted or replaced is always said."""
    lines = summary(plan(*((f"aws_x.n{i}", ["create"]) for i in range(80)), ("aws_y.old", ["delete"])), Locale.KO)
    assert lines == ["만듦 80 · 지움 1", "  - aws_y.old"]


@pytest.mark.parametrize("seen", [{}, plan(), plan(("aws_x.y", ["no-op"]))])
def test_nothing_to_say_is_nothing(seen: dict[str, object]) -> None:
    """No line for a plan without changes."""
    assert summary(seen, Locale.EN) == []
