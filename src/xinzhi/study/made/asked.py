"""What a study asks to have made of its figures: which indicators, by which named rule."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from xinzhi.lang import Words

if TYPE_CHECKING:
    from xinzhi.frameworks.formula import Formula


@dataclass(frozen=True, slots=True)
class Fill:
    """One indicator's gaps and the rule that fills them.

    Attributes
    ----------
    indicator
        Its code in the sources.
    method
        Name of a method of ``impute``.
    settings
        Settings of the method.
    groups
        With ``group_mean``, the grouping; "" for all regions together.
    beside
        With ``iterative``, the indicators that speak for it.
    """

    indicator: str
    method: str
    settings: dict[str, Any] = field(default_factory=dict)
    groups: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """Which coverage is called low, what is filled within series, and what is continued beyond their ends."""

    least: float = 0.65
    fill: tuple[Fill, ...] = ()
    extrapolate: tuple[Fill, ...] = ()

    def record(self) -> dict[str, Any]:
        """Give what was asked as it stands in the record."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Transform:
    """An indicator made of others by a formula."""

    id: str
    formula: Formula
    name: Words
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Capital:
    """A capital stock by perpetual inventory.

    Attributes
    ----------
    id, name, unit
        The indicator that is made.
    investment
        The indicator of investment.
    index, prices
        The price index of investment and its kind, ``previous`` or ``fixed``; "" for investment at constant prices.
    base
        The year of whose prices the stock is.
    start
        The year of the initial stock.
    depreciation
        Yearly rate.
    initial
        Rule of the initial stock; `stock` names the indicator that holds it where it is given.
    settings
        `window` or `divisor`.
    preset, changed
        The published choice it follows, and the keys in which the study departs from it.
    vary
        Rates of depreciation under which what uses the stock is computed again.
    """

    id: str
    name: Words
    unit: str
    investment: str
    index: str
    prices: str
    base: int
    start: int
    depreciation: float
    initial: str
    stock: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    preset: str = ""
    changed: tuple[str, ...] = ()
    vary: tuple[float, ...] = ()
