"""The contract of chain maps: sizes add up, and no stage is missing and weak at once."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "structure and stages to chain map"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
STAGES = [0, 0, 1, 2, -1, 2]


@each
def test_sizes_add_up(method: Method) -> None:
    counts = np.random.default_rng(45).poisson(2.0, size=(10, 6)).astype(np.float64)
    found = method.fn(counts, STAGES)
    assert found.size.shape == (10, 3)
    assert found.size.sum(axis=1) == pytest.approx(counts.sum(axis=1) - counts[:, 4])
    assert not (found.missing & found.weak).any()
    assert (found.extend <= (found.missing | found.weak)).all()


@each
def test_a_region_outside_the_chain_misses_nothing(method: Method) -> None:
    counts = np.ones((3, 6))
    counts[2] = [0, 0, 0, 0, 5, 0]
    found = method.fn(counts, STAGES)
    assert not found.missing[2].any()
    assert not found.extend[2].any()


@each
@pytest.mark.parametrize(
    ("stages", "code"),
    [
        ([0, 1], "measures.wrong-length"),
        ([0, 0, 2, 2, 2, 2], "measures.bad-stages"),
        ([-1] * 6, "measures.bad-stages"),
        ([0.5, 0, 1, 1, 1, 1], "measures.bad-stages"),
    ],
)
def test_bad_stages_are_named(method: Method, stages: list[float], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(np.ones((3, 6)), stages)
    assert caught.value.code == code
