"""The page of an import in a real browser, the network cut: files are found and put away, and nothing is asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import xinzhi as xz
from xinzhi.report.intake import write_intake

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"]
SHOWN = (
    "[...document.querySelectorAll('details.file')].filter(f => !f.hidden).map(f => f.querySelector('b').textContent)"
)
# The driver leaves pipes to the collector when it stops.
pytestmark = [
    pytest.mark.chromium,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]


def test_files_are_found_by_content_and_clean_ones_put_away(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "甲.csv").write_text("地区,指标,单位,2023\n北京,产值,亿元,1\n上海,产值,亿元,2\n", "utf-8")
    (tmp_path / "in" / "乙.csv").write_text("地区,指标,单位,2023\n天津,人口,万人,1\n河北,人口,万人,约2\n", "utf-8")
    write_intake(xz.read_tables(tmp_path / "in"), tmp_path, "zh")
    asked: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: asked.append(message.text))
        page.on("pageerror", lambda error: asked.append(str(error)))
        page.goto((tmp_path / "intake.html").as_uri())
        assert page.evaluate(SHOWN) == ["乙.csv", "甲.csv"]
        page.check("#odd")
        assert page.evaluate(SHOWN) == ["乙.csv"]
        page.uncheck("#odd")
        page.fill("#find", "产值")
        assert page.evaluate(SHOWN) == ["甲.csv"]
        page.fill("#find", "没有的词")
        assert page.evaluate(SHOWN) == []
        assert page.is_visible("#none")
        browser.close()
    assert [one for one in asked if not one.startswith(("file:", "data:"))] == []
