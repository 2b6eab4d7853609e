"""The contract of imputation over time: figures stay, gaps are filled from their own series and marked."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "panel to filled panel"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def panel() -> Numbers:
    """Give figures of 6 periods, 5 units and 3 indicators with gaps within and at the ends."""
    x = np.random.default_rng(80).lognormal(size=(6, 5, 3))
    x[2:4, 0, 0] = x[0, 1, 1] = x[5, 2, 2] = x[1, 3, :] = np.nan
    x[:, 4, 0] = np.nan
    return x


@each
def test_figures_stay_and_what_is_filled_is_marked(method: Method, panel: Numbers) -> None:
    given = panel.copy()
    given.flags.writeable = False
    found = method.fn(given)
    assert np.array_equal(found.values[~np.isnan(panel)], panel[~np.isnan(panel)])
    assert np.array_equal(found.imputed, np.isnan(panel) & ~np.isnan(found.values))
    assert found.imputed[2:4, 0, 0].all()
    assert np.isnan(found.values[:, 4, 0]).all()


@each
def test_a_gap_is_filled_from_its_own_series(method: Method, panel: Numbers) -> None:
    found = method.fn(panel).values
    assert np.array_equal(method.fn(panel[:, ::-1, ::-1]).values, found[:, ::-1, ::-1], equal_nan=True)
    moved = panel.copy()
    moved[:, 1:, 1:] *= 100
    assert np.array_equal(method.fn(moved).values[:, 0, 0], found[:, 0, 0])
    low, high = (
        np.where(np.isnan(panel), np.inf, panel).min(axis=0),
        np.where(np.isnan(panel), -np.inf, panel).max(axis=0),
    )
    inside = ~np.isnan(found)
    assert (found >= np.broadcast_to(low, found.shape) - 1e-12)[inside].all()
    assert (found <= np.broadcast_to(high, found.shape) + 1e-12)[inside].all()


@each
def test_bad_input_is_named(method: Method, panel: Numbers) -> None:
    for arguments, code in (
        ((panel[0],), "measures.wrong-shape"),
        ((panel * np.inf,), "measures.infinite-values"),
        ((panel, [1, 2, 3]), "measures.wrong-length"),
        ((panel, [1, 2, 3, 3, 4, 5]), "measures.wrong-values"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(*arguments)
        assert caught.value.code == code
