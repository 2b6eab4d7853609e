"""Malmquist–Luenberger and Luenberger: progress has its sign, no infinities, the parts under variable returns."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.efficiency import luenberger, malmquist_luenberger

Numbers = NDArray[np.float64]


def panel(seed: int, periods: int = 3, units: int = 12) -> tuple[Numbers, Numbers, Numbers]:
    chance = np.random.default_rng(seed)
    inputs = chance.lognormal(0, 0.6, size=(periods, units, 2))
    made = inputs.prod(axis=2, keepdims=True) ** 0.5
    outputs = made * chance.uniform(0.3, 1, size=(periods, units, 1))
    return inputs, outputs, made * chance.lognormal(-0.5, 0.8, size=(periods, units, 1))


@given(st.integers(0, 10_000), st.sampled_from(["adjacent", "sequential", "global", "biennial"]))
@settings(max_examples=15)
def test_never_infinite_and_every_gap_has_its_reason(seed: int, frontier: str) -> None:
    found = malmquist_luenberger(*panel(seed), frontier=frontier)
    assert not np.isinf(found.total).any()
    assert (np.isnan(found.total) == (found.status != "optimal")).all()
    whole = found.status == "optimal"
    made = found.efficiency_change * found.technical_change
    assert found.total[whole] == pytest.approx(made[whole], rel=1e-9)
    if frontier == "global":
        assert whole.all()


def test_more_good_and_less_bad_is_progress() -> None:
    inputs, outputs, bad = (each[:1] for each in panel(3))
    better = np.concatenate([outputs, outputs * 1.1]), np.concatenate([bad, bad * 0.9])
    twice = np.repeat(inputs, 2, axis=0)
    assert (malmquist_luenberger(twice, *better, frontier="global").total > 1).all()
    assert (luenberger(twice, *better, frontier="global").total > 0).all()
    assert (luenberger(twice, *better, frontier="global", measure="nonradial").total > 0).all()


def test_variable_returns_part_the_efficiency_change() -> None:
    found = malmquist_luenberger(*panel(4), frontier="global", returns="variable")
    plain = malmquist_luenberger(*panel(4), frontier="global")
    assert found.total == pytest.approx(plain.total, rel=1e-9)
    made = found.pure_efficiency_change * found.scale_efficiency_change
    assert made == pytest.approx(plain.efficiency_change, rel=1e-9)
    assert any("Shephard" in note.en for note in found.notes)


def test_equalities_under_variable_returns_are_said_of_luenberger_too() -> None:
    data = panel(4)
    assert any("Shephard" in note.en for note in luenberger(*data, returns="variable").notes)
    for settings_of in ({}, {"returns": "variable", "disposability": "kuosmanen"}):
        assert not any("Shephard" in note.en for note in luenberger(*data, **settings_of).notes)
    assert not any("Shephard" in note.en for note in luenberger(*data[:2], returns="variable").notes)


def test_luenberger_adds_up_and_weights_count_as_given() -> None:
    data = panel(5)
    one = luenberger(*data, frontier="global", measure="nonradial", weights=np.array([0, 0, 1.0, 1.0]))
    two = luenberger(*data, frontier="global", measure="nonradial", weights=np.array([0, 0, 2.0, 2.0]))
    assert two.total == pytest.approx(2 * one.total, rel=1e-8)
    assert one.total == pytest.approx(luenberger(*data, frontier="global", measure="nonradial").total, rel=1e-9)
    assert one.total == pytest.approx(one.efficiency_change + one.technical_change, abs=1e-10)


@pytest.mark.parametrize("frontier", ["adjacent", "global"])
def test_directions_may_be_given_by_period(frontier: str) -> None:
    """(0, y, b) in numbers is the direction by name, each period with its own in cross-period programmes."""
    inputs, outputs, bad = panel(8)
    named = malmquist_luenberger(inputs, outputs, bad, frontier=frontier)
    given_numbers = malmquist_luenberger(inputs, outputs, bad, frontier=frontier, direction=(0, outputs, bad))
    assert given_numbers.total == pytest.approx(named.total, rel=1e-9, nan_ok=True)
    sums = luenberger(inputs, outputs, bad, frontier=frontier, direction=(0, outputs, bad))
    assert sums.total == pytest.approx(luenberger(inputs, outputs, bad, frontier=frontier).total, abs=1e-9, nan_ok=True)
    with pytest.raises(MeasureError) as caught:
        malmquist_luenberger(inputs, outputs, bad, direction=(0, outputs[1:], bad))
    assert caught.value.code == "measures.wrong-shape"
    assert f"{len(inputs)} periods" in caught.value.text("en")


def test_mistakes_are_named() -> None:
    inputs, outputs, bad = panel(6)
    for change, code in [
        ({"direction": (0, 0, 0)}, "measures.zero-direction"),
        ({"direction": "up"}, "measures.bad-setting"),
        ({"direction": (0, -1, 1)}, "measures.negative-values"),
        ({"frontier": "window"}, "measures.bad-setting"),
        ({"disposability": "free"}, "measures.bad-setting"),
    ]:
        with pytest.raises(MeasureError) as caught:
            malmquist_luenberger(inputs, outputs, bad, **change)
        assert caught.value.code == code
    tiny = outputs.copy()
    tiny[1, 4, 0] = 1e-14
    with pytest.raises(MeasureError) as caught:
        malmquist_luenberger(inputs, np.concatenate([outputs, tiny], axis=2), bad)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.tiny-for-zero", (1,), (4,))
    with pytest.raises(MeasureError) as caught:
        luenberger(inputs, outputs, bad, measure="nonradial", weights=np.array([1.0]))
    assert caught.value.code == "measures.wrong-length"
