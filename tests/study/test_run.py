"""A run: the tables that must be there, what they rest on, and what is computed again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import xinzhi as xz
from xinzhi.measures import aggregate, disparity, normalise, weight

With = Callable[[str, str], Path]


def test_index_is_pooled_min_max_entropy_arithmetic(small: Path) -> None:
    run = xz.open_study(small).run()
    values = run["values"].frame.pivot("indicator", index=["period", "region"], values="value").sort("period", "region")
    z = normalise.minmax(values.select("a", "b", "c").to_numpy(), direction=np.array([1, -1, 1]))
    expected = aggregate.arithmetic(z, weight.entropy(z))
    assert run["index"].frame["score"].to_numpy() == pytest.approx(expected, abs=1e-10)


def test_pool_by_period_normalises_each_year_alone(with_study: With) -> None:
    run = xz.open_study(with_study("robustness", "index: {pool: period}\nrobustness")).run()
    for _, year in run["values"].frame.group_by("period"):
        x = year.pivot("indicator", index="region", values="value").sort("region").select("a", "b", "c").to_numpy()
        z = normalise.minmax(x, direction=np.array([1, -1, 1]))
        period = year["period"][0]
        found = run["index"].frame.filter(pl.col("period") == period).sort("region")["score"].to_numpy()
        assert found == pytest.approx(aggregate.arithmetic(z, weight.entropy(z)), abs=1e-10)


def test_bands_hold_the_nominal_rank_and_are_ranks(small: Path) -> None:
    frame = xz.open_study(small).run()["index"].frame
    assert {"region", "period", "score", "rank", "rank_low", "rank_high"} <= set(frame.columns)
    assert frame.select(
        (pl.col("rank_low") <= pl.col("rank")).all() & (pl.col("rank") <= pl.col("rank_high")).all()
    ).item()
    assert frame.select((pl.col("rank_low") >= 1).all() & (pl.col("rank_high") <= 6).all()).item()
    assert frame["agree"].is_between(0, 1).all()


def test_dagum_is_that_of_the_scores(small: Path) -> None:
    run = xz.open_study(small).run()
    study = xz.open_study(small)
    zones = study.grouping("four-zones")
    for row in run["disparity/dagum"].frame.iter_rows(named=True):
        year = run["index"].frame.filter(pl.col("period") == row["period"])
        found = disparity.dagum(year["score"].to_numpy(), [zones[r] for r in year["region"]])
        assert row["total"] == pytest.approx(found.total, abs=1e-12)
        assert row["within"] + row["net_between"] + row["transvariation"] == pytest.approx(row["total"], abs=1e-12)
        assert row["total_low"] <= row["total"] <= row["total_high"]


def test_a_score_is_followed_to_its_cells(small: Path) -> None:
    run = xz.open_study(small).run()
    traced = run.trace(region="110000", period=2020)
    assert traced["id"].sort().to_list() == [f"figures.csv/{code}/110000/2020" for code in "abc"]
    evidence = run.panel.evidence["figures.csv/a/110000/2020"]
    line = (small / "figures.csv").read_text(encoding="utf-8").splitlines()[int(evidence.locator.split()[1]) - 1]
    assert line.split(",")[:3] == ["北京", "2020", "a"]
    assert float(line.split(",")[3]) == evidence.value


def test_nothing_is_recomputed_when_nothing_changed(small: Path) -> None:
    assert xz.open_study(small).run().computed
    assert xz.open_study(small).run().computed == ()


def test_a_changed_weight_reruns_only_what_depends_on_it(small: Path) -> None:
    xz.open_study(small).run()
    text = (small / "study.yaml").read_text(encoding="utf-8")
    (small / "study.yaml").write_text(text + "index: {weight: equal}\n", encoding="utf-8")
    assert set(xz.open_study(small).run().computed) == {"weights", "index", "moves", "variants", "disparity/dagum"}


def test_a_changed_figure_reruns_everything(small: Path) -> None:
    first = xz.open_study(small).run()
    path = small / "figures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("北京,2019,a,10,", "北京,2019,a,10.5,"), encoding="utf-8")
    assert set(xz.open_study(small).run().computed) == set(first)


def test_order_of_rows_means_nothing(small: Path) -> None:
    scores = xz.open_study(small).run()["index"].frame
    path = small / "figures.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, *reversed(lines)]) + "\n", encoding="utf-8")
    assert xz.open_study(small).run()["index"].frame.equals(scores)


def test_two_runs_give_the_same_bytes(small: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        xz.open_study(small).run(tmp_path / name)
    files = sorted(p.name for p in (tmp_path / "one" / "results").iterdir())
    assert files
    for name in files:
        one, two = ((tmp_path / run / "results" / name).read_bytes() for run in ("one", "two"))
        assert one == two, name


def test_record_holds_nominal_variants_and_no_path(small: Path) -> None:
    xz.open_study(small).run()
    text = (small / "results" / "result.json").read_text(encoding="utf-8")
    record = json.loads(text)
    assert record["study"]["plan"]["nominal"]["weight"] == "entropy"
    assert len(record["study"]["plan"]["variants"]) == 10
    assert str(small) not in text
    assert set(record["steps"]["index"]["inputs"]) == {"values", "draws", "weights"}


def test_draws_go_round_the_variants_with_their_own_weights_first(small: Path) -> None:
    run = xz.open_study(small).run()
    variants = run.study.variants.all
    at = next(k for k, v in enumerate(variants) if v.record() == run.study.variants.nominal.record())
    drawn = run["draws"].frame["ranks"].arr.get(at).to_list()
    assert drawn == run["index"].frame["rank"].to_list()


def test_ranks_do_not_depend_on_the_unit(small: Path) -> None:
    before = xz.open_study(small).run()["index"].frame.select("region", "period", "rank", "score")
    path = small / "figures.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    scaled = []
    for line in lines:
        cells = line.split(",")
        scaled.append(",".join([*cells[:3], repr(float(cells[3]) * 10), cells[4]]))
    path.write_text("\n".join([head, *scaled]) + "\n", encoding="utf-8")
    after = xz.open_study(small).run()["index"].frame.select("region", "period", "rank", "score")
    assert after["score"].to_numpy() == pytest.approx(before["score"].to_numpy(), abs=1e-10)
    assert after["rank"].equals(before["rank"])


def test_target_counts_the_distance(with_study: With) -> None:
    folder = with_study("lang: zh", "lang: zh\ndirections: {a: {target: 20}}")
    (folder / "small.yaml").write_text(
        (folder / "small.yaml")
        .read_text(encoding="utf-8")
        .replace('formula: a, direction: "+"', "formula: a, direction: null"),
        encoding="utf-8",
    )
    run = xz.open_study(folder).run()
    matrix = run.study.framework.indicators[0].direction
    assert matrix is not None
    assert matrix.sign == 0
    assert run["index"].frame["score"].is_not_nan().all()


@pytest.mark.parametrize(
    ("measure", "parts"),
    [
        ("disparity/theil: {groups: four-zones, index: T}", {"total", "within", "between"}),
        ("disparity/atkinson: {epsilon: 0.5}", {"total"}),
        ("disparity/variation: {}", {"total"}),
    ],
)
def test_measures_without_a_kernel_of_their_own_run_over_the_draws(
    with_study: With, measure: str, parts: set[str]
) -> None:
    run = xz.open_study(with_study("disparity/dagum: {groups: four-zones}", measure)).run()
    frame = run[measure.split(":", maxsplit=1)[0]].frame
    assert set(frame.columns) == {"period"} | {f"{part}{end}" for part in parts for end in ("", "_low", "_high")}
    assert (frame["total_low"] <= frame["total"]).all()
    assert (frame["total"] <= frame["total_high"]).all()


@pytest.mark.parametrize("weight", ["critic", "standard_deviation", "variation_coefficient", "pca", "scatter_degree"])
def test_weights_by_any_method_that_needs_the_matrix_alone(with_study: With, weight: str) -> None:
    run = xz.open_study(with_study("robustness", f"index: {{weight: {weight}}}\nrobustness")).run()
    assert run["weights"].frame["weight"].sum() == pytest.approx(1)
    assert weight in {variant.weight for variant in run.study.variants.all}


@pytest.mark.parametrize(
    "index", ["{aggregate: harmonic}", "{aggregate: {power: {exponent: 0.5}}}", "{normalise: percentile_rank}"]
)
def test_other_nominal_choices_run(with_study: With, index: str) -> None:
    assert (
        xz.open_study(with_study("robustness", f"index: {index}\nrobustness"))
        .run()["index"]
        .frame["score"]
        .is_not_nan()
        .all()
    )


def test_every_measure_of_disparity_runs_with_its_range(with_study: With) -> None:
    folder = with_study("disparity/dagum: {groups: four-zones}", "disparity/gini: {}")
    run = xz.open_study(folder).run()
    frame = run["disparity/gini"].frame
    assert set(frame.columns) == {"period", "total", "total_low", "total_high"}
    for row in frame.iter_rows(named=True):
        year = run["index"].frame.filter(pl.col("period") == row["period"])
        assert row["total"] == pytest.approx(disparity.gini(year["score"].to_numpy()), abs=1e-12)


def test_a_result_that_there_is_not(small: Path) -> None:
    run = xz.open_study(small).run()
    assert run.get("indx") is None
    with pytest.raises(xz.XinzhiError) as caught:
        run["indx"]
    assert "index" in caught.value.words.en


def test_weights_may_be_drawn_over_all_there_are(small: Path) -> None:
    text = (small / "study.yaml").read_text("utf-8")
    (small / "study.yaml").write_text(
        text.replace("{draws: 1000}", "{draws: 1000, weight_moves: simplex}"), encoding="utf-8"
    )
    wide = xz.open_study(small).run()["index"].frame
    (small / "study.yaml").write_text(text, encoding="utf-8")
    run = xz.open_study(small).run()
    near = run["index"].frame
    width = [(frame["rank_high"] - frame["rank_low"]).sum() for frame in (wide, near)]
    assert width[0] > width[1]
    assert wide["rank"].equals(near["rank"])
    methods = run["weights"].tables["methods"]
    assert methods.group_by("method").agg(pl.col("weight").sum())["weight"].to_list() == pytest.approx([1.0, 1.0])
