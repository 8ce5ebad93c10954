"""Where the two emulators of DynamoDB differ, so that it is known which of them proves what.

The store passes its contract on both. Each difference below is one that AWS's own documents settle; where an
emulator changes its mind, its line fails and can go.
"""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest
from aws_double import KEYS, new_table

from alpaco.adapters.dynamodb_client import Table
from alpaco.errors import StoreError

_ITEM = {"pk": {"S": "a"}, "sk": {"S": "b"}}
_UNUSED = {
    "Item": _ITEM,
    "ConditionExpression": "attribute_not_exists(pk)",
    "ExpressionAttributeValues": {":unused": {"S": ""}},
}
_UPSIDE_DOWN = {
    "KeyConditionExpression": "pk = :pk AND sk BETWEEN :high AND :low",
    "ExpressionAttributeValues": {":pk": {"S": "a"}, ":high": {"S": "z"}, ":low": {"S": "a"}},
}
_LIFE = {"TimeToLiveSpecification": {"AttributeName": "expires", "Enabled": True}}
DIFFERENCES = {
    "knows time to live": ("UpdateTimeToLive", _LIFE, {"moto"}),
    "knows transactions (unused by the store)": ("TransactGetItems", {"TransactItems": []}, {"moto"}),
    "lets a value pass that no expression uses; AWS refuses it": ("PutItem", _UNUSED, {"moto"}),
    "lets bounds pass that are the wrong way round; AWS refuses them": ("Query", _UPSIDE_DOWN, {"moto"}),
}


def takes(endpoint: str, operation: str, request: dict[str, Any]) -> bool:
    """Say whether an emulator carries a request out."""
    with closing(Table(new_table(endpoint), endpoint, KEYS)) as table:
        try:
            table.call(operation, request)
        except StoreError:
            return False
        return True


@pytest.mark.parametrize("name", DIFFERENCES)
def test_moto(aws: str, name: str) -> None:
    """The line says whether moto does it."""
    operation, request, able = DIFFERENCES[name]
    assert takes(aws, operation, request) == ("moto" in able)


@pytest.mark.e2e
@pytest.mark.parametrize("name", DIFFERENCES)
def test_dynalite(dynalite: str, name: str) -> None:
    """The line says whether dynalite does it."""
    operation, request, able = DIFFERENCES[name]
    assert takes(dynalite, operation, request) == ("dynalite" in able)
