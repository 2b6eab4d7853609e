"""What uses a capital stock, computed again under other rates of depreciation, so that one sees what moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.evidence.model import Ledger
from xinzhi.frameworks import evaluate
from xinzhi.frameworks.formula import codes
from xinzhi.lang import Words
from xinzhi.measures.registry import find
from xinzhi.measures.robustness import ranks
from xinzhi.panel.model import Panel
from xinzhi.study import index
from xinzhi.study.green.figures import figures
from xinzhi.study.made.lineage import with_inputs
from xinzhi.study.made.panel import CAPITAL, made_of, made_panel, needs
from xinzhi.study.plan import Step
from xinzhi.study.prepared import prepared
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.made.asked import Capital
    from xinzhi.study.study import Study

NAME = "capital"
SCORED = {"inputs and outputs to efficiency", "panel of inputs and outputs to productivity"}
UNUSED = Words(
    "没有指数指标、也没有效率方法用到“{name}”，折旧率变动不影响任何结论。",
    "Neither the index nor a method of efficiency uses '{name}'; depreciation moves no conclusion.",
)
MOVES = pl.Schema(
    {
        "stock": pl.String,
        "depreciation": pl.Float64,
        "nominal": pl.Boolean,
        "what": pl.String,  # index, or the method
        "period": pl.Int64,
        "rank_correlation": pl.Float64,
        "mean_shift": pl.Float64,
        "max_shift": pl.Int64,
        "leader": pl.String,  # the first of those that lead
        "leaders": pl.Int64,
        "same_leader": pl.Boolean,
    }
)
PLACES = pl.Schema(
    {
        "stock": pl.String,
        "depreciation": pl.Float64,
        "what": pl.String,
        "region": pl.String,
        "score": pl.Float64,
        "rank": pl.Int64,
    }
)
SIZES = pl.Schema({"stock": pl.String, "depreciation": pl.Float64, "period": pl.Int64, "ratio": pl.Float64})


def vary_steps(study: Study) -> list[Step]:
    """Give the step; none where no stock is to be varied."""
    asked: tuple[Capital, ...] = study.spec.chapters[CAPITAL]
    varied = [one for one in asked if one.vary]
    if not varied:
        return []
    methods = sorted({name for one in varied for name in _methods(study, one.id)})

    def work(done: Mapping[str, Result]) -> Result:
        read = Panel(done["figures"].frame, Ledger(done["figures"].tables["evidence"]))
        moves: list[dict[str, Any]] = []
        places: list[dict[str, Any]] = []
        sizes: list[dict[str, Any]] = []
        for one in varied:
            rates = dict.fromkeys([one.depreciation, *one.vary])
            found = {rate: _again(study, done, read, one, rate) for rate in rates}
            moves += _moves(one, found)
            places += _places(one, found)
            sizes += _sizes(one, found)
        used = {row["stock"] for row in moves}
        idle = [one for one in varied if one.id not in used]
        notes = tuple(
            asdict(Words(UNUSED.zh.format(name=one.name.zh), UNUSED.en.format(name=one.name.en))) for one in idle
        )
        tables = {"places": pl.DataFrame(places, schema=PLACES), "sizes": pl.DataFrame(sizes, schema=SIZES)}
        return Result(NAME, pl.DataFrame(moves, schema=MOVES), tables, notes=notes)

    record = {
        "capital": [asdict(one) for one in varied],
        "index": asdict(study.spec.index),
        "nominal": study.variants.nominal.record(),
        "methods": {name: study.spec.chapters["green"][name].record() for name in methods},
    }
    title = Words("变动折旧率", "varying depreciation")
    return [Step(NAME, title, record, work, ("figures", "panel", "values", "index"))]


def _resting(study: Study, stock: str) -> set[str]:
    """Give the indicators that are made of a stock, of such indicators and so on, itself included."""
    found, grown = {stock}, True
    while grown:
        more = {one.id for one in made_of(study) if found & set(needs(one))} - found
        found, grown = found | more, bool(more)
    return found


def _leaves(study: Study, stock: str) -> set[str]:
    resting = _resting(study, stock)
    return {leaf.id for leaf in study.framework.indicators if leaf.formula and resting & set(codes(leaf.formula))}


def _methods(study: Study, stock: str) -> list[str]:
    """Name the methods of the green chapter that use a stock and give regions a place."""
    uses = _resting(study, stock) | _leaves(study, stock)
    asked = study.spec.chapters.get("green", {})
    return [
        name
        for name, one in asked.items()
        if find(*name.split("/")).role in SCORED and any(uses & set(names) for names in one.data.values())
    ]


def _again(
    study: Study, done: Mapping[str, Result], read: Panel, one: Capital, rate: float
) -> dict[str, tuple[int, list[str], NDArray[np.float64]]]:
    """Give the last period, the regions and their scores of everything that uses the stock, at this rate."""
    made = made_panel(study, read, {one.id: rate})
    periods = done["values"].frame["period"].unique().sort().to_list()
    values = evaluate(study.framework, made.panel, periods=periods)
    out = {"": _size(made.panel, one)}
    if _leaves(study, one.id):
        out["index"] = _index(study, values.frame, values.missing)
    tables = {"evidence": made.panel.evidence.frame, "inputs": made.inputs}
    lineage = with_inputs(values.lineage, made.inputs)
    fresh = {
        "panel": Result("panel", made.panel.frame, tables),
        "values": replace(done["values"], frame=values.frame, tables={"lineage": lineage, "missing": values.missing}),
    }
    for name in _methods(study, one.id):
        out[name] = _measured(study, fresh, name)
    return out


def _size(panel: Panel, one: Capital) -> tuple[int, list[str], NDArray[np.float64]]:
    held = panel.frame.filter(pl.col("indicator") == one.id)
    last = int(held["period"].to_numpy().max())
    own = held.filter(pl.col("period") == last).sort("region")
    return last, own["region"].to_list(), own["value"].to_numpy()


def _index(study: Study, values: pl.DataFrame, missing: pl.DataFrame) -> tuple[int, list[str], NDArray[np.float64]]:
    asked, nominal = study.spec.index, study.variants.nominal
    matrix = prepared(study, study.framework, values, missing).matrix
    by_pool = index.weights(matrix, asked.weight.method, asked.weight.settings, asked)
    scores = index.scores(matrix, nominal, by_pool, asked.pool)
    return matrix.periods[-1], matrix.regions, scores.reshape(len(matrix.periods), -1)[-1]


def _measured(study: Study, done: Mapping[str, Result], name: str) -> tuple[int, list[str], NDArray[np.float64]]:
    asked, method = study.spec.chapters["green"][name], find(*name.split("/"))
    held = figures(done, study.spec, name, asked)
    if "productivity" in method.role:
        found: Any = method.fn(**held.arrays, **asked.settings)
        return held.periods[-1], held.regions, np.asarray(found.cumulative[-1])
    found = method.fn(**{param: array[-1] for param, array in held.arrays.items()}, **asked.settings)
    return held.periods[-1], held.regions, np.asarray(found.parts.get("super_efficiency", found.efficiency))


Found = Mapping[float, Mapping[str, tuple[int, list[str], "NDArray[np.float64]"]]]


def _moves(one: Capital, found: Found) -> Iterator[dict[str, Any]]:
    nominal = found[one.depreciation]
    for rate, by in found.items():
        for what, (period, regions, scores) in by.items():
            if not what:
                continue
            base, now = _ranked(nominal[what][2]), _ranked(scores)
            shift = np.abs(now - base)
            first = [regions[at] for at in np.flatnonzero(now == 1)]
            varied = bool(np.ptp(base)) and bool(np.ptp(now))
            yield {
                "stock": one.id,
                "depreciation": rate,
                "nominal": rate == one.depreciation,
                "what": what,
                "period": period,
                "rank_correlation": float(np.corrcoef(base, now)[0, 1]) if varied else None,
                "mean_shift": float(shift.mean()),
                "max_shift": int(shift.max()),
                "leader": first[0] if first else "",
                "leaders": len(first),
                "same_leader": bool(((base == 1) == (now == 1)).all()),
            }


def _ranked(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Rank scores, those equal up to rounding alike; a region without one comes last."""
    return np.asarray(ranks(np.where(np.isnan(scores), -np.inf, np.round(scores, 9))))


def _places(one: Capital, found: Found) -> Iterator[dict[str, Any]]:
    for rate, by in found.items():
        for what, (_, regions, scores) in by.items():
            if what:
                shared = {"stock": one.id, "depreciation": rate, "what": what}
                placed = _ranked(scores).tolist()
                for region, score, rank in zip(regions, scores.tolist(), placed, strict=True):
                    yield shared | {"region": region, "score": score, "rank": rank}


def _sizes(one: Capital, found: Found) -> Iterator[dict[str, Any]]:
    whole = found[one.depreciation][""][2].sum()
    for rate, by in found.items():
        period, _, stocks = by[""]
        yield {"stock": one.id, "depreciation": rate, "period": period, "ratio": float(stocks.sum() / whole)}
