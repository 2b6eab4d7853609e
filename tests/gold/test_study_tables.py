"""A study over the folder of official files as they are."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import xinzhi as xz
from xinzhi.errors import XinzhiError
from xinzhi.evidence.pack import open_pack

pytestmark = pytest.mark.gold

FRAMEWORK = """\
id: official
name: {zh: 官方表, en: Official tables}
status: full
origin: study
citation: {title: 官方表, author: 测试, year: 2026}
dimensions:
  - id: one
    name: {zh: 创新, en: Innovation}
    indicators:
      - id: grants
        name: {zh: 每亿元产值发明授权, en: Grants per output}
        unit: {zh: 件/亿元, en: pieces per 10⁸ yuan}
        formula: {ratio: [grants, gdp]}
        direction: "+"
      - {id: valid, name: {zh: 有效发明, en: Valid}, unit: {zh: 件, en: pieces}, formula: valid, direction: "+"}
"""
STUDY = """\
study: 官方表
lang: zh
sources:
  - tables: dirty/
    indicators: {地区生产总值: gdp, v4_cg_zlsq2_fm: grants, v4_cg_zlsyx_fm: valid}
framework: official.yaml
periods: [2015, 2019]
vintages: {gdp: nbs_export_easyquery_20y}
robustness: {draws: 1000}
"""


@pytest.fixture
def folder(gold: Path, tmp_path: Path) -> Path:
    """A study beside a link to the official files."""
    (tmp_path / "dirty").symlink_to(gold / "data" / "dirty")
    (tmp_path / "official.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (tmp_path / "study.yaml").write_text(STUDY, encoding="utf-8")
    return tmp_path


def test_it_runs_and_agrees_with_the_pack_cell_for_cell(folder: Path) -> None:
    run = xz.open_study(folder).run()
    pack = open_pack("china-provinces").frame
    for code, series, vintage in [("gdp", "gdp_current", "census4"), ("valid", "invention_valid", "")]:
        mine = run.panel.frame.filter(indicator=code).select("region", "period", "value")
        known = pack.filter(indicator=series, vintage=vintage).select("region", "period", pack_value="value")
        both = mine.join(known, on=["region", "period"])
        assert both.height >= 31 * 5
        assert both.filter(pl.col("value") != pl.col("pack_value")).is_empty()
    row = run.trace(region="110000", period=2018, indicator="grants").filter(indicator="gdp").row(0, named=True)
    assert (row["read_from"], row["cell"], row["printed"]) == ("dirty/nbs_export_easyquery_20y.csv", "C5", "33106.0")


def test_three_exports_of_one_figure_are_vintages_and_none_is_chosen_by_chance(folder: Path) -> None:
    text = (folder / "study.yaml").read_text("utf-8")
    (folder / "study.yaml").write_text(
        text.replace("vintages: {gdp: nbs_export_easyquery_20y}\n", ""), encoding="utf-8"
    )
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(folder).run()
    assert caught.value.code == "study.no-vintage-order"
    assert "nbs_export_2020" in caught.value.words.zh
