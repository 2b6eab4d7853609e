"""The contract of chaining: what the newer edition prints stays, growth of the older stays before it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "editions to index numbers"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
@pytest.mark.parametrize("link", ["first", "last", "mean"])
def test_growth_of_each_edition_stays(method: Method, unit_matrix: Numbers, link: str) -> None:
    new, old = unit_matrix.copy(), unit_matrix * 7
    new[:10] = np.nan
    old[20:] = np.nan
    new.flags.writeable = old.flags.writeable = False
    found = method.fn(new, old, link=link)
    assert np.array_equal(found[10:], new[10:])
    assert found == pytest.approx(unit_matrix, rel=1e-12)
    assert method.fn(new[:, 1], old[:, 1], link=link) == pytest.approx(found[:, 1], rel=1e-15)


@each
def test_bad_input_is_named(method: Method, unit_matrix: Numbers) -> None:
    new, old = unit_matrix.copy(), unit_matrix.copy()
    new[:10, 4] = np.nan
    old[10:, 4] = np.nan
    with pytest.raises(MeasureError) as caught:
        method.fn(new, old)
    assert (caught.value.code, caught.value.columns) == ("measures.nothing-shared", (4,))
    for arguments in ((new, old[1:]), (new, -old), (new * 0, old)):
        with pytest.raises(MeasureError):
            method.fn(*arguments)
    with pytest.raises(MeasureError):
        method.fn(unit_matrix, unit_matrix, link="middle")
