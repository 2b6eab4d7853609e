"""A number that a workbook shows in per cent is read as it is shown, never as the fraction that is stored."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import xinzhi as xz
from xinzhi.evidence.forms import Form, Item, read_form
from xinzhi.lang import Words
from xinzhi.report.forms import form_book


def book(path: Path, head: str, *cells: tuple[float, str]) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["地区", head])
    for name, (value, code) in zip(("北京", "上海", "天津", "河北"), cells, strict=False):
        sheet.append([name, value])
        sheet.cell(sheet.max_row, 2).number_format = code
    made.save(path)
    return path


def read(path: Path) -> dict[str, tuple[float, str, str]]:
    panel = xz.read_tables(path, period="2023")
    held = panel.frame.join(panel.evidence.frame, left_on="evidence_id", right_on="id")
    rows = held.select("region_name", "value", "unit", "printed").iter_rows()
    return {name: (value, unit, printed) for name, value, unit, printed in rows}


def test_as_shown_whatever_the_format_is_called(tmp_path: Path) -> None:
    cells = ((0.0265, "0.00%"), (0.12, "0%"), (1, '0.0 "约" %'), (2.5, '0.0"%"'))
    assert read(book(tmp_path / "a.xlsx", "强度(%)", *cells)) == {
        "北京": (2.65, "%", "2.65%"),
        "上海": (12.0, "%", "12%"),
        "天津": (100.0, "%", "100%"),
        "河北": (2.5, "%", "2.5"),
    }


def test_a_head_without_a_unit_gets_it(tmp_path: Path) -> None:
    assert read(book(tmp_path / "a.xlsx", "强度", (0.5, "0%")))["北京"] == (50.0, "%", "50%")


@pytest.mark.parametrize(("unit", "taken"), [("%", 12.0), ("亿元", None)])
def test_in_a_form_too(tmp_path: Path, unit: str, taken: float | None) -> None:
    item = Item("x", Words("指标", "Indicator x"), Words(unit, unit), group=Words("组", "Group"))
    form = Form("f", Words("表", "Form"), "", "zh", (item,), (("110000", "北京"),), ("2023",))
    (tmp_path / "f.xlsx").write_bytes(form_book(form, {("x", "110000", "2023"): 0.12}))
    made = openpyxl.load_workbook(tmp_path / "f.xlsx")
    made["组"]["D4"].number_format = "0%"
    made.save(tmp_path / "f.xlsx")
    entry = read_form(tmp_path / "f.xlsx").entries["x", "110000", "2023"]
    assert (entry.value, entry.printed, entry.problem is None) == (taken, "12%", taken is not None)
