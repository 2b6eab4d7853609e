"""The contract of many specifications: scores and ranks of each, blind to the order of units."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods("efficiency") if method.role == "inputs and outputs to specifications"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


def _data(*, bad: bool) -> dict[str, Numbers]:
    chance = np.random.default_rng(63)
    size = chance.lognormal(0, 0.5, size=(15, 1))
    given = {"inputs": size * chance.uniform(1, 2, size=(15, 2)), "outputs": size * chance.uniform(1, 2, size=(15, 2))}
    return given | ({"bad": size * chance.uniform(1, 2, size=(15, 1))} if bad else {})


@each
@pytest.mark.parametrize("bad", [False, True])
def test_shapes_and_ranges(method: Method, bad: bool) -> None:
    found = method.fn(**_data(bad=bad))
    count = len(found.specifications)
    assert (
        count == len({words.en for words in found.specifications}) == len({words.zh for words in found.specifications})
    )
    assert found.scores.shape == found.ranks.shape == (count, 15)
    assert (found.low <= found.middle).all()
    assert (found.middle <= found.high).all()
    assert ((found.efficient >= 0) & (found.efficient <= 1)).all()
    assert np.nanmax(found.scores) <= 1 + 1e-9
    assert (found.ranks.min(axis=1) == 1).all()


@each
def test_order_of_units_means_nothing(method: Method) -> None:
    given, order = _data(bad=True), np.random.default_rng(64).permutation(15)
    found = method.fn(**given)
    turned = method.fn(**{name: values[order] for name, values in given.items()})
    assert turned.ranks.tolist() == found.ranks[:, order].tolist()


@each
def test_without_leaving_out_there_are_six(method: Method) -> None:
    assert len(method.fn(**_data(bad=False), leave_out=False).specifications) == 6


@each
def test_missing_is_refused(method: Method) -> None:
    given = _data(bad=False)
    given["inputs"][4, 1] = np.nan
    with pytest.raises(MeasureError) as caught:
        method.fn(**given)
    assert caught.value.code == "measures.missing-values"
