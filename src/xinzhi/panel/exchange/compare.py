"""Scores of another program beside ours, unit by unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from xinzhi.errors.exchange import ExchangeError
from xinzhi.panel.exchange.printed import Printed

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import ArrayLike

# Solvers stop within some 1e-7 of the optimum (Stata's, and HiGHS as it is set out of the box).
SOLVER = 1e-6
# A score a hair from the middle between two printed numbers may be printed as either.
ROUNDING = 1e-9


def compare(
    printed: Printed,
    ours: ArrayLike,
    units: Sequence[str],
    *,
    measure: str | None = None,
    periods: Sequence[str] = ("",),
) -> pl.DataFrame:
    """List what another program printed beside our scores.

    Parameters
    ----------
    printed
        From `read_deap_scores` or `read_scores`.
    ours
        Our scores, shape (units,), or (periods, units) with `periods`.
    units, periods
        Their names. A program that keeps no names prints 1, 2, …: these are taken in order.
    measure
        The measure to take where several are printed; DEAP's ``te``, ``crste``, ``vrste``, ``tfpch``.

    Returns
    -------
    DataFrame
        unit, period, ours, theirs, difference (ours - theirs), half (of the last digit printed) and `why`: ``same`` to
        the digits printed, ``solver`` where they differ further but by no more than 1e-6, ``differs``, ``missing``
        where only they have it, or we have no score. Largest differences first.

    Raises
    ------
    ExchangeError
        When there is no such measure, or not one unit is known.
    """
    wanted = measure or printed.measures[0]
    if wanted not in printed.measures or (measure is None and len(printed.measures) > 1):
        raise ExchangeError.no_measure(printed.file, measure or "", printed.measures)
    array = np.asarray(ours, np.float64).reshape(len(periods), len(units))
    held = {(unit, period): array[t, u] for t, period in enumerate(periods) for u, unit in enumerate(units)}
    theirs = [score for score in printed.scores if score.measure == wanted]
    names = _in_order([score.unit for score in theirs], units)
    times = _in_order([score.period for score in theirs], periods)
    at = [(names.get(score.unit, score.unit), times.get(score.period, score.period)) for score in theirs]
    if not set(at) & set(held):
        raise ExchangeError.no_unit_known(printed.file, [unit for unit, _ in at], units)
    rows = [
        (*place, mine, score.value, mine - score.value, score.half)
        for place, score in zip(at, theirs, strict=True)
        for mine in [float(held.get(place, np.nan))]
    ]
    return _judged(rows)


def _judged(rows: Sequence[tuple[str, str, float, float, float, float]]) -> pl.DataFrame:
    """Say why each pair differs, and put the largest differences first."""
    import polars as pl

    schema = ["unit", "period", "ours", "theirs", "difference", "half"]
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_columns(pl.col("ours", "difference").fill_nan(None))
    apart = pl.col("difference").abs()
    why = (
        pl.when(apart.is_null())
        .then(pl.lit("missing"))
        .when(apart <= pl.col("half") + ROUNDING)
        .then(pl.lit("same"))
        .when(apart <= pl.col("half") + SOLVER)
        .then(pl.lit("solver"))
        .otherwise(pl.lit("differs"))
    )
    return frame.with_columns(why=why).sort(apart, descending=True, nulls_last=True, maintain_order=True)


def _in_order(found: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Give the names that numbers 1, 2, … stand for, where the program keeps none."""
    if set(found) & set(names) or not all(each.isdigit() and 0 < int(each) <= len(names) for each in found):
        return {}
    return {each: names[int(each) - 1] for each in found}
