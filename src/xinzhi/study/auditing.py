"""The step that audits the index: coverage, outliers, directions, redundancy, reliability and structure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.audit import (
    bartlett,
    components,
    coverage,
    cronbach,
    direction_conflict,
    kmo,
    outlier,
    redundancy,
)
from xinzhi.measures.registry import find
from xinzhi.study import index
from xinzhi.study.plan import Step
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.bench import Bench
    from xinzhi.study.matrix import Matrix
    from xinzhi.study.study import Study

NAME = "audit"
METHODS = ("coverage", "outlier", "direction_conflict", "redundancy", "cronbach", "kmo", "bartlett", "components")
Settings = dict[str, dict[str, Any]]


def audit_step(study: Study, bench: Bench, settings: Settings) -> Step:
    """Give the step: figures of all periods together, indicators by the dimensions of the framework."""

    def work(done: Mapping[str, Result]) -> Result:
        matrix = bench.matrix(done)
        dimensions = [found.id if (found := study.framework.dimension_of(i)) else "" for i in matrix.indicators]
        x = matrix.values.reshape(-1, len(matrix.indicators))
        z = index.normalised(matrix, study.variants.nominal.normalise, study.spec.index.pool)
        tables = {
            "pairs": _pairs(matrix, z, dimensions, settings),
            "groups": pl.DataFrame(list(_groups(z, dimensions, settings)), schema=GROUPS, orient="row"),
            "dimensions": _between(done["index"].tables["dimensions"]),
            "outliers": _outliers(matrix, x, settings),
        }
        cites = tuple(find("audit", name).cite for name in METHODS)
        frame = _indicators(matrix, x, z, dimensions, settings)
        return Result(NAME, frame, tables, diagnostics={"rows": len(x)}, citations=cites)

    record = {
        "settings": settings,
        "nominal": study.variants.nominal.normalise.record(),
        "pool": study.spec.index.pool,
        "dimensions": {d.id: [leaf.id for leaf in d.indicators] for d in study.framework.dimensions},
    }
    return Step(NAME, Words("审核指标体系", "auditing the index"), record, work, ("values", "index"))


GROUPS = pl.Schema(
    {
        "dimension": pl.String,
        "indicators": pl.Int64,
        "alpha": pl.Float64,
        "kmo": pl.Float64,
        "chi2": pl.Float64,
        "degrees": pl.Int64,
        "p": pl.Float64,
        "first_share": pl.Float64,
        "retained": pl.Int64,
    }
)


def _indicators(
    matrix: Matrix,
    x: NDArray[np.float64],
    z: NDArray[np.float64],
    dimensions: list[str],
    settings: Settings,
) -> pl.DataFrame:
    held, shape = coverage(x, **settings["audit/coverage"]), outlier(x, **settings["audit/outlier"])
    against = direction_conflict(z, dimensions, **settings["audit/direction_conflict"])
    named = [*matrix.indicators, None]
    return pl.DataFrame(
        {
            "indicator": matrix.indicators,
            "dimension": dimensions,
            "coverage": held.by_indicator,
            "low_coverage": held.low_indicators,
            "nonzero": held.nonzero,
            "skewness": shape.skewness,
            "kurtosis": shape.kurtosis,
            "skewed": shape.flagged,
            "outliers": (shape.low | shape.high).sum(axis=0),
            "with_rest": against.with_rest,
            "lowest": against.lowest,
            "against": [named[at] for at in against.against],
            "conflict": against.conflict,
        }
    )


def _outliers(matrix: Matrix, x: NDArray[np.float64], settings: Settings) -> pl.DataFrame:
    found = outlier(x, **settings["audit/outlier"])
    rows = [
        {
            "region": matrix.regions[row % len(matrix.regions)],
            "period": matrix.periods[row // len(matrix.regions)],
            "indicator": matrix.indicators[column],
            "value": float(x[row, column]),
            "side": "high" if found.high[row, column] else "low",
        }
        for row, column in np.argwhere(found.low | found.high)
    ]
    schema = {"region": pl.String, "period": pl.Int64, "indicator": pl.String, "value": pl.Float64, "side": pl.String}
    return pl.DataFrame(rows, schema=schema)


def _pairs(matrix: Matrix, z: NDArray[np.float64], dimensions: list[str], settings: Settings) -> pl.DataFrame:
    """Give all pairs of indicators with their correlation, and whether they are redundant within a dimension."""
    found = redundancy(z, dimensions, **settings["audit/redundancy"])
    first, second = np.triu_indices(z.shape[1], 1)
    listed = set(zip(found.first.tolist(), found.second.tolist(), strict=True))
    return pl.DataFrame(
        {
            "first": [matrix.indicators[at] for at in first],
            "second": [matrix.indicators[at] for at in second],
            "same_dimension": [dimensions[a] == dimensions[b] for a, b in zip(first, second, strict=True)],
            "correlation": found.correlations[first, second],
            "redundant": [(int(a), int(b)) in listed for a, b in zip(first, second, strict=True)],
        }
    )


def _groups(z: NDArray[np.float64], dimensions: list[str], settings: Settings) -> Iterator[tuple[Any, ...]]:
    """Ask each dimension of two indicators or more, and all indicators together (an empty name), as far as can be."""
    for name in [*dict.fromkeys(one for one in dimensions if one), ""]:
        own = [at for at, dimension in enumerate(dimensions) if name in {"", dimension}]
        if len(own) < 2:
            continue
        part = z[:, own]
        alpha = _asked(lambda part=part: cronbach(part, **settings["audit/cronbach"]))
        adequacy, sphere, main = (_asked(lambda part=part, fn=fn: fn(part)) for fn in (kmo, bartlett, components))
        yield (
            name,
            len(own),
            alpha.alpha if alpha else None,
            adequacy.overall if adequacy else None,
            sphere.statistic if sphere else None,
            sphere.degrees if sphere else None,
            sphere.p if sphere else None,
            float(main.shares[0]) if main else None,
            main.retained if main else None,
        )


def _asked(ask: Any) -> Any:
    """Give the answer, or None where the figures do not allow the question."""
    try:
        return ask()
    except MeasureError:
        return None


def _between(dimensions: pl.DataFrame) -> pl.DataFrame:
    """Correlate the scores of the dimensions with each other."""
    wide = dimensions.pivot("dimension", index=["region", "period"], values="score")
    names = [column for column in wide.columns if column not in {"region", "period"}]
    rows = []
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            pair = wide.select(one, other).drop_nulls().to_numpy()
            varied = len(pair) > 2 and np.ptp(pair, axis=0).min() > 0
            r = float(np.corrcoef(pair, rowvar=False)[0, 1]) if varied else None
            rows.append({"first": one, "second": other, "correlation": r})
    return pl.DataFrame(rows, schema={"first": pl.String, "second": pl.String, "correlation": pl.Float64})
