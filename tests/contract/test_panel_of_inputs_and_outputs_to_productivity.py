"""The contract of productivity over time: parts that make up the total, blind to order and units, cells with reasons."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
ROLE = "panel of inputs and outputs to productivity"
METHODS = [method for method in all_methods("efficiency") if method.role == ROLE]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


def _data(method: Method) -> dict[str, Numbers]:
    """Give 20 units in four periods with two inputs, two outputs and, where the method asks for it, one bad output."""
    chance = np.random.default_rng(61)
    size = chance.lognormal(0, 0.5, size=(1, 20, 1)) * 1.04 ** np.arange(4)[:, np.newaxis, np.newaxis]
    given = {
        "inputs": size * chance.uniform(1, 2, size=(4, 20, 2)) * [100, 5],
        "outputs": size * chance.uniform(1, 2, size=(4, 20, 2)) * [30, 1e4],
    }
    if method.name != "malmquist" and "bad" in method.data:
        given["bad"] = size * chance.uniform(1, 2, size=(4, 20, 1)) * 1e3
    return given


@each
def test_input_untouched_and_shapes(method: Method) -> None:
    given = _data(method)
    copies = {name: values.copy() for name, values in given.items()}
    for values in given.values():
        values.flags.writeable = False
    found = method.fn(**given)
    assert all(np.array_equal(given[name], copies[name]) for name in given)
    for part in (found.total, found.status, found.reason, found.certificate, *found.parts.values()):
        assert part.shape == (3, 20)
    assert found.cumulative.shape == (4, 20)


@each
def test_parts_make_up_the_total(method: Method) -> None:
    found = method.fn(**_data(method))
    made = (np.sum if found.additive else np.prod)(list(found.parts.values()), axis=0)
    whole = ~np.isnan(made)
    assert whole.mean() > 0.5
    assert found.total[whole] == pytest.approx(made[whole], rel=1e-10, abs=1e-12)
    assert np.isnan(found.total[~whole]).all()


@each
def test_every_cell_without_a_total_has_its_reason_in_words(method: Method) -> None:
    found = method.fn(**_data(method))
    for t, unit in np.argwhere(np.isnan(found.total)):
        assert found.status[t, unit] != "optimal"
        assert found.reason[t, unit].zh
        assert found.reason[t, unit].en
    for t, unit in np.argwhere(found.status == "optimal"):
        assert found.reason[t, unit] is None
        assert np.isfinite(found.total[t, unit])


@each
def test_order_of_units_and_variables_means_nothing(method: Method) -> None:
    given = _data(method)
    order = np.random.default_rng(62).permutation(20)
    found = method.fn(**given)
    turned = method.fn(**{name: values[:, order][..., ::-1] for name, values in given.items()})
    assert turned.total == pytest.approx(found.total[:, order], rel=1e-8, nan_ok=True)


@each
def test_units_of_measurement_mean_nothing(method: Method) -> None:
    given = _data(method)
    found = method.fn(**given)
    other = method.fn(
        **{name: values * 10.0 ** np.arange(-5, 20, 11)[: values.shape[2]] for name, values in given.items()}
    )
    assert other.total == pytest.approx(found.total, rel=1e-8, nan_ok=True)


@each
def test_same_figures_again_are_no_change(method: Method) -> None:
    given = {name: np.repeat(values[:1], 3, axis=0) for name, values in _data(method).items()}
    found = method.fn(**given)
    assert found.total == pytest.approx(np.full((2, 20), 0.0 if found.additive else 1.0), abs=1e-9)


@each
@pytest.mark.parametrize(
    ("bad", "code"), [(np.nan, "missing-values"), (np.inf, "infinite-values"), (-1.0, "negative-values")]
)
def test_bad_figure_is_named_by_period_and_unit(method: Method, bad: float, code: str) -> None:
    for name in _data(method):
        given = _data(method)
        given[name][2, 7, 0] = bad
        with pytest.raises(MeasureError) as caught:
            method.fn(**given)
        assert (caught.value.code, caught.value.rows, caught.value.columns) == (f"measures.{code}", (2,), (7,))


@each
def test_wrong_shapes_are_refused(method: Method) -> None:
    given = _data(method)
    for change, code in [
        ({"inputs": given["inputs"][:, :9]}, "measures.wrong-shape"),
        ({"outputs": given["outputs"][0]}, "measures.wrong-shape"),
        ({name: values[:1] for name, values in given.items()}, "measures.too-few"),
    ]:
        with pytest.raises(MeasureError) as caught:
            method.fn(**(given | change))
        assert caught.value.code == code
