"""The ledger's page: what stands in it, what a person can do there, and that nothing of a document runs."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from xinzhi.evidence import read_document
from xinzhi.evidence.corrections import read_corrections
from xinzhi.lang import Lang
from xinzhi.report.ledger import read_claims, write_ledger
from xinzhi.report.ledger.page import _json

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"]
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
ATTACK = (
    "</script><script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">增长6.3%。\n"
    "<svg onload=document.title='broken'>新增<b>12</b>个项目，\"><style>body{display:none}</style>javascript:alert(1)\n"
    "{{ 7*7 }} {% raw %} ${7*7} 收入达100亿元<!-- 。\n"
)
TEXT = "江苏省公报\n2024年全省地区生产总值增长5.8%，新增12个项目。\n全省粮食产量达700万吨以上。\n"
Open = Callable[..., AbstractContextManager[tuple[Any, list[str]]]]


def ledger(folder: Path, text: str, lang: Lang = "zh", name: str = "a.txt") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    document = read_document(folder / name, date="2025-01-20", region="江苏")
    write_ledger([read_claims(document)], folder, lang)
    return folder / "ledger.html"


@pytest.fixture
def opened() -> Open:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")

    @contextmanager
    def open_page(page: Path, width: int = 1280, height: int = 900) -> Iterator[tuple[Any, list[str]]]:
        from playwright.sync_api import sync_playwright

        said: list[str] = []
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            tab = browser.new_page(viewport={"width": width, "height": height}, accept_downloads=True)
            tab.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
            tab.on("pageerror", lambda error: said.append(str(error)))
            tab.on("request", lambda request: said.append(request.url) if request.url.startswith("http") else None)
            tab.goto(page.as_uri())
            yield tab, said
            browser.close()

    return open_page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_holds_the_whole_text_and_every_claim(tmp_path: Path, lang: Lang) -> None:
    page = ledger(tmp_path, TEXT, lang).read_text(encoding="utf-8")
    article = page[page.index("<article") : page.index("</article>")]
    plain = re.sub(r"<[^>]+>", "", re.sub(r"</?p[^>]*>", "\n", article))
    assert [line for line in plain.split("\n") if line.strip()] == TEXT.split("\n")[:-1]
    assert article.count("<mark") == len(_rows(tmp_path)) >= 3


def test_other_files_say_the_same(tmp_path: Path) -> None:
    ledger(tmp_path, TEXT)
    rows = _rows(tmp_path)
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows)
    assert pl.read_parquet(tmp_path / "ledger.parquet")["id"].to_list() == [row["id"] for row in rows]
    assert all(f'id="{row["id"]}"' in (tmp_path / "ledger.html").read_text(encoding="utf-8") for row in rows)


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = ledger(tmp_path / "1", TEXT), ledger(tmp_path / "2", TEXT)
    for name in ("ledger.html", "ledger.xlsx", "ledger.jsonl", "ledger.parquet"):
        assert first.with_name(name).read_bytes() == second.with_name(name).read_bytes()


def test_words_of_a_document_are_escaped(tmp_path: Path) -> None:
    page = ledger(tmp_path, ATTACK).read_text(encoding="utf-8")
    assert page.count("<script") == 2
    assert "<img" not in page
    assert "<svg" not in page
    assert page.count("<style") == 1
    assert "{{ 7*7 }}" in page
    assert "sha256-" in page[: page.index("<title>")]
    assert "unsafe" not in page[: page.index("<title>")]


def test_data_cannot_end_its_script() -> None:
    text = _json({"a": "</script><!--\u2028&"})
    assert "<" not in text
    assert "\u2028" not in text
    assert json.loads(text) == {"a": "</script><!--\u2028&"}


@pytest.mark.chromium
def test_nothing_of_a_document_runs(tmp_path: Path, opened: Open) -> None:
    with opened(ledger(tmp_path, ATTACK, name="<b>.txt")) as (tab, said):
        tab.keyboard.press("j")
        assert tab.title() == "文件陈述台账"
        assert said == []
        assert tab.locator("article img, article svg, article script, article style, article b").count() == 0
        assert "</script>" in tab.locator("article").inner_text()
        assert "<b>" in tab.locator(".about").first.inner_text()


@pytest.mark.chromium
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_keys_lead_from_claim_to_claim(tmp_path: Path, opened: Open, lang: Lang) -> None:
    with opened(ledger(tmp_path, TEXT, lang)) as (tab, said):
        tab.keyboard.press("j")
        assert tab.locator("#card h4").inner_text() == "5.8%"
        tab.keyboard.press("j")
        assert tab.locator("#card h4").inner_text() == "12个"
        tab.keyboard.press("k")
        assert tab.locator("mark.on").inner_text() == "5.8%"
        tab.keyboard.press("Escape")
        assert tab.locator("#card h4").count() == 0
        assert said == []


@pytest.mark.chromium
def test_filters_leave_what_fits(tmp_path: Path, opened: Open) -> None:
    with opened(ledger(tmp_path, TEXT)) as (tab, _):
        tab.select_option("select[data-filter=kind]", "growth")
        assert tab.locator("mark:not(.off)").all_inner_texts() == ["5.8%"]
        tab.select_option("select[data-filter=kind]", "")
        tab.fill("#find", "粮食")
        assert tab.locator("mark:not(.off)").all_inner_texts() == ["700万吨以上"]
        assert tab.locator("#count").inner_text().startswith("显示 1 / ")


@pytest.mark.chromium
def test_a_link_opens_its_claim(tmp_path: Path, opened: Open) -> None:
    page = ledger(tmp_path, TEXT)
    wanted = _rows(tmp_path)[1]
    with opened(page) as (tab, _):
        tab.goto(f"{page.as_uri()}#{wanted['id']}")
        assert tab.locator("#card h4").inner_text() == wanted["text"]


@pytest.mark.chromium
def test_corrections_are_saved_and_applied_on_the_next_run(tmp_path: Path, opened: Open) -> None:
    page = ledger(tmp_path, TEXT)
    with opened(page) as (tab, said):
        tab.keyboard.press("j")
        tab.keyboard.press("e")
        tab.fill("#f-subject", "江苏省地区生产总值")
        tab.locator("#card button.main").click()
        tab.keyboard.press("j")
        tab.locator("#card .acts button", has_text="不是陈述").click()
        assert tab.locator("mark.dropped").inner_text() == "12个"
        tab.evaluate(SELECT)
        tab.locator("#add").click()
        tab.fill("#f-value", "1")
        tab.fill("#f-unit", "省")
        tab.locator("#card button.main").click()
        with tab.expect_download() as got:
            tab.locator("#save").click()
        got.value.save_as(tmp_path / "corrections.jsonl")
        assert said == []
    made = read_corrections(tmp_path / "corrections.jsonl")
    assert [one.action for one in made] == ["change", "drop", "add"]
    document = read_document(tmp_path / "a.txt", date="2025-01-20", region="江苏")
    reading = read_claims(document, None, made)
    assert reading.corrected.stale == ()
    by = {entry.claim.text: (entry.by, entry.claim.subject) for entry in reading.entries}
    assert by["5.8%"] == ("changed", "江苏省地区生产总值")
    assert by["公报"][0] == "added"
    assert "12个" not in by


@pytest.mark.chromium
def test_on_a_phone_the_card_covers_no_claim(tmp_path: Path, opened: Open) -> None:
    with opened(ledger(tmp_path, TEXT * 6), 390, 800) as (tab, _):
        tab.locator("mark").nth(9).click()
        card, mark = tab.locator("#card").bounding_box(), tab.locator("mark.on").bounding_box()
        assert mark["y"] + mark["height"] <= card["y"]
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390


SELECT = """() => {
  const node = document.querySelector("article p").firstChild, range = document.createRange();
  range.setStart(node, 3); range.setEnd(node, 5);
  const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range);
}"""


def _rows(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "ledger.jsonl").read_text(encoding="utf-8").splitlines()]
