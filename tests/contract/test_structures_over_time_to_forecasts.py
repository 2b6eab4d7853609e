"""The contract of forecasts: tested out of time or silent, and never with a look at what is to be foretold."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "structures over time to forecasts"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
MEASURES = ("auc", "average_precision", "precision_at_10", "brier_skill", "calibration_error", "top_decile_ratio")


@pytest.fixture(scope="module")
def cubes() -> Numbers:
    """Give counts of 4 periods × 30 regions × 24 industries that drift slowly."""
    random = np.random.default_rng(43)
    level = random.normal(0, 1.2, size=(30, 24))
    out = []
    for _ in range(4):
        level = 0.9 * level + random.normal(0, 0.5, size=level.shape)
        out.append(random.poisson(20 * np.exp(level)))
    return np.array(out, np.float64)


@each
def test_shapes_and_input_untouched(method: Method, cubes: Numbers) -> None:
    given = cubes.copy()
    given.flags.writeable = False
    found = method.fn(given)
    assert found.probability.shape == found.score.shape == (30, 24)
    assert len(found.backtest.model) == 5
    assert all(getattr(found.backtest, name).shape == (5,) for name in MEASURES)
    assert found.backtest.low.shape == found.backtest.high.shape == (5, 6)


@each
def test_probabilities_of_candidates_only(method: Method, cubes: Numbers) -> None:
    found = method.fn(cubes)
    shown = found.probability[~np.isnan(found.probability)]
    assert ((shown > 0) & (shown < 1)).all()
    assert found.abstains == (len(shown) == 0)
    assert bool(found.reason.en) == found.abstains


@each
def test_same_seed_same_bytes(method: Method, cubes: Numbers) -> None:
    one, other = method.fn(cubes), method.fn(cubes)
    assert one.score.tobytes() == other.score.tobytes()
    assert one.backtest.low.tobytes() == other.backtest.low.tobytes()


@each
def test_what_is_foretold_was_not_seen(method: Method, cubes: Numbers) -> None:
    """The last period may change whether forecasts came true, not what they were."""
    changed = cubes.copy()
    changed[-1] = changed[-1][:, ::-1]
    one, other = method.fn(cubes).backtest, method.fn(changed).backtest
    assert one.learnt_from == other.learnt_from
    assert one.candidates == other.candidates
    assert one.auc != pytest.approx(other.auc)


@each
def test_two_periods_are_not_enough_to_speak(method: Method, cubes: Numbers) -> None:
    found = method.fn(cubes[:2])
    assert found.abstains
    assert found.backtest is None
    assert np.isnan(found.probability).all()
    assert "out-of-time" in found.reason.en


@each
def test_filter_leaves_out_and_says_so(method: Method, cubes: Numbers) -> None:
    small = cubes.copy()
    small[:, 3] = small[:, 3] / 1000
    found = method.fn(small, least_region=10.0)
    assert not found.regions[3]
    assert np.isnan(found.score[3]).all()
    with pytest.raises(MeasureError) as caught:
        method.fn(cubes, least_region=1e9)
    assert caught.value.code == "measures.too-little-left"


@each
def test_bad_figures_are_named(method: Method, cubes: Numbers) -> None:
    broken = cubes.copy()
    broken[1, 2, 3] = -1.0
    with pytest.raises(MeasureError) as caught:
        method.fn(broken)
    assert caught.value.code == "measures.negative-values"
    with pytest.raises(MeasureError) as caught:
        method.fn(cubes[0])
    assert caught.value.code == "measures.wrong-shape"
