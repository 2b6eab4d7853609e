"""The page in a real browser with the network cut: no request, live charts, origins on a click."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import xinzhi as xz
from xinzhi.lang import Lang
from xinzhi.report.write import write_documents
from xinzhi.study.template import study_text

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The driver leaves pipes to the collector when it stops.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND"


@pytest.fixture(scope="module", params=["zh", "en"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    lang: Lang = request.param
    folder = tmp_path_factory.mktemp(lang)
    (folder / "study.yaml").write_text(study_text(lang), encoding="utf-8")
    write_documents(xz.open_study(folder).run(), ("html",), lang)
    return folder / "brief.html"


def test_page_names_no_address_to_fetch(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    head = text[: text.index("<main>")]
    assert "<link" not in head
    assert 'src="http' not in text
    assert "url(http" not in text
    assert "default-src 'none'" in head


def test_page_says_which_vintage_was_used(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    chinese = "地区生产总值取“第五次全国经济普查修订后口径”（研究指定），来源中另有“第四次全国经济普查修订后口径”"
    english = "Gross regional product: the vintage used is"
    assert (chinese in text) != (english in text)


@pytest.fixture
def opened(page: Path) -> Iterator[tuple[Any, list[str], list[str]]]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")
    from playwright.sync_api import sync_playwright

    asked: list[str] = []
    errors: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, NOWHERE])
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.goto(page.as_uri())
        tab.wait_for_function("document.querySelectorAll('.save button').length >= 12")
        yield tab, asked, errors
        browser.close()


@pytest.mark.chromium
def test_page_lives_without_a_network(opened: tuple[Any, list[str], list[str]]) -> None:
    tab, asked, errors = opened
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert errors == []
    assert tab.locator("[data-chart] svg").count() == tab.locator("[data-chart]").count() >= 4


@pytest.mark.chromium
def test_a_number_shows_its_source(opened: tuple[Any, list[str], list[str]]) -> None:
    tab, _, errors = opened
    assert tab.locator("#origin").is_hidden()
    tab.locator("[data-cite^=score-]").first.click()
    assert tab.locator("#origin").is_visible()
    assert tab.locator("#origin dt").count() >= 11
    assert "china-provinces/" in tab.locator("#origin dd").first.inner_text()
    tab.keyboard.press("Escape")
    assert tab.locator("#origin").is_hidden()
    assert errors == []


@pytest.mark.chromium
def test_the_slider_changes_the_map(opened: tuple[Any, list[str], list[str]]) -> None:
    tab, _, _ = opened
    before = tab.locator("[data-chart=map] svg").inner_html()
    slider = tab.locator("[data-chart=map] input[type=range]")
    slider.focus()
    for _ in range(6):
        tab.keyboard.press("ArrowLeft")
    tab.wait_for_timeout(400)
    assert tab.locator("[data-chart=map] svg").inner_html() != before


@pytest.mark.chromium
def test_page_fits_a_phone(opened: tuple[Any, list[str], list[str]]) -> None:
    tab, _, _ = opened
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.wait_for_timeout(200)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.chromium
def test_a_note_stands_level_with_what_it_is_about(opened: tuple[Any, list[str], list[str]]) -> None:
    tab, _, _ = opened
    tops = tab.evaluate(
        "[...document.querySelectorAll('aside')].map(note => [note.getBoundingClientRect().top,"
        " note.previousElementSibling.getBoundingClientRect().top])",
    )
    assert len(tops) >= 4
    for note, beside in tops:
        assert abs(note - beside) < 40
