"""Formulas over panel indicators: a small tree of named operations, never text that is executed.

A bare code takes an indicator as printed; an operand may itself be a formula.
Units change only where `times` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


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


Formula: TypeAlias = Figure | Ratio | PerCapita | Share | Growth | ConstantPrices


def operands(formula: Formula) -> tuple[Formula, ...]:
    """Give the formulas directly below `formula`.

    >>> [f.code for f in operands(Share(Figure("rd_basic"), Figure("rd_internal_total")))]
    ['rd_basic', 'rd_internal_total']
    """
    match formula:
        case Ratio(a, b, _) | PerCapita(a, b, _) | Share(a, b):
            return (a, b)
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
            chained = range(min(base, period) + 1, max(base, period) + 1)
            return frozenset({(level, base), *((index, year) for year in chained)})
        case _:
            return frozenset().union(*(uses(part, period) for part in operands(formula)))
