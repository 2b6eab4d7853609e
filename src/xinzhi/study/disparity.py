"""The disparity of the index: each measure in every period, with its range over the draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.lang import Words
from xinzhi.measures.disparity import dagum
from xinzhi.measures.registry import find
from xinzhi.study.inequality import measured
from xinzhi.study.plan import Step
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.bench import Bench
    from xinzhi.study.matrix import Matrix
    from xinzhi.study.study import Study

DAGUM = "disparity/dagum"
LOW, HIGH = 5, 95
LEFT_OUT = Words(
    "标准化后有负值的设定不计入差距的范围：基尼系数要求数值不小于零。",
    "Variants whose scores go below zero are left out of the range of disparity: a Gini coefficient needs values of zero or more.",
)


def disparity_steps(study: Study, bench: Bench, name: str) -> list[Step]:
    """Give the two steps of a measure: under every draw, and nominal with its range."""
    settings = study.spec.chapters["regions"][name]
    return [_drawn(study, bench, name, settings), _nominal(study, bench, name, settings)]


def _drawn(study: Study, bench: Bench, name: str, settings: dict[str, Any]) -> Step:
    def work(done: Mapping[str, Result]) -> Result:
        matrix = bench.matrix(done)
        scores, _ = bench.draws(done)
        usable = np.flatnonzero((scores >= 0).all(axis=1))
        blocks = scores[usable].reshape(len(usable), len(matrix.periods), -1)
        parts = measured(name, _given(settings), blocks.reshape(-1, blocks.shape[-1]), _groups(study, matrix, settings))
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
        {"method": name, "settings": settings, "groups": _members(study, settings)},
        work,
        ("values", "draws"),
    )


def _given(settings: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in settings.items() if key != "groups"}


def _members(study: Study, settings: dict[str, Any]) -> dict[str, str] | None:
    return study.grouping(settings["groups"]) if "groups" in settings else None


def _groups(study: Study, matrix: Matrix, settings: dict[str, Any]) -> list[str] | None:
    members = _members(study, settings)
    if members is None:
        return None
    lost = [region for region in matrix.regions if region not in members]
    if lost:
        raise StudyError.ungrouped(settings["groups"], lost)
    return [members[region] for region in matrix.regions]


def _nominal(study: Study, bench: Bench, name: str, settings: dict[str, Any]) -> Step:
    kind, method_name = name.split("/")
    method = find(kind, method_name)

    def work(done: Mapping[str, Result]) -> Result:
        matrix, drawn = bench.matrix(done), done[f"{name}/draws"]
        scores = done["index"].frame["score"].to_numpy().reshape(len(matrix.periods), -1)
        groups = _groups(study, matrix, settings)
        parts = measured(name, _given(settings), scores, groups)
        frame = _with_range(pl.DataFrame({"period": matrix.periods} | parts), drawn.frame)
        return Result(
            name,
            frame,
            {"pairs": _pairs(scores, groups, matrix.periods)} if name == DAGUM and groups is not None else {},
            diagnostics=drawn.diagnostics | _trend(frame, drawn.frame),
            notes=()
            if drawn.diagnostics["usable"] == drawn.diagnostics["draws"]
            else ({"zh": LEFT_OUT.zh, "en": LEFT_OUT.en},),
            citations=(method.cite,),
        )

    record = {"method": name, "settings": settings, "groups": _members(study, settings)}
    return Step(
        name, Words("区域差距", "disparity between regions"), record, work, ("values", "index", f"{name}/draws")
    )


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
    found = [dagum(y, groups) for y in scores]
    rows = [
        {"period": period, "group": a, "other": b, "gini": float(one.pair_gini[i, j])}
        for period, one in zip(periods, found, strict=True)
        for i, a in enumerate(one.groups)
        for j, b in enumerate(one.groups)
        if i <= j
    ]
    return pl.DataFrame(rows)
