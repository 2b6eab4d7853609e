"""Breaks in official files: the export that mixes vintages is found by its values, and the others are clean."""

from __future__ import annotations

from pathlib import Path

import pytest

import xinzhi as xz
from xinzhi.panel.breaks import find_breaks

pytestmark = pytest.mark.gold


def test_the_export_of_2020_mixes_vintages(gold: Path) -> None:
    frame = xz.read_tables(gold / "data" / "dirty" / "nbs_export_2020.xls").frame
    by_values, by_census = sorted(find_breaks(frame), key=lambda one: len(one.regions))
    assert {one.kind for one in (by_values, by_census)} == {"mixed-vintages"}
    assert by_values.period == by_census.period == 2018
    assert "2018 年的数与“第四次全国经济普查修订后口径”相同" in by_values.words.zh
    assert "2015 年 0/31" in by_values.words.zh
    assert len(by_census.regions) == 7  # 天津 moved most, as field notes tell
    assert "120000" in by_census.regions


def test_it_is_found_beside_other_exports_without_any_built_in_figure(gold: Path) -> None:
    frame = xz.read_tables(gold / "data" / "dirty").frame
    breaks = [one for one in find_breaks(frame, known=False) if not one.regions]
    assert [(one.kind, one.period) for one in breaks] == [("mixed-vintages", 2018)]
    assert {"nbs_export_2020", "nbs_export_easyquery_20y"} <= set(breaks[0].words.en.split("'"))


@pytest.mark.parametrize(
    "name", ["dirty/nbs_export_easyquery_20y.csv", "dirty/nbs_export_old_easyquery.csv", "dirty/nbs_export_new_2026.csv", "dirty/RDPatentValid.csv", "dirty/RDPatentAuthority.csv", "dirty/yearbook_hitech_raw-2023.xls", "official"],
)  # fmt: skip
def test_other_files_raise_no_alarm(gold: Path, name: str) -> None:
    assert find_breaks(xz.read_tables(gold / "data" / name).frame) == ()


def test_an_export_without_a_title_is_recognised_by_its_values(gold: Path) -> None:
    said = xz.read_tables(gold / "data" / "dirty" / "nbs_export_new_2026.csv").decisions
    (one,) = [each for each in said if each.what == "looks-like"]
    assert "地区生产总值" in one.words.zh
    assert "第五次全国经济普查" in one.words.zh
    assert "403 个数中有 403 个相同" in one.words.zh
    named = xz.read_tables(gold / "data" / "dirty" / "nbs_export_old_easyquery.csv").decisions
    assert not [each for each in named if each.what == "looks-like"]
