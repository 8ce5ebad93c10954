"""Records for the contract suites of the stream."""

from __future__ import annotations

from alpaco.adapters.dynamodb import DynamoStore
from alpaco.adapters.memory import MemoryStore
from alpaco.adapters.sqlite import SqliteStore
from alpaco.problem.generation import Connection, Generation, Key, Subscription
from alpaco.problem.request import EngineName, Request
from alpaco.problem.text import Locale

Store = MemoryStore | SqliteStore | DynamoStore
KEY = Key("ann", "p1")


def generation(key: Key = KEY, created: float = 100.0) -> Generation:
    """Return a new record."""
    asked = Request("이분 탐색", Locale.KO, EngineName.AUTO, 7, wishes=("짧게",))
    return Generation(key, "fingerprint", asked, created)


def listener(connection_id: str = "c1", after_seq: int = 1) -> Subscription:
    """Return a wish for the events after `after_seq`."""
    return Subscription(Connection(connection_id, "https://example.test/dev"), after_seq)
