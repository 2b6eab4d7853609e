"""Equal weights."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.weight import equal


def test_one_share_each_whatever_the_figures() -> None:
    z = np.random.default_rng(4).normal(size=(5, 8))
    z[:, 0], z[2, 3] = 1.0, np.nan
    assert np.array_equal(equal(z), np.full(8, 0.125))
