"""Metrics, dashboard, alarms, runbooks and the pages about them name the same things."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from alpaco.adapters.emf import METRICS, NAMESPACE
from alpaco.problem.evidence import Gate
from alpaco.problem.generation import SCRATCH

ROOT = Path(__file__).parents[2]
TERRAFORM = ROOT / "infrastructure/terraform/problem_service"
MONITORING = (TERRAFORM / "monitoring.tf").read_text()
DASHBOARD = (TERRAFORM / "dashboard.json.tftpl").read_text()
RUNBOOKS = (ROOT / "docs/operations/runbooks.md").read_text()
PAGE = (ROOT / "docs/operations/monitoring.md").read_text()


def anchor(heading: str) -> str:
    """Return a heading's anchor as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(page: str) -> set[str]:
    """Return the anchors of a page's headings."""
    return {anchor(heading) for heading in re.findall(r"^#+ (.+)$", page, re.MULTILINE)}


def alarms() -> set[str]:
    """Return the alarms' names as `monitoring.tf` has them, without those of single functions told apart."""
    block = MONITORING[MONITORING.index("  alarms = merge(") : MONITORING.index('resource "aws_sns_topic"')]
    single = re.findall(r"^      ([a-z-]+) += \{$", block, re.MULTILINE)
    several = re.findall(r': "([a-z${}-]+)" =>', block)
    return {*single, *(name.replace("${key}-saturated", "worker-saturated").split("-${")[0] for name in several)}


def test_what_is_watched_is_what_is_told() -> None:
    """Every metric of the table is on the dashboard or under an alarm, and those name no other of ours."""
    shown = set(re.findall(r'"\$\{namespace\}", "(\w+)"', DASHBOARD))
    shown |= set(re.findall(r"MetricName=\\\"(\w+)\\\"", DASHBOARD))
    watched = set(re.findall(r"namespace = local\.metrics_namespace, name = \"(\w+)\"", MONITORING))
    assert shown | watched == set(METRICS)
    assert watched <= shown, "who is called wants to see it"
    assert f'metrics_namespace = "{NAMESPACE}"' in (TERRAFORM / "locals.tf").read_text()


def test_the_dashboard_is_json_with_places() -> None:
    """With every place filled in it is a dashboard whose widgets neither overlap nor leave the page."""
    widgets = json.loads(re.sub(r"\$\{alarms\}", "[]", DASHBOARD))["widgets"]
    taken: set[tuple[int, int]] = set()
    for widget in widgets:
        place = {
            (x, y)
            for x in range(widget["x"], widget["x"] + widget["width"])
            for y in range(widget["y"], widget["y"] + widget["height"])
        }
        assert not place & taken
        assert max(x for x, _ in place) < 24
        taken |= place
    assert {widget["properties"]["region"] for widget in widgets if widget["type"] == "metric"} == {"${region}"}


def test_every_alarm_has_a_runbook_and_a_line() -> None:
    """The heading that its description links to exists, no runbook is without an alarm, the page lists them all."""
    assert len(alarms()) > 12
    assert set(re.findall(r"^## ([a-z-]+)$", RUNBOOKS, re.MULTILINE)) == alarms()
    listed = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \|$", PAGE.split("| alarm |")[1].split("\n\n")[0], re.MULTILINE)
    assert set(listed) == alarms()
    assert len(listed) == len(set(listed))


def test_links_between_the_operators_pages_lead_somewhere() -> None:
    """Every link of these pages goes to a file that exists, and to a heading that it has."""
    pages = [ROOT / "docs" / name for name in ("operations/runbooks.md", "operations/monitoring.md")]
    pages += [ROOT / "docs" / name for name in ("troubleshooting.md", "troubleshooting.ko.md")]
    for page in pages:
        for address in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text()):
            file, _, place = address.partition("#")
            target = page if not file else (page.parent / file).resolve()
            assert target.exists(), f"{page.name}: {address}"
            assert not place or place in anchors(target.read_text()), f"{page.name}: {address}"


def test_the_page_has_the_table_of_metrics() -> None:
    """Names, units and words are the code's."""
    rows = re.findall(r"^\| `(\w+)` \| (Count|Seconds) \| (.+) \|$", PAGE, re.MULTILINE)
    assert rows == [(name, metric.unit, metric.says) for name, metric in METRICS.items()]


def test_the_page_has_every_event_and_no_other() -> None:
    """A name in a log call or a metric's line is explained; what is explained occurs."""
    used = set()
    for path in (ROOT / "backend/lambdas/alpaco").rglob("*.py"):
        text = path.read_text()
        used |= set(re.findall(r'(?:"event": |flush\(|_about\(|line\("ERROR", )"([a-z]+\.[a-z]+)"', text))
    rows = re.findall(r"^\| (`[a-z]+\.[a-z]+`(?:, `[a-z]+\.[a-z]+`)*) \|", PAGE, re.MULTILINE)
    assert {name.strip("`") for row in rows for name in row.split(", ")} == used


def test_prices_are_the_cost_sheets() -> None:
    """What the cost alarm reckons with is what `benchmarks/cost/prices.py` says."""
    sys.path.insert(0, str(ROOT / "benchmarks/cost"))
    try:
        from prices import PRICES
    finally:
        sys.path.pop(0)
    told = {name: float(value) for name, value in re.findall(r"(gb_second|message|write|read) = ([\d.]+)", MONITORING)}
    assert told == {name: PRICES[f"{name}s"].dollars for name in ("gb_second", "message", "write", "read")}


def test_what_the_metrics_cost_is_reckoned_right() -> None:
    """As many metrics as the table has, and as many reasons as there are gates and codes."""
    reasons = len(Gate) + len({"UNSUPPORTED_REQUEST", "INTERNAL", "DEADLINE_EXCEEDED"})
    row = re.search(r"^\| (\d+) metrics, and (\d+) more if .* \| ([\d.]+) \|$", PAGE, re.MULTILINE)
    assert row is not None
    assert (int(row[1]), int(row[2])) == (len(METRICS) + 1, reasons)
    assert float(row[3]) == round(0.30 * (int(row[1]) + int(row[2])), 2)


def test_the_bucket_forgets_what_is_scratch() -> None:
    """The rule that expires objects after a day is for the place that the code puts them in."""
    rule = re.search(
        r'id     = "scratch".*?prefix = "([^"]+)".*?days = (\d+)', (TERRAFORM / "storage.tf").read_text(), re.DOTALL
    )
    assert rule is not None
    assert rule.groups() == (SCRATCH, "1")
