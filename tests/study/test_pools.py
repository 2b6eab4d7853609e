"""Pools of a study: by the first year, by all years so far, and weights on a pool of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import xinzhi as xz
from xinzhi.errors.study import StudyError
from xinzhi.measures import aggregate, normalise, weight

With = Callable[[str, str], Path]
TURN = np.array([1, -1, 1])


def _run(with_study: With, index: str) -> tuple[dict[int, np.ndarray], dict[int, np.ndarray], pl.DataFrame]:
    """Give figures and scores by year, each in the order of regions, and the weights."""
    run = xz.open_study(with_study("robustness:", f"index: {{{index}}}\nrobustness:")).run()
    values = run["values"].frame.pivot("indicator", index=["period", "region"], values="value").sort("period", "region")
    scores = run["index"].frame.sort("period", "region")
    years = values["period"].unique().sort().to_list()
    x = {y: values.filter(pl.col("period") == y).select("a", "b", "c").to_numpy() for y in years}
    return x, {y: scores.filter(pl.col("period") == y)["score"].to_numpy() for y in years}, run["weights"].frame


def test_the_first_year_measures_all(with_study: With) -> None:
    x, scores, weights = _run(with_study, "pool: base")
    first = x[2019]
    w = weight.entropy(normalise.minmax(first, direction=TURN))
    assert weights["weight"].to_numpy() == pytest.approx(w, abs=1e-12)
    low, high = first.min(axis=0), first.max(axis=0)
    for year, figures in x.items():
        z = normalise.goalposts(figures, low, high, direction=TURN, beyond="keep")
        assert scores[year] == pytest.approx(aggregate.arithmetic(z, w), abs=1e-10)


def test_each_year_by_all_so_far(with_study: With) -> None:
    x, scores, weights = _run(with_study, "pool: expanding")
    assert weights.height == 9
    for year in x:
        so_far = np.concatenate([figures for other, figures in x.items() if other <= year])
        z = normalise.minmax(so_far, direction=TURN)
        assert scores[year] == pytest.approx(aggregate.arithmetic(z, weight.entropy(z))[-6:], abs=1e-10)


def test_weights_on_a_pool_of_their_own(with_study: With) -> None:
    x, scores, weights = _run(with_study, "pool: panel, weight_pool: period")
    assert weights["period"].unique().sort().to_list() == [2019, 2020, 2021]
    z = normalise.minmax(np.concatenate(list(x.values())), direction=TURN)
    for at, (year, figures) in enumerate(x.items()):
        w = weight.entropy(normalise.minmax(figures, direction=TURN))
        assert scores[year] == pytest.approx(aggregate.arithmetic(z[6 * at : 6 * at + 6], w), abs=1e-10)


def test_a_geometric_mean_of_what_may_pass_the_scale_is_refused(with_study: With) -> None:
    with pytest.raises(StudyError):
        xz.open_study(with_study("robustness:", "index: {pool: base, aggregate: geometric}\nrobustness:"))


def test_an_unknown_pool_is_named(with_study: With) -> None:
    with pytest.raises(StudyError) as caught:
        xz.open_study(with_study("robustness:", "index: {weight_pool: bases}\nrobustness:"))
    assert "base" in caught.value.text("en")


def test_ranks_have_no_place_in_other_years(with_study: With) -> None:
    study = xz.open_study(with_study("robustness:", "index: {pool: base}\nrobustness:"))
    assert "rank" not in {variant.normalise.method for variant in study.variants.all}
    assert any("base" in reason.en for reason in study.variants.left_out)


def test_ranks_by_the_first_year_are_refused(with_study: With) -> None:
    with pytest.raises(StudyError) as caught:
        xz.open_study(with_study("robustness:", "index: {pool: base, normalise: rank}\nrobustness:"))
    assert "首年" in caught.value.text("zh")
