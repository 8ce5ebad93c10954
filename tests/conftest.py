"""What every suite shares: CI skips nothing without a word."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

# For a search that goes deeper than CI has time for: scripts/test … --hypothesis-profile deep
settings.register_profile("deep", max_examples=800, deadline=None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """On CI a test that skips itself because something is missing has failed: CI promised to run it."""
    report = yield
    promised = os.environ.get("CI") and item.get_closest_marker("may_skip") is None
    if promised and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped on CI: {report.longrepr}"
    return report
