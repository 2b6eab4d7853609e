"""The contract of imputation by a model: figures stay, what is filled is marked, units and their order mean nothing."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "panel to modelled panel"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def panel() -> Numbers:
    """Give figures of 8 periods, 5 units and 3 indicators with gaps within and at the ends."""
    x = np.random.default_rng(81).lognormal(sigma=0.2, size=(8, 5, 3)) * np.arange(10, 18)[:, None, None]
    x[3:5, 0, 0] = x[0, 1, 1] = x[7, 2, 2] = x[2, 3, 1] = np.nan
    return x


@each
def test_figures_stay_and_what_is_filled_is_marked(method: Method, panel: Numbers) -> None:
    given = panel.copy()
    given.flags.writeable = False
    found = method.fn(given)
    assert np.array_equal(found.values[~np.isnan(panel)], panel[~np.isnan(panel)])
    assert np.array_equal(found.imputed, np.isnan(panel) & ~np.isnan(found.values))
    assert found.imputed.any()
    assert np.isnan(found.spread[~found.imputed]).all()
    assert (found.spread[found.imputed & ~np.isnan(found.spread)] >= 0).all()
    assert not np.isinf(found.values).any()


@each
def test_nothing_is_made_of_nothing(method: Method, panel: Numbers) -> None:
    found = method.fn(np.full_like(panel, np.nan))
    assert np.isnan(found.values).all()
    assert not found.imputed.any()


@each
def test_order_of_units_means_nothing(method: Method, panel: Numbers) -> None:
    found, turned = method.fn(panel), method.fn(panel[:, ::-1])
    assert turned.values == pytest.approx(found.values[:, ::-1], rel=1e-6, nan_ok=True)


@each
def test_the_unit_of_the_figures_means_nothing(method: Method, panel: Numbers) -> None:
    found, scaled = method.fn(panel), method.fn(panel * 1e4)
    assert scaled.values == pytest.approx(found.values * 1e4, rel=1e-5, nan_ok=True)
    assert scaled.spread == pytest.approx(found.spread * 1e4, rel=1e-3, nan_ok=True)


@each
def test_bad_input_is_named(method: Method, panel: Numbers) -> None:
    for argument, code in (
        (panel[0], "measures.wrong-shape"),
        (panel * np.inf, "measures.infinite-values"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(argument)
        assert caught.value.code == code
