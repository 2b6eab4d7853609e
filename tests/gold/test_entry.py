"""Entry on Australian regions: learnt on 2011→2016, scored on 2016→2021, and better than every plain rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from xinzhi.measures.positions import entry
from xinzhi.measures.positions._answers import Positions

pytestmark = [pytest.mark.gold, pytest.mark.slow]
YEARS = [2011, 2016, 2021]
AUC, PRECISION, TOP, SKILL = range(4)


@pytest.fixture(scope="module")
def found(gold: Path) -> Callable[[str], Positions]:
    rows = pl.read_parquet(gold / "gold" / "positions" / "aus_sa3_indp3.parquet")
    rows = rows.filter(~pl.col("indp").str.contains("nfd"))
    places = pl.DataFrame({"year": YEARS}, schema={"year": rows["year"].dtype}).join(
        rows.select(pl.col("sa3").unique()), how="cross"
    )
    wide = rows.pivot("indp", index=["year", "sa3"], values="count", aggregate_function="sum")
    whole = places.join(wide, on=["year", "sa3"], how="left").sort("year", "sa3").drop("year", "sa3")
    counts = whole.fill_null(0.0).to_numpy().reshape(len(YEARS), -1, whole.width)
    return lambda model: entry(counts, model=model, least_region=2000.0, least_industry=500.0)  # type: ignore[arg-type]


def test_boosting_reaches_what_was_asked_of_it(found: Callable[[str], Positions]) -> None:
    result = found("boosting")
    test = result.backtest
    assert test is not None
    assert (result.regions.sum(), result.industries.sum()) == (315, 203)
    rule = test.model.index("density")
    assert test.auc[0] >= 0.80
    assert test.average_precision[0] >= 4 * test.base_rate
    assert test.precision_at_10[0] >= 1.4 * test.precision_at_10[rule]
    assert test.low[0, SKILL] > 0
    assert 0.8 <= test.top_decile_ratio[0] <= 1.25
    for other in ("density", "rca", "neighbours"):
        assert (test.lead_low[test.model.index(other), [AUC, PRECISION, TOP]] > 0).all()
    assert (result.abstains, result.confirmed) == (False, True)


def test_logit_explains_itself(found: Callable[[str], Positions]) -> None:
    result = found("logit")
    assert result.backtest is not None
    assert len(result.coefficients) == len(result.features)
    assert np.isfinite(result.coefficients).all()
    assert result.backtest.auc[0] > 0.75
