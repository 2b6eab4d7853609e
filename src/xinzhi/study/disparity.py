"""The disparity of the index: each measure in every period, with its range over the draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.lang import Words
from xinzhi.measures.disparity import dagum
from xinzhi.study.inequality import measured
from xinzhi.study.plan import Step
from xinzhi.study.regional.analyses.inequality import side_by_side
from xinzhi.study.regional.given import given
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.bench import Bench
    from xinzhi.study.matrix import Matrix
    from xinzhi.study.regional.asked import Asked
    from xinzhi.study.study import Study

DAGUM = "disparity/dagum"
LOW, HIGH = 5, 95
LEFT_OUT = Words(
    "标准化后有负值的设定不计入差距的范围：基尼系数要求数值不小于零。",
    "Variants whose scores go below zero are left out of the range of disparity: a Gini coefficient needs values of zero or more.",
)


def disparity_steps(study: Study, bench: Bench, asked: Asked) -> list[Step]:
    """Give the two steps of a measure: under every draw, and nominal with its range."""
    return [_drawn(study, bench, asked), _nominal(study, bench, asked)]


def _drawn(study: Study, bench: Bench, asked: Asked) -> Step:
    name = asked.name

    def work(done: Mapping[str, Result]) -> Result:
        matrix = bench.matrix(done)
        scores, _ = bench.draws(done)
        usable = np.flatnonzero((scores >= 0).all(axis=1))
        blocks = scores[usable].reshape(len(usable), len(matrix.periods), -1)
        parts = measured(name, asked.settings, blocks.reshape(-1, blocks.shape[-1]), _groups(study, matrix, asked))
        frame = pl.DataFrame(
            {
                "draw": np.repeat(usable, len(matrix.periods)),
                "period": np.tile(matrix.periods, len(usable)),
                **parts,
            },
            schema_overrides=dict.fromkeys(parts, pl.Float64),
        )
        return Result(f"{name}/draws", frame, diagnostics={"draws": len(scores), "usable": len(usable)})

    title = Words("各设定下的区域差距", "disparity under the variants")
    return Step(
        f"{name}/draws",
        title,
        {"method": name, "settings": asked.settings, "groups": _members(study, asked)},
        work,
        ("values", "draws"),
    )


def _members(study: Study, asked: Asked) -> dict[str, str] | None:
    return study.grouping(asked.groups[0]) if asked.groups else None


def _groups(study: Study, matrix: Matrix, asked: Asked) -> list[str] | None:
    members = _members(study, asked)
    if members is None:
        return None
    lost = [region for region in matrix.regions if region not in members]
    if lost:
        raise StudyError.ungrouped(asked.groups[0], lost)
    return [members[region] for region in matrix.regions]


def _nominal(study: Study, bench: Bench, asked: Asked) -> Step:
    name = asked.name

    def work(done: Mapping[str, Result]) -> Result:
        matrix, drawn = bench.matrix(done), done[f"{name}/draws"]
        scores = done["index"].frame["score"].to_numpy().reshape(len(matrix.periods), -1)
        groups = _groups(study, matrix, asked)
        parts = measured(name, asked.settings, scores, groups)
        frame = _with_range(pl.DataFrame({"period": matrix.periods} | parts), drawn.frame)
        return Result(
            name,
            frame,
            _tables(study, bench, asked, done, scores),
            diagnostics=drawn.diagnostics | _trend(frame, drawn.frame),
            notes=()
            if drawn.diagnostics["usable"] == drawn.diagnostics["draws"]
            else ({"zh": LEFT_OUT.zh, "en": LEFT_OUT.en},),
            citations=(asked.method.cite,),
        )

    record = {"method": name, "settings": asked.settings, "groups": _members(study, asked)}
    record |= {"beside": {name: study.grouping(name) for name in asked.groups[1:]}} if asked.groups[1:] else {}
    return Step(
        name, Words("区域差距", "disparity between regions"), record, work, ("values", "index", f"{name}/draws")
    )


def _tables(
    study: Study, bench: Bench, asked: Asked, done: Mapping[str, Result], scores: NDArray[np.float64]
) -> dict[str, pl.DataFrame]:
    """Give what stands beside the measure: tables of pairs of groups, and the measure under further groupings."""
    matrix = bench.matrix(done)
    groups = _groups(study, matrix, asked)
    tables = {} if asked.name != DAGUM or groups is None else {"pairs": _pairs(scores, groups, matrix.periods)}
    if len(asked.groups) > 1:
        tables["groupings"] = side_by_side(given(study, bench, asked, done))
    return tables


def _with_range(frame: pl.DataFrame, drawn: pl.DataFrame) -> pl.DataFrame:
    """Add each part's 5th and 95th percentile over the draws, widened to hold the nominal value."""
    parts = [column for column in frame.columns if column != "period"]
    spread = drawn.group_by("period", maintain_order=True).agg(
        *(
            pl.col(p).quantile(q / 100, "linear").alias(f"{p}_{end}")
            for p in parts
            for q, end in ((LOW, "low"), (HIGH, "high"))
        ),
    )
    frame = frame.join(spread, on="period", how="left", maintain_order="left")
    return frame.with_columns(
        *(pl.min_horizontal(p, f"{p}_low").alias(f"{p}_low") for p in parts),
        *(pl.max_horizontal(p, f"{p}_high").alias(f"{p}_high") for p in parts),
    )


def _trend(frame: pl.DataFrame, drawn: pl.DataFrame) -> dict[str, Any]:
    """Tell which way the total went from first to last period, and the share of draws that agree."""
    change = frame["total"][-1] - frame["total"][0]
    first, last = (drawn.filter(pl.col("period") == frame["period"][at])["total"].to_numpy() for at in (0, -1))
    agree = float((np.sign(last - first) == np.sign(change)).mean()) if len(first) else None
    return {"change": float(change), "change_agree": agree}


def _pairs(scores: NDArray[np.float64], groups: list[str], periods: list[int]) -> pl.DataFrame:
    """Give one row a period and pair of groups; what a group adds within stands in the rows of a group with itself."""
    found = [dagum(y, groups) for y in scores]
    rows = [
        {
            "period": period,
            "group": a,
            "other": b,
            "gini": float(one.pair_gini[i, j]),
            "affluence": float(one.relative_affluence[i, j]),
            "within": float(one.group_within[i]) if i == j else 0.0,
            "net_between": float(one.pair_net_between[i, j]),
            "transvariation": float(one.pair_transvariation[i, j]),
        }
        for period, one in zip(periods, found, strict=True)
        for i, a in enumerate(one.groups)
        for j, b in enumerate(one.groups)
        if i <= j
    ]
    return pl.DataFrame(rows)
