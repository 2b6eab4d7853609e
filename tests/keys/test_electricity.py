"""Electricity into coal and CO2: factors with year and source, quoted figures reproduced, mistakes named."""

from __future__ import annotations

import pytest

from xinzhi.errors.keys import KeysError
from xinzhi.keys.electricity import convert, factors, implied


def test_every_factor_has_its_source_in_both_languages() -> None:
    assert len({factor.key for factor in factors()}) == len(factors())
    for factor in factors():
        assert factor.value > 0
        assert factor.meaning.zh
        assert factor.meaning.en
        assert factor.source.zh
        assert factor.source.en
        assert (factor.year is None) == (factor.key == "coal-calorific")


def test_a_quoted_figure_is_reproduced() -> None:
    """Wind power to the end of 2009: 51.6 billion kWh at 350 g are 18.06 million t, as the newspaper printed."""
    found = convert(516, coal="coal-generation-2009", carbon="carbon-grid-2022")
    assert found.coal == pytest.approx(1806, abs=0.5)
    assert found.carbon == pytest.approx(516e8 * 0.5366 / 1000 / 1e4)
    assert found.carbon_factor.year == 2022


def test_the_coal_of_2022_is_the_published_one() -> None:
    """300.7 g per kWh supplied (China Electricity Council, report of 2023): 100 million kWh are 30,070 t."""
    found = convert(1, coal="coal-supply-2022", carbon="carbon-grid-2022")
    assert found.coal == pytest.approx(3.007)
    assert found.coal_factor.year == 2022
    assert implied(100, coal=301).nearest_coal == found.coal_factor


def test_factors_behind_quoted_figures() -> None:
    found = implied(516, coal=1806, carbon=5562)
    assert found.coal == pytest.approx(350)
    assert found.carbon == pytest.approx(1.0779, abs=1e-4)
    assert implied(100, coal=100).nearest_carbon is None


@pytest.mark.parametrize(
    ("amount", "key", "code"),
    [
        (516, "coal-supply-2011", "keys.unknown-factor"),
        (516, "carbon-grid-2022", "keys.unknown-factor"),
        (-1, "coal-supply-2012", "keys.bad-amount"),
        (float("nan"), "coal-supply-2012", "keys.bad-amount"),
    ],
)
def test_mistakes_are_named(amount: float, key: str, code: str) -> None:
    with pytest.raises(KeysError) as caught:
        convert(amount, coal=key, carbon="carbon-grid-2022")
    assert caught.value.code == code
    if key == "coal-supply-2011":
        assert "coal-supply-2012" in caught.value.text("en")
