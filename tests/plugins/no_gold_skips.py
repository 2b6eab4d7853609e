"""Where the gold folder stands, a gold test that skips fails: `pytest -p no_gold_skips`.

A skip for another marked reason (a browser, LibreOffice, Java, PostgreSQL or R is missing) stays a skip.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("chromium", "libreoffice", "java", "postgres", "r")


def gold_folder() -> Path:
    """Give the folder of gold numbers, there or not."""
    return Path(os.environ.get("XINZHI_GOLD") or ROOT.parent / "shared")


def is_gold(node: pytest.Item | pytest.Collector) -> bool:
    """Tell whether a test, or a file of tests, is about gold numbers and about nothing else that may be missing."""
    in_folder = ROOT / "tests" / "gold" in node.path.parents
    marked = node.get_closest_marker("gold") is not None
    return (in_folder or marked) and not any(node.get_closest_marker(tool) for tool in TOOLS)


def refuse(report: pytest.TestReport | pytest.CollectReport, node: pytest.Item | pytest.Collector) -> None:
    """Turn a skip into a failure that repeats the reason."""
    if report.skipped and not hasattr(report, "wasxfail") and is_gold(node) and gold_folder().is_dir():
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{node.nodeid}: the gold folder is here, so this test must run; it said: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Look at each phase of each test."""
    report = yield
    refuse(report, item)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Look at each file, which may skip as a whole."""
    report = yield
    refuse(report, collector)
    return report
