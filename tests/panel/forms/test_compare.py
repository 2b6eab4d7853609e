"""The difference against last time: every change is listed with old and new, and none is made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from xinzhi.evidence.forms import Form, Item, read_form
from xinzhi.lang import Words
from xinzhi.panel.forms import Change, compare_forms

Make = Callable[..., Any]


def changes(new: Any, old: Any) -> list[Change]:
    return compare_forms(read_form(new.send()), read_form(old.send()))


def test_the_same_form_is_no_different(clerk: Make) -> None:
    assert changes(clerk("new.xlsx"), clerk("old.xlsx")) == []


def test_cells_with_old_and_new(clerk: Make) -> None:
    new, old = clerk("new.xlsx"), clerk("old.xlsx")
    cell = new.put("gdp", "110000", "2021年", 1.5)
    new.put("gdp", "110000", "2022年", None)
    old.put("gdp", "110000", "2023年", None)
    new.put("gdp", "310000", "2021年", "约4")
    found = {(each.kind, each.region, each.period): each for each in changes(new, old)}
    assert set(found) == {
        ("changed", "110000", "2021"),
        ("emptied", "110000", "2022"),
        ("filled", "110000", "2023"),
        ("changed", "310000", "2021"),
    }
    one = found["changed", "110000", "2021"]
    assert (one.old, one.new, one.sheet, one.cell, one.ratio) == ("1", "1.5", "创新", cell, 1.5)
    assert (found["changed", "310000", "2021"].old, found["changed", "310000", "2021"].new) == ("4", "约4")


def test_definitions_indicators_regions_and_periods(clerk: Make, form: Form) -> None:
    fresh = Item("rd", Words("研发经费", "R&D"), Words("亿元", "100 million yuan"), group=form.items[0].group)
    other = replace(form.items[0], definition=Words("不变价", "Constant"), unit=Words("万元", "10 000 yuan"))
    next_form = replace(
        form,
        edition="2027",
        items=(other, fresh, form.items[2]),
        regions=(*form.regions[:2], ("440000", "广东")),
        periods=("2022", "2023", "2024"),
    )
    new, old = clerk("new.xlsx", form=next_form, blank=True), clerk("old.xlsx", blank=True)
    new.card("share", "来源部门", "统计局")
    found = [(each.kind, each.item or each.region or each.period, each.old, each.new) for each in changes(new, old)]
    assert found[:4] == [
        ("item-new", "rd", "", "研发经费"),
        ("item-gone", "staff", "研发人员", ""),
        ("definition", "gdp", "现价", "不变价"),
        ("unit", "gdp", "亿元", "万元"),
    ]
    assert set(found[4:]) == {
        ("region-new", "440000", "", "广东"),
        ("region-gone", "330000", "浙江", ""),
        ("period-new", "2024", "", "2024"),
        ("period-gone", "2021", "2021", ""),
        ("department", "share", "", "统计局"),
        ("framework", "", "2026", "2027"),
    }


def test_a_new_definition_in_the_sheet_is_a_change_too(clerk: Make) -> None:
    new, old = clerk("new.xlsx"), clerk("old.xlsx")
    new.card("gdp", "定义", "不变价")
    new.put("gdp", "110000", "备注", "初步核算")
    assert [(each.kind, each.old, each.new) for each in changes(new, old)] == [
        ("definition", "现价", "不变价"),
        ("note", "", "初步核算"),
    ]
