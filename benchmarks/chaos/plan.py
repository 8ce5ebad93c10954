"""What goes wrong in a storm, and how often."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec

from local_gateway import Fault

__all__ = ["Plan"]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """One storm. Rates are probabilities: per call of a store, per post, per client's frame, per run of a function.

    The service's clock runs `speed` times as fast as the machine's from `began` on (epoch seconds), so that leases,
    silences and heartbeats take as much less; half of the processes are `skew_seconds` ahead. `ledger` is the file
    in which the scripted engine writes down what it pays for; with `real` the catalogue engine works instead.
    """

    generations: int
    together: int
    workers: int
    ledger: str
    began: float
    speed: float = 1.0
    real: bool = False
    restarts: int = 3
    skew_seconds: float = 5.0
    throttled: float = 0.02
    answers_lost: float = 0.01
    delivered_410: float = 0.003
    posts_unanswered: float = 0.005
    dropped_connection: float = 0.02
    killed: float = 0.05
    frozen: float = 0.01
    events_twice: float = 0.1
    events_lost: float = 0.02
    cancelled: float = 0.05
    second_client: float = 0.2

    @classmethod
    def read(cls, path: Path) -> Plan:
        """Read what `write` wrote."""
        return msgspec.json.decode(path.read_bytes(), type=cls)

    def write(self, path: Path) -> None:
        """Write it down for the functions."""
        path.write_bytes(msgspec.json.encode(self))

    def clock(self) -> float:
        """Tell the service's time."""
        return self.began + (time.time() - self.began) * self.speed

    def faults(self) -> list[Fault]:
        """Write down what the gateway is to do."""
        kills = (0.5, 2.0, 5.0, 8.0, 12.0, 16.0) if self.real else (0.01, 0.03, 0.1, 0.2, 0.4, 0.8, 1.5, 3.0)
        bursts = [Fault("post", "429", after=300 * number, count=30) for number in range(1, 6)]
        return [
            *bursts,
            Fault("message", "drop", chance=0.02),
            Fault("message", "duplicate", chance=0.02),
            Fault("message", "delay", chance=0.02, seconds=0.3),
            Fault("message", "reorder", chance=0.02, seconds=0.3),
            Fault("post", "drop", chance=0.005),
            Fault("post", "duplicate", chance=0.01),
            Fault("post", "delay", chance=0.01, seconds=0.3),
            Fault("post", "reorder", chance=0.01, seconds=0.3),
            Fault("post", "410", chance=0.005),
            Fault("post", "429", chance=0.02),
            Fault("event", "duplicate", chance=self.events_twice),
            Fault("event", "drop", chance=self.events_lost),
            Fault("invoke", "freeze", match="worker", chance=self.frozen, seconds=25.0 / self.speed),
            *(Fault("invoke", "kill", "worker", chance=self.killed / len(kills), seconds=seconds) for seconds in kills),
            Fault("invoke", "kill", "route", chance=0.01, seconds=0.005),
        ]
