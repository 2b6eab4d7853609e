"""A study with gaps: six provinces, ten years, three indicators, investment, its prices and population."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from small_framework import FRAMEWORK, REGIONS

YEARS = list(range(2012, 2022))
CODES = ["a", "b", "c", "inv", "price", "people"]
UNITS = {"price": "上年=100", "people": "万人", "inv": "亿元"}
STUDY = """\
study: 有缺口的研究
lang: zh
sources: [figures.csv]
framework: small.yaml
robustness: {draws: 1000}
"""
Cell = tuple[str, int, str]
Make = Callable[..., Path]


def figure(region: str, year: int, code: str) -> float:
    """Give a figure that grows, differs by region and wobbles."""
    r, t, k = REGIONS.index(region), year - YEARS[0], CODES.index(code)
    if code == "price":
        return 100 + (r + 2 * t) % 7
    wobble = np.random.default_rng([r, t, k]).normal(scale=0.02)
    return float(round((20 + 9 * ((r * 5 + k * 3) % 7)) * (1.05 + 0.01 * r) ** t * (1 + wobble), 4))


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write the study with some cells left out, more keys and another formula of the third indicator."""

    def write(keys: str = "", without: tuple[Cell, ...] = (), formula: str = "c") -> Path:
        cells = [cell for cell in itertools.product(REGIONS, YEARS, CODES) if cell not in without]
        lines = [f"{r},{t},{code},{figure(r, t, code):g},{UNITS.get(code, '个')}" for r, t, code in cells]
        lines = ["地区,年份,指标,数值,单位", *lines]
        (tmp_path / "figures.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (tmp_path / "small.yaml").write_text(FRAMEWORK.replace("formula: c,", f"formula: {formula},"), encoding="utf-8")
        (tmp_path / "study.yaml").write_text(STUDY + keys, encoding="utf-8")
        return tmp_path

    return write
