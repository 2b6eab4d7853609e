"""Convergence clubs of 48 US states against geometrics 0.1.3, a port of Phillips and Sul's program; tolerance 1e-10."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from xinzhi.measures.dynamics import club_convergence

pytestmark = pytest.mark.gold


CASES = [
    (1929, 2009, False, 0.04375211900438667, 0.2903109883645249, "1" * 48),
    (1929, 2009, True, 0.9123441807700876, 7.623722114710125, "1" * 48),
    (1929, 1958, False, 0.3994587736981729, 2.347558169353794, "1" * 48),
    (1970, 2009, False, -0.637816786796396, -11.38957784483424, "222111222212222221121222221121222222121222211221"),
    (1970, 2009, True, -0.34949420568134865, -7.384592026581972, "222111122212222121121122111121212221121122111221"),
]


def test_against_a_port_of_the_authors_program(gold_table: Callable[[str], pl.DataFrame]) -> None:
    data = gold_table("region/dagum/usjoin_bea.csv")
    for first, last, logs, slope, t, clubs in CASES:
        levels = data.select(str(year) for year in range(first, last + 1)).to_numpy().astype(float).T
        found = club_convergence(np.log(levels) if logs else levels)
        assert (found.slope, found.t) == pytest.approx((slope, t), rel=1e-10)
        assert "".join(map(str, found.clubs)) == clubs
