"""The Mazziotta–Pareto index, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import mazziotta_pareto

EQUAL = np.ones(2)


def test_by_hand() -> None:
    z = np.array([[110.0, 110.0], [120.0, 100.0], [90.0, np.nan]])
    assert mazziotta_pareto(z, EQUAL) == pytest.approx([110, 110 - 100 / 110, np.nan], nan_ok=True, abs=1e-12)
    assert mazziotta_pareto(z[:2], EQUAL, penalty="plus") == pytest.approx([110, 110 + 100 / 110], abs=1e-12)
    assert mazziotta_pareto(z[:2], EQUAL, spread="sample") == pytest.approx([110, 110 - 200 / 110], abs=1e-12)


def test_weights_by_hand() -> None:
    # Mean 105, squares 225 and 25 with weights 1/4 and 3/4.
    found = mazziotta_pareto(np.array([[120.0, 100.0]]), np.array([1.0, 3.0]))
    assert found == pytest.approx([105 - 75 / 105], abs=1e-12)


def test_balance_is_rewarded() -> None:
    z = np.array([[100.0 + gap, 100.0 - gap] for gap in (0, 5, 10, 20)])
    assert (np.diff(mazziotta_pareto(z, EQUAL)) < 0).all()


def test_row_without_positive_mean_is_named() -> None:
    with pytest.raises(MeasureError) as caught:
        mazziotta_pareto(np.array([[1.0, 2.0], [-1.0, 1.0], [-3.0, 1.0]]), EQUAL)
    assert (caught.value.code, caught.value.rows) == ("measures.mean-not-positive", (1, 2))


@pytest.mark.parametrize("settings", [{"penalty": "none"}, {"spread": "n"}])
def test_wrong_settings_are_refused(settings: dict[str, str]) -> None:
    with pytest.raises(MeasureError) as caught:
        mazziotta_pareto(np.ones((2, 2)), EQUAL, **settings)
    assert caught.value.code == "measures.bad-setting"


def test_one_indicator_has_no_sample_spread() -> None:
    with pytest.raises(MeasureError) as caught:
        mazziotta_pareto(np.ones((2, 1)), np.ones(1), spread="sample")
    assert caught.value.code == "measures.bad-setting"
