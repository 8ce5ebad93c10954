"""Our client and the SDK see the same things in the same table and the same bucket."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from typing import Any
from uuid import uuid4

import boto3
import pytest
from aws_double import KEYS, new_bucket, new_table
from boto3.dynamodb.conditions import Attr
from boto3.dynamodb.conditions import Key as SdkKey
from boto3.dynamodb.types import Binary
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stream_records import KEY, generation, listener

from alpaco.adapters.dynamodb import DynamoStore
from alpaco.adapters.dynamodb_client import Item, Table
from alpaco.adapters.s3 import S3Artefacts
from alpaco.problem.generation import Event, State

_SDK = {
    "region_name": KEYS.region,
    "aws_access_key_id": KEYS.access_key,
    "aws_secret_access_key": KEYS.secret_key,
}
_SCALARS = st.one_of(
    st.text(max_size=20),
    st.binary(max_size=20),
    st.booleans(),
    st.none(),
    st.integers(-(10**15), 10**15),
    st.floats(-1e12, 1e12).map(lambda number: round(number, 3)),
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1, max_size=5), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def tables(aws: str) -> Iterator[tuple[Table, Any]]:
    """One table, ours and the SDK's."""
    name = new_table(aws)
    with closing(Table(name, aws, KEYS)) as table:
        yield table, boto3.resource("dynamodb", endpoint_url=aws, **_SDK).Table(name)


def sdks(value: Any) -> Any:
    """Write a value as the SDK wants it."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, list):
        return [sdks(one) for one in value]
    return {name: sdks(one) for name, one in value.items()} if isinstance(value, dict) else value


def plain(value: Any) -> Any:
    """Undo the SDK's own types."""
    if isinstance(value, Binary):
        return value.value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list):
        return [plain(one) for one in value]
    return {name: plain(one) for name, one in value.items()} if isinstance(value, dict) else value


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(item=st.dictionaries(st.text(min_size=1, max_size=8), _VALUES, max_size=4))
def test_items_are_the_same_both_ways(tables: tuple[Table, Any], item: Item) -> None:
    """What one writes the other reads, whatever the values."""
    ours, theirs = tables
    key = {"pk": uuid4().hex, "sk": "x"}
    wanted = {**item, **key}
    assert ours.put(wanted, "attribute_not_exists(#pk)")
    assert plain(theirs.get_item(Key=key, ConsistentRead=True)["Item"]) == wanted
    key["sk"] = "y"
    theirs.put_item(Item=sdks({**item, **key}))
    assert ours.get(key["pk"], "y") == {**item, **key}


def test_queries_and_conditions_agree(tables: tuple[Table, Any]) -> None:
    """The same condition selects the same items, and refuses the same write."""
    ours, theirs = tables
    pk = uuid4().hex
    for number in range(12):
        ours.put({"pk": pk, "sk": f"{number:02}", "size": number}, "attribute_not_exists(#pk)")
    found = list(ours.query("#pk = :pk AND #sk BETWEEN :low AND :high", {"pk": pk, "low": "03", "high": "09"}, Limit=2))
    same = theirs.query(KeyConditionExpression=SdkKey("pk").eq(pk) & SdkKey("sk").between("03", "09"))
    assert found == plain(same["Items"])
    assert ours.update((pk, "03"), "SET #size = :new", "#size > :least", {"new": 1, "least": 3}) is None
    with pytest.raises(theirs.meta.client.exceptions.ConditionalCheckFailedException):
        theirs.put_item(Item={"pk": pk, "sk": "03"}, ConditionExpression=Attr("size").gt(3))
    keys = [(pk, "05"), (pk, "none"), (pk, "01")]
    assert [one["sk"] for one in ours.get_many(keys)] == ["05", "01"]


def test_a_generation_as_the_sdk_sees_it(tables: tuple[Table, Any]) -> None:
    """Operators who look at the table with the SDK find a record and its events under one partition key."""
    ours, theirs = tables
    store = DynamoStore(ours, lambda: 1000.0)
    store.create(generation(), Event(1, b"first"), listener())
    lease = store.acquire(KEY, 100.0, 10.0)
    assert lease is not None
    store.append(lease, [Event(2, b"two"), Event(3, b"three")], State.FAILED)
    events, record = plain(theirs.query(KeyConditionExpression=SdkKey("pk").eq(KEY.prefix))["Items"])
    assert (events["sk"], events["frames"]) == ("event#000000000003#00000001", [b"two", b"three"])
    assert (record["owner"], record["problem"], record["state"], record["first"]) == ("ann", "p1", "failed", b"first")


def test_objects_are_the_same_both_ways(aws: str) -> None:
    """The SDK finds our objects encrypted and with their hash; we find what the SDK stored."""
    address = new_bucket(aws)
    bucket = address.rpartition("/")[2]
    client = boto3.client("s3", endpoint_url=aws, **_SDK)
    with closing(S3Artefacts(address, KEYS)) as artefacts:
        stored = artefacts.put("ann/p1/a b.json", "값".encode())
        seen = client.get_object(Bucket=bucket, Key="ann/p1/a%20b.json")
        assert (seen["Body"].read().decode(), seen["Metadata"]["sha256"]) == ("값", stored.sha256)
        assert seen["ServerSideEncryption"] == "AES256"
        client.put_object(Bucket=bucket, Key="plain.json", Body=b"{}", Metadata={"sha256": "00"})
        assert artefacts.get("plain.json") == b"{}"
        found = artefacts.find("plain.json")
        assert found is not None
        assert (found.bytes, found.sha256) == (2, "00")
