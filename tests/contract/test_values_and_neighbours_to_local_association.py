"""The contract of local association beyond that of association: one answer a region, islands said, names in words."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "values and neighbours to local association"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
RING = np.roll(np.eye(31), 1, axis=1) + np.roll(np.eye(31), -1, axis=1)


@each
def test_one_answer_a_region_in_words(method: Method, values: np.ndarray) -> None:
    found = method.fn(values, RING)
    assert found.p.shape == found.held.shape == (31,)
    assert len(found.clusters) == len(found.words) == 31
    assert all(word.zh != word.en for word in found.words)
    assert ((found.p > 0) & (found.p <= 1)).all()


@each
def test_what_holds_is_a_cluster(method: Method) -> None:
    values = np.exp(np.linspace(0, 3, 31))
    near = sum(np.eye(31, k=k) for k in (-4, -3, -2, -1, 1, 2, 3, 4))
    found = method.fn(values, near)
    assert found.held.any()
    assert all((name != "none") == held for name, held in zip(found.clusters, found.held, strict=True))
    assert method.fn(values, near, level=0.001).held.sum() <= found.held.sum()


@each
@pytest.mark.parametrize("settings", [{"level": 0.0}, {"level": 1.5}])
def test_wrong_levels_are_refused(method: Method, values: np.ndarray, settings: dict[str, float]) -> None:
    from xinzhi.errors.measures import MeasureError

    with pytest.raises(MeasureError) as caught:
        method.fn(values, RING, **settings)
    assert caught.value.code == "measures.bad-setting"
