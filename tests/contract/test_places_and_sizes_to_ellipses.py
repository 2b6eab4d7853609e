"""The contract of ellipses: blind to order and to the unit of sizes, places and sizes checked."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "places and sizes to ellipses"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
CHANCE = np.random.default_rng(48)
PLACES = np.column_stack([CHANCE.uniform(80, 130, 31), CHANCE.uniform(20, 50, 31)])
SIZES = CHANCE.lognormal(size=(4, 31))
NAMES = ("centre", "major", "minor", "angle", "area", "flatness", "moved", "direction", "outlines")


@each
def test_order_and_unit_of_sizes_mean_nothing(method: Method, rows: NDArray[np.int64]) -> None:
    found, turned = method.fn(PLACES, sizes=SIZES), method.fn(PLACES[rows], sizes=1e6 * SIZES[:, rows])
    for name in NAMES:
        assert getattr(turned, name) == pytest.approx(getattr(found, name), rel=1e-7)


@each
def test_shapes(method: Method) -> None:
    found = method.fn(PLACES, sizes=SIZES)
    assert found.centre.shape == (4, 2)
    assert found.major.shape == found.minor.shape == found.angle.shape == (4,)
    assert found.moved.shape == found.direction.shape == (3,)
    assert (found.major >= found.minor).all()
    assert ((found.angle >= 0) & (found.angle < 180)).all()
    assert method.fn(PLACES).centre[0] == pytest.approx(PLACES.mean(axis=0))


@each
def test_wrong_input_is_named(method: Method) -> None:
    gap, below, none = SIZES.copy(), SIZES.copy(), SIZES.copy()
    gap[2, 7], below[2, 7], none[2] = np.nan, -1, 0
    for places, sizes, code in (
        (PLACES, gap, "measures.missing-values"),
        (PLACES, below, "measures.negative-values"),
        (PLACES, none, "measures.all-zero"),
        (PLACES, SIZES[:, :-1], "measures.wrong-length"),
        (PLACES * 10, SIZES, "measures.wrong-values"),
        (PLACES[:2], SIZES[:, :2], "measures.too-few"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(places, sizes=sizes)
        assert caught.value.code == code
        if sizes is gap:
            assert (caught.value.rows, caught.value.columns) == ((2,), (7,))
