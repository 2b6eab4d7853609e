"""Malmquist indices on slacks-based measures: what plain SBM cannot measure is said, super-SBM measures it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.measures.efficiency import malmquist, sbm, super_sbm

Numbers = NDArray[np.float64]


def panel() -> tuple[Numbers, Numbers, Numbers]:
    chance = np.random.default_rng(71)
    inputs = chance.lognormal(0, 0.5, size=(3, 15, 2))
    made = inputs.prod(axis=2, keepdims=True) ** 0.5 * 1.05 ** np.arange(3).reshape(3, 1, 1)
    outputs, bad = made * chance.uniform(0.5, 1, size=(3, 15, 1)), made * chance.uniform(0.3, 1, size=(3, 15, 1))
    return inputs, outputs, bad


def pooled(inputs: Numbers, outputs: Numbers, bad: Numbers) -> list[Numbers]:
    return [each.reshape(-1, each.shape[2]) for each in (inputs, outputs, bad)]


def test_global_sbm_is_the_ratio_of_pooled_scores() -> None:
    inputs, outputs, bad = panel()
    found = malmquist(inputs, outputs, bad=bad, measure="sbm", frontier="global")
    score = sbm(*pooled(inputs, outputs, bad)).score.reshape(3, 15)
    assert found.total == pytest.approx(score[1:] / score[:-1], rel=1e-9)
    own = np.stack([sbm(inputs[t], outputs[t], bad[t]).score for t in range(3)])
    assert found.efficiency_change == pytest.approx(own[1:] / own[:-1], rel=1e-9)
    assert (found.status == "optimal").all()


def test_super_sbm_leaves_each_unit_out_of_its_own_frontier() -> None:
    inputs, outputs, bad = panel()
    found = malmquist(inputs, outputs, bad=bad, measure="super-sbm", frontier="global")
    score = super_sbm(*pooled(inputs, outputs, bad)).score.reshape(3, 15)
    assert found.total == pytest.approx(score[1:] / score[:-1], rel=1e-9)
    own = np.stack([super_sbm(inputs[t], outputs[t], bad[t]).score for t in range(3)])
    assert found.levels["constant"] == pytest.approx(own, rel=1e-9)
    assert own.max() > 1


@pytest.mark.parametrize("orientation", ["none", "input", "output"])
def test_adjacent_super_sbm_multiplies_up_where_plain_sbm_has_no_distance(orientation: str) -> None:
    inputs, outputs, _ = panel()
    plain = malmquist(inputs, outputs, measure="sbm", orientation=orientation)
    assert (plain.status == "infeasible").any()
    assert all(reason.zh for reason in plain.reason[plain.status == "infeasible"])
    beyond = malmquist(inputs, outputs, measure="super-sbm", orientation=orientation)
    both = (plain.status == "optimal") & (beyond.status == "optimal")
    assert (beyond.status == "optimal").mean() >= (plain.status == "optimal").mean()
    assert both.any()
    whole = beyond.status == "optimal"
    assert beyond.total[whole] == pytest.approx((beyond.efficiency_change * beyond.technical_change)[whole], rel=1e-10)


def test_sbm_without_orientation_is_the_default() -> None:
    inputs, outputs, bad = panel()
    one = malmquist(inputs, outputs, bad=bad, measure="sbm", frontier="global")
    other = malmquist(inputs, outputs, bad=bad, measure="sbm", frontier="global", orientation="none")
    assert one.total.tolist() == other.total.tolist()


def test_a_score_that_is_not_defined_has_its_reason() -> None:
    """A bad output that would have to more than double leaves the denominator of super-efficiency at 0 or below."""
    x, y = np.ones((2, 3, 1)), np.array([[[1.0], [1], [1]], [[1.0], [1], [1]]])
    bad = np.array([[[1.0], [9], [9]], [[1.0], [9], [9]]])
    found = malmquist(x, y, bad=bad, orientation="output", measure="super-sbm", returns="variable")
    assert np.isnan(found.total[0, 0])
    assert found.status[0].tolist() == ["undefined", "optimal", "optimal"]
    assert "denominator" in found.reason[0, 0].en
    assert (np.isnan(found.total) == (found.status != "optimal")).all()
