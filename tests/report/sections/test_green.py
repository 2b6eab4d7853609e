"""The green chapter in a brief: every section in both languages, what could not be computed said with its reason."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from xinzhi.lang import Lang
from xinzhi.report.blocks import Aside, Chart, Paragraph, Table
from xinzhi.report.brief import make_brief
from xinzhi.study.run import Run
from xinzhi.study.study import open_study

REGIONS = ["北京", "天津", "河北", "上海", "江苏", "浙江", "安徽", "福建"]
FRAMEWORK = """\
id: small
name: {zh: 小框架, en: A small framework}
status: full
origin: study
citation: {title: 小框架, author: 测试, year: 2026}
dimensions:
  - id: one
    name: {zh: 甲, en: One}
    indicators:
      - {id: product, name: {zh: 产值, en: Product}, unit: {zh: 元, en: yuan}, formula: product, direction: "+"}
"""
STUDY = """\
study: {zh: 小研究, en: A small study}
lang: zh
sources: [figures.csv]
framework: small.yaml
robustness: {draws: 1000}
green:
  efficiency/super_sbm: {inputs: [capital, labour], outputs: [product], bad: [carbon]}
  efficiency/malmquist_luenberger: {inputs: [capital, labour], outputs: [product], bad: [carbon]}
  decomposition/tapio: {pressure: carbon, driver: product, base: first}
  decomposition/intensity: {pressure: carbon, driver: product}
  decomposition/kaya: {population: labour, gdp: product, energy: capital, carbon: carbon}
  decomposition/kuznets: {pressure: carbon, income: product, effects: none}
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder: Path = tmp_path_factory.mktemp("green")
    chance = np.random.default_rng(12)
    lines = ["地区,年份,指标,数值,单位"]
    for region, year, code in itertools.product(
        REGIONS, [2019, 2020, 2021], ["capital", "labour", "product", "carbon"]
    ):
        lines.append(f"{region},{year},{code},{chance.uniform(10, 90):.3f},{'元' if code == 'product' else '个'}")
    (folder / "figures.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "small.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    return open_study(folder).run()


def told(blocks: tuple[Any, ...]) -> str:
    return "".join(span.text for block in blocks if isinstance(block, Paragraph) for span in block.spans)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_section_is_there_and_no_number_is_missing(run: Run, lang: Lang) -> None:
    brief = make_brief(run, lang)
    names = {block.name for block in brief.blocks if isinstance(block, Chart)}
    assert {
        "efficiency-super_sbm-bands",
        "efficiency-super_sbm-gaps",
        "efficiency-super_sbm-frontier",
        "efficiency-malmquist_luenberger",
        "decomposition-tapio",
        "decomposition-kaya",
    } <= names
    words = told(brief.blocks)
    assert "nan" not in words.lower().replace("hainan", "").replace("henan", "").replace("yunnan", "")
    cells = [cell.text for block in brief.blocks if isinstance(block, Table) for row in block.rows for cell in row]
    assert "nan" not in {text.lower() for text in cells}


def test_what_could_not_be_computed_is_said_with_its_reason(run: Run) -> None:
    lost = run["efficiency/malmquist_luenberger"].frame.filter(
        run["efficiency/malmquist_luenberger"].frame["status"] != "optimal"
    )
    assert lost.height
    words = told(make_brief(run, "zh").blocks)
    assert f"{lost.height} 个格子算不出" in words
    assert "无可行解" in words


def test_numbers_show_the_figures_they_rest_on(run: Run) -> None:
    brief = make_brief(run, "en")
    cites = [cite for name, cite in brief.cites.items() if name.startswith("efficiency/super_sbm")]
    assert cites
    assert all(len(cite.figures) == 4 for cite in cites)
    assert all(figure in brief.figures for cite in cites for figure in cite.figures)


def test_no_words_of_cause(run: Run) -> None:
    zh, en = (told(make_brief(run, lang).blocks) for lang in ("zh", "en"))
    assert not [word for word in ("导致", "促进", "推动", "使得", "造成") if word in zh]
    assert not [word for word in ("cause", "because of", "leads to", "driven by", "thanks to") if word in en.lower()]


RULES = """\
study: {zh: 提示, en: Rules}
lang: zh
sources: [figures.csv]
framework: small.yaml
robustness: {draws: 1000}
green:
  efficiency/directional:
    {inputs: [capital, double], outputs: [product, flat], bad: [carbon], returns: variable}
  efficiency/luenberger: {inputs: [capital, double], outputs: [product], bad: [carbon], returns: variable}
  efficiency/sbm: {inputs: [capital], outputs: [product], bad: [carbon]}
"""


def test_rules_of_thumb_are_said_with_names_of_variables(tmp_path: Path) -> None:
    """Few units, copies, constants, zeros, and equalities under variable returns."""
    chance = np.random.default_rng(2)
    lines = ["地区,年份,指标,数值,单位"]
    for region, year in itertools.product(REGIONS, [2020, 2021]):
        capital, carbon = chance.uniform(10, 90), 0 if region == "北京" else chance.uniform(10, 90)
        product = chance.uniform(10, 90)
        held = {"capital": capital, "double": 2 * capital, "product": product, "flat": 5, "carbon": carbon}
        lines += [
            f"{region},{year},{code},{value!r},{'元' if code == 'product' else '个'}" for code, value in held.items()
        ]
    (tmp_path / "figures.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "small.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (tmp_path / "study.yaml").write_text(RULES, encoding="utf-8")
    found = open_study(tmp_path).run()
    asides = {
        lang: "".join(block.text for block in make_brief(found, lang).blocks if isinstance(block, Aside))
        for lang in ("zh", "en")
    }
    assert "少于变量数 5 的 3 倍（15 个）" in asides["zh"]
    assert "“capital”与“double”成固定比例" in asides["zh"]
    assert "“flat”各单元数值相同" in asides["zh"]
    assert asides["zh"].count("Shephard") == 2
    assert "按规则 drop" in asides["zh"]
    assert "fewer than three times the 5 variables (15)" in asides["en"]
    assert "capital and double are in a fixed proportion" in asides["en"]
    assert asides["en"].count("Shephard") == 2
    assert "第 1 列" not in asides["zh"]
    assert "column 1" not in asides["en"]
