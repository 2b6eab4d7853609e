"""The contract of networks: shares between 0 and 1, blind to order and unit, links checked."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "links to network"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
LINKS = np.random.default_rng(50).lognormal(size=(31, 31))


@each
def test_shares(method: Method) -> None:
    found = method.fn(LINKS)
    for share in (found.density, found.reciprocity, found.reached, found.degree, found.closeness, found.betweenness):
        assert (np.asarray(share) >= 0).all()
        assert (np.asarray(share) <= 1 + 1e-12).all()
    assert found.sent.sum() == found.received.sum() == found.ties.sum()
    assert len(found.roles) == found.blocks.max() + 1 == len(found.block_density)


@each
def test_order_and_unit_mean_nothing(method: Method, rows: NDArray[np.int64]) -> None:
    found, turned = method.fn(LINKS), method.fn(LINKS[np.ix_(rows, rows)] * 1e6)
    for name in ("sent", "received", "degree", "closeness", "betweenness"):
        assert getattr(turned, name) == pytest.approx(getattr(found, name)[rows], rel=1e-9, abs=1e-12)
    together = found.blocks[:, np.newaxis] == found.blocks
    assert np.array_equal(turned.blocks[:, np.newaxis] == turned.blocks, together[np.ix_(rows, rows)])


@each
def test_links_are_checked(method: Method) -> None:
    gap, below = LINKS.copy(), LINKS.copy()
    gap[3, 4], below[3, 4] = np.nan, -1
    for links, code in (
        (gap, "measures.missing-values"),
        (below, "measures.negative-values"),
        (LINKS[:-1], "measures.wrong-shape"),
        (LINKS[:3, :3], "measures.too-few"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(links)
        assert caught.value.code == code
