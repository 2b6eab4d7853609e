"""Decoupling, drivers, intensity and the Kuznets curve of a study's regions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.measures.registry import find
from xinzhi.study.green.tables import long
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from xinzhi.study.green.figures import Asked, Figures


def decomposition_result(name: str, asked: Asked, figures: Figures) -> Result:
    """Take the change of a pressure apart."""
    method = find(*name.split("/"))
    if "factors" in figures.arrays:
        data = dict(figures.arrays)
    else:
        data = {param: array[..., 0] for param, array in figures.arrays.items()}
    found = method.fn(**data, **asked.settings)
    made = _TABLES[method.name](found, figures)
    return Result(
        name,
        made.pop("frame"),
        made | {"lineage": figures.lineage},
        citations=(method.cite,),
        diagnostics={"data": {param: list(names) for param, names in asked.data.items()}},
    )


def _tapio(found: Any, figures: Figures) -> dict[str, pl.DataFrame]:
    later = figures.periods[1:]
    columns = {
        "elasticity": found.elasticity,
        "code": found.code,
        "pressure_change": found.pressure_change,
        "driver_change": found.driver_change,
    }
    frame = long(columns, later, figures.regions)
    return {
        "frame": frame.join(
            long({"state": found.state}, later, figures.regions).drop("region_name"), on=["region", "period"]
        )
    }


def _intensity(found: Any, figures: Figures) -> dict[str, pl.DataFrame]:
    whole = pl.DataFrame({"period": figures.periods, "intensity": found.whole})
    frame = long({"intensity": found.intensity, "since_first": found.since_first}, figures.periods, figures.regions)
    return {"frame": frame, "whole": whole}


def _effects(found: Any, figures: Figures) -> dict[str, pl.DataFrame]:
    names = figures.names.get("factors", ("population", "income", "energy_intensity", "carbon_intensity"))
    later = figures.periods[1:]
    frame = pl.DataFrame(
        {"period": later, "total": found.total, **{name: found.effects[:, k] for k, name in enumerate(names)}}
    )
    cumulative = pl.DataFrame(
        {"period": figures.periods, **{name: found.cumulative[:, k] for k, name in enumerate(names)}}
    )
    by_region = long({name: found.by_group[..., k] for k, name in enumerate(names)}, later, figures.regions)
    level = pl.DataFrame({"period": figures.periods, "aggregate": found.aggregate})
    return {"frame": frame, "cumulative": cumulative, "regions": by_region, "aggregate": level}


def _kuznets(found: Any, figures: Figures) -> dict[str, pl.DataFrame]:
    del figures
    plain = ("shape", "linear", "squared", "linear_se", "squared_se", "turning_point", "p", "dof", "observations")
    row = {name: [getattr(found, name)] for name in plain}
    pairs = {
        "interval": found.interval,
        "income_range": found.income_range,
        "slope": found.slopes,
        "slope_t": found.slope_t,
    }
    row |= {
        f"{name}_{end}": [float(np.asarray(pair[k]))]
        for name, pair in pairs.items()
        for k, end in enumerate(("low", "high"))
    }
    return {"frame": pl.DataFrame(row)}


_TABLES = {"tapio": _tapio, "intensity": _intensity, "lmdi": _effects, "kaya": _effects, "kuznets": _kuznets}
