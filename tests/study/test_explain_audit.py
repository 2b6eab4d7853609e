"""The chapters that explain and audit: their tables are those of the methods, and the brief tells them in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import xinzhi as xz
from xinzhi.errors import XinzhiError
from xinzhi.measures.audit import cronbach, direction_conflict
from xinzhi.measures.explain import effective_weight, obstacle
from xinzhi.measures.normalise import minmax
from xinzhi.measures.weight import entropy
from xinzhi.report.blocks import Chart, Table
from xinzhi.report.brief import make_brief
from xinzhi.study.run import Run

from .conftest import rows

With = Callable[[str, str], Path]
WithRows = Callable[[list[list[str]]], Path]
BOTH = "explain: {groups: four-zones}\naudit: {}\nrobustness"


def _z(run: Run) -> np.ndarray:
    values = run["values"].frame.pivot("indicator", index=["period", "region"], values="value").sort("period", "region")
    return minmax(values.select("a", "b", "c").to_numpy(), direction=np.array([1, -1, 1]))


def test_contributions_add_up_to_scores_and_to_their_change(with_study: With) -> None:
    run = xz.open_study(with_study("robustness", BOTH)).run()
    parts = run["explain"].frame.group_by("region", "period").agg(pl.col("contribution").sum())
    joined = run["index"].frame.join(parts, on=["region", "period"])
    assert joined["contribution"].to_numpy() == pytest.approx(joined["score"].to_numpy(), abs=1e-12)
    change = run["explain"].tables["change"].group_by("region").agg(pl.col("change").sum())
    moves = run["moves"].frame.join(change, on="region", suffix="_of_score")
    expected = (moves["score_last"] - moves["score_first"]).to_numpy()
    assert moves["change_of_score"].to_numpy() == pytest.approx(expected, abs=1e-12)


def test_obstacles_and_effective_weights_are_those_of_the_methods(with_study: With) -> None:
    run = xz.open_study(with_study("robustness", BOTH)).run()
    z = _z(run)
    w = entropy(z)
    assert run["explain"].frame["obstacle"].to_numpy() == pytest.approx(obstacle(z, w).ravel(), abs=1e-10)
    weights = run["explain"].tables["weights"]
    assert weights["effective"].to_numpy() == pytest.approx(effective_weight(z, w).effective, abs=1e-12)
    last = obstacle(z, w)[-6:]
    first = run["explain"].tables["obstacles"]
    assert first["indicator"].to_list() == ["abc"[at] for at in last.argmax(axis=1)]
    assert first["agree"].is_between(0, 1).all()


def test_pools_by_year_split_change_into_figures_and_weights(with_study: With) -> None:
    run = xz.open_study(with_study("robustness", f"index: {{pool: period}}\n{BOTH}")).run()
    change = run["explain"].tables["change"]
    assert (change["figures"] + change["weights"]).to_numpy() == pytest.approx(change["change"].to_numpy(), abs=1e-14)
    assert change["weights"].abs().max() > 1e-6  # type: ignore[operator]


def test_an_aggregation_without_parts_says_so(with_study: With) -> None:
    run = xz.open_study(with_study("robustness", f"index: {{aggregate: topsis}}\n{BOTH}")).run()
    assert "contribution" not in run["explain"].frame.columns
    assert run["explain"].notes
    make_brief(run, "zh")


@pytest.mark.parametrize(
    ("asked", "gap"),
    [
        ("{aggregate: {power: {exponent: 0.5}}}", False),
        ("{aggregate: harmonic, normalise: {minmax: {lower: 0.1}}}", False),
        ("{aggregate: arithmetic, across: geometric, normalise: {minmax: {lower: 0.1}}, pool: period}", False),
        ("{aggregate: geometric, across: arithmetic, normalise: {minmax: {lower: 0.1}}}", False),
        ("{missing: spread, coverage: 0.5}", True),
        ("{missing: spread, coverage: 0.5, across: {power: {exponent: -2}}, normalise: {minmax: {lower: 0.1}}}", True),
    ],
)
def test_contributions_add_up_under_other_means_and_with_gaps(
    with_study: With, with_rows: WithRows, asked: str, *, gap: bool
) -> None:
    if gap:
        lost = [["北京", "2019", "b"], ["天津", "2021", "a"], ["天津", "2019", "a"]]
        with_rows([line for line in rows() if line[:3] not in lost])
    run = xz.open_study(with_study("robustness", f"index: {asked}\n{BOTH}")).run()
    change = run["explain"].tables["change"].group_by("region").agg(pl.col("change").sum())
    moves = run["moves"].frame.join(change, on="region", suffix="_of_score")
    expected = (moves["score_last"] - moves["score_first"]).to_numpy()
    assert moves["change_of_score"].to_numpy() == pytest.approx(expected, abs=1e-11)
    assert run["explain"].frame["contribution"].is_not_nan().all()
    make_brief(run, "zh")


def test_geometric_scores_are_split_by_their_logarithms(with_study: With) -> None:
    run = xz.open_study(with_study("robustness", f"index: {{aggregate: geometric}}\n{BOTH}")).run()
    change = run["explain"].tables["change"].group_by("region").agg(pl.col("change").sum())
    moves = run["moves"].frame.join(change, on="region", suffix="_of_score")
    expected = (moves["score_last"] - moves["score_first"]).to_numpy()
    assert moves["change_of_score"].to_numpy() == pytest.approx(expected, abs=1e-12)


def test_the_audit_is_that_of_the_methods(with_study: With) -> None:
    run = xz.open_study(with_study("robustness", BOTH)).run()
    z = _z(run)
    found = direction_conflict(z, ["one", "one", "two"])
    assert run["audit"].frame["with_rest"].to_list() == pytest.approx(found.with_rest.tolist(), abs=1e-12, nan_ok=True)
    groups = run["audit"].tables["groups"]
    assert groups["dimension"].to_list() == ["one", ""]
    assert groups["alpha"].to_list() == pytest.approx([cronbach(z[:, :2]).alpha, cronbach(z).alpha], abs=1e-12)
    assert run["audit"].frame["coverage"].to_list() == [1.0, 1.0, 1.0]


def test_settings_reach_the_audit(with_study: With) -> None:
    run = xz.open_study(with_study("robustness", "audit: {audit/redundancy: {threshold: 0}}\nrobustness")).run()
    pairs = run["audit"].tables["pairs"]
    assert (pairs["redundant"] == (pairs["same_dimension"] & (pairs["correlation"] > 0))).all()


def test_the_brief_tells_both_in_both_languages(with_study: With) -> None:
    run = xz.open_study(with_study("robustness", BOTH)).run()
    for lang in ("zh", "en"):
        brief = make_brief(run, lang)
        assert {"contributions", "obstacles", "weights"} <= {b.name for b in brief.blocks if isinstance(b, Chart)}
        names = {block.name for block in [*brief.blocks, *brief.workbook_only] if isinstance(block, Table)}
        assert {"审核", "优势与短板", "审核：维度"} <= names or {"Audit", "Profiles", "Audit by dimension"} <= names


def test_one_year_and_two_regions_are_told_as_well(with_study: With) -> None:
    with_study("regions:\n  disparity/dagum: {groups: four-zones}\n", "")
    run = xz.open_study(with_study("robustness", "periods: [2020, 2020]\nexplain: {}\naudit: {}\nrobustness")).run()
    assert "change" not in run["explain"].tables
    make_brief(run, "en")


@pytest.mark.parametrize(
    ("asked", "code", "word"),
    [
        ("explain: {explain/strenght: {}}", "study.unknown-key", "explain/strength"),
        ("explain: {explain/strength: {share: 2}}", "measures.bad-setting", "share"),
        ("explain: {groups: five-zones}", "study.unknown-choice", "four-zones"),
        ("audit: {audit/kmoo: {}}", "study.unknown-key", "audit/kmo"),
        ("audit: {audit/redundancy: {limit: 0.9}}", "measures.unknown-setting", "limit"),
    ],
)
def test_mistakes_are_named(with_study: With, asked: str, code: str, word: str) -> None:
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(with_study("robustness", f"{asked}\nrobustness")).run()
    assert caught.value.code == code
    assert word in caught.value.words.zh
