"""The contract of tests of panel models: blind to the order of rows, p-values that are shares."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods
from xinzhi.measures.space._tests import ChiSquare

METHODS = [method for method in all_methods() if method.role == "panel and neighbours to tests"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
N, T = 14, 6
RING = (np.roll(np.eye(N), 1, axis=1) + np.roll(np.eye(N), -1, axis=1)) / 2


@pytest.fixture
def panel() -> dict[str, Any]:
    chance = np.random.default_rng(45)
    x = chance.normal(size=(T, N, 2))
    y = (x @ [1.0, -0.5] + chance.normal(size=N) + chance.normal(size=(T, N))) @ np.linalg.inv(np.eye(N) - 0.3 * RING).T
    entity, period = np.tile(np.arange(N), T), np.repeat(np.arange(T), N)
    return {"y": y.ravel(), "x": x.reshape(-1, 2), "weights": RING, "entity": entity, "period": period}


def found_by(found: object) -> list[ChiSquare]:
    held = [getattr(found, name) for name in found.__slots__]  # type: ignore[attr-defined]
    return [one for one in held if isinstance(one, ChiSquare)]


@each
def test_p_values_are_shares(method: Method, panel: dict[str, Any]) -> None:
    found = found_by(method.fn(**panel))
    assert found
    for one in found:
        assert np.isnan(one.p) or 0 <= one.p <= 1
        assert one.dof >= 1


@each
def test_order_of_rows_means_nothing(method: Method, panel: dict[str, Any]) -> None:
    turn = np.random.default_rng(46).permutation(N * T)
    moved = {name: value if name == "weights" else value[turn] for name, value in panel.items()}
    for one, other in zip(found_by(method.fn(**panel)), found_by(method.fn(**moved)), strict=True):
        assert other.statistic == pytest.approx(one.statistic, rel=1e-6, abs=1e-8)


@each
def test_missing_cells_are_named(method: Method, panel: dict[str, Any]) -> None:
    fewer = {name: value if name == "weights" else value[1:] for name, value in panel.items()}
    with pytest.raises(MeasureError) as caught:
        method.fn(**fewer)
    assert caught.value.code == "measures.unbalanced-panel"
    assert "(0, 0)" in caught.value.text("en")
