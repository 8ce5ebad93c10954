"""Generations, leases, subscriptions and the event log in one DynamoDB table, without transactions.

A generation is one item, its record; what must change as one is in it: lease, state, subscriptions and the first
event. The other events are items of their own, written before the record counts them. Until then nobody reads them,
so a worker that lost its lease can leave events behind that never become part of the log. Which worker's event
has a number is in the record: `starts` says with which number each token began.

    pk            sk                         what
    {hash}/{id}   record                     the record; index `by_owner` (all), `unfinished` (until it is closed)
    {hash}/{id}   event#{last seq}#{token}   frames that were written together; `expires` is the time to live

Facts: DynamoDB developer guide, "Condition expressions"; "Time to live" (deletes late and in any order).
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any
from uuid import uuid4

import msgspec

from alpaco.adapters.dynamodb_client import Item, Table
from alpaco.errors import InvalidRequestError, LeaseLostError, StoreError
from alpaco.problem.generation import Connection, Event, Generation, Key, Lease, Page, Result, State, Subscription
from alpaco.problem.request import Request

__all__ = ["DEFINITION", "DynamoStore"]

DEFINITION: dict[str, Any] = {
    "BillingMode": "PAY_PER_REQUEST",
    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    "AttributeDefinitions": [
        {"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk", "owner", "age", "open")
    ],
    "GlobalSecondaryIndexes": [
        {
            "IndexName": index,
            "KeySchema": [{"AttributeName": name, "KeyType": "HASH"}, {"AttributeName": "age", "KeyType": "RANGE"}],
            "Projection": {"ProjectionType": "KEYS_ONLY"},
        }
        for index, name in (("by_owner", "owner"), ("unfinished", "open"))
    ],
}
"""The table as CreateTable takes it, but for its name; time to live is on `expires`."""

_RECORD = "record"
_EVENTS_SECONDS = 3 * 24 * 3600  # a generation ends within hours and its events stay for a day after that
_LISTENERS = 100  # an item holds 400 KB, and every write costs by its size
_CHUNK_BYTES = 250_000
_TERMINAL = {"completed": State.COMPLETED, "failed": State.FAILED, "cancelled": State.CANCELLED}
_IS_TERMINAL = "#state IN (:completed, :failed, :cancelled)"
_HELD = "#token = :token AND #closed = :false"
_STANDS = "attribute_exists(#pk)"
_OPEN = f"{_STANDS} AND #closed = :false"


class DynamoStore:
    """Implements `Generations`, `Subscriptions`, `Leases` and `EventLog`.

    Lists follow an index that may be some moments behind; everything else sees all earlier writes.
    """

    def __init__(self, table: Table, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives epoch seconds, for the time to live."""
        self._table = table
        self._clock = clock

    def close(self) -> None:
        """Close the idle connections."""
        self._table.close()

    # Generations

    def create(self, generation: Generation, first: Event, subscriber: Subscription) -> Generation | None:
        """See `Generations`."""
        key, connection = generation.key, subscriber.connection
        made = uuid4().hex
        item: Item = {
            "pk": key.prefix,
            "sk": _RECORD,
            "owner": key.owner,
            "problem": key.problem_id,
            "age": f"{generation.created:020.6f} {key.problem_id}",
            "open": "open",
            "made": made,
            "fingerprint": generation.fingerprint,
            "request": msgspec.json.encode(generation.request).decode(),
            "created": generation.created,
            "state": State.QUEUED.value,
            "last_seq": first.seq,
            "first": first.frame,
            "starts": {},
            "token": 0,
            "lease_until": 0,
            "crashes": 0,
            "arrivals": 1,
            "listeners": {connection.id: _wish(subscriber)},
            "arrived": {connection.id: 1},
            "cancel_requested": False,
            "closed": False,
        }
        if self._table.put(item, "attribute_not_exists(#pk)"):
            return None
        standing = self._standing(key)
        return None if standing["made"] == made else _generation(standing)  # our own, if its answer was lost

    def get(self, key: Key) -> Generation | None:
        """See `Generations`."""
        found = self._table.get(key.prefix, _RECORD)
        return None if found is None else _generation(found)

    def page(self, owner: str, limit: int, cursor: str | None) -> Page:
        """See `Generations`; the cursor is the last problem id of the page before."""
        options: dict[str, Any] = {"IndexName": "by_owner", "ScanIndexForward": False, "Limit": limit + 1}
        condition, values = "#owner = :owner", {"owner": owner}
        if cursor is not None:
            last = self._table.get(Key(owner, cursor).prefix, _RECORD)
            if last is None:
                raise InvalidRequestError("bad_cursor", param="cursor")
            condition, values = f"{condition} AND #age < :age", {**values, "age": last["age"]}
        found = list(islice(self._table.query(condition, values, **options), limit + 1))
        records = self._table.get_many([(one["pk"], one["sk"]) for one in found[:limit]])
        items = tuple(map(_generation, records))
        return Page(items, items[-1].key.problem_id if len(found) > limit else None)

    def request_cancel(self, key: Key) -> Generation | None:
        """See `Generations`."""
        return self._change(key, "SET #cancel_requested = :true", _STANDS, {"true": True})

    def unfinished(self, now: float, limit: int) -> Sequence[Generation]:
        """See `Generations`."""
        loose: list[Generation] = []
        open_ones = self._table.query("#open = :open", {"open": "open"}, IndexName="unfinished")
        while len(loose) < limit and (some := list(islice(open_ones, 100))):
            records = map(_generation, self._table.get_many([(one["pk"], one["sk"]) for one in some]))
            loose += [record for record in records if not record.closed and record.lease_until <= now]
        return loose[:limit]

    # Subscriptions

    def subscribe(self, key: Key, subscription: Subscription) -> Generation | None:
        """See `Subscriptions`. `StoreError` where a hundred connections listen already."""
        name = f"#{{{subscription.connection.id}}}"
        subscribed = self._change(
            key,
            f"SET #listeners.{name} = :wish, #arrived.{name} = #arrivals + :one, #arrivals = #arrivals + :one",
            f"{_OPEN} AND (attribute_exists(#listeners.{name}) OR size(#listeners) < :most)",
            {"wish": _wish(subscription), "one": 1, "most": _LISTENERS, "false": False},
        )
        if subscribed is not None:
            return subscribed
        standing = self.get(key)
        if standing is not None and not standing.closed:
            raise StoreError(f"{_LISTENERS} connections listen to {key.problem_id} already")
        return standing

    def subscribers(self, key: Key) -> Sequence[Subscription]:
        """See `Subscriptions`."""
        found = self._table.get(key.prefix, _RECORD) or {"listeners": {}, "arrived": {}}
        listening = [
            Subscription(Connection(name, wish["endpoint"]), wish["after"], wish["snapshot"], found["arrived"][name])
            for name, wish in found["listeners"].items()
        ]
        return sorted(listening, key=lambda one: one.arrival)

    def unsubscribe(self, key: Key, connection_id: str) -> None:
        """See `Subscriptions`."""
        name = f"#{{{connection_id}}}"
        self._change(key, f"REMOVE #listeners.{name}, #arrived.{name}", _STANDS, {})

    # Leases

    def acquire(self, key: Key, now: float, seconds: float) -> Lease | None:
        """See `Leases`."""
        standing = self.get(key)
        if standing is None or standing.closed or standing.lease_until > now:
            return None
        lease = Lease(key, standing.token + 1, now + seconds)
        values = {
            "old": standing.token,
            "free": standing.lease_until,
            "false": False,
            "token": lease.token,
            "until": lease.until,
            "crashes": standing.crashes + (standing.lease_until > 0),
            "state": State.RUNNING.value if standing.state is State.QUEUED else standing.state.value,
            "holder": uuid4().hex,
        }
        change = "SET #token = :token, #lease_until = :until, #crashes = :crashes, #state = :state, #holder = :holder"
        condition = "#token = :old AND #lease_until = :free AND #closed = :false"
        if self._change(key, change, condition, values) is None:
            taken = self._standing(key)
            ours = (taken["token"], taken.get("holder")) == (lease.token, values["holder"])  # its answer was lost
            return lease if ours else None
        return lease

    def renew(self, lease: Lease, now: float, seconds: float) -> tuple[Lease, Generation]:
        """See `Leases`."""
        renewed = Lease(lease.key, lease.token, now + seconds)
        return renewed, self._hold(lease, "SET #lease_until = :until", {"until": renewed.until})

    def save(self, lease: Lease, checkpoint: str) -> None:
        """See `Leases`."""
        self._hold(lease, "SET #checkpoint = :checkpoint", {"checkpoint": checkpoint})

    def release(self, lease: Lease) -> None:
        """See `Leases`."""
        self._hold(lease, "SET #lease_until = :zero", {"zero": 0})

    def finish(self, lease: Lease, arrivals: int) -> bool:
        """See `Leases`."""
        closed = self._change(
            lease.key,
            "SET #closed = :true, #lease_until = :zero, #listeners = :none, #arrived = :none REMOVE #open",
            f"{_HELD} AND #arrivals <= :arrivals AND {_IS_TERMINAL}",
            {"token": lease.token, "arrivals": arrivals, "true": True, "false": False, "zero": 0, "none": {}}
            | _TERMINAL,
        )
        if closed is not None:
            return True
        standing = self.get(lease.key)
        if standing is None or standing.token != lease.token:
            raise _lost(lease)
        return standing.closed  # nobody else closes under this token: the answer was lost

    # EventLog

    def append(self, lease: Lease, events: Sequence[Event], state: State, result: Result | None = None) -> None:
        """See `EventLog`."""
        seqs = [event.seq for event in events]
        if seqs != list(range(seqs[0], seqs[0] + len(seqs))):
            raise _lost(lease)
        for chunk in _chunks(events):
            self._write(lease, chunk)
        start = f"#starts.#{{{lease.token}}}"
        change = f"SET #last_seq = :last, #state = :state, {start} = if_not_exists({start}, :first)"
        values: Item = {"first": seqs[0], "last": seqs[-1], "before": seqs[0] - 1, "state": state.value, **_TERMINAL}
        if result is not None:
            change += ", #result = :result"
            values["result"] = msgspec.json.encode(result).decode()
        values |= {"token": lease.token, "false": False}
        condition = f"{_HELD} AND #last_seq = :before AND NOT {_IS_TERMINAL}"
        if self._change(lease.key, change, condition, values) is None and not self._wrote(lease, seqs):
            raise _lost(lease)

    def read(self, key: Key, after_seq: int) -> Sequence[Event]:
        """See `EventLog`. What time to live has left is given from behind the last gap on."""
        record = self._table.get(key.prefix, _RECORD)
        if record is None or record["last_seq"] <= after_seq:
            return []
        names = {"pk": key.prefix, "after": _name(after_seq + 1, 0), "end": "event$"}  # `$` follows `#`
        chunks = {
            one["sk"]: one["frames"] for one in self._table.query("#pk = :pk AND #sk BETWEEN :after AND :end", names)
        }
        starts = sorted(((seq, int(token)) for token, seq in record["starts"].items()), reverse=True)
        events: list[Event] = []
        seq = record["last_seq"]
        while seq > max(after_seq, 1):
            token = next(token for start, token in starts if start <= seq)
            frames = chunks.get(_name(seq, token))
            if frames is None:
                break
            seq -= len(frames)
            events[:0] = [Event(number, frame) for number, frame in enumerate(frames, seq + 1)]
        if seq == 1:
            events[:0] = [Event(1, record["first"])]
        return [event for event in events if event.seq > after_seq]

    def _write(self, lease: Lease, events: Sequence[Event]) -> None:
        """Write events ahead of the record; those that are there already, from a try before, must be the same."""
        frames = [event.frame for event in events]
        expires = int(self._clock()) + _EVENTS_SECONDS
        name = _name(events[-1].seq, lease.token)
        item: Item = {"pk": lease.key.prefix, "sk": name, "frames": frames, "expires": expires}
        if not self._table.put(item, "attribute_not_exists(#pk) OR #frames = :frames", {"frames": frames}):
            raise _lost(lease)

    def _wrote(self, lease: Lease, seqs: Sequence[int]) -> bool:
        """Say whether the last events of the log are these, written under this lease: the answer was lost."""
        found = self._table.get(lease.key.prefix, _RECORD)
        if found is None or (found["token"], found["last_seq"]) != (lease.token, seqs[-1]):
            return False
        began: float = found["starts"].get(str(lease.token), math.inf)
        return began <= seqs[0]

    def _hold(self, lease: Lease, change: str, values: Item) -> Generation:
        """Change the record under the lease."""
        held = self._change(lease.key, change, _HELD, {**values, "token": lease.token, "false": False})
        if held is None:
            raise _lost(lease)
        return held

    def _change(self, key: Key, change: str, condition: str, values: Item) -> Generation | None:
        changed = self._table.update((key.prefix, _RECORD), change, condition, values)
        return None if changed is None else _generation(changed)

    def _standing(self, key: Key) -> Item:
        found = self._table.get(key.prefix, _RECORD)
        assert found is not None, "generations are never removed"
        return found


def _name(last_seq: int, token: int) -> str:
    return f"event#{last_seq:012}#{token:08}"


def _wish(subscription: Subscription) -> Item:
    return {
        "endpoint": subscription.connection.endpoint,
        "after": subscription.after_seq,
        "snapshot": subscription.snapshot,
    }


def _chunks(events: Sequence[Event]) -> list[list[Event]]:
    """Divide events so that each part fits into an item."""
    chunks: list[list[Event]] = []
    size = 0
    for event in events:
        if not chunks or size + len(event.frame) > _CHUNK_BYTES:
            chunks.append([])
            size = 0
        chunks[-1].append(event)
        size += len(event.frame)
    return chunks


def _lost(lease: Lease) -> LeaseLostError:
    return LeaseLostError(f"another worker holds {lease.key.problem_id}, or its log went on without this one")


def _generation(item: Item) -> Generation:
    result = item.get("result")
    return Generation(
        key=Key(item["owner"], item["problem"]),
        fingerprint=item["fingerprint"],
        request=msgspec.json.decode(item["request"], type=Request),
        created=float(item["created"]),
        state=State(item["state"]),
        last_seq=item["last_seq"],
        token=item["token"],
        lease_until=float(item["lease_until"]),
        crashes=item["crashes"],
        arrivals=item["arrivals"],
        cancel_requested=item["cancel_requested"],
        checkpoint=item.get("checkpoint"),
        result=None if result is None else msgspec.json.decode(result, type=Result),
        closed=item["closed"],
    )
