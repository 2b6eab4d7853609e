"""A small form, filled in by the tests as a clerk would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from xinzhi.evidence.forms import Form, Item
from xinzhi.lang import Words
from xinzhi.report.forms import form_book

INNOVATION, GREEN = Words("创新", "Innovation"), Words("绿色", "Green")
ITEMS = (
    Item("gdp", Words("地区生产总值", "GRP"), Words("亿元", "100 million yuan"), Words("现价", "Current"), INNOVATION),
    Item("staff", Words("研发人员", "R&D staff"), Words("人年", "person-years"), group=INNOVATION, low=0),
    Item("share", Words("城镇化率", "Urban share"), Words("%", "%"), Words("常住", "Resident"), GREEN, low=0, high=100),
)
REGIONS = (("110000", "北京"), ("310000", "上海"), ("330000", "浙江"))
FORM = Form("mine", Words("我的框架", "My framework"), "2026", "zh", ITEMS, REGIONS, ("2021", "2022", "2023"))
SHEETS = {"gdp": "创新", "staff": "创新", "share": "绿色"}
HEAD = 3


class Clerk:
    """Someone who fills in a form: cells are found by indicator, region and head, as a person finds them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def column(self, sheet: Worksheet, head: str) -> int:
        return next(cell.column for cell in sheet[HEAD] if cell.value == head)

    def row(self, item: str, region: str) -> tuple[Worksheet, int]:
        sheet = self.book[SHEETS[item]]
        items, codes = self.column(sheet, "指标代码"), self.column(sheet, "地区代码")
        rows = range(HEAD + 1, sheet.max_row + 1)
        return sheet, next(
            row for row in rows if (sheet.cell(row, items).value, sheet.cell(row, codes).value) == (item, region)
        )

    def put(self, item: str, region: str, head: str, value: object) -> str:
        """Write into a cell and give its address."""
        sheet, row = self.row(item, region)
        cell = sheet.cell(row, self.column(sheet, head))
        cell.value = value  # type: ignore[assignment]
        return str(cell.coordinate)

    def card(self, item: str, head: str, value: object) -> None:
        sheet = self.book["指标"]
        row = next(row for row in range(HEAD + 1, sheet.max_row + 1) if sheet.cell(row, 10).value == item)
        sheet.cell(row, self.column(sheet, head)).value = value  # type: ignore[assignment]

    def send(self) -> Path:
        self.book.save(self.path)
        return self.path


@pytest.fixture
def form() -> Form:
    return FORM


@pytest.fixture
def clerk(tmp_path: Path) -> Callable[..., Clerk]:
    """Give a clerk with a form, filled in with 1, 2, 3 … unless it is to be left blank."""

    def make(name: str = "form.xlsx", *, blank: bool = False, form: Form = FORM) -> Clerk:
        keys = [(i.code, code, period) for i in form.items for code, _ in form.regions for period in form.periods]
        values = {} if blank else {key: float(at) for at, key in enumerate(keys, start=1)}
        path = tmp_path / name
        path.write_bytes(form_book(form, values))
        return Clerk(path)

    return make
