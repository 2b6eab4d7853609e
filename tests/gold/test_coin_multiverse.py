"""The index of ASEM in all its ways, from the two tables, against the exact indices; tolerance 1e-10."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

import xinzhi as xz
from xinzhi.study import coin as index

pytestmark = pytest.mark.gold


def test_three_inputs_from_the_tables(gold: Path, gold_table: Callable[[str], pl.DataFrame]) -> None:
    folder = gold / "gold" / "index" / "asem"
    coin = xz.read_coin(folder / "iMeta.csv", folder / "iData.csv").run(group="EurAsia_group")
    noisy = gold_table("index/asem_sa/d3_noisy_weights.csv")
    sets = noisy.select([name for name in noisy.columns if name.startswith("w")]).to_numpy()
    place = {code: i for i, code in enumerate(noisy["iCode"])}
    found = index.multiverse(
        coin,
        normalise=[
            ("minmax", {"lower": 1.0}),
            ("zscore", {"mean": 10.0, "sd": 2.0}),
            ("rank", {"ties": "min", "over": "one"}),
        ],
        weights=[sets[[place[code] for code in level]].T for level in coin.structure.levels[:-1]],
        aggregate=["arithmetic", "geometric"],
    )
    golden = gold_table("index/asem_sa/d3_exact_factorial.csv")
    assert found.sensitivity.first == pytest.approx(golden["Si_exact"].to_numpy(), abs=1e-10)
    assert found.sensitivity.total == pytest.approx(golden["STi_exact"].to_numpy(), abs=1e-10)
