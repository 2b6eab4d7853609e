"""Resampling agrees with the loop it stands for, and warns of small groups."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.disparity import bootstrap, dagum, gini, theil, variation

GROUPS = ["甲"] * 6 + ["乙"] * 5


def test_estimates_are_those_of_the_measures() -> None:
    y = np.random.default_rng(0).lognormal(size=(3, 11))
    found = bootstrap(y, GROUPS, draws=100)
    for row, parts in zip(y, found.estimate, strict=True):
        right = dagum(row, GROUPS)
        assert parts == pytest.approx([getattr(right, name) for name in found.parts], abs=1e-14)
    assert found.group_estimate[0] == pytest.approx([gini(y[0, 6:]), gini(y[0, :6])], abs=1e-14)
    by_theil = bootstrap(y, GROUPS, measure="theil", draws=100)
    assert by_theil.parts == ("total", "within", "between")
    right = theil(y[1], GROUPS)
    assert by_theil.estimate[1] == pytest.approx([right.total, right.within, right.between], abs=1e-14)
    assert bootstrap(y, measure="variation", draws=100).estimate[:, 0] == pytest.approx([variation(row) for row in y])


def test_draws_stay_within_their_group() -> None:
    """Where all members of a group are equal, nothing can vary."""
    found = bootstrap(np.array([1.0] * 6 + [4.0] * 5), GROUPS, draws=200)
    assert found.se == pytest.approx(0, abs=1e-13)
    assert found.low == pytest.approx(found.estimate, abs=1e-13)
    assert bootstrap(np.array([1.0] * 6 + [4.0] * 5), draws=200).se[0, 0] > 0.01


def test_standard_error_is_that_of_theory() -> None:
    """The squared standard error of a variation of nearly normal values: V² (1/2 + V²) / n, roughly."""
    y = np.random.default_rng(1).normal(10, 2, size=400)
    v = variation(y)
    se = bootstrap(y, measure="variation", draws=1000).se[0, 0]
    assert se == pytest.approx(v * np.sqrt((0.5 + v**2) / 400), rel=0.1)


def test_small_groups_are_told() -> None:
    found = bootstrap(np.arange(1.0, 10.0), ["甲"] * 6 + ["乙"] * 3, draws=100)
    assert (found.withheld, found.small_strata) == (("乙",), True)
    assert not bootstrap(np.arange(1.0, 12.0), GROUPS, draws=100).small_strata


@pytest.mark.parametrize("wrong", [{"draws": 10}, {"level": 1.0}, {"seed": -1}, {"measure": "atkinson"}])
def test_bad_settings(wrong: dict[str, object]) -> None:
    with pytest.raises(MeasureError) as caught:
        bootstrap(np.arange(1.0, 12.0), GROUPS, **wrong)  # type: ignore[arg-type]
    assert caught.value.code == "measures.bad-setting"
    assert next(iter(wrong)) in caught.value.text("en")
