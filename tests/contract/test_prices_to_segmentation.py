"""The contract of segmentation: variances by pair and region, blind to units, to goods' and regions' order."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "prices to segmentation"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
PERIODS, REGIONS, GOODS = 5, 31, 8


@pytest.fixture
def prices() -> Numbers:
    """Give chain indices around 100, shape (periods, regions, goods)."""
    return 100 * np.exp(np.random.default_rng(30).normal(0.02, 0.03, size=(PERIODS, REGIONS, GOODS)))


@each
def test_input_untouched_and_shapes(method: Method, prices: Numbers) -> None:
    given = prices.copy()
    given.flags.writeable = False
    found = method.fn(given)
    count = REGIONS * (REGIONS - 1) // 2
    assert np.array_equal(given, prices)
    assert found.pairs.shape == (count, 2)
    assert found.by_pair.shape == (PERIODS, count)
    assert found.by_region.shape == found.integration.shape == (PERIODS, REGIONS)
    assert found.national.shape == (PERIODS,)
    assert (found.by_pair > 0).all()


@each
def test_means_of_pairs(method: Method, prices: Numbers) -> None:
    found = method.fn(prices)
    own = (found.pairs == 4).any(axis=1)
    assert found.by_region[:, 4] == pytest.approx(found.by_pair[:, own].mean(axis=1), rel=1e-12)
    assert found.national == pytest.approx(found.by_pair.mean(axis=1), rel=1e-12)
    assert found.national == pytest.approx(found.by_region.mean(axis=1), rel=1e-12)  # every region has as many pairs
    assert found.integration**-2 == pytest.approx(found.by_region, rel=1e-12)


@each
def test_order_of_regions_and_goods_means_nothing(method: Method, prices: Numbers, rows: NDArray[np.int64]) -> None:
    found, turned = method.fn(prices), method.fn(prices[:, rows, ::-1])
    assert turned.by_region == pytest.approx(found.by_region[:, rows], rel=1e-10)
    assert turned.national == pytest.approx(found.national, rel=1e-10)


@each
def test_units_mean_nothing(method: Method, prices: Numbers) -> None:
    found = method.fn(prices)
    assert method.fn(prices / 100).by_pair == pytest.approx(found.by_pair, rel=1e-8)
    by_good = np.geomspace(0.01, 100, GOODS)
    assert method.fn(prices * by_good).by_pair == pytest.approx(found.by_pair, rel=1e-8)


@each
def test_periods_do_not_touch_one_another(method: Method, prices: Numbers) -> None:
    assert method.fn(prices[2:3]).by_pair == pytest.approx(method.fn(prices).by_pair[2:3], rel=1e-14)


@each
@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (0.0, "measures.nonpositive-values"),
        (-1.0, "measures.nonpositive-values"),
        (np.nan, "measures.missing-values"),
        (np.inf, "measures.infinite-values"),
    ],
)
def test_bad_price_is_named(method: Method, prices: Numbers, bad: float, code: str) -> None:
    prices[3, 20, 6] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(prices)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == (code, (3,), (20,))
    assert "(3, 20, 6)" in caught.value.text("en")


@each
def test_too_little_is_refused(method: Method, prices: Numbers) -> None:
    for part, code in (
        (prices[:, :1], "measures.too-few"),
        (prices[:, :, :1], "measures.too-few"),
        (prices[0], "measures.wrong-shape"),
        (prices[:0], "measures.wrong-shape"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(part)
        assert caught.value.code == code
