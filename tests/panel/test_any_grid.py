"""Whatever stands in a grid: no traceback, and every figure is a number that stands in its cell."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinzhi.errors import XinzhiError
from xinzhi.evidence.intake.sidecar import number as place
from xinzhi.evidence.intake.tables import read_figures

WORDS = [
    "北京",
    "天津市",
    "河 北",
    "江两",
    "朝阳",
    "鼓楼区",
    "合计",
    "全国",
    "东部地区",
    "东北地区",
    "Beijing",
    "地区",
    "年份",
    "指标",
    "单位",
    "数值",
    "2022年",
    "2023",
    "20211",
    "2023年一季度",
    "前三季度",
    "全年",
    "续表",
    "（续）",
    "单位：万元",
    "表3-1 各地区产量（吨）",
    "2023年产量",
    "注：说明",
    "其中：男",
    "产值（亿元）",
    "比重（%）",
    "人口",
    "亿元",
    "1",
    "2.5",
    "-3",
    "1,234",
    "10,5",
    "1.234,5",
    "12%",
    "—",
    "…",
    "3*",
    "",
    "",
    "",
    "",
    "100",
    "2023-05",
    "a) 注",
    "序号",
    "代码",
    "110000",
    "510922",
    "指标：GDP(亿元)",
    "数据库：x",
    "2020—2022年",
]
CELL = re.compile(r"([A-Z]+)(\d+)")
ROWS = st.integers(1, 7).flatmap(
    lambda width: st.lists(st.lists(st.sampled_from(WORDS), min_size=width, max_size=width), min_size=1, max_size=9)
)


@settings(max_examples=100)
@given(ROWS)
def test_every_figure_stands_in_its_cell(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("any") / "数据.csv"
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    try:
        _, found = read_figures(path, path.name)
    except XinzhiError:
        return
    for cell, printed in found.figures.select("cell", "printed").iter_rows():
        at = CELL.fullmatch(cell)
        assert at
        assert rows[int(at[2]) - 1][place(at[1])].strip() == printed
