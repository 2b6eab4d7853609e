"""A framework over a panel: the value of every indicator, what it is made of, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xinzhi.errors.frameworks import FrameworkError
from xinzhi.frameworks.model import STATUSES, Framework
from xinzhi.lang import Words

if TYPE_CHECKING:
    import polars as pl

    from xinzhi.panel.model import Panel

NATION = "000000"
REASONS = {
    "no-figure": Words("来源中没有这个数", "no source holds this figure"),
    "not-computable": Words(
        "数据齐全但算不出（分母为零，或基数不为正）", "figures are there but give no value (a zero below the line)"
    ),
}


@dataclass(frozen=True, slots=True)
class Values:
    """The indicators of a framework over regions and periods.

    Attributes
    ----------
    frame
        region, period, indicator (id in the framework), value: one row for every combination, null where missing;
        sorted by indicator (in the framework's order), region, period.
    lineage
        region, period, indicator, evidence_id: one row for every figure a value is made of. A level at constant
        prices is made of the level of the base year and of every index chained.
    missing
        region, period, indicator, needs, needs_period, reason: what stands in the way of a value; `needs` is a
        panel indicator, `reason` a key of `REASONS`.
    notes
        What a reader should know, such as shares outside 0 to 100.
    """

    frame: pl.DataFrame
    lineage: pl.DataFrame
    missing: pl.DataFrame
    notes: tuple[Words, ...]


def evaluate(framework: Framework, panel: Panel, periods: Iterable[int] | None = None) -> Values:
    """Compute every indicator of `framework` for every region and period.

    Parameters
    ----------
    framework
        With a formula for every indicator.
    panel
        Figures with one vintage a series; the national row 000000 is not a region. It may hold earlier periods
        than those asked for: growth and constant prices look them up there.
    periods
        Years to compute; those of the panel when left out.

    Raises
    ------
    FrameworkError
        When the framework has no indicators or unmapped ones, when no source holds a panel indicator it needs,
        or when a series holds two vintages or a figure twice.

    Notes
    -----
    Division by zero, and growth on a base that is not positive, give no value and are listed as missing.

    Examples
    --------
    >>> import polars as pl
    >>> from xinzhi.evidence.model import LEDGER_SCHEMA, Ledger
    >>> from xinzhi.frameworks import Citation, Indicator
    >>> from xinzhi.frameworks.formula import Figure, Share
    >>> from xinzhi.panel.model import Panel
    >>> share = Indicator("share", Words("比重", "share"), Words("%", "%"), Share(Figure("part"), Figure("whole")))
    >>> mine = Framework("mine", Words("我的", "mine"), "full", "study", Citation(), (share,))
    >>> ids = {"region": "1", "period": 2023, "vintage": "", "evidence_id": ["e1", "e2"]}
    >>> figures = pl.DataFrame({**ids, "indicator": ["part", "whole"], "value": [1.0, 4.0]})
    >>> evaluate(mine, Panel(figures, Ledger(LEDGER_SCHEMA.to_frame()))).frame["value"].to_list()
    [25.0]
    """
    from xinzhi.frameworks._compute import compute

    leaves = framework.indicators
    if not leaves:
        raise FrameworkError.no_indicators(framework.id, STATUSES[framework.status], framework.citation.words)
    unmapped = [leaf.id for leaf in leaves if leaf.formula is None]
    if unmapped:
        raise FrameworkError.no_formula(framework.id, unmapped)
    asked = sorted(set(panel.periods if periods is None else periods))
    if not asked:
        raise FrameworkError.no_periods()
    return compute(framework, panel, asked)
