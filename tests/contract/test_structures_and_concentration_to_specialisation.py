"""The contract of agglomeration beyond that of specialisation: larger plants lower it, their index is checked."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

from ._structures import INDUSTRIES, jobs, keeps_the_contract, names_mistakes

METHODS = [method for method in all_methods() if method.role == "structures and concentration to specialisation"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
EVEN = np.full(INDUSTRIES, 0.05)


@each
def test_unit_and_order_mean_nothing(method: Method) -> None:
    keeps_the_contract(lambda x: method.fn(x, EVEN))


@each
def test_larger_plants_lower_it(method: Method) -> None:
    assert (method.fn(jobs(), EVEN * 4) < method.fn(jobs(), EVEN)).all()


@each
def test_mistakes_are_named(method: Method) -> None:
    names_mistakes(lambda x: method.fn(x, EVEN))
    for plants, code in ((EVEN[:-1], "measures.wrong-length"), (EVEN * 20, "measures.wrong-values")):
        with pytest.raises(MeasureError) as caught:
            method.fn(jobs(), plants)
        assert caught.value.code == code
