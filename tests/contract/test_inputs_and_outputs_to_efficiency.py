"""The contract of efficiency: scores on their own side of the frontier, certified, blind to order and units."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods("efficiency") if method.role == "inputs and outputs to efficiency"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


def _data(method: Method) -> dict[str, Numbers]:
    """Give 31 units with three inputs, two outputs and, where the method takes it, one bad output."""
    chance = np.random.default_rng(27)
    size = chance.lognormal(0, 0.5, size=(31, 1))
    given = {
        "inputs": size * chance.uniform(1, 2, size=(31, 3)) * [100, 5, 2e6],
        "outputs": size * chance.uniform(1, 2, size=(31, 2)) * [30, 1e4],
        "bad": size * chance.uniform(1, 2, size=(31, 1)) * 1e3,
    }
    return {name: values for name, values in given.items() if name in method.data}


@each
def test_input_untouched_and_shapes(method: Method) -> None:
    given = _data(method)
    copies = {name: values.copy() for name, values in given.items()}
    for values in given.values():
        values.flags.writeable = False
    found = method.fn(**given)
    assert all(np.array_equal(given[name], copies[name]) for name in given)
    assert found.score.shape == found.efficiency.shape == found.certificate.shape == found.status.shape == (31,)
    assert found.peers.shape == (31, 31)
    for point in (found.slacks, found.targets):
        assert point.inputs.shape == (31, 3)
        assert point.outputs.shape == (31, 2)
    assert set(found.status) == {"optimal"}
    assert np.isfinite(found.score).all()
    assert found.certificate.max() <= 1e-9
    assert all(reason is None for reason in found.reason)


@each
def test_order_of_units_and_variables_means_nothing(method: Method, rows: NDArray[np.int64]) -> None:
    given = _data(method)
    found = method.fn(**given)
    turned = method.fn(**{name: values[rows][:, ::-1] for name, values in given.items()})
    assert turned.score == pytest.approx(found.score[rows], abs=1e-9)


@each
def test_units_of_measurement_mean_nothing(method: Method) -> None:
    given = _data(method)
    chance = np.random.default_rng(28)
    other = {name: values * 10.0 ** chance.integers(-9, 12, values.shape[1]) for name, values in given.items()}
    assert method.fn(**other).score == pytest.approx(method.fn(**given).score, abs=1e-8)


@each
def test_efficiency_is_a_share(method: Method) -> None:
    found = method.fn(**_data(method))
    defined = found.efficiency[np.isfinite(found.efficiency)]
    assert (defined > 0).all()
    assert (defined <= 1).all()
    assert not np.isfinite(found.efficiency[np.isnan(found.score)]).any()


@each
def test_same_bytes_for_any_number_of_threads(method: Method, monkeypatch: pytest.MonkeyPatch) -> None:
    many = {name: np.concatenate([values * (1 + at / 7) for at in range(20)]) for name, values in _data(method).items()}
    found = []
    for threads in ("1", "2", "3"):
        monkeypatch.setenv("XINZHI_THREADS", threads)
        result = method.fn(**many)
        arrays = (result.score, result.slacks.inputs, result.peers.data, result.certificate)
        found.append([array.tobytes() for array in arrays])
    assert found[0] == found[1] == found[2]


@each
@pytest.mark.parametrize(("bad", "code"), [(np.nan, "measures.missing-values"), (np.inf, "measures.infinite-values")])
def test_what_is_no_number_is_named(method: Method, bad: float, code: str) -> None:
    given = _data(method)
    given["inputs"][5, 1] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(**given)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == (code, (5,), (1,))


@each
def test_negative_value_is_named_where_it_is_not_taken(method: Method) -> None:
    if method.domain_for({}) != "nonnegative":
        pytest.skip("takes negative values")
    given = _data(method)
    given["outputs"][4, 0] = -1
    with pytest.raises(MeasureError) as caught:
        method.fn(**given)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.negative-values", (4,), (0,))
    assert "range_directional" in caught.value.words.en


@each
def test_tiny_number_in_place_of_zero_is_refused(method: Method) -> None:
    if method.domain_for({}) != "nonnegative":
        pytest.skip("takes zeros as they are")
    given = _data(method)
    given["inputs"][7, 2] = 1e-9
    with pytest.raises(MeasureError) as caught:
        method.fn(**given)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.tiny-for-zero", (7,), (2,))


@each
def test_units_that_do_not_match_are_refused(method: Method) -> None:
    given = _data(method)
    given["outputs"] = given["outputs"][:-1]
    with pytest.raises(MeasureError) as caught:
        method.fn(**given)
    assert caught.value.code == "measures.wrong-length"


@each
def test_few_units_are_said(method: Method) -> None:
    found = method.fn(**{name: values[:8] for name, values in _data(method).items()})
    assert any("three times" in note.en for note in found.notes)
