"""Ranges over the draws as columns of a table, and the share of draws in which a statement holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.over_draws import OverDraws


def columns(found: OverDraws, part: str, nominal: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Give a quantity with both ends of its range as columns: part, part_low, part_high."""
    held = np.asarray(nominal, dtype=np.float64)
    band = found.band(part, held)
    return {part: held, f"{part}_low": band.low, f"{part}_high": band.high}


def numbers(found: OverDraws, **nominal: float) -> dict[str, float | None]:
    """Give quantities with both ends of their ranges by name, for the diagnostics of a result."""
    out: dict[str, float | None] = {}
    for part, value in nominal.items():
        band = found.band(part, value)
        out |= {part: plain(value), f"{part}_low": plain(float(band.low)), f"{part}_high": plain(float(band.high))}
    return out


def agree(found: OverDraws, part: str, holds: Callable[[Any], Any]) -> float | None:
    """Give the share of draws in which a statement holds; None where none was measured."""
    share = float(found.agree(part, holds))
    return plain(share)


def counted(found: OverDraws) -> dict[str, int]:
    """Give how many draws there were, and how many could be measured."""
    return {"draws": found.total, "usable": len(found.kept)}


def plain(value: float) -> float | None:
    """Give a number for the record, where no number is written as such is None."""
    return float(value) if np.isfinite(value) else None
