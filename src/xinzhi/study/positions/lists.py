"""Lists for the regions that get a card: the likeliest industries, what each rests on, and lists that differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.lang import Words
from xinzhi.measures.positions import assign, proximity, rca
from xinzhi.measures.registry import find
from xinzhi.study.plan import Step
from xinzhi.study.positions.counts import NAME as COUNTS
from xinzhi.study.positions.cube import Cube, cube_of
from xinzhi.study.positions.forecasts import NAME as ENTRY
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.positions.asked import Asked

NAME = "positions/lists"
RELATED, SAME_STEP = 3, 3
LISTED = {"region": pl.String, "industry": pl.String, "value": pl.Float64, "alone": pl.Boolean, "together": pl.Boolean}
EARLIER = {"region": pl.String, "industry": pl.String, "foretold": pl.Float64, "came": pl.Float64}
GROUNDS = {"region": pl.String, "industry": pl.String, "kind": pl.String, "other": pl.String, "figure": pl.Float64}


def lists_step(asked: Asked, file: str) -> Step:
    """Give the step; `file` is the study, for messages."""
    cards = asked.cards

    def work(done: Mapping[str, Result]) -> Result:
        cube, told = cube_of(done), done[ENTRY].diagnostics
        for region in cards:
            if region not in cube.regions:
                raise StudyError.unknown_choice(file, "positions.cards", region, cube.regions)
        rows = [cube.regions.index(region) for region in cards]
        value = _values(done, cube)[rows]
        if told["abstains"] or np.isnan(value).all():
            nothing = {"grounds": pl.DataFrame(schema=GROUNDS), "earlier": pl.DataFrame(schema=EARLIER)}
            return Result(NAME, pl.DataFrame(schema=LISTED), nothing)
        found = assign(value, length=asked.length, at_most=asked.at_most)
        chosen = [(r, i) for r, i in zip(*np.nonzero(found.alone | found.together), strict=True)]
        frame = pl.DataFrame(
            [
                (cards[r], cube.industries[i], float(value[r, i]), bool(found.alone[r, i]), bool(found.together[r, i]))
                for r, i in chosen
            ],
            schema=LISTED,
            orient="row",
        ).sort("region", "value", "industry", descending=[False, True, False])
        grounds = _grounds(cube, asked, [(rows[r], i) for r, i in chosen])
        lists = pl.DataFrame({"region": cards, "given_up": found.given_up})
        overlap = {"alone": found.overlap_alone, "together": found.overlap_together}
        return Result(
            NAME,
            frame,
            {"grounds": grounds, "lists": lists, "earlier": _earlier(done[ENTRY].frame, asked)},
            diagnostics={"overlap": overlap},
            citations=(find("positions", "assign").cite,),
        )

    record = asked.record("length", "at_most", "entry") | {"cards": list(cards)}
    return Step(NAME, Words("各地清单", "lists of the regions"), record, work, needs=(COUNTS, ENTRY))


def _earlier(frame: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """Give the list that the regions with a card would have had in the scored transition, and what came about."""
    told = frame.select(*EARLIER).filter(pl.col("region").is_in(asked.cards)).fill_nan(None).drop_nulls()
    ranked = told.sort("region", "foretold", "industry", descending=[False, True, False])
    return ranked.group_by("region", maintain_order=True).head(asked.length)


def _values(done: Mapping[str, Result], cube: Cube) -> NDArray[np.float64]:
    frame = done[ENTRY].frame
    return np.asarray(frame["probability"].to_numpy().reshape(len(cube.regions), len(cube.industries)))


def _grounds(cube: Cube, asked: Asked, pairs: list[tuple[int, Any]]) -> pl.DataFrame:
    """Give for each pair the related industries that the region has, and regions that took the same step before."""
    advantage = np.nan_to_num(np.array([rca(each) for each in cube.counts]))
    has = advantage >= asked.threshold
    near = np.nan_to_num(proximity(advantage[-1], threshold=asked.threshold))
    np.fill_diagonal(near, 0.0)
    below = float(asked.entry.get("candidates_below", 0.5))
    step = ((advantage[:-1] < below) & has[1:]).any(axis=0)
    out: list[tuple[str, str, str, str, float]] = []
    for region, industry in pairs:
        key = cube.regions[region], cube.industries[industry]
        weight = near[industry] * has[-1, region]
        closest = [other for other in np.argsort(-weight, kind="stable")[:RELATED] if weight[other] > 0]
        out += [(*key, "related", cube.industries[o], float(advantage[-1, region, o])) for o in closest]
        took = [other for other in np.flatnonzero(step[:, industry]) if other != region]
        took.sort(key=lambda other: -advantage[-1, other, industry])
        out += [
            (*key, "same step", cube.regions[other], float(cube.counts[-1, other, industry]))
            for other in took[:SAME_STEP]
        ]
    return pl.DataFrame(out, schema=GROUNDS, orient="row")
