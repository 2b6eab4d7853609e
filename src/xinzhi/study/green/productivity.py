"""Productivity of regions from period to period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.measures.registry import find
from xinzhi.study.green.tables import long
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from xinzhi.measures.efficiency._productivity import Productivity
    from xinzhi.study.green.figures import Asked, Figures


def productivity_result(name: str, asked: Asked, figures: Figures) -> Result:
    """Measure the change of productivity; each row is labelled by the later period."""
    method = find(*name.split("/"))
    found: Productivity = method.fn(**figures.arrays, **asked.settings)
    later = figures.periods[1:]
    frame = long({"total": found.total, **found.parts, "certificate": found.certificate}, later, figures.regions)
    words = {
        "status": found.status,
        "reason_zh": np.vectorize(lambda reason: reason and reason.zh, otypes=[object])(found.reason),
        "reason_en": np.vectorize(lambda reason: reason and reason.en, otypes=[object])(found.reason),
    }
    said = long(words, later, figures.regions).drop("region_name")
    levels = long({"level": found.cumulative}, figures.periods, figures.regions)
    return Result(
        name,
        frame.join(said, on=["region", "period"]),
        {"levels": levels, "mean": _means(found, later), "lineage": figures.lineage},
        diagnostics={
            "additive": found.additive,
            "model": {"zh": found.model.zh, "en": found.model.en},
            "parts": list(found.parts),
            "missing": int((found.status == "infeasible").sum()),
            "residual": float(np.nanmax(np.abs(found.residual), initial=0.0)),
        },
        notes=tuple({"zh": note.zh, "en": note.en} for note in found.notes),
        citations=(method.cite,),
    )


def _means(found: Productivity, later: list[int]) -> pl.DataFrame:
    """Give the mean over regions of each part, geometric unless parts add up, over cells where all parts exist."""
    columns = {"total": found.total, **found.parts}
    whole = ~np.isnan(found.total)

    def mean(array: object) -> list[float]:
        held = np.where(whole, np.asarray(array, dtype=np.float64), np.nan)
        if found.additive:
            return [float(row[~np.isnan(row)].mean()) if whole[t].any() else np.nan for t, row in enumerate(held)]
        return [
            float(np.exp(np.log(row[~np.isnan(row)]).mean())) if whole[t].any() else np.nan
            for t, row in enumerate(held)
        ]

    return pl.DataFrame(
        {"period": later, **{name: mean(array) for name, array in columns.items()}, "cells": whole.sum(axis=1)}
    )
