"""Nested decomposition against the levels computed one by one."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.measures.disparity import nested_theil, theil

ZONES = ["东"] * 6 + ["西"] * 4
PROVINCES = ["甲"] * 3 + ["乙"] * 3 + ["丙"] * 2 + ["丁"] * 2


@pytest.mark.parametrize("index", ["T", "L"])
def test_second_level_is_between_provinces_inside_zones(index: str) -> None:
    y = np.random.default_rng(2).lognormal(size=10)
    size = np.arange(1.0, 11.0)
    found = nested_theil(y, [ZONES, PROVINCES], population=size, index=index)  # type: ignore[arg-type]
    zones = theil(y, ZONES, population=size, index=index)  # type: ignore[arg-type]
    weight = zones.value_shares if index == "T" else zones.population_shares
    inside = 0.0
    for at, zone in enumerate(zones.groups):
        rows = np.array([name == zone for name in ZONES])
        own = theil(y[rows], np.array(PROVINCES)[rows], population=size[rows], index=index)  # type: ignore[arg-type]
        inside += weight[at] * own.between
    assert found.between == pytest.approx([zones.between, inside], abs=1e-14)
