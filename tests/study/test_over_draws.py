"""What is computed from scores is computed for every draw: ranges, shares, and draws that a measure cannot take."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import xinzhi as xz
from xinzhi.measures.disparity import gini, gini_many
from xinzhi.study.bench import Bench
from xinzhi.study.over_draws import one_by_one, over_draws

SCORES = np.random.default_rng(3).uniform(0.1, 1.0, size=(200, 3, 7))


def test_one_by_one_and_all_at_once_agree() -> None:
    each = over_draws(SCORES, one_by_one(lambda y: {"gini": np.array([gini(year) for year in y])}))
    many = over_draws(SCORES, lambda y: {"gini": gini_many(y.reshape(-1, 7)).reshape(-1, 3)})
    assert each.parts["gini"] == pytest.approx(many.parts["gini"], abs=1e-14)
    assert each.left_out is None


def test_a_band_is_percentiles_and_holds_the_nominal_value() -> None:
    found = over_draws(SCORES, lambda y: {"mean": y.mean(axis=-1)})
    band = found.band("mean", np.array([0.0, 0.55, 2.0]))
    drawn = SCORES.mean(axis=-1)
    assert band.low == pytest.approx([0.0, *np.percentile(drawn[:, 1:], 5, axis=0)], abs=1e-14)
    assert band.high == pytest.approx([*np.percentile(drawn[:, :2], 95, axis=0), 2.0], abs=1e-14)


def test_share_of_draws_in_which_a_statement_holds() -> None:
    found = over_draws(SCORES, lambda y: {"change": y[:, -1] - y[:, 0]})
    share = found.agree("change", lambda change: change > 0)
    assert share == pytest.approx((SCORES[:, 2] > SCORES[:, 0]).mean(axis=0), abs=1e-14)


def test_draws_that_cannot_be_measured_are_left_out_and_counted() -> None:
    scores = SCORES.copy()
    scores[3, 0, 0], scores[5, 1, 1], scores[8, 2, 2] = -0.1, 1.4, 0.0
    for takes, most, kept in (("any", np.inf, 200), ("nonnegative", np.inf, 199), ("positive", 1.0, 197)):
        found = over_draws(scores, lambda y: {"mean": y.mean(axis=-1)}, takes=takes, most=most)  # type: ignore[arg-type]
        assert len(found.kept) == len(found.parts["mean"]) == kept
        assert (found.left_out is None) == (kept == 200)


def test_where_nothing_can_be_measured_there_is_no_range() -> None:
    found = over_draws(-SCORES, lambda y: {"mean": np.log(y).mean(axis=-1)}, takes="positive")
    assert found.band("mean", 0.5).low == found.band("mean", 0.5).high == 0.5
    assert np.isnan(found.agree("mean", lambda mean: mean > 0))


def test_systems_are_drawn_with_the_weights_of_the_index(small: Path) -> None:
    study = xz.open_study(small)
    run, bench = study.run(), Bench(study)
    whole = bench.system_cube(run, {"all": ["a", "b", "c"], "one": ["a", "b"], "c": ["c"]})
    cube = bench.cube(run)
    assert whole.shape == (1000, 3, 6, 3)
    assert np.array_equal(whole[..., 0], cube)
    parts = run["index"].tables["dimensions"]
    nominal = study.variants.all.index(study.variants.nominal)
    for k, name in ((1, "one"), (2, "two")):
        held = parts.filter(parts["dimension"] == name)["score"].to_numpy()
        assert whole[nominal, ..., k].ravel() == pytest.approx(held, abs=1e-12)
