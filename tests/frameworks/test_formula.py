"""Formulas: what they need, in words, and refused when no operation is named."""

from __future__ import annotations

import pytest

from xinzhi.errors.framework_files import FrameworkFileError, Place
from xinzhi.frameworks import formula_text
from xinzhi.frameworks.formula import (
    ConstantPrices,
    Deflate,
    Figure,
    Growth,
    Inflate,
    PerCapita,
    PerGdp,
    Ratio,
    Share,
    codes,
    uses,
)
from xinzhi.frameworks.formula_parse import parse_formula
from xinzhi.lang import Words

HERE = Place("mine.yaml", 3, "formula")
PRICED = {"figure": "a", "index": "p", "base": 2015, "prices": "previous"}
REAL = {"constant_prices": {"level": "gdp", "index": "idx", "base": 2011}}


def test_every_operation_is_read() -> None:
    assert parse_formula("gdp", HERE) == Figure("gdp")
    assert parse_formula({"ratio": ["a", REAL], "times": 10}, HERE) == Ratio(
        Figure("a"), ConstantPrices("gdp", "idx", 2011), 10.0
    )
    assert parse_formula({"per_capita": "a", "population": "p"}, HERE) == PerCapita(Figure("a"), Figure("p"))
    assert parse_formula({"share": ["a", "b"]}, HERE) == Share(Figure("a"), Figure("b"))
    assert parse_formula({"growth": {"share": ["a", "b"]}}, HERE) == Growth(Share(Figure("a"), Figure("b")))

    assert parse_formula({"per_gdp": "a", "gdp": "y"}, HERE) == PerGdp(Figure("a"), Figure("y"))
    assert parse_formula({"deflate": PRICED}, HERE) == Deflate(Figure("a"), "p", 2015, "previous")
    assert parse_formula({"inflate": PRICED | {"prices": "fixed"}}, HERE) == Inflate(Figure("a"), "p", 2015, "fixed")


@pytest.mark.parametrize(
    "given",
    [None, "", 3, [], {}, {"ratio": "a"}, {"ratio": ["a", 3]}, {"share": ["a", "b"], "times": True},
     {"growth": None}, {"constant_prices": "gdp"}, {"constant_prices": {**REAL["constant_prices"], "base": "2011"}},
     {"constant_prices": {"level": "gdp", "base": 2011}}, {"constant_prices": {**REAL["constant_prices"], "bas": 1}},
     {"__import__": "os"}, {"per_gdp": "a"}, {"deflate": "a"}, {"deflate": {**PRICED, "prices": "chain"}},
     {"deflate": {**PRICED, "year": 1}}, {"inflate": {"figure": "a"}}, {"deflate": {**PRICED, "index": {"ratio": 1}}}],
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


def test_figures_of_a_deflated_value() -> None:
    chained, fixed = (Deflate(Figure("a"), "p", 2015, kind) for kind in ("previous", "fixed"))
    assert uses(chained, 2017) == {("a", 2017), ("p", 2016), ("p", 2017)}
    assert uses(chained, 2014) == {("a", 2014), ("p", 2015)}
    assert uses(fixed, 2017) == {("a", 2017), ("p", 2015), ("p", 2017)}
    assert uses(chained, 2015) == uses(fixed, 2015) == {("a", 2015)}
    assert formula_text(chained).zh == "a ÷ p（上年=100，连乘，2015 年=1）"
    assert formula_text(fixed).en == "a ÷ p (one base, 2015 = 1)"
