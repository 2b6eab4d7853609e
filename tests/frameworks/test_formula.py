"""Formulas: what they need, in words, and refused when no operation is named."""

from __future__ import annotations

import pytest

from xinzhi.errors.framework_files import FrameworkFileError, Place
from xinzhi.frameworks import formula_text
from xinzhi.frameworks.formula import ConstantPrices, Figure, Growth, PerCapita, Ratio, Share, codes, uses
from xinzhi.frameworks.formula_parse import parse_formula
from xinzhi.lang import Words

HERE = Place("mine.yaml", 3, "formula")
REAL = {"constant_prices": {"level": "gdp", "index": "idx", "base": 2011}}


def test_every_operation_is_read() -> None:
    assert parse_formula("gdp", HERE) == Figure("gdp")
    assert parse_formula({"ratio": ["a", REAL], "times": 10}, HERE) == Ratio(
        Figure("a"), ConstantPrices("gdp", "idx", 2011), 10.0
    )
    assert parse_formula({"per_capita": "a", "population": "p"}, HERE) == PerCapita(Figure("a"), Figure("p"))
    assert parse_formula({"share": ["a", "b"]}, HERE) == Share(Figure("a"), Figure("b"))
    assert parse_formula({"growth": {"share": ["a", "b"]}}, HERE) == Growth(Share(Figure("a"), Figure("b")))


@pytest.mark.parametrize(
    "given",
    [None, "", 3, [], {}, {"ratio": "a"}, {"ratio": ["a", 3]}, {"share": ["a", "b"], "times": True},
     {"growth": None}, {"constant_prices": "gdp"}, {"constant_prices": {**REAL["constant_prices"], "base": "2011"}},
     {"constant_prices": {"level": "gdp", "base": 2011}}, {"constant_prices": {**REAL["constant_prices"], "bas": 1}},
     {"__import__": "os"}],
)  # fmt: skip
def test_anything_else_is_refused_with_its_place(given: object) -> None:
    with pytest.raises(FrameworkFileError) as caught:
        parse_formula(given, HERE)
    assert "mine.yaml 第 3 行" in caught.value.text("zh")
    assert "mine.yaml, line 3" in caught.value.text("en")


def test_figures_of_a_value() -> None:
    real = ConstantPrices("gdp", "idx", 2011)
    assert uses(real, 2011) == {("gdp", 2011)}
    assert uses(real, 2009) == {("gdp", 2011), ("idx", 2010), ("idx", 2011)}
    assert uses(Growth(real), 2012) == {("gdp", 2011), ("idx", 2012)}
    assert codes(Ratio(Figure("a"), PerCapita(Figure("a"), Figure("b")))) == ["a", "b"]


def test_in_words() -> None:
    names = {"gdp": Words("地区生产总值", "GDP"), "idx": Words("指数", "the index")}
    said = formula_text(PerCapita(ConstantPrices("gdp", "idx", 2011), Figure("pop"), 1e4), names)
    assert said.zh == "(地区生产总值，2011 年价格，按指数连乘) ÷ pop × 10000"
    assert said.en == "(GDP at 2011 prices, chained by the index) ÷ pop × 10000"
