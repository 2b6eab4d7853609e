"""Formulas over panel indicators: a small tree of named operations, never text that is executed.

A bare code takes an indicator as printed; an operand may itself be a formula.
Units change only where `times` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Prices = Literal["previous", "fixed"]


@dataclass(frozen=True, slots=True)
class Figure:
    """The panel indicator `code` as printed."""

    code: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """`numerator` ÷ `denominator` × `times`."""

    numerator: Formula
    denominator: Formula
    times: float = 1.0


@dataclass(frozen=True, slots=True)
class PerCapita:
    """`figure` ÷ `population` × `times`."""

    figure: Formula
    population: Formula
    times: float = 1.0


@dataclass(frozen=True, slots=True)
class Share:
    """`part` as a percentage of `whole`: 100 · part ÷ whole."""

    part: Formula
    whole: Formula


@dataclass(frozen=True, slots=True)
class Growth:
    """Growth on the previous period in per cent: 100 · (x_t ÷ x_{t−1} − 1)."""

    figure: Formula


@dataclass(frozen=True, slots=True)
class ConstantPrices:
    """A level at the prices of `base`: x_base · Π I_s ÷ 100, with I the index, previous year = 100.

    Years before `base` divide by the indices between instead.
    """

    level: str
    index: str
    base: int


@dataclass(frozen=True, slots=True)
class PerGdp:
    """`figure` ÷ `gdp` × `times`."""

    figure: Formula
    gdp: Formula
    times: float = 1.0


@dataclass(frozen=True, slots=True)
class Deflate:
    """`figure` at current prices ÷ price level: an amount at the prices of `base`.

    With ``previous`` the price `index` has the year before = 100 and is chained, P_t = Π I_s ÷ 100 over the years after
    `base` up to t, or one over it before; with ``fixed`` it has one base year throughout, P_t = I_t ÷ I_base.
    """

    figure: Formula
    index: str
    base: int
    prices: Prices


@dataclass(frozen=True, slots=True)
class Inflate:
    """`figure` at the prices of `base` × price level: an amount at current prices, the reverse of `Deflate`."""

    figure: Formula
    index: str
    base: int
    prices: Prices


Formula: TypeAlias = Figure | Ratio | PerCapita | PerGdp | Share | Growth | ConstantPrices | Deflate | Inflate


def operands(formula: Formula) -> tuple[Formula, ...]:
    """Give the formulas directly below `formula`.

    >>> [f.code for f in operands(Share(Figure("rd_basic"), Figure("rd_internal_total")))]
    ['rd_basic', 'rd_internal_total']
    """
    match formula:
        case Ratio(a, b, _) | PerCapita(a, b, _) | PerGdp(a, b, _) | Share(a, b):
            return (a, b)
        case Deflate(a, index, _, _) | Inflate(a, index, _, _):
            return (a, Figure(index))
        case Growth(a):
            return (a,)
        case ConstantPrices(level, index, _):
            return (Figure(level), Figure(index))
        case Figure(_):
            return ()


def codes(formula: Formula) -> list[str]:
    """Give the panel indicators a formula needs, in order of mention.

    >>> codes(PerCapita(ConstantPrices("gdp", "gdp_index", 2011), Figure("population")))
    ['gdp', 'gdp_index', 'population']
    """
    if isinstance(formula, Figure):
        return [formula.code]
    return list(dict.fromkeys(code for part in operands(formula) for code in codes(part)))


def bases(formula: Formula) -> list[int]:
    """Give the base years that a formula names.

    >>> bases(Growth(Deflate(Figure("gdp"), "deflator", 2015, "previous")))
    [2015]
    """
    own = [formula.base] if isinstance(formula, ConstantPrices | Deflate | Inflate) else []
    return own + [year for part in operands(formula) for year in bases(part)]


def uses(formula: Formula, period: int) -> frozenset[tuple[str, int]]:
    """Give the figures (code, period) that the value of `period` is made of.

    >>> sorted(uses(ConstantPrices("gdp", "gdp_index", 2011), 2013))
    [('gdp', 2011), ('gdp_index', 2012), ('gdp_index', 2013)]
    """
    match formula:
        case Figure(code):
            return frozenset({(code, period)})
        case Growth(figure):
            return uses(figure, period) | uses(figure, period - 1)
        case ConstantPrices(level, index, base):
            return frozenset({(level, base), *((index, year) for year in _chained(base, period))})
        case Deflate(figure, index, base, prices) | Inflate(figure, index, base, prices):
            years = _chained(base, period) if prices == "previous" else {base, period} if base != period else set()
            return uses(figure, period) | {(index, year) for year in years}
        case _:
            return frozenset().union(*(uses(part, period) for part in operands(formula)))


def _chained(base: int, period: int) -> range:
    """Give the years whose index leads from the base to the period."""
    return range(min(base, period) + 1, max(base, period) + 1)
