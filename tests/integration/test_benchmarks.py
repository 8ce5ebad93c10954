"""Small versions of the benchmarks that count what the service promises; the large ones have commands of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def run(name: str, *arguments: str) -> str:
    """Run a benchmark; return what it printed."""
    command = [sys.executable, str(BENCHMARKS / name), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-5000:]
    return done.stdout


def test_a_storm_breaks_no_promise() -> None:
    """One end for each generation, every event once and in order for each client, nothing saved is paid for again."""
    assert "broken promises: 0" in run(
        "chaos", "--generations", "60", "--together", "30", "--workers", "6", "--speed", "8"
    )


def test_hostile_frames_are_answered() -> None:
    """Whatever a client sends is answered as the protocol says, and nothing raises."""
    assert "5000 frames" in run("frames", "--frames", "5000", "--seed", "3")


def test_a_built_suite_rejects_programs_that_it_never_saw() -> None:
    """Wrong, slow and crashing programs of a stranger's package, none of which the building looked at."""
    assert "10 of 10 unseen programs rejected" in run("build_tests", "rooms")


def test_many_clients_at_once() -> None:
    """Each of them gets every event once, in order, to the end; how quickly is for the large run to say."""
    told = run("thousand_clients", "--clients", "20", "--seconds", "4", "--hosts", "1", "--p95", "inf")
    assert "every event once, in order, to the end: 20 clients" in told
