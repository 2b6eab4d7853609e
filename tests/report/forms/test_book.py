"""A form as a workbook: open where it is filled in, locked elsewhere, and nothing in it is a formula."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from xinzhi.evidence.forms import Form, Item
from xinzhi.evidence.pack import open_pack
from xinzhi.frameworks import load_framework
from xinzhi.frameworks.forms import form_for
from xinzhi.keys import regions
from xinzhi.lang import Lang, Words
from xinzhi.report.forms import form_book

HEAD = 3
EVIL = "=cmd|'/C calc'!A0"


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def made(lang: Lang = "zh") -> Form:
    known = {code: regions.name(code, lang) for code in ("110000", "330000")}
    return form_for(load_framework("hqd-yrd2023"), list(known.items()), ("2022", "2023"), lang=lang)


def test_asks_for_every_indicator_of_a_framework_without_formulas() -> None:
    framework = load_framework("hqd-yrd2023")
    book = opened(form_book(made()))
    card = [[cell.value for cell in row] for row in book["指标"].iter_rows(min_row=HEAD)]
    assert {"指标", "定义", "单位", "来源部门", "更新频率", "填报人", "备注"} <= set(card[0])
    names = [row[card[0].index("指标")] for row in card[1:]]
    assert names == [leaf.name.zh for leaf in framework.indicators]
    assert {sheet.title for sheet in book.worksheets} >= {branch.name.zh for branch in framework.dimensions}


def test_asks_for_the_figures_that_formulas_need_each_once() -> None:
    known = open_pack("china-provinces").indicators
    form = form_for(load_framework("three-lines"), [("110000", "北京")], ("2023",), known)
    codes = [item.code for item in form.items]
    assert len(codes) == len(set(codes)) == 16
    assert {"rd_basic", "rd_internal_total", "population_resident_yearend"} <= set(codes)
    assert "人均" in next(item.used.zh for item in form.items if item.code == "gdp_current")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_only_what_is_to_be_filled_in_is_open(lang: Lang) -> None:
    book = opened(form_book(made(lang)))
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert not sheet.protection.password
    sheet = book.worksheets[2]
    heads = [cell.value for cell in sheet[HEAD]]
    free = [not cell.protection.locked for cell in sheet[HEAD + 1]]
    years = {"2022年", "2023年"} if lang == "zh" else {"2022", "2023"}
    assert {head for head, one in zip(heads, free, strict=True) if one} == years | {
        "备注" if lang == "zh" else "Remarks"
    }
    assert sheet.freeze_panes == "D4"
    rules = sheet.data_validations.dataValidation
    assert {rule.type for rule in rules} == {"decimal"}
    assert book["_xinzhi"].sheet_state == "veryHidden"


def test_bounds_stand_where_name_or_unit_leaves_no_doubt() -> None:
    known = open_pack("china-provinces").indicators
    form = form_for(load_framework("three-lines"), [("110000", "北京")], ("2023",), known)
    bounds = {item.code: (item.low, item.high) for item in form.items}
    assert bounds["urbanization_rate"] == (0, 100)
    assert bounds["patent_grants"] == (0, None)
    assert bounds["gdp_index_prev100"] == (None, None)
    assert bounds["gdp_current"] == (None, None)


def test_no_text_becomes_a_formula_or_link() -> None:
    words = Words(EVIL, EVIL)
    item = Item("x", words, words, words, words, words)
    form = Form("f", words, EVIL, "zh", (item,), ((EVIL, EVIL),), ("2023",))
    data = form_book(form)
    for sheet in opened(data).worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert not any(b"<f>" in packed.read(part) for part in packed.namelist() if "worksheets" in part)
        assert not any("externalLink" in part for part in packed.namelist())


def test_the_same_form_is_the_same_bytes_and_knows_its_content() -> None:
    form = made()
    assert form_book(form) == form_book(form)
    assert replace(form, periods=("2023",)).id != form.id
