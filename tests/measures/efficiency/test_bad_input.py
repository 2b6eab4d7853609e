"""What users hand in by mistake, and what they read then."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.efficiency import (
    additive,
    directional,
    luenberger,
    malmquist,
    nonradial_directional,
    order_m,
    radial,
    range_directional,
    sbm,
    super_radial,
    super_sbm,
)

CHANCE = np.random.default_rng(50)
X, Y, B = (CHANCE.uniform(1, 4, (20, columns)) for columns in (2, 2, 1))


def test_a_zero_leaves_its_mean_and_is_said() -> None:
    x = X.copy()
    x[3, 1] = 0.0
    found = sbm(x, Y, B)
    assert any("drop" in note.en for note in found.notes)
    assert any("drop" in note.zh for note in found.notes)
    used = found.slacks.inputs[3, 0] / x[3, 0]
    made = np.concatenate([found.slacks.outputs[3] / Y[3], found.slacks.bad[3] / B[3]]).mean()
    assert found.score[3] == pytest.approx((1 - used) / (1 + made), abs=1e-10)
    assert found.status[3] == "optimal"
    assert sbm(X, Y, B).notes == ()


def test_a_zero_is_refused_where_that_is_the_rule() -> None:
    y = Y.copy()
    y[2, 0] = 0.0
    with pytest.raises(MeasureError) as caught:
        sbm(X, y, zeros="refuse")
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.zero-values", (2,), (0,))
    assert np.isfinite(super_sbm(X, y).score).any()


@pytest.mark.parametrize("method", [radial, sbm, directional])
def test_a_tiny_number_in_place_of_zero_is_refused_with_the_reason(method: object) -> None:
    x = X.copy()
    x[3, 1] = 1e-9
    with pytest.raises(MeasureError) as caught:
        method(x, Y)  # type: ignore[operator]
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.tiny-for-zero", (3,), (1,))
    assert "没有意义" in caught.value.words.zh
    assert "depends on the number chosen" in caught.value.words.en


def test_small_units_and_small_columns_are_not_taken_for_zeros() -> None:
    sizes = 10.0 ** np.linspace(-6, 6, 20)[:, None]
    found = radial(sizes * X * [1, 1e-9], sizes * Y * [1, 1e12])
    assert set(found.status) == {"optimal"}
    assert found.score == pytest.approx(radial(X, Y).score, abs=1e-9)


def test_negative_values_say_which_model_takes_them() -> None:
    with pytest.raises(MeasureError) as caught:
        directional(X, Y - 3, B)
    assert "range_directional" in caught.value.words.zh
    assert np.isfinite(range_directional(X, Y - 3, B).score).all()
    assert np.isfinite(additive(X, Y - 3, B).score).all()
    with pytest.raises(MeasureError) as caught:
        additive(X, Y - 3, returns="constant", form="raw")
    assert caught.value.code == "measures.negative-values"


def test_few_units_are_warned_of_with_the_rule() -> None:
    found = radial(X[:11], Y[:11])
    assert [note.en for note in found.notes if "three times the 4 variables (12)" in note.en]
    assert radial(X[:12], Y[:12]).notes == ()


def test_constant_and_copied_variables_are_named() -> None:
    x = np.column_stack([X, np.full(20, 7.0), 1000 * X[:, 0]])
    said = [note.en for note in radial(x, Y).notes]
    assert any("column 3 of the inputs is the same for all units" in line for line in said)
    assert any("column 1 of the inputs and column 4 of the inputs are in a fixed proportion" in line for line in said)


def test_missing_cells_are_named() -> None:
    b = B.copy()
    b[[4, 9], 0] = np.nan
    with pytest.raises(MeasureError) as caught:
        sbm(X, Y, b)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.missing-values", (4, 9), (0,))


def test_a_unit_without_output_is_named() -> None:
    y = Y.copy()
    y[5] = 0
    with pytest.raises(MeasureError) as caught:
        radial(X, y)
    assert (caught.value.code, caught.value.rows) == ("measures.all-zero-unit", (5,))


def test_a_direction_of_zeros_is_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        directional(X, Y, B, direction=(0, 0, 0))
    assert caught.value.code == "measures.zero-direction"
    assert len(caught.value.rows) == 20
    with pytest.raises(MeasureError) as caught:
        directional(X, Y, direction="bads")
    assert caught.value.code == "measures.zero-direction"


def test_directions_are_magnitudes() -> None:
    named = directional(X, Y, B, direction="outputs and bads")
    assert directional(X, Y, B, direction=(0, Y, B)).score == pytest.approx(named.score, abs=1e-14)
    with pytest.raises(MeasureError) as caught:
        directional(X, Y, B, direction=(0, Y, -B))
    assert caught.value.code == "measures.negative-values"
    for wrong in ("output", (1, 2, 3, 4), 5):
        with pytest.raises(MeasureError) as caught:
            directional(X, Y, B, direction=wrong)  # type: ignore[arg-type]
        assert caught.value.code == "measures.bad-setting"
    with pytest.raises(MeasureError) as caught:
        directional(X, Y, B, direction=(0, np.ones(3), 1))
    assert caught.value.code == "measures.wrong-shape"


def test_equalities_under_variable_returns_are_not_shephards() -> None:
    assert any("Shephard" in note.en for note in directional(X, Y, B, returns="variable").notes)
    for quiet in (
        directional(X, Y, B),
        directional(X, Y, B, returns="variable", disposability="kuosmanen"),
        directional(X, Y, returns="variable"),
    ):
        assert not any("Shephard" in note.en for note in quiet.notes)


def test_weak_disposability_costs_more_than_strong() -> None:
    for returns in ("constant", "variable"):
        weak = directional(X, Y, B, returns=returns).score
        abating = directional(X, Y, B, returns=returns, disposability="kuosmanen").score
        strong = directional(X, Y, B, returns=returns, disposability="strong").score
        assert (weak <= abating + 1e-10).all()
        assert (abating <= strong + 1e-10).all()
    assert directional(X, Y, B).score == pytest.approx(directional(X, Y, B, disposability="kuosmanen").score, abs=1e-9)


def test_settings_that_are_none_are_named() -> None:
    for call in (
        lambda: radial(X, Y, orientation="inputs"),  # type: ignore[arg-type]
        lambda: sbm(X, Y, returns="vrs"),  # type: ignore[arg-type]
        lambda: super_sbm(X, Y, inefficient="nan"),  # type: ignore[arg-type]
    ):
        with pytest.raises(MeasureError) as caught:
            call()
        assert caught.value.code == "measures.bad-setting"


def test_scores_keep_to_their_side() -> None:
    assert (radial(X, Y).score <= 1).all()
    assert (radial(X, Y, orientation="output").score >= 1).all()
    assert (sbm(X, Y, B).score <= 1).all()
    assert (directional(X, Y, B).score >= 0).all()
    assert (super_sbm(X, Y, B, inefficient="one").score >= 1).all()


def test_no_score_is_missing_without_a_reason() -> None:
    """Bad outputs that differ a hundredfold leave oriented super-efficiency without a value for some."""
    b = 10.0 ** CHANCE.uniform(-1, 1, (20, 1))
    seen = set()
    for returns in ("constant", "variable", "nonincreasing", "nondecreasing"):
        for orientation in ("none", "input", "output"):
            found = super_sbm(X, Y, b, returns=returns, orientation=orientation)
            assert np.array_equal(np.isnan(found.score), found.status != "optimal")
            assert [at for at, reason in enumerate(found.reason) if reason] == np.flatnonzero(
                np.isnan(found.score)
            ).tolist()
            assert all(reason.zh and reason.en for reason in found.reason if reason)
            seen |= set(found.status)
    assert seen == {"optimal", "infeasible", "undefined"}


def test_efficiency_stays_at_most_one_beyond_the_frontier() -> None:
    """Super-efficiency tells units on the frontier apart by score; their efficiency is that of the plain model."""
    for returns in ("constant", "variable", "nonincreasing", "nondecreasing"):
        for found, plain in (
            (super_sbm(X, Y, B, returns=returns), sbm(X, Y, B, returns=returns).score),
            (super_sbm(X, Y, B, returns=returns, inefficient="one"), sbm(X, Y, B, returns=returns).score),
            (super_radial(X, Y, returns=returns), radial(X, Y, returns=returns).score),
            (
                super_radial(X, Y, returns=returns, orientation="output"),
                radial(X, Y, returns=returns, orientation="output").efficiency,
            ),
        ):
            known = ~np.isnan(found.score)
            assert np.array_equal(np.isnan(found.efficiency), ~known)
            assert found.efficiency[known] == pytest.approx(plain[known], abs=1e-9)
            assert (found.efficiency[known] <= 1).all()
            assert np.nanmax(found.parts["super_efficiency"]) > 1
            assert (found.status[~known] == "infeasible").all()
            assert all(reason.zh and reason.en for reason in found.reason[~known])
    assert np.isnan(super_radial(X, Y, returns="variable").score).any()
    assert order_m(X, Y, m=2).efficiency.max() == 1
    assert nonradial_directional(X, Y, B).efficiency.max() <= 1


def test_the_only_unit_that_makes_an_output_is_efficient() -> None:
    y = Y.copy()
    y[1:, 0] = 0
    found = super_radial(X, y, orientation="output")
    assert (found.score[0], found.efficiency[0], found.status[0]) == (0.0, 1.0, "optimal")
    assert np.isnan(found.parts["super_efficiency"][0])


@pytest.mark.parametrize("method", [radial, super_radial, sbm, super_sbm, directional, nonradial_directional])
def test_a_zero_has_no_sign(method: object) -> None:
    y = Y.copy()
    y[1:, 0] = 0
    for given in ((X, Y), (X, y), (np.ones((4, 1)), np.ones((4, 1)))):
        found = method(*given)  # type: ignore[operator]
        values = (found.score, found.efficiency, found.slacks.together, found.targets.together)
        assert not any((np.signbit(each) & (each == 0)).any() for each in values)


@pytest.mark.parametrize("method", [radial, super_radial, sbm, super_sbm, directional, nonradial_directional])
def test_a_variable_of_zeros_changes_nothing_and_is_named(method: object) -> None:
    for x, y in ((np.column_stack([X, np.zeros(20)]), Y), (X, np.column_stack([Y, np.zeros(20)]))):
        found, plain = method(x, y), method(X, Y)  # type: ignore[operator]
        assert set(found.status) == {"optimal"}
        if method in {radial, super_radial, sbm, super_sbm}:
            assert found.score == pytest.approx(plain.score, abs=1e-9)
        assert any("the same for all units" in note.en for note in found.notes)


def test_a_variable_of_zeros_in_one_period_is_named() -> None:
    y = np.stack([Y, Y])
    y[1, :, 1] = 0
    with pytest.raises(MeasureError) as caught:
        malmquist(np.stack([X, X]), y)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.zero-columns", (1,), (1,))
    assert "时期" in caught.value.words.zh
    assert "period" in caught.value.words.en


def test_weights_that_leave_nothing_to_move_are_refused() -> None:
    """Every unit would score 0, which reads as efficient."""
    with pytest.raises(MeasureError) as caught:
        nonradial_directional(X, Y, B, direction="bads", weights=np.array([1.0, 1, 0, 0, 0]))
    assert caught.value.code == "measures.nothing-moves"
    panel = (np.stack([each, each]) for each in (X, Y, B))
    with pytest.raises(MeasureError) as caught:
        luenberger(*panel, measure="nonradial", direction="bads", weights=np.array([1.0, 1, 0, 0, 0]))
    assert caught.value.code == "measures.nothing-moves"


@pytest.mark.parametrize(("part", "code"), [(-1, "measures.negative-values"), (np.nan, "measures.missing-values")])
def test_one_number_as_a_direction_is_checked_and_placed(part: float, code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        directional(X, Y, B, direction=(part, 1, 1))
    assert caught.value.code == code
    assert "(counted from 0) 0" in caught.value.text("en")


def test_complex_numbers_are_no_numbers() -> None:
    with pytest.raises(MeasureError) as caught:
        radial(X.astype(complex), Y)
    assert caught.value.code == "measures.not-numbers"
