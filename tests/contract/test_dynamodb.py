"""What the DynamoDB store does beyond its ports: lost answers, throttling, stale writers, expired events."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from aws_double import KEYS, forgetful, new_table
from http_double import server
from stream_records import KEY, generation, listener

from alpaco.adapters.dynamodb import DynamoStore
from alpaco.adapters.dynamodb_client import Table
from alpaco.errors import LeaseLostError, StoreError
from alpaco.problem.generation import Event, Lease, State

PK = KEY.prefix


@pytest.fixture
def table(aws: str) -> Iterator[Table]:
    """A new table."""
    with closing(Table(new_table(aws), aws, KEYS)) as table:
        yield table


@pytest.fixture
def dynamo(table: Table) -> DynamoStore:
    """A store on it."""
    return DynamoStore(table, lambda: 1000.0)


def begun(store: DynamoStore) -> Lease:
    """Create the generation KEY and take its lease at 100 for 10 s."""
    store.create(generation(), Event(1, b"first"), listener())
    lease = store.acquire(KEY, 100.0, 10.0)
    assert lease is not None
    return lease


def test_lost_answers_change_nothing(aws: str) -> None:
    """Where every write's first answer is lost, each is repeated and counts once: a whole life of a generation."""
    name = new_table(aws)
    with forgetful(aws) as endpoint, closing(DynamoStore(Table(name, endpoint, KEYS, lambda _: None))) as store:
        assert store.create(generation(), Event(1, b"first"), listener()) is None
        lease = store.acquire(KEY, 100.0, 10.0)
        assert lease == Lease(KEY, 1, 110.0)
        lease, _ = store.renew(lease, 105.0, 10.0)
        store.save(lease, "checkpoint")
        store.append(lease, [Event(2, b"two"), Event(3, b"three")], State.COMPLETED)
        store.request_cancel(KEY)
        store.unsubscribe(KEY, "c1")
        assert store.finish(lease, 1)
        record = store.get(KEY)
        assert record is not None
        assert (record.token, record.crashes, record.last_seq, record.closed) == (1, 0, 3, True)
        assert [event.frame for event in store.read(KEY, 0)] == [b"first", b"two", b"three"]


def test_a_create_that_others_won_is_not_ours(aws: str) -> None:
    """After a lost answer our own record is known by its mark; another's is returned."""
    name = new_table(aws)
    with closing(DynamoStore(Table(name, aws, KEYS))) as first:
        first.create(generation(), Event(1, b"theirs"), listener())
    with forgetful(aws) as endpoint, closing(DynamoStore(Table(name, endpoint, KEYS, lambda _: None))) as store:
        standing = store.create(replace(generation(), fingerprint="other"), Event(1, b"ours"), listener())
        assert standing is not None
        assert standing.fingerprint == "fingerprint"


def test_a_stale_writers_events_are_never_read(dynamo: DynamoStore) -> None:
    """What a worker wrote ahead after it lost its lease is there, and part of no log."""
    stale = begun(dynamo)
    dynamo.append(stale, [Event(2, b"2 of the first")], State.RUNNING)
    lease = dynamo.acquire(KEY, 110.0, 10.0)
    assert lease is not None
    with pytest.raises(LeaseLostError):
        dynamo.append(stale, [Event(3, b"3 of the first"), Event(4, b"4 of the first")], State.RUNNING)
    dynamo.append(lease, [Event(3, b"3 of the second")], State.RUNNING)
    dynamo.append(lease, [Event(4, b"4 of the second")], State.RUNNING)
    with pytest.raises(LeaseLostError):
        dynamo.append(stale, [Event(5, b"5 of the first")], State.RUNNING)
    frames = [event.frame for event in dynamo.read(KEY, 0)]
    assert frames == [b"first", b"2 of the first", b"3 of the second", b"4 of the second"]


def test_the_same_token_never_rewrites_its_events(dynamo: DynamoStore) -> None:
    """An event that is in the log keeps its bytes."""
    lease = begun(dynamo)
    dynamo.append(lease, [Event(2, b"once")], State.RUNNING)
    with pytest.raises(LeaseLostError):
        dynamo.append(lease, [Event(2, b"twice")], State.RUNNING)
    assert dynamo.read(KEY, 1) == [Event(2, b"once")]


def test_expired_events_leave_no_gap(dynamo: DynamoStore, table: Table) -> None:
    """Time to live deletes in any order: what is given is what follows the last gap."""
    lease = begun(dynamo)
    for seq in range(2, 6):
        dynamo.append(lease, [Event(seq, b"x")], State.RUNNING)
    (third,) = table.query(
        "#pk = :pk AND #sk BETWEEN :first AND :last",
        {"pk": PK, "first": "event#000000000003", "last": "event#000000000004"},
    )
    assert third["expires"] == 1000 + 3 * 24 * 3600
    table.call("DeleteItem", {"Key": {"pk": {"S": PK}, "sk": {"S": third["sk"]}}})
    assert [event.seq for event in dynamo.read(KEY, 0)] == [4, 5]
    assert [event.seq for event in dynamo.read(KEY, 4)] == [5]


def test_any_number_of_events_is_written_as_one(dynamo: DynamoStore) -> None:
    """Two hundred events of 30 KB, fifteen times what an item holds, appear together."""
    lease = begun(dynamo)
    events = [Event(seq, b"%06d" % seq * 5000) for seq in range(2, 202)]
    dynamo.append(lease, events, State.RUNNING)
    assert dynamo.read(KEY, 1) == events
    assert dynamo.read(KEY, 150) == events[149:]


def test_a_hundred_connections_may_listen(dynamo: DynamoStore, table: Table) -> None:
    """One more is refused for now; one of the hundred may ask again."""
    begun(dynamo)
    names = [f"c{number}" for number in range(1, 101)]
    crowd = {name: {"endpoint": "https://example.test/dev", "after": 1, "snapshot": False} for name in names}
    values = {"crowd": crowd, "arrived": {name: number for number, name in enumerate(names, 1)}, "all": 100}
    table.update(
        (PK, "record"),
        "SET #listeners = :crowd, #arrived = :arrived, #arrivals = :all",
        "attribute_exists(#pk)",
        values,
    )
    with pytest.raises(StoreError, match="100 connections"):
        dynamo.subscribe(KEY, listener("c101"))
    assert dynamo.subscribe(KEY, listener("c50", 7)) is not None
    dynamo.unsubscribe(KEY, "c1")
    assert dynamo.subscribe(KEY, listener("c101")) is not None
    assert [one.connection.id for one in dynamo.subscribers(KEY)][-2:] == ["c50", "c101"]
    assert len(dynamo.subscribers(KEY)) == 100


def test_long_lists_are_read_batch_by_batch(dynamo: DynamoStore) -> None:
    """More unfinished generations than one batch holds are all found."""
    for number in range(105):
        key = replace(KEY, problem_id=f"p{number:03}")
        dynamo.create(generation(key, created=float(number)), Event(1, b""), listener())
    found = [one.key.problem_id for one in dynamo.unfinished(10.0, 104)]
    assert found == [f"p{number:03}" for number in range(104)]


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, "ThrottlingException"), (400, "ProvisionedThroughputExceededException"), (500, "InternalServerError")],
)
def test_throttled_calls_wait_and_come_again(status: int, error: str) -> None:
    """Six attempts with pauses below a bound that doubles; then the store is busy."""
    pauses: list[float] = []
    body = b'{"__type": "com.amazonaws.dynamodb.v20120810#%s"}' % error.encode()
    with (
        server(status, body=body) as told,
        closing(Table("t", told.endpoint, KEYS, pauses.append)) as table,
        pytest.raises(StoreError, match=error),
    ):
        table.get("a", "b")
    assert len(told.asked) == 6
    assert all(0 <= pause <= bound for pause, bound in zip(pauses, (0.1, 0.2, 0.4, 0.8, 1.6), strict=True))


@pytest.mark.parametrize(
    ("error", "says"),
    [
        ("ResourceNotFoundException", "ALPACO_TABLE"),
        ("AccessDeniedException", "may not use the table t"),
        ("ExpiredTokenException", "expired"),
        ("ValidationException", "the table t refused GetItem: 400 ValidationException"),
    ],
)
def test_refusals_are_told_once(error: str, says: str) -> None:
    """A refusal that will not change is not repeated, and its sentence names the cure."""
    body = b'{"__type": "x#%s", "message": "secret?"}' % error.encode()
    with (
        server(400, body=body) as told,
        closing(Table("t", told.endpoint, KEYS)) as table,
        pytest.raises(StoreError, match=says) as caught,
    ):
        table.get("a", "b")
    assert len(told.asked) == 1
    assert "secret" not in str(caught.value)


def test_nobody_listens() -> None:
    """A table that cannot be reached is a store that did not answer."""
    with pytest.raises(StoreError, match="127.0.0.1:9"):
        Table("t", "http://127.0.0.1:9", KEYS, lambda _: None).get("a", "b")
