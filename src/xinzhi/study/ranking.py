"""From scores to ranks with bands, moves between two periods, and statements about the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.measures.robustness import agreement, rank_bands, ranks
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.matrix import Matrix
    from xinzhi.study.spec import RobustnessSpec

TOP = 10
DIMENSIONS = pl.Schema(
    {"region": pl.String, "region_name": pl.String, "period": pl.Int64, "dimension": pl.String, "score": pl.Float64},
)


def draws_result(
    matrix: Matrix,
    scores: NDArray[np.float64],
    which: NDArray[np.int64],
    seed: int,
) -> Result:
    """Keep the rank of every region in every period under every draw.

    Parameters
    ----------
    matrix
        Gives periods and regions.
    scores
        Shape (draws, rows), rows by period then region.
    which
        The variant of each draw, shape (draws,).
    seed
        The seed the draws were made with.
    """
    draws, shape = len(scores), (len(scores), len(matrix.periods), len(matrix.regions))
    placed = np.stack([ranks(scores.reshape(shape)[:, t]) for t in range(shape[1])], axis=1)
    by_row = pl.Series("ranks", placed.reshape(draws, -1).T.astype(np.int16), dtype=pl.Array(pl.Int16, draws))
    variant = pl.DataFrame({"draw": np.arange(draws), "variant": which})
    return Result(
        "draws", matrix.keys().select("region", "period").with_columns(by_row), {"variant": variant}, seed=seed
    )


def ranks_of_draws(draws: Result) -> NDArray[np.int64]:
    """Give the ranks of the draws, shape (draws, periods, regions)."""
    periods = draws.frame["period"].n_unique()
    flat = draws.frame["ranks"].to_numpy().T.astype(np.int64)
    return flat.reshape(flat.shape[0], periods, -1)


def index_result(
    matrix: Matrix,
    scores: NDArray[np.float64],
    parts: dict[str, NDArray[np.float64]],
    draws: Result,
    robust: RobustnessSpec,
) -> Result:
    """Make the index table: score, rank, band and share of variants that agree, within each period.

    A tolerance of as many places as there are between first and last would call every rank robust; it is
    lowered to one place less, and the diagnostics say what it was.

    Parameters
    ----------
    matrix
        Gives periods and regions.
    scores
        Nominal scores, shape (rows,).
    parts
        Nominal scores by dimension, each of shape (rows,).
    draws
        Ranks under every draw.
    robust
        What counts as agreeing, and as robust.
    """
    by_period = scores.reshape(len(matrix.periods), -1)
    nominal = ranks(by_period)
    drawn = ranks_of_draws(draws)
    bands = [rank_bands(drawn[:, t], nominal[t]) for t in range(len(by_period))]
    places = min(robust.tolerance, nominal.shape[1] - 2)
    agree = [agreement(drawn[:, t], nominal[t], tolerance=places) for t in range(len(by_period))]
    frame = matrix.keys().with_columns(
        score=pl.Series(scores),
        rank=pl.Series(nominal.ravel().astype(np.int64)),
        rank_low=pl.Series(np.concatenate([b.rank_low for b in bands]).astype(np.int64)),
        rank_high=pl.Series(np.concatenate([b.rank_high for b in bands]).astype(np.int64)),
        agree=pl.Series(np.concatenate(agree)),
    )
    frame = frame.with_columns(robust=pl.col("agree") >= robust.agree)
    held = [matrix.keys().with_columns(dimension=pl.lit(name), score=pl.Series(part)) for name, part in parts.items()]
    dimensions = pl.concat(held) if held else pl.DataFrame(schema=DIMENSIONS)
    tables = {"dimensions": dimensions, "top": _top(matrix.periods, nominal, drawn)}
    return Result("index", frame, tables, diagnostics={"tolerance": places})


def _top(periods: list[int], nominal: NDArray[np.int64], drawn: NDArray[np.int64]) -> pl.DataFrame:
    """Give, for each k, the share of variants whose first k regions are the nominal first k."""
    rows = []
    for t, period in enumerate(periods):
        for k in range(1, min(TOP, nominal.shape[1] - 1) + 1):
            same = ((drawn[:, t] <= k) == (nominal[t] <= k)).all(axis=1)
            rows.append({"period": period, "k": k, "agree": float(same.mean())})
    return pl.DataFrame(rows, schema={"period": pl.Int64, "k": pl.Int64, "agree": pl.Float64})


def moves_result(index: pl.DataFrame, draws: Result, agree: float) -> Result:
    """Compare first and last rank of every region; `agree` counts variants that move the same way."""
    drawn = ranks_of_draws(draws)
    change_drawn = drawn[:, 0] - drawn[:, -1]
    first, last = (index.filter(pl.col("period") == p) for p in (index["period"].min(), index["period"].max()))
    frame = first.select("region", "region_name", first="period", rank_first="rank", score_first="score").join(
        last.select("region", last="period", rank_last="rank", score_last="score"),
        on="region",
        maintain_order="left",
    )
    change = (frame["rank_first"] - frame["rank_last"]).to_numpy()
    share = (np.sign(change_drawn) == np.sign(change)).mean(axis=0)
    frame = frame.with_columns(change=pl.Series(change), agree=pl.Series(share))
    return Result("moves", frame.with_columns(robust=pl.col("agree") >= agree))
