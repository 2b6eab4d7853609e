"""The coupling coordination degree: by hand, at the edges, and the wrong forms it is not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.coupling import coordination
from xinzhi.measures.coupling._levels import EDGES, LEVELS

systems = arrays(np.float64, st.tuples(st.integers(1, 6), st.integers(2, 5)), elements=st.floats(0.0, 1.0, width=32))


def test_standard_by_hand() -> None:
    found = coordination(np.array([[0.2, 0.8]]))
    assert found.coupling == pytest.approx([0.8], abs=1e-15)  # 2 √0.16 / 1
    assert found.development == pytest.approx([0.5], abs=1e-15)
    assert found.coordination == pytest.approx([np.sqrt(0.4)], abs=1e-15)


def test_modified_by_hand() -> None:
    found = coordination(np.array([[0.2, 0.8], [0.8, 0.2]]), formula="modified")
    assert found.coupling == pytest.approx([np.sqrt((1 - 0.6) * 0.25)] * 2, abs=1e-15)
    three = coordination(np.array([[0.2, 0.4, 0.8]]), formula="modified")
    assert three.coupling == pytest.approx([np.sqrt((1 - 1.2 / 3) * np.sqrt(0.25 * 0.5))], abs=1e-15)


def test_weights_move_the_level_of_development_alone() -> None:
    plain, weighted = (coordination(np.array([[0.2, 0.8]]), weights=w) for w in (None, np.array([3.0, 1.0])))
    assert weighted.coupling == plain.coupling
    assert weighted.development == pytest.approx([0.35], abs=1e-15)


@pytest.mark.parametrize("formula", ["standard", "modified"])
def test_a_system_at_zero_makes_the_degree_zero(formula: str) -> None:
    found = coordination(np.array([[0.0, 0.9], [0.0, 0.0]]), formula=formula)
    assert found.coordination.tolist() == [0, 0]
    assert found.level.tolist() == [1, 1]
    assert found.coupling[0] == 0
    assert np.isnan(found.coupling[1])


def test_levels_hold_their_upper_end() -> None:
    # Equal systems: D is the square root of the score.
    degrees = np.array([0.0, 0.1, 0.1000001, 0.4, 0.40001, 0.5, 0.50001, 0.9, 0.90001, 1.0])
    found = coordination(np.repeat(degrees[:, None] ** 2, 2, axis=1))
    assert found.level.tolist() == [1, 1, 2, 4, 5, 5, 6, 9, 10, 10]
    assert len(LEVELS) == len(EDGES) + 1 == 10


def test_every_tenth_is_the_end_of_its_level_whatever_the_rounding() -> None:
    tenths = np.arange(1, 11) / 10
    for count in (2, 3, 4):
        found = coordination(np.repeat(tenths[:, None] ** 2, count, axis=1))
        assert found.level.tolist() == list(range(1, 11))


def test_own_edges() -> None:
    found = coordination(np.array([[0.04, 0.04], [0.25, 0.25], [0.81, 0.81]]), edges=[0.3, 0.5, 0.8])
    assert found.level.tolist() == [1, 2, 4]


@pytest.mark.parametrize("edges", [[0.5, 0.3], [0.0, 0.5], [0.5, 1.0], [0.5, 0.5]])
def test_edges_out_of_order_are_refused(edges: list[float]) -> None:
    with pytest.raises(MeasureError) as caught:
        coordination(np.array([[0.2, 0.8]]), edges=edges)
    assert caught.value.code == "measures.wrong-values"


@given(systems)
def test_modified_lies_between_zero_and_one_and_below_the_standard_for_two(u: np.ndarray) -> None:
    standard, modified = coordination(u), coordination(u, formula="modified")
    held = u.any(axis=1)
    for found in (standard, modified):
        assert ((found.coupling[held] >= 0) & (found.coupling[held] <= 1)).all()
        assert ((found.coordination >= 0) & (found.coordination <= 1)).all()
        assert ((found.level >= 1) & (found.level <= 10)).all()
    if u.shape[1] == 2:
        assert (modified.coupling[held] <= standard.coupling[held] + 1e-12).all()


def test_tiny_scores_do_not_vanish() -> None:
    found = coordination(np.full((1, 5), 1e-200))
    assert found.coupling == pytest.approx([1], abs=1e-14)


def test_wrong_formula_is_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        coordination(np.array([[0.2, 0.8]]), formula="corrected")  # type: ignore[arg-type]
    assert caught.value.code == "measures.bad-setting"
