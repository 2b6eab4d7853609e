"""All variants together: the nominal one's place, exact indices, shares of ranks, who cannot be told apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import xinzhi as xz
from xinzhi.measures.robustness import ranks
from xinzhi.report.blocks import Chart, Table
from xinzhi.report.brief import make_brief
from xinzhi.study import index
from xinzhi.study.bench import Bench
from xinzhi.study.ranking import ranks_of_draws
from xinzhi.study.run import Run

With = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Give a run of the small study."""
    from .conftest import FRAMEWORK, STUDY, as_csv, rows

    folder = tmp_path_factory.mktemp("small")
    (folder / "figures.csv").write_text(as_csv(rows()), encoding="utf-8")
    (folder / "small.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    return xz.open_study(folder).run()


def _last(run: Run) -> np.ndarray:
    return ranks_of_draws(run["draws"])[:, -1]


def test_every_variant_has_a_place_and_one_is_nominal(run: Run) -> None:
    frame = run["variants"].frame
    assert frame["place"].to_list() == list(range(1, len(run.study.variants.all) + 1))
    assert frame["shift"].is_sorted()
    assert frame["nominal"].sum() == 1
    assert frame.filter("nominal")["from_nominal"].item() == 0
    assert (frame["shift_low"] <= frame["shift"]).all()
    drawn = _last(run)
    expected = np.abs(drawn - np.median(drawn, axis=0)).mean(axis=1)
    for row in frame.iter_rows(named=True):
        assert row["shift"] == pytest.approx(expected[row["variant"]], abs=1e-12)


def test_moves_of_weights_are_the_same_for_all_variants_of_a_round(run: Run) -> None:
    study = run.study
    scores, which = Bench(study).draws(run)
    count = len(study.variants.all)
    at = [
        k
        for k, v in enumerate(study.variants.all)
        if (v.normalise.method, v.aggregate.method) == ("minmax", "arithmetic")
    ]
    assert (which[:count] == np.arange(count)).all()
    one, other = (scores[at[0] :: count], scores[at[1] :: count])
    assert len(one) - len(other) in {0, 1}
    assert not np.allclose(one[0], one[1])


def test_first_order_indices_are_variances_of_means(run: Run) -> None:
    diagnostics, table = run["variants"].diagnostics, run["variants"].tables["sensitivity"]
    drawn, which = _last(run), run["draws"].tables["variant"]["variant"].to_numpy()
    nominal = run["index"].frame.filter(pl.col("period") == pl.col("period").max())["rank"].to_numpy()
    grid, variants = diagnostics["grid"], run.study.variants.all
    count = len(variants)
    rounds = len(which) // count
    y = {}
    for cell in product(*grid.values()):
        at = next(k for k, v in enumerate(variants) if (v.normalise.method, v.weight, v.aggregate.method) == cell)
        for turn in range(rounds):
            y[*cell, turn] = float(np.abs(drawn[turn * count + at] - nominal).mean())
    values = np.array([y[*cell, turn] for cell in product(*grid.values()) for turn in range(rounds)])
    cube = values.reshape(*(len(options) for options in grid.values()), rounds)
    for row in table.iter_rows(named=True):
        axis = ["normalise", "weight", "aggregate", "weight_noise"].index(row["choice"])
        others = tuple(a for a in range(4) if a != axis)
        assert row["first"] == pytest.approx(cube.mean(axis=others).var() / cube.var(), abs=1e-10)
        assert row["total"] == pytest.approx(cube.var(axis=axis).mean() / cube.var(), abs=1e-10)


def test_indices_of_each_region_are_those_of_its_rank(run: Run) -> None:
    diagnostics, table = run["variants"].diagnostics, run["variants"].tables["unit_sensitivity"]
    drawn, which = _last(run), run["draws"].tables["variant"]["variant"].to_numpy()
    grid, variants = diagnostics["grid"], run.study.variants.all
    count, rounds = len(variants), len(which) // len(variants)
    cells = list(product(*grid.values(), range(rounds)))
    at = {(v.normalise.method, v.weight, v.aggregate.method): k for k, v in enumerate(variants)}
    regions = run["variants"].tables["units"]["region"].to_list()
    for unit, region in enumerate(regions):
        y = np.array([drawn[cell[3] * count + at[cell[:3]], unit] for cell in cells], dtype=float)
        cube = y.reshape(*(len(options) for options in grid.values()), rounds)
        own = table.filter(pl.col("region") == region)
        assert own.is_empty() == (np.ptp(y) == 0)
        for row in own.iter_rows(named=True):
            axis = ["normalise", "weight", "aggregate", "weight_noise"].index(row["choice"])
            assert row["variance"] == pytest.approx(cube.var(), rel=1e-10)
            others = tuple(a for a in range(4) if a != axis)
            assert row["first"] == pytest.approx(cube.mean(axis=others).var() / cube.var(), abs=1e-10)
            assert row["total"] == pytest.approx(cube.var(axis=axis).mean() / cube.var(), abs=1e-10)


def test_shares_of_ranks_and_pairs_are_counts(run: Run) -> None:
    drawn, units = _last(run), run["variants"].tables["units"]
    assert units["top_1"].to_numpy() == pytest.approx((drawn == 1).mean(axis=0), abs=1e-15)
    assert units["top_3"].to_numpy() == pytest.approx((drawn <= 3).mean(axis=0), abs=1e-15)
    wins = run["variants"].tables["wins"]
    both = wins.join(wins, left_on=["region", "other"], right_on=["other", "region"])
    assert (both["ahead"] + both["ahead_right"]).to_numpy() == pytest.approx(np.ones(both.height), abs=1e-12)
    one, other = units["region"][0], units["region"][1]
    ahead = wins.filter((pl.col("region") == one) & (pl.col("other") == other))["ahead"].item()
    assert ahead == pytest.approx(((drawn[:, 0] < drawn[:, 1]) + 0.5 * (drawn[:, 0] == drawn[:, 1])).mean(), abs=1e-12)
    assert units["wins"].mean() == pytest.approx(0.5, abs=1e-12)


def test_cuts_part_all_ahead_from_all_behind(run: Run) -> None:
    wins = {(row[0], row[1]): row[2] for row in run["variants"].tables["wins"].iter_rows()}
    order = run["variants"].tables["units"].sort("rank")["region"].to_list()
    found = [
        k
        for k in range(1, len(order))
        if all(wins[ahead, behind] >= 0.9 for ahead in order[:k] for behind in order[k:])
    ]
    assert run["variants"].diagnostics["cuts"] == found


def test_the_brief_shows_the_curve_the_indices_and_the_conclusions(run: Run) -> None:
    for lang in ("zh", "en"):
        brief = make_brief(run, lang)
        charts = [block.name for block in brief.blocks if isinstance(block, Chart)]
        assert {"variants", "sensitivity"} <= set(charts)
        tables = {block.name for block in [*brief.blocks, *brief.workbook_only] if isinstance(block, Table)}
        assert {"结论与占比", "位次占比", "两两比较", "位次取决于什么"} <= tables or {
            "Conclusions",
            "Shares of ranks",
            "Pairs",
            "What ranks hang on",
        } <= tables


def test_one_variant_with_nothing_moved_has_no_such_section(with_study: With) -> None:
    alone = (
        "robustness: {draws: 1000, normalise: [minmax], weight: [entropy], aggregate: [arithmetic], weight_noise: 0}"
    )
    brief = make_brief(xz.open_study(with_study("robustness: {draws: 1000}", alone)).run(), "zh")
    assert not any(isinstance(block, Chart) and block.name == "variants" for block in brief.blocks)


@pytest.mark.parametrize(
    "asked",
    [
        "{aggregate: geometric}",
        "{aggregate: topsis}",
        "{aggregate: {power: {exponent: -1}}, across: geometric, normalise: {minmax: {lower: 0.1}}}",
        "{aggregate: arithmetic, across: {power: {exponent: 0.5}}, pool: period}",
    ],
)
def test_the_rest_is_joined_as_the_index_is(with_study: With, asked: str) -> None:
    with_study("regions:\n  disparity/dagum: {groups: four-zones}\n", "")
    run = xz.open_study(with_study("robustness", f"index: {asked}\nrobustness")).run()
    bench, study, nominal = Bench(run.study), run.study, run.study.variants.nominal
    matrix = bench.matrix(run)
    by_pool = run["weights"].frame["weight"].to_numpy().reshape(-1, 3)
    full = run["index"].frame["rank"].to_numpy()[-6:]
    groups, shifts = [0, 0, 1], []
    for j in range(3):
        kept = [k for k in range(3) if k != j]
        w = by_pool.copy()
        mates = [k for k in kept if groups[k] == groups[j]] or kept
        w[:, mates] *= (w[:, mates].sum(axis=1) + w[:, j])[:, None] / w[:, mates].sum(axis=1)[:, None]
        tree = {(0, 1): ((0,), (1,)), (0, 2): ((0,), (1,)), (1, 2): ((0,), (1,))}
        part = replace(
            matrix,
            values=matrix.values[..., kept],
            indicators=[matrix.indicators[k] for k in kept],
            direction=matrix.direction[kept],
            tree=(((0, 1),) if j == 2 else tree[tuple(kept)]) if matrix.tree else (),
        )
        score = index.scores(part, nominal, w[:, kept], study.spec.index.pool)[-6:]
        shifts.append(np.abs(ranks(np.round(score, 12)) - full).mean())
    found = run["variants"].tables["without"]
    assert found["mean_shift"].to_numpy() == pytest.approx(shifts, abs=1e-12)
    assert found["mean_shift"].max() > 0  # type: ignore[operator]
