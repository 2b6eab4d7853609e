"""The contract of panel models: blind to the order of rows and regions, cells named where they are at fault."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.neighbours import Neighbours
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "panel and neighbours to coefficients"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
N, T = 16, 6
NAMES = [f"r{i:02d}" for i in range(N)]
RING = Neighbours(tuple(NAMES), (np.roll(np.eye(N), 1, axis=1) + np.roll(np.eye(N), -1, axis=1)) / 2)
FORMS: list[dict[str, Any]] = [
    {"lag": True},
    {"error": True, "effects": "twoways"},
    {"lag": True, "error": True, "durbin": True},
    {"effects": "random", "error": "baltagi"},
    {"effects": "random", "error": "kkp", "lag": True},
    {"effects": "time"},
]
every_form = pytest.mark.parametrize("form", FORMS, ids=str)


@pytest.fixture
def panel() -> dict[str, Any]:
    chance = np.random.default_rng(43)
    x = chance.normal(size=(T, N, 2))
    spread = np.linalg.inv(np.eye(N) - 0.4 * RING.matrix)
    y = (x @ [1.0, -0.5] + chance.normal(size=N) + chance.normal(size=(T, N))) @ spread.T
    entity, period = np.tile(NAMES, T), np.repeat(np.arange(2010, 2010 + T), N)
    return {"y": y.ravel(), "x": x.reshape(-1, 2), "weights": RING, "entity": entity, "period": period}


@each
@every_form
def test_order_of_rows_means_nothing(method: Method, panel: dict[str, Any], form: dict[str, Any]) -> None:
    found = method.fn(**panel, **form)
    turn = np.random.default_rng(44).permutation(N * T)
    moved = {name: value if name == "weights" else value[turn] for name, value in panel.items()}
    other = method.fn(**moved, **form)
    assert other.loglik == pytest.approx(found.loglik, rel=1e-12)
    assert list(other.params.values()) == pytest.approx(list(found.params.values()), rel=1e-8, abs=1e-9)
    assert other.residuals == pytest.approx(found.residuals[turn], abs=1e-8)


@each
def test_names_of_regions_mean_nothing(method: Method, panel: dict[str, Any]) -> None:
    found = method.fn(**panel, lag=True, error=True)
    renamed = {name: f"q{(7 * i) % N:02d}" for i, name in enumerate(NAMES)}
    weights = Neighbours(tuple(renamed[name] for name in NAMES), RING.matrix)
    entity = [renamed[name] for name in panel["entity"]]
    other = method.fn(**(panel | {"weights": weights, "entity": entity}), lag=True, error=True)
    assert list(other.params.values()) == pytest.approx(list(found.params.values()), rel=1e-8)


@each
def test_a_matrix_stands_in_the_order_of_sorted_regions(method: Method, panel: dict[str, Any]) -> None:
    found, plain = method.fn(**panel, lag=True), method.fn(**(panel | {"weights": RING.matrix}), lag=True)
    assert plain.params == found.params


@each
def test_input_untouched_and_same_again(method: Method, panel: dict[str, Any]) -> None:
    before = panel["y"].copy(), panel["x"].copy()
    one, two = method.fn(**panel, lag=True, draws=50), method.fn(**panel, lag=True, draws=50)
    assert (panel["y"] == before[0]).all()
    assert (panel["x"] == before[1]).all()
    assert one.vcov.tobytes() == two.vcov.tobytes()
    assert one.impacts.total_se.tobytes() == two.impacts.total_se.tobytes()


@each
def test_missing_cells_are_named(method: Method, panel: dict[str, Any]) -> None:
    fewer = {name: value if name == "weights" else np.delete(value, 19, axis=0) for name, value in panel.items()}
    with pytest.raises(MeasureError) as caught:
        method.fn(**fewer)
    assert caught.value.code == "measures.unbalanced-panel"
    assert "(r03, 2011)" in caught.value.text("zh")
    twice = {name: value if name == "weights" else value[[*range(N * T), 19]] for name, value in panel.items()}
    with pytest.raises(MeasureError) as caught:
        method.fn(**twice)
    assert caught.value.code == "measures.repeated-cells"
    assert "(r03, 2011)" in caught.value.text("en")


@each
@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_missing_figures_are_named_by_region_and_period(method: Method, panel: dict[str, Any], bad: float) -> None:
    panel["x"][19, 1] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(**panel)
    assert (caught.value.code, caught.value.rows) == ("measures.missing-values", (19,))
    assert "(r03, 2011)" in caught.value.text("en")


@each
def test_regions_on_one_side_only_are_named(method: Method, panel: dict[str, Any]) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(**(panel | {"weights": RING.only(NAMES[:-1])}))
    assert caught.value.code == "measures.not-in-weights"
    assert "r15" in caught.value.text("zh")
    held = panel["entity"] != "r00"
    fewer = {name: value if name == "weights" else value[held] for name, value in panel.items()}
    with pytest.raises(MeasureError) as caught:
        method.fn(**fewer)
    assert caught.value.code == "measures.not-in-data"
