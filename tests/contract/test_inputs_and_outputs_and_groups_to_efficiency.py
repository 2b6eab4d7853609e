"""The contract of efficiency in groups: never higher against all than against one's own, blind to labels."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

ROLE = "inputs and outputs and groups to efficiency"
METHODS = [method for method in all_methods("efficiency") if method.role == ROLE]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
CHANCE = np.random.default_rng(30)
INPUTS, OUTPUTS = CHANCE.uniform(1, 4, (31, 2)), CHANCE.uniform(1, 4, (31, 2))


@each
def test_gap_is_a_share(method: Method, groups: list[str]) -> None:
    found = method.fn(INPUTS, OUTPUTS, groups)
    gap = found.parts["technology_gap"]
    assert gap.shape == (31,)
    assert (gap > 0).all()
    assert (gap <= 1 + 1e-12).all()
    assert found.efficiency == pytest.approx(gap * found.parts["group_efficiency"], abs=1e-12)
    assert (gap < 0.999).any()


@each
def test_labels_mean_nothing(method: Method, groups: list[str]) -> None:
    numbers = [sorted(set(groups)).index(label) for label in groups]
    one, other = method.fn(INPUTS, OUTPUTS, groups), method.fn(INPUTS, OUTPUTS, numbers)
    assert np.array_equal(one.parts["technology_gap"], other.parts["technology_gap"])


@each
def test_one_group_has_no_gap(method: Method) -> None:
    found = method.fn(INPUTS, OUTPUTS, ["全国"] * 31)
    assert found.parts["technology_gap"] == pytest.approx(1, abs=1e-12)


@each
def test_groups_that_do_not_match_are_refused(method: Method, groups: list[str]) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(INPUTS, OUTPUTS, groups[:-1])
    assert caught.value.code == "measures.wrong-length"
    with pytest.raises(MeasureError) as caught:
        method.fn(INPUTS, OUTPUTS, [None, *groups[1:]])
    assert (caught.value.code, caught.value.rows) == ("measures.missing-values", (0,))
