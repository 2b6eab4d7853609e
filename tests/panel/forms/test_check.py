"""A form that came back: what is in the way is found where it stands, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xinzhi.evidence.forms import read_form
from xinzhi.panel.forms import check_form

Make = Callable[..., Any]


def found(clerk: Any) -> list[tuple[str, str, str]]:
    return [(each.kind, each.sheet, each.cell) for each in check_form(read_form(clerk.send()))]


def test_a_form_filled_in_as_asked_is_in_order(clerk: Make) -> None:
    assert found(clerk()) == []


def test_a_blank_form_lacks_all_its_cells_and_no_more(clerk: Make) -> None:
    problems = check_form(read_form(clerk(blank=True).send()))
    assert {each.kind for each in problems} == {"missing"}
    assert sum(each.count for each in problems) == 27
    assert "2021、2022、2023 未填" in problems[0].words.zh


def test_text_in_a_number_says_where_and_why(clerk: Make) -> None:
    one = clerk()
    cells = [
        one.put("gdp", "110000", "2021年", "约5"),
        one.put("gdp", "110000", "2022年", "12①"),
        one.put("gdp", "110000", "2023年", "1,5"),
        one.put("gdp", "310000", "2021年", "=1+1"),
    ]
    assert found(one) == [("number", "创新", cell) for cell in cells]


def test_values_beyond_their_bounds(clerk: Make) -> None:
    one = clerk()
    cells = [one.put("staff", "110000", "2021年", -1), one.put("share", "310000", "2022年", 100.5)]
    one.put("gdp", "110000", "2021年", -5)
    assert found(one) == [("range", "创新", cells[0]), ("range", "绿色", cells[1])]


def test_changed_words_are_named_with_both(clerk: Make) -> None:
    one = clerk()
    one.put("gdp", "110000", "单位", "万元")
    one.put("gdp", "310000", "地区", "上海浦东")
    one.put("share", "330000", "指标", "城市化率")
    one.card("gdp", "定义", "不变价")
    problems = check_form(read_form(one.send()))
    assert [each.kind for each in problems] == ["unit", "definition", "name", "region"]
    assert problems[0].words.zh == "单位发出时为“亿元”，现为“万元”"
    assert problems[1].words.en == "definition was '现价' when sent out and is '不变价' now"


def test_a_definition_left_open_may_be_given(clerk: Make) -> None:
    one = clerk()
    one.card("staff", "定义", "全时当量")
    assert found(one) == []


def test_a_remark_explains_a_gap(clerk: Make) -> None:
    one = clerk()
    one.put("gdp", "330000", "2022年", None)
    one.put("gdp", "330000", "备注", "普查年未公布")
    (problem,) = check_form(read_form(one.send()))
    assert problem.words.zh == "2022 未填（备注：普查年未公布）"


def test_rows_may_be_sorted_and_moved(clerk: Make) -> None:
    one = clerk()
    sheet = one.book["创新"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    for at, row in enumerate(reversed(rows), start=4):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column).value = value  # type: ignore[assignment]
    sheet.insert_rows(1, 2)
    sheet.insert_cols(2)
    values = {key: entry.value for key, entry in read_form(one.send()).entries.items()}
    assert list(values.values()) != sorted(values.values(), key=float)
    assert sorted(filter(None, values.values())) == list(range(1, 28))
    assert values["gdp", "110000", "2021"] == 1
    assert check_form(read_form(one.path)) == []


def test_rows_and_columns_that_are_gone(clerk: Make) -> None:
    one = clerk()
    sheet, row = one.row("gdp", "310000")
    sheet.delete_rows(row)
    one.book["绿色"].delete_cols(one.column(one.book["绿色"], "2022年"))
    problems = check_form(read_form(one.send()))
    first = problems[0]
    assert (first.kind, first.item, first.region, first.count) == ("gone", "gdp", "310000", 3)
    assert sum(each.count for each in problems if each.kind == "gone") == 3 + 3


def test_what_the_form_does_not_ask_for_is_listed(clerk: Make) -> None:
    one = clerk()
    sheet = one.book["绿色"]
    last = sheet.max_row + 1
    for column, value in enumerate(("城镇化率", "%", "杭州", 1, 2, 3), start=1):
        sheet.cell(last, column).value = value  # type: ignore[assignment]
    assert {each[2] for each in found(one)} == {f"{letter}{last}" for letter in "ABCDEF"}


def test_the_same_row_twice_with_other_figures_is_not_taken(clerk: Make) -> None:
    one = clerk()
    sheet, row = one.row("gdp", "110000")
    last = sheet.max_row + 1
    for cell in sheet[row]:
        sheet.cell(last, cell.column).value = cell.value
    sheet.cell(last, one.column(sheet, "2021年")).value = 99
    problems = check_form(read_form(one.send()))
    assert [each.kind for each in problems] == ["number", "stray", "stray", "stray"]
    assert "两次" in problems[0].words.zh


def test_a_changed_hidden_sheet_is_told(clerk: Make) -> None:
    one = clerk()
    hidden = one.book["_xinzhi"]
    assert hidden.sheet_state == "veryHidden"
    for row in hidden.iter_rows():
        if row[0].value == "form":
            row[1].value = str(row[1].value).replace("亿元", "万元")
    assert check_form(read_form(one.send()))[0].kind == "form"
