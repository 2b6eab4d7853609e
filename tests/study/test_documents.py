"""Documents of a study: read, held against its figures, told in the brief and in the ledger."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import xinzhi as xz
from xinzhi.errors import XinzhiError
from xinzhi.report.blocks import Table
from xinzhi.report.brief import make_brief
from xinzhi.report.write import write_documents
from xinzhi.study import Run
from xinzhi.study.documents import NAME
from xinzhi.study.template import study_text

TEXT = "安徽省2022年经济情况（示例）\n2023年2月1日\n2022年，安徽省地区生产总值4.5万亿元。社会消费品零售总额增长0.2%。\n2022年，安徽省地区生产总值9.9万亿元。\n"


def folder(tmp_path: Path, documents: str = "documents: [documents/]") -> Path:
    (tmp_path / "documents").mkdir(exist_ok=True)
    (tmp_path / "documents" / "a.txt").write_text(TEXT, encoding="utf-8")
    text = study_text("zh").replace("draws: 2000", "draws: 1000")
    (tmp_path / "study.yaml").write_text(f"{text}\n{documents}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return xz.open_study(folder(tmp_path_factory.mktemp("documents"))).run()


def test_claims_are_held_against_the_figures(run: Run) -> None:
    found = {row["text"]: row for row in run[NAME].frame.iter_rows(named=True)}
    assert found["4.5万亿元"]["verdict"] == "confirmed"
    assert found["9.9万亿元"]["verdict"] == "in-conflict"
    assert found["4.5万亿元"]["evidence"] == "china-provinces/gdp_current@census4/340000/2022"
    assert "不可由总量推算" in found["0.2%"]["why_zh"]


def test_the_brief_sets_them_side_by_side_and_links_to_their_place(run: Run) -> None:
    for lang in ("zh", "en"):
        brief = make_brief(run, lang)
        tables = [block for block in brief.blocks if isinstance(block, Table) and block.rows[0][0].link]
        assert len(tables) == 1
        links = [row[0].link for row in tables[0].rows]
        ids = run[NAME].frame["id"].to_list()
        assert {link.removeprefix("ledger.html#") for link in links} <= set(ids)
        assert tables[0].rows[0][-1].text in {"相左：与表不符", "contradicts: in conflict"}


def test_the_ledger_is_written_and_linked(run: Run) -> None:
    written = write_documents(run, ("html",), "zh")
    assert {"brief.html", "ledger.html", "ledger.xlsx"} <= set(written)
    page = (run.store.out / "brief.html").read_text(encoding="utf-8")
    ledger = (run.store.out / "ledger.html").read_text(encoding="utf-8")
    for name in run[NAME].frame.filter(run[NAME].frame["held"].is_not_null())["id"]:
        assert f'href="ledger.html#{name}"' in page
        assert f'id="{name}"' in ledger


def test_a_changed_document_reads_the_documents_again_and_nothing_more(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "copy"
    shutil.copytree(run.store.out, place)
    assert xz.open_study(place).run().computed in {(), (NAME,)}
    (place / "documents" / "a.txt").write_text(TEXT + "新增12个项目。\n", encoding="utf-8")
    assert xz.open_study(place).run().computed == (NAME,)


@pytest.mark.parametrize(
    ("documents", "code"),
    [
        ("documents: [nowhere/]", "evidence.no-documents"),
        ("documents: {files: [documents/], date: 2024-13}", "evidence.bad-date"),
        ("documents: {files: [documents/], region: 鼓楼区}", "keys.ambiguous-region"),
        ("documents: {fils: [documents/]}", "study.unknown-key"),
        ("documents: 5", "study.not-a-mapping"),
        ("documents: []", "study.bad-value"),
    ],
)
def test_refuses_what_cannot_be(tmp_path: Path, documents: str, code: str) -> None:
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(folder(tmp_path, documents))
    assert caught.value.code == code


def test_a_document_that_cannot_be_read_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    place = folder(tmp_path)
    (place / "documents" / "b.txt").write_bytes(b"")
    found = xz.open_study(place).run()
    assert found[NAME].tables["left_out"]["document"].to_list() == ["b.txt"]
    assert found[NAME].frame.height >= 3
    assert any("b.txt" in getattr(block, "text", "") for block in make_brief(found, "zh").blocks)
