"""A spatial panel model of the scores or of an indicator: coefficients and effects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.study.regional.given import Outcome
from xinzhi.study.regional.ranges import plain

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given


def panel_model(given: Given) -> Outcome:
    """Give one row a coefficient; direct, indirect and total effects stand in the table `impacts`."""
    names = list(given.asked.x)
    x = np.stack([given.indicator(name).ravel() for name in names], axis=1)
    entity = given.regions * len(given.periods)
    period = np.repeat(given.periods, len(given.regions)).tolist()
    found = given.asked.method.fn(given.y.ravel(), x, given.neighbours, entity=entity, period=period, **given.settings)
    told = dict(zip((f"x{at}" for at in range(1, len(names) + 1)), names, strict=True))
    rows = [
        {"term": _named(term, told), "coefficient": plain(value), "se": plain(found.se[term])}
        for term, value in found.params.items()
    ]
    about: dict[str, Any] = {
        "loglik": plain(found.loglik),
        "model": found.model,
        "dropped": [_named(one, told) for one in found.dropped],
    }
    notes = tuple({"zh": words.zh, "en": words.en} for words in found.notes)
    return Outcome(pl.DataFrame(rows), {"impacts": _impacts(found.impacts, told)}, about, notes)


def _named(term: str, told: dict[str, str]) -> str:
    """Give a column's name in place of its number, also where it stands for neighbours."""
    return f"W_{told.get(term[2:], term[2:])}" if term.startswith("W_") else told.get(term, term)


def _impacts(impacts: Any, told: dict[str, str]) -> pl.DataFrame:
    columns = {kind: getattr(impacts, kind) for one in ("direct", "indirect", "total") for kind in (one, f"{one}_se")}
    return pl.DataFrame({"variable": [told.get(name, name) for name in impacts.names]} | columns).fill_nan(None)
