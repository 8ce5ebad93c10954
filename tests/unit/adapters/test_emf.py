"""Lines in the embedded metric format: what CloudWatch takes from them, and nothing that it would refuse."""

from __future__ import annotations

import json
import threading

import pytest

from alpaco.adapters.emf import METRICS, EmfMeter
from alpaco.adapters.json_lines import about
from emf_lines import Extracted, extract

DEV = ("Environment", "dev")


def test_counts_add_up_and_seconds_stay_single() -> None:
    """One line tells a total, and each of several times."""
    lines: list[str] = []
    meter = EmfMeter("dev", lines.append)
    for _ in range(3):
        meter.add("Runs")
    meter.add("ProveSeconds", 1.5)
    meter.add("ProveSeconds", 2.5)
    meter.flush("generation.ended", problemId="p1")
    (line,) = lines
    assert extract(line) == [Extracted("Runs", (DEV,), (3.0,)), Extracted("ProveSeconds", (DEV,), (1.5, 2.5))]
    assert json.loads(line)["event"] == "generation.ended"
    assert json.loads(line)["problemId"] == "p1"


def test_a_reason_is_a_second_dimension_of_what_has_one() -> None:
    """The refusal is kept for the environment and for the gate, the rest of the line for the environment alone."""
    lines: list[str] = []
    meter = EmfMeter("dev", lines.append)
    meter.add("Refused")
    meter.add("GenerationSeconds", 20.0)
    meter.flush("generation.ended", Reason="G7_SLOW")
    assert extract(lines[0]) == [
        Extracted("GenerationSeconds", (DEV,), (20.0,)),
        Extracted("Refused", (DEV,), (1.0,)),
        Extracted("Refused", (DEV, ("Reason", "G7_SLOW")), (1.0,)),
    ]


def test_posts_wait_for_a_line_that_is_written_anyway() -> None:
    """A line costs: what only waits is kept until something else has something to say, and then told once."""
    lines: list[str] = []
    meter = EmfMeter("dev", lines.append)
    meter.flush("nothing.happened")
    meter.add("Posts")
    meter.flush("route.served")
    assert lines == []
    meter.add("Posts")
    meter.add("Started")
    meter.flush("generation.started")
    meter.flush("route.served")
    (line,) = lines
    assert {one.name: one.values for one in extract(line)} == {"Posts": (2.0,), "Started": (1.0,)}


def test_no_line_has_more_values_than_the_format_allows() -> None:
    """A hundred of one metric; a stage that was done more often than that loses the rest."""
    lines: list[str] = []
    meter = EmfMeter("dev", lines.append)
    for seconds in range(150):
        meter.add("TestsSeconds", seconds)
    meter.flush("generation.held")
    assert len(extract(lines[0])[0].values) == 100


def test_a_metric_outside_the_table_is_a_mistake() -> None:
    """Nobody would look at it, and it would be paid for."""
    with pytest.raises(KeyError):
        EmfMeter("dev").add("Surprise")


def test_many_threads_count_together() -> None:
    """Programs run in several at once."""
    lines: list[str] = []
    meter = EmfMeter("dev", lines.append)
    threads = [threading.Thread(target=lambda: [meter.add("Runs") for _ in range(1000)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    meter.flush("generation.held")
    assert extract(lines[0])[0].values == (4000.0,)


def test_a_line_says_whose_it_is() -> None:
    """The ids of the invocation are in it, beside the metrics and no part of them."""
    lines: list[str] = []
    meter = EmfMeter("dev", lines.append)
    with about(requestId="r1", user="ann", function=None):
        meter.add("Duplicates")
        meter.flush("delivery.refused", problemId="p1")
    root = json.loads(lines[0])
    assert (root["level"], root["requestId"], root["user"], root["problemId"]) == ("INFO", "r1", "ann", "p1")
    assert "function" not in root


def test_the_table_can_be_read() -> None:
    """Every metric says what it is; only ends have reasons, for each is a metric more for every reason."""
    assert all(metric.says for metric in METRICS.values())
    assert [name for name, metric in METRICS.items() if metric.reasoned] == ["Refused", "Failed"]
