"""LMDI: no residual whatever the figures, zeros by their limit, the same at every level."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.decomposition import kaya, lmdi

Numbers = NDArray[np.float64]
figures = st.one_of(st.just(0.0), st.floats(1e-6, 1e6))
cubes = arrays(np.float64, st.tuples(st.integers(2, 4), st.integers(1, 4), st.integers(1, 4)), elements=figures)
positive = arrays(np.float64, (3, 4, 3), elements=st.floats(1e-3, 1e3))


@given(cubes)
def test_additive_effects_sum_to_the_change_with_any_zeros(factors: Numbers) -> None:
    for base in ("previous", "first"):
        found = lmdi(factors, base=base)
        size = max(found.aggregate.max(), 1e-300)
        assert found.effects.sum(axis=1) == pytest.approx(found.total, abs=1e-10 * size)
        assert found.by_group.sum(axis=1) == pytest.approx(found.effects, abs=1e-10 * size)
        assert np.abs(found.residual).max() <= 1e-10 * size
        assert found.cumulative[-1].sum() == pytest.approx(found.aggregate[-1] - found.aggregate[0], abs=1e-9 * size)


@given(positive)
def test_both_forms_are_one(factors: Numbers) -> None:
    added, multiplied = lmdi(factors), lmdi(factors, form="multiplicative")
    now, before = added.aggregate[1:], added.aggregate[:-1]
    apart = now != before
    mean = np.where(apart, (now - before) / np.where(apart, np.log(now / before), 1), now)
    near = np.abs(now / before - 1) < 1e-6
    mean = np.where(near, (now + before) / 2, mean)
    assert multiplied.effects == pytest.approx(np.exp(added.effects / mean[:, np.newaxis]), rel=1e-7)
    assert multiplied.effects.prod(axis=1) == pytest.approx(multiplied.total, rel=1e-10)
    assert multiplied.by_group.prod(axis=1) == pytest.approx(multiplied.effects, rel=1e-10)


def test_time_reversed_turns_the_sign() -> None:
    factors = np.random.default_rng(3).uniform(0.5, 2, size=(2, 5, 3))
    assert lmdi(factors[::-1]).effects == pytest.approx(-lmdi(factors).effects, rel=1e-12)


@pytest.mark.parametrize("start", [[0.0, 2.0, 3.0], [0.0, 2.0, 0.0], [5.0, 0.0, 0.0]])
def test_zeros_are_the_limit_of_small_numbers(start: list[float]) -> None:
    """The error of a small number falls as 1 / |ln δ|; two of them extrapolate to the limit."""
    before, now = np.array(start), np.array([4.0, 1.5, 2.0])

    def at(exponent: float) -> Numbers:
        small = np.where(before == 0, 10.0**exponent, before)
        return lmdi(np.stack([small, now])[:, np.newaxis]).effects[0]

    near, far = at(-60), at(-120)
    assert lmdi(np.stack([before, now])[:, np.newaxis]).effects[0] == pytest.approx(2 * far - near, abs=2e-3)


def test_levels_add_up_and_labels_name_them() -> None:
    factors = np.random.default_rng(4).uniform(0.5, 2, size=(3, 4, 2))
    found = lmdi(factors, labels=["工业", "交通", "工业", "交通"])
    assert found.labels == ("交通", "工业")
    assert found.by_label.sum(axis=1) == pytest.approx(found.effects, rel=1e-12)
    alone = lmdi(factors[:, [0, 2]])
    assert found.by_label[:, 1] == pytest.approx(alone.effects, rel=1e-12)


def test_chained_and_direct_agree_over_two_periods_only() -> None:
    factors = np.random.default_rng(5).uniform(0.5, 2, size=(4, 3, 2))
    chained, direct = lmdi(factors), lmdi(factors, base="first")
    assert chained.cumulative[1] == pytest.approx(direct.cumulative[1], rel=1e-12)
    assert chained.cumulative[-1].sum() == pytest.approx(direct.cumulative[-1].sum(), rel=1e-12)
    assert chained.cumulative[-1] != pytest.approx(direct.cumulative[-1], rel=1e-3)


@pytest.mark.parametrize(
    ("factors", "settings", "code"),
    [
        (np.ones((2, 3)), {}, "measures.wrong-shape"),
        (np.ones((1, 3, 2)), {}, "measures.too-few"),
        (-np.ones((2, 3, 2)), {}, "measures.negative-values"),
        (np.full((2, 3, 2), np.nan), {}, "measures.missing-values"),
        (np.full((2, 3, 2), np.inf), {}, "measures.infinite-values"),
        (np.ones((2, 3, 2)), {"form": "mixed"}, "measures.bad-setting"),
        (np.ones((2, 3, 2)), {"base": "last"}, "measures.bad-setting"),
        (np.ones((2, 3, 2)), {"labels": ["a"]}, "measures.wrong-length"),
        (np.zeros((2, 3, 2)), {"form": "multiplicative"}, "measures.nothing-there"),
    ],
)
def test_bad_input_is_named(factors: Numbers, settings: dict[str, object], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        lmdi(factors, **settings)
    assert caught.value.code == code


def test_kaya_is_the_identity_of_its_totals() -> None:
    totals = np.random.default_rng(6).uniform(1, 9, size=(4, 5, 7))
    found = kaya(*totals)
    assert found.aggregate == pytest.approx(totals[3].sum(axis=1), rel=1e-12)
    assert found.effects.sum(axis=1) == pytest.approx(np.diff(totals[3].sum(axis=1)), rel=1e-10)
    with pytest.raises(MeasureError) as caught:
        kaya(totals[0], totals[1], totals[2][:, :3], totals[3])
    assert caught.value.code == "measures.wrong-shape"


def test_a_zero_has_no_sign() -> None:
    factors = np.array([[[2.0, 3.0]], [[0.0, 3.0]]])
    assert not np.signbit(lmdi(factors).by_group[0, 0, 1])
