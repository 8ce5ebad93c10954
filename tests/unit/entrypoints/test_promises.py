"""What the protocol promises, whatever happens: workers die and overlap, clients come and go, posts and stores fail."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from memory_stage import SCRIPT, Stage

from alpaco.entrypoints.sweeper import sweep
from alpaco.errors import LeaseLostError, StoreError
from alpaco.problem.generation import Event, Key, State
from alpaco.streaming.run import LEASE_SECONDS, Run

KEY = Key("ann", "p1")
TERMINAL = {"generation.completed", "generation.failed", "generation.cancelled"}


class Client:
    """Follows as the protocol advises: drops what it has, resumes on a gap.

    `served` says that it asked over its connection, and that nothing happened to that since.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.connections = 0
        self.read = 0
        self.got: list[bytes] = []
        self.gap = False
        self.served = False
        self.whole = True

    @property
    def connection(self) -> str:
        """The id of its present connection."""
        return f"{self.name}-{self.connections}"

    def reconnect(self) -> None:
        """Take a new connection."""
        self.connections += 1
        self.read = 0
        self.gap = self.served = False
        self.whole = True

    def suffer(self) -> None:
        """Something happens to its connection."""
        self.served = self.whole = False

    def listen(self, stage: Stage) -> None:
        """Read what arrived."""
        frames = stage.poster.frames.get(self.connection, [])
        for frame in frames[self.read :]:
            seq = msgspec.json.decode(frame).get("seq", 0)
            if seq == len(self.got) + 1:
                self.got.append(frame)
            elif seq > len(self.got):
                self.gap = True
        self.read = len(frames)


class Worker:
    """A worker in the middle of its work."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.next = int(run.checkpoint() or b"0")


class Service(RuleBasedStateMachine):
    """One generation, three clients, any number of workers."""

    @initialize()
    def accept(self) -> None:
        """The request arrives."""
        self.stage = Stage()
        self.clients = [Client(name) for name in "abc"]
        self.workers: list[Worker] = []
        self.log: list[Event] = []
        self.generate(0)

    def send(self, client: Client, **fields: Any) -> None:
        """Send a frame over the client's connection."""
        replies = self.stage.send(client.connection, problemId="p1", **fields)
        refused = any(reply["type"] == "error" for reply in replies)  # one connection too many: it tries again later
        asked_for_events = fields["action"] != "cancelGeneration"  # that is answered by the end alone
        client.served = client.served or (client.whole and asked_for_events and not refused)

    @rule(client=st.integers(0, 2))
    def generate(self, client: int) -> None:
        """A client asks, or asks again for the same."""
        self.send(self.clients[client], action="generateProblem", prompt="이분 탐색 보통 문제", seed=7)

    @rule(client=st.integers(0, 2), snapshot=st.just(False))
    def resume(self, client: int, snapshot: bool) -> None:
        """A client loses its connection and comes back."""
        one = self.clients[client]
        one.listen(self.stage)
        self.stage.poster.disconnect(one.connection)
        one.reconnect()
        self.send(one, action="resumeGeneration", afterSeq=len(one.got), snapshot=snapshot)

    @rule(client=st.integers(0, 2))
    def ask_again(self, client: int) -> None:
        """A client resumes over the connection that it has."""
        self.send(self.clients[client], action="resumeGeneration", afterSeq=len(self.clients[client].got))

    @rule(client=st.integers(0, 2))
    def vanish(self, client: int) -> None:
        """A connection breaks without a word."""
        self.stage.poster.disconnect(self.clients[client].connection)
        self.clients[client].suffer()

    @rule(client=st.integers(0, 2), times=st.integers(1, 6))
    def throttle(self, client: int, times: int) -> None:
        """The next posts to a connection fail."""
        self.stage.poster.fail(self.clients[client].connection, times)
        self.clients[client].suffer()

    @rule(client=st.integers(0, 2))
    def cancel(self, client: int) -> None:
        """A client has had enough; rarely, or no run would ever end otherwise."""
        if self.stage.now % 7 < 1:
            self.send(self.clients[client], action="cancelGeneration")

    @rule()
    def start(self) -> None:
        """A worker is started, once more perhaps."""
        lease = self.stage.store.acquire(KEY, self.stage.now, LEASE_SECONDS)
        if lease is not None:
            with suppress(StoreError):
                self.workers.append(Worker(Run(self.stage.service.stores, lease, self.stage.now)))

    @precondition(lambda self: self.workers)
    @rule(number=st.integers(0, 5), steps=st.integers(1, 6))
    def advance(self, number: int, steps: int) -> None:
        """A worker, live or stale, goes on."""
        worker = self.workers[number % len(self.workers)]
        try:
            for _ in range(steps):
                worker.run.tick(self.stage.now)
                if worker.run.over:
                    if worker.run.conclude(self.stage.now):
                        self.workers.remove(worker)
                        return
                else:
                    worker.run.take(SCRIPT[worker.next], self.stage.now)
                    worker.next += 1
        except (LeaseLostError, StoreError):
            self.workers.remove(worker)

    @precondition(lambda self: self.workers)
    @rule(number=st.integers(0, 5))
    def kill(self, number: int) -> None:
        """A worker dies at any point."""
        del self.workers[number % len(self.workers)]

    @rule(seconds=st.sampled_from([0.01, 0.5, 4.0, 16.0, 21.0]))
    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.stage.pass_time(seconds)

    @rule()
    def sweep(self) -> None:
        """The sweeper comes by."""
        with suppress(StoreError):
            sweep(self.stage.service)

    @rule(before=st.integers(0, 6), after=st.integers(0, 2))
    def throttle_the_store(self, before: int, after: int) -> None:
        """The next calls of the store fail, some of them after they did their work."""
        self.stage.trouble.before, self.stage.trouble.after = before, after

    def the_log_only_grows(self) -> None:
        """What was once in the log stays as it is, numbers follow, and nothing follows an end."""
        now = list(self.stage.store.read(KEY, 0))
        assert now[: len(self.log)] == self.log
        self.log = now
        assert [event.seq for event in now] == list(range(1, len(now) + 1))
        ends = [event.seq for event in now if msgspec.json.decode(event.frame)["type"] in TERMINAL]
        assert ends in ([], [len(now)])
        assert self.stage.record().state.terminal == bool(ends)

    @invariant()
    def clients_have_a_prefix_of_the_log(self) -> None:
        """Each event once, in order, byte for byte, and none that is not in the log."""
        self.the_log_only_grows()
        for client in self.clients:
            client.listen(self.stage)
            assert client.got == [event.frame for event in self.log[: len(client.got)]]

    def teardown(self) -> None:
        """In the end: one end; whoever asked and stayed has everything, and so has whoever comes back."""
        if not hasattr(self, "stage"):
            return
        self.workers.clear()
        self.stage.trouble.before = self.stage.trouble.after = 0
        for client in self.clients:
            self.stage.poster.fail(client.connection, 0)
        for _ in range(10):
            self.stage.pass_time(LEASE_SECONDS)
            self.stage.work()
        record = self.stage.record()
        assert record.closed
        assert record.state in (State.COMPLETED, State.FAILED, State.CANCELLED)
        self.clients_have_a_prefix_of_the_log()
        for number, client in enumerate(self.clients):
            assert len(client.got) == len(self.log) or not client.served, "a subscription was lost"
            self.resume(number, snapshot=False)
            client.listen(self.stage)
            assert not client.gap
            assert client.got == [event.frame for event in self.log]


TestService = Service.TestCase
TestService.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
