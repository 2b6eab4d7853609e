"""What the variants say: the nominal one's place among them, what ranks depend on, who can be told apart."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.lang import Words
from xinzhi.measures.robustness import sensitivity
from xinzhi.study import index
from xinzhi.study.plan import Step
from xinzhi.study.ranking import ranks_of_draws
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.bench import Bench
    from xinzhi.study.matrix import Matrix
    from xinzhi.study.study import Study
    from xinzhi.study.variants import Variant

NAME = "variants"
TOPS = (1, 3, 5, 10)


def variants_step(study: Study, bench: Bench) -> Step:
    """Give the step that looks at all variants together, for the last period."""

    def work(done: Mapping[str, Result]) -> Result:
        matrix = bench.matrix(done)
        drawn = ranks_of_draws(done["draws"])[:, -1]
        which = done["draws"].tables["variant"]["variant"].to_numpy()
        period = matrix.periods[-1]
        nominal = done["index"].frame.filter(pl.col("period") == period)["rank"].to_numpy()
        least = study.spec.robustness.agree
        told, by_unit = _sensitivity(study, drawn, which, nominal)
        wins = _wins(drawn)
        return Result(
            NAME,
            _places(study, drawn, which, nominal),
            {
                "sensitivity": told,
                "unit_sensitivity": by_unit.with_columns(
                    region=pl.col("unit").replace_strict(dict(enumerate(matrix.regions)), return_dtype=pl.String)
                ).select("region", "choice", "first", "total", "variance"),
                "units": _units(matrix, drawn, nominal, wins, least),
                "wins": _pairs(matrix, wins),
                "without": _without(study, done, matrix),
            },
            diagnostics={"period": period, **_cuts(nominal, wins, least), **_dropped(study)},
        )

    record = {"agree": study.spec.robustness.agree, "nominal": study.variants.nominal.record()}
    title = Words("比较全部设定", "comparing all variants")
    return Step(NAME, title, record, work, ("values", "draws", "weights", "index"))


def _places(
    study: Study, drawn: NDArray[np.int64], which: NDArray[np.int64], nominal: NDArray[np.int64]
) -> pl.DataFrame:
    """Give one row a variant: its choices, and how far its ranks lie from those that all variants share.

    ``shift`` is the mean over the regions of the distance between rank and median rank over all draws, under the
    variant's own weights; ``shift_low`` and ``shift_high`` are its percentiles when weights move.
    """
    middle = np.median(drawn, axis=0)
    shift = np.abs(drawn - middle).mean(axis=1)
    from_nominal = np.abs(drawn - nominal).mean(axis=1)
    rows = []
    for at, variant in enumerate(study.variants.all):
        own = np.flatnonzero(which == at)
        low, high = np.percentile(shift[own], [5, 95])
        rows.append(
            {
                "variant": at,
                **_choices(variant),
                "nominal": variant.record() == study.variants.nominal.record(),
                "shift": float(shift[own[0]]),
                "shift_low": float(min(low, shift[own[0]])),
                "shift_high": float(max(high, shift[own[0]])),
                "from_nominal": float(from_nominal[own[0]]),
            }
        )
    frame = pl.DataFrame(rows).sort("shift", "variant").with_row_index("place", 1)
    return frame.with_columns(pl.col("place").cast(pl.Int64))


def _choices(variant: Variant) -> dict[str, str]:
    treat = {"treat": variant.treat} if variant.treat else {}
    return treat | {
        "normalise": variant.normalise.method,
        "weight": variant.weight,
        "aggregate": variant.aggregate.method,
    }


def _grid(study: Study) -> dict[str, list[str]]:
    """Give the options of each choice that make the largest full grid of variants that can be computed."""
    held = {tuple(_choices(variant).values()) for variant in study.variants.all}
    names = list(_choices(study.variants.nominal))
    options = [sorted({one[at] for one in held}) for at in range(len(names))]
    best: tuple[tuple[str, ...], ...] = ()
    for kept in product(*(_subsets(choice) for choice in options)):
        full = all(cell in held for cell in product(*kept))
        if full and np.prod([len(part) for part in kept]) > (np.prod([len(part) for part in best]) if best else 0):
            best = kept
    return {choice: list(part) for choice, part in zip(names, best, strict=True)}


def _subsets(options: list[str]) -> list[tuple[str, ...]]:
    return [kept for size in range(len(options), 0, -1) for kept in combinations(options, size)]


def _dropped(study: Study) -> dict[str, Any]:
    grid = _grid(study)
    lost = {
        choice: sorted({_choices(v)[choice] for v in study.variants.all} - set(kept)) for choice, kept in grid.items()
    }
    return {"grid": grid, "off_grid": {choice: names for choice, names in lost.items() if names}}


def _sensitivity(
    study: Study, drawn: NDArray[np.int64], which: NDArray[np.int64], nominal: NDArray[np.int64]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give exact Sobol indices over the grid of choices and moves of the weights.

    Those of the mean shift of ranks, and those of the rank of each region, without regions whose rank never moves.
    """
    grid, all_variants = _grid(study), study.variants.all
    code = {
        at: [grid[choice].index(name) for choice, name in _choices(variant).items()]
        for at, variant in enumerate(all_variants)
        if all(name in grid[choice] for choice, name in _choices(variant).items())
    }
    rounds = len(which) // len(all_variants)
    runs = [draw for draw in range(rounds * len(all_variants)) if which[draw] in code]
    options = np.array([[*code[int(which[draw])], draw // len(all_variants)] for draw in runs])
    # The mean shift, and beside it the rank of each region.
    y = np.column_stack([np.abs(drawn[runs] - nominal).mean(axis=1), drawn[runs]])
    found = sensitivity(y, options)
    names = [*grid, "weight_noise"]
    counts = [len(np.unique(column)) for column in options.T]
    frame = pl.concat(
        pl.DataFrame(
            {
                "unit": np.arange(-1, len(nominal)),
                "choice": [name] * y.shape[1],
                "options": [count] * y.shape[1],
                "first": first,
                "total": total,
                "variance": found.variance,
            }
        )
        for name, count, first, total in zip(names, counts, found.first, found.total, strict=True)
    ).filter(pl.col("options") > 1, pl.col("variance") > 0)
    whole = frame.filter(pl.col("unit") < 0).select("choice", "options", "first", "total")
    return whole, frame.filter(pl.col("unit") >= 0).sort("unit", maintain_order=True)


def _wins(drawn: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give the share of draws in which the row's region is ahead of the column's, a tie counting half."""
    units = drawn.shape[1]
    out = np.empty((units, units))
    for i in range(units):
        ahead = (drawn[:, i, None] < drawn).mean(axis=0)
        out[i] = ahead + 0.5 * (drawn[:, i, None] == drawn).mean(axis=0)
    return out


def _units(
    matrix: Matrix,
    drawn: NDArray[np.int64],
    nominal: NDArray[np.int64],
    wins: NDArray[np.float64],
    least: float,
) -> pl.DataFrame:
    """Give one row a region: how often it is among the first k, its win share, and whom it cannot be told from."""
    units = len(nominal)
    alike = (wins < least) & (least > wins.T)
    np.fill_diagonal(alike, val=True)
    tops = {f"top_{k}": (drawn <= k).mean(axis=0) for k in TOPS if k < units}
    others = (wins.sum(axis=1) - 0.5) / (units - 1)
    return pl.DataFrame(
        {
            "region": matrix.regions,
            "rank": nominal,
            **tops,
            "wins": others,
            "alike": alike.sum(axis=1) - 1,
            "alike_first": [int(nominal[row].min()) for row in alike],
            "alike_last": [int(nominal[row].max()) for row in alike],
        }
    )


def _pairs(matrix: Matrix, wins: NDArray[np.float64]) -> pl.DataFrame:
    units = len(matrix.regions)
    return pl.DataFrame(
        {
            "region": np.repeat(matrix.regions, units),
            "other": matrix.regions * units,
            "ahead": wins.ravel(),
        }
    ).filter(pl.col("region") != pl.col("other"))


def _cuts(nominal: NDArray[np.int64], wins: NDArray[np.float64], least: float) -> dict[str, Any]:
    """Give the ranks after which everybody ahead is told apart from everybody behind, and the nominal one's place."""
    order = np.argsort(nominal, kind="stable")
    held = wins[np.ix_(order, order)]
    cuts = [k for k in range(1, len(order)) if (held[:k, k:] >= least).all()]
    return {"cuts": cuts, "tiers": len(cuts) + 1}


def _without(study: Study, done: Mapping[str, Result], matrix: Matrix) -> pl.DataFrame:
    """Leave out each indicator in turn: by how much ranks of the last period move, the rest joined as the index is."""
    nominal, pool = study.variants.nominal, study.spec.index.pool
    by_pool = done["weights"].frame["weight"].to_numpy().reshape(-1, len(matrix.indicators))
    dimensions = [study.framework.dimension_of(leaf) for leaf in matrix.indicators]
    groups = [found.id if found else "" for found in dimensions]
    schema = {"indicator": pl.String, "mean_shift": pl.Float64, "most": pl.Int64, "region": pl.String}
    if (by_pool[-1] > 0).sum() < 2:
        return pl.DataFrame(schema=schema)
    found = index.without_each(matrix, nominal, by_pool, pool, groups)
    far = np.abs(found.ranks - found.nominal).argmax(axis=1)
    return pl.DataFrame(
        {
            "indicator": matrix.indicators,
            "mean_shift": found.mean_shift,
            "most": found.most,
            "region": [matrix.regions[at] for at in far],
        },
        schema=schema,
    )
