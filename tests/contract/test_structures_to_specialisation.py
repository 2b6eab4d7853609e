"""The contract of specialisation: blind to the unit and to order, empty regions named."""

from __future__ import annotations

import pytest

from xinzhi.measures.registry import Method, all_methods

from ._structures import keeps_the_contract, names_mistakes

METHODS = [method for method in all_methods() if method.role == "structures to specialisation"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_unit_and_order_mean_nothing(method: Method) -> None:
    keeps_the_contract(method.fn)


@each
def test_mistakes_are_named(method: Method) -> None:
    names_mistakes(method.fn)
