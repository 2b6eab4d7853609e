"""Amounts at constant prices: there and back, both kinds of index, the base before the years asked for, gaps."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinzhi.evidence.model import LEDGER_SCHEMA, Ledger
from xinzhi.frameworks import Citation, Framework, Indicator, evaluate
from xinzhi.frameworks._cube import price_level
from xinzhi.frameworks.formula import Deflate, Figure, Formula, Inflate, PerGdp
from xinzhi.lang import Words
from xinzhi.panel.model import Panel

YEARS = range(2010, 2019)


def computed(formula: Formula, figures: dict[str, list[float | None]], asked: list[int]) -> list[float | None]:
    rows = [
        {
            "region": "1",
            "period": year,
            "vintage": "",
            "indicator": code,
            "value": value,
            "evidence_id": f"{code}{year}",
        }
        for code, values in figures.items()
        for year, value in zip(YEARS, values, strict=True)
        if value is not None
    ]
    name = Words("x", "x")
    mine = Framework("mine", name, "full", "study", Citation(), (Indicator("x", name, name, formula),))
    return evaluate(mine, Panel(pl.DataFrame(rows), Ledger(LEDGER_SCHEMA.to_frame())), asked).frame["value"].to_list()


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.integers(0, 8), st.sampled_from(["previous", "fixed"]))
def test_there_and_back(seed: int, base: int, prices: str) -> None:
    draw = np.random.default_rng(seed)
    amounts, index = draw.lognormal(3, 1, 9).tolist(), (100 * draw.lognormal(0.02, 0.1, 9)).tolist()
    real = Deflate(Figure("a"), "p", 2010 + base, prices)  # type: ignore[arg-type]
    back = Inflate(real, "p", 2010 + base, prices)  # type: ignore[arg-type]
    assert computed(back, {"a": amounts, "p": index}, list(YEARS)) == pytest.approx(amounts, rel=1e-12)
    at_base = computed(real, {"a": amounts, "p": index}, [2010 + base])
    assert at_base == pytest.approx([amounts[base]], rel=1e-14)


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.integers(0, 8))
def test_a_chained_index_and_its_level_say_the_same(seed: int, base: int) -> None:
    steps = 100 * np.random.default_rng(seed).lognormal(0.02, 0.1, (9, 2))
    levels = np.cumprod(steps / 100, axis=0) * 371.0
    assert price_level(steps, base, "previous") == pytest.approx(price_level(levels, base, "fixed"), rel=1e-12)


def test_the_base_may_lie_before_the_years_asked_for() -> None:
    figures: dict[str, list[float | None]] = {"a": [121.0] * 9, "p": [110.0] * 9}
    found = computed(Deflate(Figure("a"), "p", 2015, "previous"), figures, [2017, 2018])
    assert found == pytest.approx([121 / 1.1**2, 121 / 1.1**3], rel=1e-14)
    assert computed(Deflate(Figure("a"), "p", 2015, "previous"), figures, [2013]) == pytest.approx([121 * 1.1**2])


def test_no_level_through_a_gap_or_below_zero() -> None:
    figures: dict[str, list[float | None]] = {"a": [100.0] * 9, "p": [110.0] * 6 + [None, 110.0, 110.0]}
    found = computed(Deflate(Figure("a"), "p", 2014, "previous"), figures, [2015, 2016, 2017])
    assert found == [pytest.approx(100 / 1.1), None, None]
    figures["p"][6] = -5.0
    assert computed(Deflate(Figure("a"), "p", 2014, "fixed"), figures, [2016]) == [None]


def test_per_product() -> None:
    figures: dict[str, list[float | None]] = {"a": [3.0] * 9, "y": [60.0] * 9}
    assert computed(PerGdp(Figure("a"), Figure("y"), 100.0), figures, [2012]) == [5.0]
