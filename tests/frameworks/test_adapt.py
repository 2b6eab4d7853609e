"""A study sets what a source leaves open, and does not overrule what it prints."""

from __future__ import annotations

import pytest

from xinzhi.errors.frameworks import FrameworkError
from xinzhi.frameworks import load_framework, with_directions, with_formulas
from xinzhi.frameworks.formula import Figure


def test_open_direction_is_set_and_the_rest_stays() -> None:
    yrd = load_framework("hqd-yrd2023")
    ready = with_directions(yrd, {"gdp_growth_synergy": "+", "water_per_gdp": "-"})
    assert ready.undirected == ()
    assert yrd.undirected == ("gdp_growth_synergy",), "the original stays"
    assert [leaf.weight for leaf in ready.indicators] == [leaf.weight for leaf in yrd.indicators]


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        ({"water_per_gdp": "+"}, "printed-direction", "water_per_gdp"),
        ({"water_per_gpd": "-"}, "unknown-indicator", "“water_per_gdp”"),
        ({"gdp_growth_synergy": "±"}, "two-sided", "study.yaml directions.gdp_growth_synergy"),
        ({"gdp_growth_synergy": True}, "bad-direction", "True"),
        ({"gdp_growth_synergy": {"target": "x"}}, "bad-direction", "target"),
    ],
)
def test_mistakes(given: dict[str, object], code: str, told: str) -> None:
    with pytest.raises(FrameworkError) as caught:
        with_directions(load_framework("hqd-yrd2023"), given, "study.yaml")
    assert caught.value.code == f"frameworks.{code}"
    assert told in caught.value.text("zh")


def test_formulas_by_id() -> None:
    mapped = with_formulas(load_framework("hqd-yrd2023"), {"rd_gdp_share": Figure("rd_intensity")})
    assert [leaf.id for leaf in mapped.indicators if leaf.formula] == ["rd_gdp_share"]
    with pytest.raises(FrameworkError, match="unknown-indicator"):
        with_formulas(mapped, {"nothing": Figure("rd_intensity")})
