"""Sensitivity against COINr 1.1.14's get_sensitivity on ASEM: no rank differs, indices to 1e-10; exact ones to 1e-10."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from xinzhi.measures.normalise import borda, minmax, zscore
from xinzhi.measures.robustness import factorial, multiverse, parted, rank_summary, sobol
from xinzhi.measures.tree import Tree

pytestmark = pytest.mark.gold

Table = Callable[[str], pl.DataFrame]
Numbers = np.ndarray


class Asem:
    """The three-input design: normalised figures, tree, 500 sets of weights, the nominal option."""

    def __init__(self, table: Table) -> None:
        meta = table("index/asem/iMeta.csv").filter(pl.col("Level").is_not_null())
        self.codes = [meta.filter(pl.col("Level") == level)["iCode"].to_list() for level in (1, 2, 3, 4)]
        parent = dict(meta.select("iCode", "Parent").rows())
        self.tree = Tree.of(
            *[
                [above.index(parent[code]) for code in own]
                for own, above in zip(self.codes[:-1], self.codes[1:], strict=True)
            ]
        )
        x = table("index/asem/default_step_Treated.csv")
        self.units = x["uCode"].to_list()
        figures = x.select(self.codes[0]).to_numpy().astype(float)
        turn = np.array([dict(meta.select("iCode", "Direction").rows())[code] for code in self.codes[0]])
        scales = [
            minmax(figures, direction=turn, lower=1.0, upper=100.0),
            zscore(figures, direction=turn, mean=10.0, sd=2.0),
            borda(figures, direction=turn) + 1,
        ]
        self.base = minmax(figures, direction=turn, upper=100.0)
        self.z = np.stack(scales)
        noisy = table("index/asem_sa/d3_noisy_weights.csv")
        place = {code: i for i, code in enumerate(noisy["iCode"])}
        sets = noisy.select([name for name in noisy.columns if name.startswith("w")]).to_numpy()
        self.weights = [sets[[place[code] for code in level]].T for level in self.codes[:-1]]


@pytest.fixture(scope="module")
def asem(gold_table: Table) -> Asem:
    return Asem(gold_table)


@pytest.fixture(scope="module")
def nominal(gold_table: Table, asem: Asem) -> Numbers:
    ranks = gold_table("index/asem_sa/d3_SA_N100_ranks.csv")
    held = dict(zip(ranks["uCode"], ranks["Nominal"], strict=True))
    return np.array([held[unit] for unit in asem.units])


def test_every_run_of_the_design(gold_table: Table, asem: Asem, nominal: Numbers) -> None:
    every = multiverse(asem.z, asem.weights, ["arithmetic", "geometric"], tree=asem.tree)
    design = gold_table("index/asem_sa/d3_SA_N100_design.csv")
    options = design.select("Normalisation", "Weights", "Aggregation").to_numpy() - 1
    runs = np.ravel_multi_index(tuple(options.T), (3, 500, 2))
    assert np.array_equal(every.options[runs], options)
    for name, found, tolerance in (("scores", every.scores, 1e-10), ("ranks", every.ranks, 0)):
        golden = gold_table(f"index/asem_sa/d3_SA_N100_{name}.csv")
        order = [golden["uCode"].to_list().index(unit) for unit in asem.units]
        wanted = golden.drop("uCode", "Nominal").to_numpy()[order].T
        assert np.abs(found[runs] - wanted).max() <= tolerance
    shift = np.abs(every.ranks[runs] - nominal).mean(axis=1)
    assert shift == pytest.approx(gold_table("index/asem_sa/d3_SA_N100_y.csv")["y"].to_numpy(), abs=1e-10)
    parts = parted(shift, 3)
    found = sobol(parts.y_a, parts.y_b, parts.y_ab, estimator="coinr")
    golden = gold_table("index/asem_sa/d3_SA_N100_sensitivity.csv")
    assert found.first == pytest.approx(golden["Si"].to_numpy(), abs=1e-10)
    assert found.total == pytest.approx(golden["STi"].to_numpy(), abs=1e-10)


def test_summary_of_the_ranks(gold_table: Table) -> None:
    """COINr takes it over both samples, not their mixtures."""
    ranks = gold_table("index/asem_sa/d3_SA_N100_ranks.csv")
    golden = gold_table("index/asem_sa/d3_SA_N100_rankstats.csv")
    assert ranks["uCode"].to_list() == golden["uCode"].to_list()
    found = rank_summary(ranks.drop("uCode", "Nominal").to_numpy().T[:200])
    for name, values in (("Mean", found.mean), ("Median", found.median), ("Q5", found.low), ("Q95", found.high)):
        assert values == pytest.approx(golden[name].to_numpy(), abs=1e-10)


def test_exact_indices_over_all_combinations(gold_table: Table, asem: Asem, nominal: Numbers) -> None:
    every = multiverse(
        asem.z, asem.weights, ["arithmetic", "geometric"], tree=asem.tree, nominal_scores=-nominal.astype(float)
    )
    assert np.array_equal(every.options, factorial([3, 500, 2]))
    golden = gold_table("index/asem_sa/d3_exact_factorial.csv")
    found = every.sensitivity
    assert found.first == pytest.approx(golden["Si_exact"].to_numpy(), abs=1e-10)
    assert found.total == pytest.approx(golden["STi_exact"].to_numpy(), abs=1e-10)
