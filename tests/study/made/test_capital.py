"""Stocks and transformations of a study: formulas as written, evidence down to the cells, depreciation varied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import xinzhi as xz
from xinzhi.errors import XinzhiError

from .conftest import YEARS, figure

Make = Callable[..., Path]
STOCK = "capital: {k: {investment: inv, price: {index: price, prices: previous}, start: 2012, KEYS}}\n"
PLAIN = STOCK.replace("KEYS", "depreciation: 0.096, initial: multiple")
USES = "{per_capita: k, population: people}"


def by_hand(region: str, depreciation: float = 0.096) -> list[float]:
    """Add up investment at prices of 2012, from the year's investment over 10 %."""
    level, stock, out = 1.0, 0.0, []
    for year in YEARS:
        level *= figure(region, year, "price") / 100 if year > 2012 else 1
        real = figure(region, year, "inv") / level
        stock = real / 0.1 if year == 2012 else stock * (1 - depreciation) + real
        out.append(stock)
    return out


def stocks(run: xz.study.run.Run, region: str) -> pl.DataFrame:
    return run["panel"].frame.filter((pl.col("indicator") == "k") & (pl.col("region") == region)).sort("period")


def test_a_stock_is_what_its_parameters_say(make: Make) -> None:
    run = xz.open_study(make(PLAIN, formula=USES)).run()
    for region, code in (("北京", "110000"), ("浙江", "330000")):
        held = stocks(run, code)
        assert held["value"].to_list() == pytest.approx(by_hand(region), rel=1e-4)
        assert set(held["status"]) == {"estimated"}
        assert set(held["unit"]) == {"亿元"}
    per_head = run["values"].frame.filter(indicator="c", region="110000", period=2021)["value"].item()
    assert per_head == pytest.approx(by_hand("北京")[-1] / figure("北京", 2021, "people"), rel=1e-4)
    traced = run.trace(region="110000", period=2014, indicator="c")
    cells = sorted(zip(traced["indicator"], traced["period"], strict=True))
    assert cells == [
        ("inv", 2012), ("inv", 2013), ("inv", 2014), ("k", 2014), ("people", 2014), ("price", 2013), ("price", 2014),
    ]  # fmt: skip
    assert "折旧率 0.096，2012 年起" in traced.filter(indicator="k")["series"].item()


def test_a_preset_fills_in_what_its_source_says(make: Make) -> None:
    keys = STOCK.replace("KEYS", "preset: zhang-2004")
    study = xz.open_study(make(keys, formula=USES))
    (asked,) = study.spec.chapters["capital"]
    assert (asked.depreciation, asked.initial, asked.settings) == (0.096, "multiple", {"divisor": 0.1})
    assert asked.changed == ("start",)
    assert stocks(study.run(), "110000")["value"].to_list() == pytest.approx(by_hand("北京"), rel=1e-4)


def test_varied_depreciation_tells_what_moves(make: Make) -> None:
    keys = PLAIN.replace("initial", "vary: {from: 0.05, to: 0.15, steps: 3}, initial")
    green = "green:\n  efficiency/radial: {inputs: [k, people], outputs: [a], returns: variable}\n"
    run = xz.open_study(make(keys + green, formula=USES)).run()
    moves = run["capital"].frame
    assert moves.select("depreciation", "what").rows() == [
        (rate, what) for rate in (0.096, 0.05, 0.1, 0.15) for what in ("index", "efficiency/radial")
    ]
    base = moves.filter("nominal")
    assert base["max_shift"].to_list() == [0, 0]
    assert base["same_leader"].all()
    sizes = run["capital"].tables["sizes"]
    low = sum(by_hand(name, 0.05)[-1] for name in ("北京", "天津", "河北", "上海", "江苏", "浙江"))
    now = sum(by_hand(name)[-1] for name in ("北京", "天津", "河北", "上海", "江苏", "浙江"))
    assert sizes.filter(depreciation=0.05)["ratio"].item() == pytest.approx(low / now, rel=1e-4)
    places = run["capital"].tables["places"]
    nominal = places.filter((pl.col("what") == "index") & (pl.col("depreciation") == 0.096)).sort("region")
    last = run["index"].frame.filter(period=2021).sort("region")
    assert nominal["score"].to_list() == pytest.approx(last["score"].to_list(), abs=1e-12)
    scores = run["efficiency/radial"].frame.filter(period=2021).sort("region")["score"].to_list()
    measured = places.filter((pl.col("what") == "efficiency/radial") & (pl.col("depreciation") == 0.096)).sort("region")
    assert measured["score"].to_list() == pytest.approx(scores, abs=1e-9)


def test_a_stock_that_nothing_uses_moves_nothing(make: Make) -> None:
    run = xz.open_study(make(PLAIN.replace("initial", "vary: [0.15], initial"))).run()
    assert run["capital"].frame.is_empty()
    assert "不影响" in run["capital"].notes[0]["zh"]


def test_transforms_and_stocks_in_the_order_they_need(make: Make) -> None:
    keys = """\
transforms:
  share: {formula: {ratio: [k_head, real]}, name: 相对资本, unit: 倍}
  k_head: {per_capita: k, population: people}
  real: {deflate: {figure: inv, index: price, base: 2015, prices: previous}}
  back: {inflate: {figure: real, index: price, base: 2015, prices: previous}}
  rise: {growth: inv}
capital: {k: {investment: real, price: constant, start: 2012, depreciation: 0.1, initial: {stock: c}}}
"""
    run = xz.open_study(make(keys, formula="share")).run()
    frame = run["panel"].frame
    back = frame.filter(indicator="back", region="110000").sort("period")["value"].to_numpy()
    printed = frame.filter(indicator="inv", region="110000").sort("period")["value"].to_numpy()
    assert back == pytest.approx(printed, rel=1e-12)
    assert frame.filter(indicator="k", period=2012, region="110000")["value"].item() == figure("北京", 2012, "c")
    assert set(frame.filter(indicator="rise")["unit"]) == {"%"}
    assert set(frame.filter(indicator="real")["status"]) == {"computed"}
    assert set(frame.filter(indicator="k_head")["status"]) == {"estimated"}
    assert set(frame.filter(indicator="real")["unit"]) == {"亿元"}
    rise = frame.filter(indicator="rise", region="110000", period=2013)["value"].item()
    assert rise == pytest.approx(100 * (printed[1] / printed[0] - 1), rel=1e-12)
    assert np.isfinite(run["values"].frame["value"].to_numpy()).all()


def test_a_filled_investment_marks_what_is_made_of_it(make: Make) -> None:
    keys = PLAIN + "gaps: {fill: {inv: growth}}\n"
    run = xz.open_study(make(keys, (("河北", 2014, "inv"),), USES)).run()
    traced = run.trace(region="130000", period=2016, indicator="c")
    assert traced.filter(indicator="inv", period=2014)["status"].to_list() == ["imputed"]
    filled = run["coverage"].frame.filter(axis="region", key="130000")["filled"].item()
    assert filled == 8
    assert run["noise"].diagnostics["filled_cells"] == 8


@pytest.mark.parametrize(
    ("keys", "code", "word"),
    [
        (STOCK.replace("KEYS", "initial: multiple"), "study.missing-key", "depreciation"),
        (STOCK.replace("KEYS", "depreciation: 0.1"), "study.missing-key", "initial"),
        (STOCK.replace("KEYS", "depreciation: 9.6, initial: growth"), "study.bad-value", "depreciation"),
        (STOCK.replace("KEYS", "depreciation: 0.1, initial: guess"), "study.unknown-choice", "initial"),
        (STOCK.replace("KEYS", "preset: shan-2008"), "study.unknown-preset", "zhang-2004"),
        (STOCK.replace("KEYS", "preset: rd-15"), "study.missing-key", "initial"),
        (PLAIN.replace("initial", "vary: [0.1, 0.1], initial"), "study.bad-value", "vary"),
        (PLAIN.replace("start: 2012, ", ""), "study.missing-key", "start"),
        (PLAIN.replace("start: 2012", "start: 1952"), "study.no-first-year", "1952"),
        (PLAIN.replace("start: 2012", "start: 2021"), "study.only-first-year", "2021"),
        (PLAIN.replace("prices: previous", "prices: chained"), "study.unknown-choice", "prices"),
        (PLAIN.replace("price: {index: price, prices: previous}, ", ""), "study.missing-key", "price"),
        (PLAIN.replace("investment: inv", "investment: invest"), "study.unknown-choice", "invest"),
        (PLAIN.replace("k:", "inv:", 1), "study.name-taken", "inv"),
        (STOCK.replace("KEYS", "depreciation: 0.1, initial: growth, window: 90"), "study.bad-stock", "window"),
        ("transforms: {k: {growth: a}}\n" + PLAIN, "study.name-twice", "transforms"),
        ("transforms: {x: {growth: y}, y: {growth: x}}\n", "study.circular", "x"),
        ("transforms: {x: {grow: a}}\n", "frameworks.unknown-operation", "grow"),
    ],
)
def test_mistakes_are_named(make: Make, keys: str, code: str, word: str) -> None:
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(make(keys)).run()
    assert caught.value.code == code
    assert word in caught.value.words.zh
    assert word in caught.value.words.en
