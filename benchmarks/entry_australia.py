"""How well entry is foretold: jobs in 3-digit industries of Australian SA3 regions, censuses of 2011, 2016 and 2021.

Learnt on 2011→2016, scored on 2016→2021. Needs the file of the folder XINZHI_GOLD (../shared by default). Every run
reads the scored transition; the readings made while the method was built are listed in benchmarks/README.md.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import polars as pl

from xinzhi.measures.positions import entry

GOLD = Path(os.environ.get("XINZHI_GOLD", "../shared")) / "gold" / "positions" / "aus_sa3_indp3.parquet"
YEARS = (2011, 2016, 2021)
FILTER = {"least_region": 2000.0, "least_industry": 500.0}
CASES = {
    "boosting, filtered": {"model": "boosting", **FILTER},
    "logit, filtered": {"model": "logit", **FILTER},
    "boosting, filtered, 20 persons after entry": {"model": "boosting", "entry_size": 20.0, **FILTER},
    "boosting, not filtered": {"model": "boosting"},
}


def matrices(path: Path) -> np.ndarray:
    """Give jobs, shape (periods, regions, industries), without the industries 'not further defined'."""
    rows = pl.read_parquet(path).filter(~pl.col("indp").str.contains("nfd"))
    regions, industries = sorted(rows["sa3"].unique()), sorted(rows["indp"].unique())
    out = np.zeros((len(YEARS), len(regions), len(industries)))
    places = [dict(zip(held, range(len(held)), strict=True)) for held in (YEARS, regions, industries)]
    for region, industry, count, year in rows.iter_rows():
        out[places[0][int(year)], places[1][region], places[2][industry]] += count
    return out


def main() -> None:
    """Print each case's test, with the plain rules beside it."""
    jobs = matrices(GOLD)
    for name, settings in CASES.items():
        began = time.perf_counter()
        found = entry(jobs, **settings)
        test = found.backtest
        assert test is not None
        took = time.perf_counter() - began
        print(f"{name}: {settings} {found.regions.sum()} × {found.industries.sum()}, {took:.0f} s, {found.settings}")
        print(
            f"  abstains {found.abstains}, confirmed {found.confirmed}, base rate {test.base_rate:.4f} of {test.candidates}"
        )
        columns = [test.auc, test.average_precision, test.precision_at_10]
        columns += [test.brier_skill, test.calibration_error, test.top_decile_ratio]
        for at, model in enumerate(test.model):
            cells = " ".join(
                f"{column[at]:7.4f} [{low:.4f}, {high:.4f}]"
                for column, low, high in zip(columns, test.low[at], test.high[at], strict=True)
            )
            print(f"  {model:10} {cells}")


if __name__ == "__main__":
    main()
