"""A small study of a user's own: six provinces, three years, three indicators, in a csv."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from small_framework import FRAMEWORK, REGIONS

from xinzhi.keys import regions

YEARS = [2019, 2020, 2021]
STUDY = """\
study: 小研究
lang: zh
sources: [figures.csv]
framework: small.yaml
robustness: {draws: 1000}
regions:
  disparity/dagum: {groups: four-zones}
"""


def rows() -> list[list[str]]:
    """Figures that differ by region, year and indicator."""
    out = []
    for (r, region), (t, year), (k, code) in itertools.product(enumerate(REGIONS), enumerate(YEARS), enumerate("abc")):
        value = 10 + 3 * ((r * 7 + k * 5) % 11) + (r + 1) * t + 0.5 * k * t
        out.append([region, str(year), code, f"{value:g}", "个"])
    return out


def as_csv(lines: list[list[str]]) -> str:
    return "\n".join([",".join(line) for line in [["地区", "年份", "指标", "数值", "单位"], *lines]]) + "\n"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The folder of the small study."""
    (tmp_path / "figures.csv").write_text(as_csv(rows()), encoding="utf-8")
    (tmp_path / "small.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (tmp_path / "study.yaml").write_text(STUDY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def with_rows(small: Path) -> Callable[[list[list[str]]], Path]:
    """Write other figures into the small study."""

    def write(lines: list[list[str]]) -> Path:
        (small / "figures.csv").write_text(as_csv(lines), encoding="utf-8")
        return small

    return write


@pytest.fixture
def with_study(small: Path) -> Callable[[str, str], Path]:
    """Replace a piece of the small study's file."""

    def write(old: str, new: str) -> Path:
        text = (small / "study.yaml").read_text(encoding="utf-8")
        assert old in text
        (small / "study.yaml").write_text(text.replace(old, new), encoding="utf-8")
        return small

    return write


PROVINCES = regions.codes()[:31]
INDUSTRIES = [f"C{code}" for code in range(13, 44)]
CHAPTER = """\
positions:
  records: jobs.parquet
  region: code
  industry: sector
  period: year
  weight: jobs
  industries: industries.csv
  entry: {model: logit}
  cards: ["510000", "500000"]
  what_if: {"510000": [C17]}
  length: 5
  at_most: 1
"""


def records(periods: int) -> pl.DataFrame:
    """Give jobs of regions of four kinds, which gain what their kind has, larger industries and regions first."""
    random = np.random.default_rng(11)
    count = len(PROVINCES), len(INDUSTRIES)
    alike = random.integers(0, 4, count[0])[:, None] == random.integers(0, 4, count[1])[None, :]
    region, industry = random.normal(0, 1, count[0])[:, None], random.normal(0, 1, count[1])[None, :]
    chance = 1 / (1 + np.exp(4.5 - 2.2 * alike - 1.5 * region - 1.5 * industry))
    has, rows = random.random(count) < np.where(alike, 0.5, 0.1), []
    for year in range(2016, 2016 + periods):
        has |= random.random(count) < chance
        jobs = random.poisson(np.exp(6 + 0.5 * region + 0.5 * industry) * np.where(has, 1.0, 0.05))
        rows += [
            (code, sector, year, int(jobs[r, i]))
            for r, code in enumerate(PROVINCES)
            for i, sector in enumerate(INDUSTRIES)
        ]
    return pl.DataFrame(rows, schema=["code", "sector", "year", "jobs"], orient="row")


@pytest.fixture
def placed(small: Path) -> Callable[[int], Path]:
    """Give a function that writes the small study with positions over some periods."""

    def write(periods: int) -> Path:
        records(periods).write_parquet(small / "jobs.parquet")
        tiers = ["传统", "新兴", "未来"]
        stages = {"C35": "制造", "C36": "测试", "C37": "维修"}
        lines = [
            f"{code},产业{code},Industry {code},{tiers[at % 3]},{stages.get(code, '')}"
            for at, code in enumerate(INDUSTRIES)
        ]
        (small / "industries.csv").write_text("\n".join(["code,name,name_en,tier,stage", *lines]), encoding="utf-8")
        text = (small / "study.yaml").read_text("utf-8")
        (small / "study.yaml").write_text(text + CHAPTER, encoding="utf-8")
        return small

    return write
