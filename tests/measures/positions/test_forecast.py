"""Forecasts on planted structures: calibrated where there is something to learn, silent where there is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.positions import _models, entry, exits, growth

from ._planted import by_chance, by_density, drifting, with_known_chance

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def few_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try two settings of the trees and not all of them: these tests are about something else."""
    monkeypatch.setattr(_models, "TREES", _models.TREES[:2])


@pytest.fixture(scope="module")
def world() -> np.ndarray:
    return drifting(60, 40, 5, seed=3)


@pytest.mark.parametrize("model", ["logit", "boosting"])
def test_probabilities_are_those_that_were_planted(model: str) -> None:
    counts, chance = with_known_chance(100, 60, 4)
    found = entry(counts, model=model)  # type: ignore[arg-type]
    told, true = (each[~np.isnan(found.foretold)] for each in (found.foretold, chance))
    slope, start = np.polyfit(told, true, 1)
    assert 0.8 < slope < 1.25
    assert abs(start) < 0.01
    assert told.mean() == pytest.approx(true.mean(), rel=0.2)
    assert np.corrcoef(told, true)[0, 1] > 0.6
    assert found.backtest is not None
    assert found.backtest.brier_skill[0] > 0


@pytest.mark.parametrize("model", ["logit", "boosting"])
def test_it_is_silent_where_density_is_all_there_is(model: str) -> None:
    found = entry(by_density(60, 40, 4), model=model)  # type: ignore[arg-type]
    assert found.backtest is not None
    assert found.backtest.auc[0] < found.backtest.auc[1]
    assert found.abstains
    assert "plain rules" in found.reason.en
    assert np.isnan(found.probability).all()
    assert np.isfinite(found.score).any()


def test_it_is_silent_where_all_is_chance() -> None:
    assert all(entry(by_chance(40, 30, 4, seed)).abstains for seed in range(4))


def test_a_tier_of_chance_is_silent_alone() -> None:
    counts = np.concatenate([drifting(80, 40, 4), by_chance(80, 20, 4)], axis=2)
    names = ["emerging"] * 40 + ["future"] * 15 + [""] * 5
    found = entry(counts, names)
    assert not found.abstains
    verdicts = {each.tier: each for each in found.tiers}
    assert list(verdicts) == ["emerging", "future"]
    assert not verdicts["emerging"].abstains
    assert verdicts["future"].abstains
    assert verdicts["future"].reason.en
    assert np.isnan(found.probability[:, 40:55]).all()
    assert np.isfinite(found.probability[:, :40]).any()
    assert np.isfinite(found.probability[:, 55:]).any()
    both = [each.backtest.candidates for each in found.tiers if each.backtest]
    assert sum(both) < found.backtest.candidates  # type: ignore[union-attr]
    assert np.isnan(found.what_if(counts[-1], 0, [41])[40:55]).all()


def test_tiers_are_one_an_industry(world: np.ndarray) -> None:
    with pytest.raises(MeasureError) as caught:
        entry(world, ["emerging"] * 7)
    assert caught.value.code == "measures.wrong-length"


@pytest.mark.parametrize("horizon", [1, 2])
def test_what_comes_later_changes_no_earlier_forecast(world: np.ndarray, horizon: int) -> None:
    random = np.random.default_rng(5)
    later = world.copy()
    scored = len(world) - 1 - horizon
    for period in range(scored + 1, len(world)):
        later[period] = later[period][random.permutation(60)][:, random.permutation(40)]
    one, other = (entry(each, horizon=horizon) for each in (world, later))
    assert one.foretold.tobytes() == other.foretold.tobytes()
    assert one.abstains == other.abstains
    assert one.settings == other.settings
    assert one.came.tobytes() != other.came.tobytes()


def test_what_came_is_what_the_counts_say(world: np.ndarray) -> None:
    from xinzhi.measures.positions import rca

    found = entry(world)
    before, after = rca(world[-2]), rca(world[-1])
    held = ~np.isnan(found.came)
    assert (held == (before < 0.5)).all()
    assert (found.came[held] == (after >= 1)[held]).all()
    assert found.backtest is not None
    assert found.backtest.base_rate == pytest.approx(found.came[held].mean())


@pytest.mark.parametrize("method", [entry, exits, growth], ids=lambda method: method.__name__)
def test_names_and_places_mean_nothing(world: np.ndarray, method: object) -> None:
    random = np.random.default_rng(2)
    rows, columns = random.permutation(60), random.permutation(40)
    one, other = method(world), method(world[:, rows][:, :, columns])  # type: ignore[operator]
    assert one.score[rows][:, columns] == pytest.approx(other.score, nan_ok=True)
    assert one.backtest.low == pytest.approx(other.backtest.low)
    assert one.abstains == other.abstains


def test_horizons_ask_for_more_periods() -> None:
    world = drifting(60, 40, 5, seed=3)
    assert entry(world[:4], horizon=2).backtest is None
    assert "out-of-time" in entry(world[:4], horizon=2).reason.en
    assert entry(world, horizon=2).backtest is not None


def test_empty_regions_and_industries_are_no_candidates(world: np.ndarray) -> None:
    some = world.copy()
    some[:, 7] = 0.0
    some[:, :, 3] = 0.0
    some[-1, 11] = some[-2, 12] = 0.0
    some[:-1, :, 5] = 0.0
    found = entry(some)
    assert np.isnan(found.score[[7, 11]]).all()
    assert np.isnan(found.score[:, 3]).all()
    assert np.isfinite(found.score[12]).any()
    assert np.isfinite(found.score[:, 5]).any()
    assert np.isnan(found.came[[7, 11, 12]]).all()
    assert np.isnan(found.came[:, [3, 5]]).all()


def test_a_period_without_figures_is_named(world: np.ndarray) -> None:
    some = world.copy()
    some[2] = 0.0
    with pytest.raises(MeasureError) as caught:
        entry(some)
    assert caught.value.code == "measures.empty-periods"
    assert "number 3" in caught.value.text("en")


@pytest.mark.parametrize("model", ["logit", "boosting", "density", "rca", "popularity", "neighbours"])
@pytest.mark.parametrize("shape", [(9, 8, 7), (6, 90, 4), (40, 5, 4), (3, 3, 3)], ids=str)
def test_small_and_long_shapes_are_judged_or_silent(shape: tuple[int, int, int], model: str) -> None:
    found = entry(drifting(*shape, mean=5.0), model=model)  # type: ignore[arg-type]
    shown = found.probability[~np.isnan(found.probability)]
    assert found.abstains == (len(shown) == 0)
    assert not np.isinf(found.score[~np.isnan(found.score)]).any()
    if model in {"density", "rca", "popularity", "neighbours"} and found.backtest is not None:
        assert found.backtest.model[0] == model


@pytest.mark.slow
def test_boosting_gives_the_same_bytes_on_any_number_of_threads() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); from _planted import drifting\n"
        "from xinzhi.measures.positions import _models, entry\n"
        "_models.TREES = _models.TREES[:1]\n"
        "found = entry(drifting(24, 20, 3), model='boosting')\n"
        "print(hashlib.sha256(found.score.tobytes() + found.backtest.low.tobytes()).hexdigest())"
    )
    seen = set()
    for threads in ("1", "3"):
        more = {"OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads, "PYTHONHASHSEED": threads}
        run = subprocess.run(
            [sys.executable, "-c", code, str(HERE)], capture_output=True, text=True, check=True, env=os.environ | more
        )
        seen.add(run.stdout.strip())
    assert len(seen) == 1
