"""The contract of sensitivity to weights: the same weights agree, one choice is too few, order means nothing."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "values and several neighbours to sensitivity"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
RING = np.roll(np.eye(31), 1, axis=1) + np.roll(np.eye(31), -1, axis=1)


@each
def test_the_same_weights_agree(method: Method, values: np.ndarray) -> None:
    found = method.fn(values, {"one": RING, "again": RING / 2, "far": np.roll(RING, 3, axis=1) * (1 - np.eye(31))})
    assert found.names == ("one", "again", "far")
    assert found.i[0] == pytest.approx(found.i[1], rel=1e-12)
    assert found.clusters[0] == found.clusters[1]
    assert ((found.agree >= 2 / 3) & (found.agree <= 1)).all()


@each
@pytest.mark.parametrize("weights", [{"one": RING}, {}, RING])
def test_one_choice_is_too_few(method: Method, values: np.ndarray, weights: object) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(values, weights)
    assert caught.value.code == "measures.wrong-values"
