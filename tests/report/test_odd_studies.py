"""Briefs of studies unlike the demo: one year, two regions, ties, other choices, other chapters; in both languages."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

import xinzhi as xz
from xinzhi.lang import Lang
from xinzhi.report.blocks import Aside, Brief, Chart, Heading, Paragraph, Table, Text
from xinzhi.report.brief import make_brief

PLACES = ["北京", "天津", "河北", "上海", "江苏", "浙江"]
YEARS = [2019, 2020, 2021]
LEAF = '{{id: {0}, name: {{zh: 指标{0}, en: Indicator {0}}}, formula: {0}, direction: "{1}"}}'
FRAMEWORK = f"""\
id: small
name: {{zh: 小框架, en: A small framework}}
dimensions:
  - {{id: one, name: {{zh: 维度, en: Dimension}}, indicators: [{LEAF.format("a", "+")}, {LEAF.format("b", "-")}]}}
  - {{id: two, name: {{zh: 维度, en: Dimension}}, indicators: [{LEAF.format("c", "+")}]}}
  - {{id: three, name: {{zh: 空, en: Empty}}}}
"""
FLAT = f"""\
id: flat
name: 平
indicators: [{LEAF.format("a", "+")}, {LEAF.format("b", "-")}]
"""
TARGET = FRAMEWORK.replace('formula: c, direction: "+"', "formula: c, direction: {target: 20}")
PLAIN = "study: {zh: 小研究, en: A small study}\nsources: [mine.csv]\nframework: mine.yaml\nrobustness: {draws: 1000}\n"
ZONES = "regions: {disparity/dagum: {groups: four-zones}}\n"
Value = Callable[[int, int, int], object]


def usual(r: int, t: int, k: int) -> object:
    return 10 + 3 * ((r * 7 + k * 5) % 11) + (r + 1) * t + 0.5 * k * t


def written(folder: Path, study: str, framework: str = FRAMEWORK, value: Value = usual) -> Path:
    lines = [
        f"{region},{year},{code},{value(r, t, k)},个"
        for (r, region), (t, year), (k, code) in itertools.product(
            enumerate(PLACES), enumerate(YEARS), enumerate("abc")
        )
    ]
    (folder / "mine.csv").write_text("\n".join(["地区,年份,指标,数值,单位", *lines]), encoding="utf-8")
    (folder / "mine.yaml").write_text(framework, encoding="utf-8")
    (folder / "study.yaml").write_text(PLAIN + study, encoding="utf-8")
    return folder


def words(brief: Brief) -> str:
    said = [brief.title, brief.subtitle]
    for block in brief.blocks:
        match block:
            case Paragraph(spans=spans):
                said.append("".join(span.text for span in spans))
            case Aside(text=text) | Heading(text=text):
                said.append(text)
            case Chart(title=title, subtitle=subtitle):
                said += [title, subtitle]
            case Table():
                said += [block.title, *(column.head for column in block.columns), block.note or ""]
                said += [cell.text for row in block.rows for cell in row]
    return "\n".join(said)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("study", "framework"),
    [
        ("periods: [2020, 2020]\n" + ZONES, FRAMEWORK),
        ("units: [北京, 江苏]\n" + ZONES, FRAMEWORK),
        ("units: [北京, 江苏]\nperiods: [2020, 2020]\n", FLAT),
        ("index: {pool: period}\n" + ZONES, FRAMEWORK),
        ("index: {weight: {a: 2, b: 1, c: 0}}\n" + ZONES, FRAMEWORK),
        ("index: {normalise: zscore}\n", FRAMEWORK),
        ("index: {normalise: rank}\n" + ZONES, FRAMEWORK),
        ("index: {aggregate: geometric}\n" + ZONES, TARGET),
        ("regions: {disparity/gini: {}}\n", FLAT),
    ],
)
def test_every_study_has_a_brief_without_holes(tmp_path: Path, study: str, framework: str, lang: Lang) -> None:
    text = words(make_brief(xz.open_study(written(tmp_path, study, framework)).run(), lang))
    for hole in ("None", "nan", "NaN", "{", "}", "2020—2020", "2020–2020"):
        assert hole not in text


def test_one_year_speaks_of_no_change(tmp_path: Path) -> None:
    brief = make_brief(xz.open_study(written(tmp_path, "periods: [2020, 2020]\n" + ZONES)).run(), "en")
    text = words(brief)
    for word in ("change", "slider", "triangle", "Change"):
        assert word not in text
    assert text.count("Score 2020") == 1


def test_dimensions_of_one_name_stay_apart(tmp_path: Path) -> None:
    brief = make_brief(xz.open_study(written(tmp_path, "")).run(), "en")
    chart = next(block for block in brief.blocks if isinstance(block, Chart) and block.name == "trends")
    panels = {row["panel"] for row in chart.chart.to_dict()["datasets"]["means"]}
    assert panels == {"Overall score", "Dimension [one]", "Dimension [two]"}


def test_with_two_regions_a_rank_can_still_fail_to_be_robust(tmp_path: Path) -> None:
    run = xz.open_study(written(tmp_path, "units: [北京, 浙江]\n")).run()
    assert run["index"].diagnostics["tolerance"] == 0
    assert any("2 regions" in note["en"] for note in run["index"].notes)
    assert (run["index"].frame["agree"] < 1).any()


def test_a_tie_is_never_cut_in_two(tmp_path: Path) -> None:
    folder = written(tmp_path, "", value=lambda r, _, __: 3 if r == 5 else 1)
    lead = next(b for b in make_brief(xz.open_study(folder).run(), "en").blocks if isinstance(b, Paragraph) and b.lead)
    said = "".join(span.text for span in lead.spans if isinstance(span, Text))
    assert "Zhejiang comes first" in said
    assert "followed" not in said


def test_regions_that_share_the_first_place_are_all_named(tmp_path: Path) -> None:
    folder = written(tmp_path, "", value=lambda r, _, k: (9, 0, 9)[k] if r in {0, 4} else r + k)
    text = words(make_brief(xz.open_study(folder).run(), "en"))
    assert "Beijing and Jiangsu share the first place" in text


def test_equal_scores_have_no_parts_of_disparity(tmp_path: Path) -> None:
    folder = written(tmp_path, ZONES, value=lambda _, t, __: t)
    assert "Parts in" not in words(make_brief(xz.open_study(folder).run(), "en"))


def test_imputed_figures_are_told(tmp_path: Path) -> None:
    folder = written(tmp_path, "")
    path = folder / "mine.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    marked = [f"{line},{'imputed' if at < 3 else ''}" for at, line in enumerate(lines)]
    path.write_text("\n".join([f"{head},status", *marked]), encoding="utf-8")
    assert "of the figures used 3 imputed" in words(make_brief(xz.open_study(folder).run(), "en"))


def test_scores_made_year_by_year_are_not_compared_across_years(tmp_path: Path) -> None:
    text = words(make_brief(xz.open_study(written(tmp_path, "index: {pool: period}\n")).run(), "en"))
    assert "Colours compare across years" not in text
    assert "Scores compare across regions and years" not in text
    assert "should not be subtracted" in text
