"""The coefficient of variation: against numpy, and population weights against repeated rows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xinzhi.measures.disparity import variation

values = arrays(np.float64, st.integers(1, 25), elements=st.integers(0, 40))


@given(values, st.data())
def test_definition(y: np.ndarray, data: st.DataObject) -> None:
    assume(y.any())
    times = data.draw(arrays(np.int64, len(y), elements=st.integers(1, 5)))
    repeated = np.repeat(y, times)
    assert variation(y) == pytest.approx(y.std() / y.mean(), abs=1e-13)
    assert variation(y, population=times) == pytest.approx(repeated.std() / repeated.mean(), abs=1e-13)


@given(values, st.floats(1e-9, 1e9), st.integers(2, 4))
def test_scale_and_replication_mean_nothing(y: np.ndarray, unit: float, times: int) -> None:
    assume(y.any())
    assert variation(np.tile(y, times) * unit) == pytest.approx(variation(y), abs=1e-13)


def test_all_in_one_region() -> None:
    assert variation(np.array([0.0, 0.0, 0.0, 7.0])) == pytest.approx(np.sqrt(3), abs=1e-15)
