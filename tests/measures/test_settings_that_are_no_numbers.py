"""A setting that should be a number and is none is named, whatever the method."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures import aggregate, audit, coupling, explain, index_numbers, normalise, robustness, treat, weight

Z = np.random.default_rng(3).uniform(0.1, 1, size=(8, 3))
W = [0.2, 0.3, 0.5]
CALLS: dict[str, tuple[str, Callable[[object], object]]] = {
    "zscore mean": ("mean", lambda v: normalise.zscore(Z, mean=v)),
    "zscore sd": ("sd", lambda v: normalise.zscore(Z, sd=v)),
    "minmax": ("lower", lambda v: normalise.minmax(Z, lower=v)),
    "goalposts": ("lower", lambda v: normalise.goalposts(Z, 0, 1, lower=v)),
    "reference_goalposts": ("lower", lambda v: normalise.reference_goalposts(Z, lower=v)),
    "base_index": ("level", lambda v: normalise.base_index(Z, [1, 1, 1], level=v)),
    "fixed_base": ("level", lambda v: index_numbers.fixed_base(Z, W, level=v)),
    "power": ("exponent", lambda v: aggregate.power(Z, W, exponent=v)),
    "coverage": ("coverage", lambda v: aggregate.arithmetic(Z, W, missing="spread", coverage=v)),
    "entropy": ("shift", lambda v: weight.entropy(Z, zeros="shift", shift=v)),
    "winsorise": ("skew", lambda v: treat.winsorise(Z, skew=v)),
    "box_cox": ("exponent", lambda v: treat.box_cox(Z, exponent=v)),
    "lag_lead": ("band", lambda v: coupling.lag_lead(Z, band=v)),
    "rank_sets": ("level", lambda v: robustness.rank_sets(Z[:, 0], np.tile(Z[:, 0], (30, 1)), level=v)),
    "sobol": ("level", lambda v: robustness.sobol(Z[:, 0], Z[:, 1], Z.T, level=v)),
    "rank_bands": ("low", lambda v: robustness.rank_bands(np.ones((30, 1), int), np.ones(1, int), low=v)),
    "redundancy": ("threshold", lambda v: audit.redundancy(Z, threshold=v)),
    "strength": ("share", lambda v: explain.strength(Z, share=v)),
    "contribution": ("exponent", lambda v: explain.contribution(Z, W, base=Z, mean="power", exponent=v)),
}


@pytest.mark.parametrize("value", ["a", "0.5", 1j, np.nan, [0.5], True], ids=repr)
@pytest.mark.parametrize(("name", "call"), CALLS.values(), ids=CALLS)
def test_it_is_named(name: str, call: Callable[[object], object], value: object) -> None:
    with pytest.raises(MeasureError) as caught:
        call(value)
    assert caught.value.code == "measures.bad-setting"
    assert f"'{name}'" in caught.value.words.en


def test_numbers_of_any_kind_are_taken() -> None:
    for one in (2, 2.0, np.float32(2), np.int64(2)):
        assert normalise.zscore(Z, sd=one) == pytest.approx(normalise.zscore(Z, sd=2.0))
        assert aggregate.power(Z, W, exponent=one) == pytest.approx(aggregate.power(Z, W, exponent=2.0))


def test_an_exponent_beyond_all_bounds_is_the_extreme() -> None:
    assert aggregate.power(Z, W, exponent=1e308) == pytest.approx(Z.max(axis=1))
    assert aggregate.power(Z, W, exponent=-1e308) == pytest.approx(Z.min(axis=1))


@pytest.mark.parametrize("direction", [0, 2, [1, 0, 1], "+", np.nan, None])
def test_directions_name_their_method(direction: object) -> None:
    with pytest.raises(MeasureError) as caught:
        aggregate.topsis(Z, W, direction=direction)
    assert caught.value.code in {"measures.bad-setting", "measures.not-numbers"}
