"""Weights that pull the scores apart: no other weights do so more."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.normalise import minmax, zscore
from xinzhi.measures.weight import scatter_degree
from xinzhi.measures.weight._engine import leading, leading_nonnegative

X = np.random.default_rng(38).lognormal(size=(40, 5))


def _spread(z: np.ndarray, w: np.ndarray) -> np.ndarray:
    unit = w / np.linalg.norm(w, axis=-1, keepdims=True)
    return np.asarray((z @ unit.T) ** 2).sum(axis=0)


def test_by_hand() -> None:
    # H = [[2, 1], [1, 2]]: eigenvector (1, 1).
    assert scatter_degree(np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 1.0]])) == pytest.approx([0.5, 0.5], abs=1e-15)


@pytest.mark.parametrize("scale", [minmax, zscore])
def test_no_weights_spread_the_scores_more(scale: object) -> None:
    z = scale(X)  # type: ignore[operator]
    others = np.random.default_rng(39).dirichlet(np.ones(5), size=20_000)
    assert _spread(z, others).max() <= _spread(z, scatter_degree(z)[None])[0] * (1 + 1e-12)


def test_about_the_mean_is_the_same_after_zscores_only() -> None:
    z = zscore(X)
    assert scatter_degree(z, about="mean") == pytest.approx(scatter_degree(z), abs=1e-12)
    assert scatter_degree(minmax(X), about="mean") != pytest.approx(scatter_degree(minmax(X)), abs=1e-3)


def test_search_finds_the_best_of_all_supports() -> None:
    rng = np.random.default_rng(40)
    for _ in range(30):
        half = rng.normal(size=(8, 6))
        h = half.T @ half
        found = leading_nonnegative(h)
        best = 0.0
        for mask in range(1, 64):
            own = [i for i in range(6) if mask >> i & 1]
            v = leading(h[np.ix_(own, own)])
            if (v >= 0).all():
                best = max(best, float(v @ h[np.ix_(own, own)] @ v))
        assert (found >= 0).all()
        assert found @ h @ found == pytest.approx(best, rel=1e-9)


def test_periods_given_as_rows_are_the_sum_over_periods() -> None:
    z = minmax(X)
    h = sum(block.T @ block for block in np.split(z, 4))
    v = leading(h)
    assert scatter_degree(z) == pytest.approx(v / v.sum(), abs=1e-13)


def test_too_few_full_rows_are_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        scatter_degree(np.array([[1.0, np.nan], [np.nan, 2.0], [3.0, 4.0]]))
    assert caught.value.code == "measures.too-few-rows"


def test_wrong_setting_is_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        scatter_degree(minmax(X), about="median")  # type: ignore[arg-type]
    assert caught.value.code == "measures.bad-setting"
