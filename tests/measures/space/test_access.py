"""Market potential and accessibility by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.space import accessibility, market_potential

LINE = np.array([[1.0, 2, np.inf], [2, 1, 3], [np.inf, 3, 1]])
SIZES = np.array([10.0, 20, 30])


def test_potential_by_hand() -> None:
    found = market_potential(SIZES, LINE)
    assert found.value == pytest.approx([10 + 20 / 2 + 30 / 5, 20 + 5 + 10, 30 + 10 / 5 + 20 / 3])
    assert found.own.tolist() == [10, 20, 30]
    assert market_potential(SIZES, LINE, network=False).value[0] == pytest.approx(20)
    assert market_potential(SIZES, LINE, exponent=2, own="none").value[0] == pytest.approx(20 / 4 + 30 / 25)


def test_a_link_shortens_ways_through_it() -> None:
    found = market_potential(SIZES, LINE, links=[(0, 2, 1.0)], own="none")
    assert found.shortest_after[1, 2] == 3
    assert found.after == pytest.approx([20 / 2 + 30, 5 + 10, 10 + 20 / 3])
    assert found.gain[1] == 0
    longer = market_potential(SIZES, LINE, links=[(0, 2, 9.0)])
    assert np.array_equal(longer.after, longer.value)


def test_accessibility_by_hand() -> None:
    assert accessibility(SIZES, LINE, scale=3).value.tolist() == [20, 40, 20]
    assert accessibility(SIZES, LINE, scale=3, own="diagonal").value.tolist() == [30, 60, 50]
    found = accessibility(SIZES, LINE, scale=2.0, decay="exponential").value[0]
    assert found == pytest.approx(20 * np.exp(-1) + 30 * np.exp(-2.5))
    found = accessibility(SIZES, LINE, scale=2.0, decay="gaussian").value[0]
    assert found == pytest.approx(20 * np.exp(-0.5) + 30 * np.exp(-3.125))


def test_bad_settings() -> None:
    for settings in ({"scale": 0.0}, {"scale": 2.0, "decay": "circle"}, {"scale": 2.0, "own": "yes"}):
        with pytest.raises(MeasureError) as caught:
            accessibility(SIZES, LINE, **settings)  # type: ignore[arg-type]
        assert caught.value.code == "measures.bad-setting"
