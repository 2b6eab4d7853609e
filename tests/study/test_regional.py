"""The regional chapter: every analysis on the scores and on an indicator, and the mistakes one can make in asking."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from xinzhi.errors import XinzhiError
from xinzhi.measures.registry import find
from xinzhi.report.brief import make_brief
from xinzhi.study.run import Run
from xinzhi.study.study import open_study

from .conftest import FRAMEWORK, REGIONS, STUDY, as_csv

TIMES = "from,to,value\n北京,天津,0.5\n天津,河北,2\n河北,北京,1\n江苏,上海,1.5\n浙江,江苏,1\n上海,浙江,1\n天津,江苏,5\n"
YEARS = range(2012, 2022)
CHAPTER = """\
  disparity/theil: {groups: four-zones}
  disparity/theil@a: {groups: [four-zones, three-belts]}
  disparity/variation@a: {}
  disparity/nested_theil: {levels: [four-zones]}
  disparity/bootstrap: {groups: four-zones, draws: 100}
  dynamics/markov: {classes: 2}
  dynamics/spatial_markov: {classes: 2, lag_classes: 2, weights: {nearest: {k: 2}}}
  dynamics/sigma_convergence: {}
  dynamics/beta_convergence: {}
  dynamics/beta_convergence@a: {controls: [c]}
  dynamics/club_convergence: {}
  dynamics/kernel_density: {}
  dynamics/modality: {draws: 99}
  dynamics/rank_mobility: {}
  disparity/variation: {}
  space/moran: {weights: adjacency, permutations: 99}
  space/moran@a: {weights: nearest, permutations: 99}
  space/ellipse: {}
  space/market_potential@a: {links: [[北京, 上海, 400]]}
  space/accessibility@a: {distances: times.csv, scale: 3, links: [[天津, 310000, 2]]}
  space/moran@c: {weights: {file: {path: w.csv}}, permutations: 99}
  space/geo_detector@a: {factors: [b, c], classes: 2, permutations: 99}
  space/panel_model@a: {x: [b, c], weights: {nearest: {k: 2}}, effects: individual, lag: true, draws: 50}
  dynamics/sigma_convergence@a: {}
  dynamics/markov@b: {classes: 2}
  space/local_moran: {weights: adjacency, permutations: 99}
  dynamics/beta_convergence@b: {model: lag, weights: {nearest: {k: 2}}}
  space/geary: {weights: adjacency, permutations: 99}
  space/getis_ord@a: {weights: nearest, permutations: 99}
  space/local_getis_ord@a: {weights: nearest}
  space/lm_tests@a: {x: [b, c], weights: {nearest: {k: 2}}}
  space/durbin_tests@a: {x: [b], weights: {nearest: {k: 2}}}
  space/hausman_test@a: {x: [b], weights: {nearest: {k: 2}}, lag: true}
  space/moran@b: {weights: {economic: {indicator: c}}, permutations: 99}
  space/geary@a: {weights: {nested: {indicator: c, near: nearest, share: 0.4}}, permutations: 99}
  space/bivariate_moran@a: {near: c, weights: {nearest: {k: 2}}, permutations: 99}
  space/market_segmentation: {prices: [p1, p2, p3]}
  space/price_convergence: {prices: [p1, p2]}
  space/network@a: {}
  space/network: {flows: w.csv, cut: any, depth: 1}
  space/gravity@a: {power: 1}
  space/qap@a: {matrices: [distance, adjacency, c], permutations: 99}
  space/mrqap: {flows: w.csv, matrices: [distance, c], permutations: 99}
  space/gtwr@a: {x: [b], rate: 10, bandwidth: 40}
  dynamics/shift_share: {industries: [s1, s2, a]}
  specialisation/location_quotient: {industries: [s1, s2, a]}
  specialisation/krugman: {industries: [s1, s2, a]}
  specialisation/herfindahl: {industries: [s1, s2, a]}
  specialisation/structural_similarity: {industries: [s1, s2, a]}
  specialisation/ellison_glaeser: {industries: [s1, s2, a], plants: [0.1, 0.05, 0.02]}
"""
SERIES = ("p1", "p2", "p3", "s1", "s2")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Give the folder of a study of six provinces and ten years that asks for everything."""
    return _written(tmp_path)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Give that study, run."""
    return open_study(_written(tmp_path_factory.mktemp("regional"))).run()


def _written(tmp_path: Path) -> Path:
    chance = np.random.default_rng(5)
    level = np.exp(chance.normal(3, 0.4, size=(6, 3)))
    lines = []
    for year in YEARS:
        level *= np.exp(chance.normal(0.03, 0.04, size=level.shape))
        lines += [
            [region, str(year), code, f"{level[r, k]:.4f}", "个"]
            for r, region in enumerate(REGIONS)
            for k, code in enumerate("abc")
        ]
        lines += [
            [region, str(year), code, f"{100 + chance.normal(0, 3):.4f}", "%"] for region in REGIONS for code in SERIES
        ]
    (tmp_path / "figures.csv").write_text(as_csv(lines), encoding="utf-8")
    (tmp_path / "small.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (tmp_path / "study.yaml").write_text(STUDY + CHAPTER, encoding="utf-8")
    (tmp_path / "times.csv").write_text(TIMES, encoding="utf-8")
    (tmp_path / "w.csv").write_text(TIMES, encoding="utf-8")
    return tmp_path


def test_everything_asked_is_computed_and_told(run: Run) -> None:
    for line in CHAPTER.splitlines():
        assert line.split(":")[0].strip() in run
    for lang in ("zh", "en"):
        brief = make_brief(run, lang)
        titles = [block.text for block in brief.blocks if type(block).__name__ == "Heading"]
        assert len(titles) >= 7
        names = [table.name for table in brief.workbook_only]
        assert len(names) == len(set(names))


def test_indicator_is_taken_as_it_stands(run: Run) -> None:
    values = run["values"].frame.filter(pl.col("indicator") == "a").sort("period", "region")["value"].to_numpy()
    y = values.reshape(len(YEARS), -1)
    expected = [find("disparity", "variation").fn(row) for row in y]
    assert run["disparity/variation@a"].frame["total"].to_list() == pytest.approx(expected)
    beta = find("dynamics", "beta_convergence").fn(y, years=list(YEARS), controls=_control(run))
    assert run["dynamics/beta_convergence@a"].diagnostics["beta"] == pytest.approx(beta.beta)


def _control(run: Run) -> np.ndarray:
    frame = run["values"].frame.filter(pl.col("indicator") == "c").sort("period", "region")
    return frame["value"].to_numpy().reshape(len(YEARS), -1)[:1].T


def test_tests_of_panels_and_association_are_kept(run: Run) -> None:
    assert run["space/lm_tests@a"].frame["test"].to_list() == ["lag", "error", "robust_lag", "robust_error"]
    assert run["space/durbin_tests@a"].frame.columns == ["test", "statistic", "dof", "p"]
    assert run["space/hausman_test@a"].frame.height == 1
    assert run["space/geary"].frame["period"].to_list() == list(YEARS)
    assert set(run["space/local_getis_ord@a"].frame["cluster"]) <= {"hot", "cold", "none"}


def test_ranges_hold_the_nominal_value(run: Run) -> None:
    about = run["dynamics/markov"].diagnostics
    for name in ("stay", "rise", "fall"):
        assert about[f"{name}_low"] <= about[name] <= about[f"{name}_high"]
    for name in ("space/local_moran", "dynamics/club_convergence"):
        held = run[name].frame["agree"].drop_nulls()
        assert len(held) == len(REGIONS)
        assert held.is_between(0, 1).all()
    widened = run["dynamics/kernel_density"].diagnostics
    spread = run["dynamics/kernel_density"].frame["spread"]
    assert widened["change"] == pytest.approx(spread[-1] / spread[0] - 1)
    assert widened["change_low"] <= widened["change"] <= widened["change_high"]
    sigma = run["dynamics/sigma_convergence"].frame
    assert ((sigma["sigma_low"] <= sigma["sigma"]) & (sigma["sigma"] <= sigma["sigma_high"])).all()
    groupings = run["disparity/theil@a"].tables["groupings"]
    assert groupings["grouping"].unique(maintain_order=True).to_list() == ["four-zones", "three-belts"]


def test_series_of_the_sources_are_keyed_and_measured(run: Run) -> None:
    panel = run["panel"].frame
    cube = np.stack([_wide(panel, code) for code in ("p1", "p2", "p3")], axis=2)
    found = find("space", "market_segmentation").fn(cube)
    assert run["space/market_segmentation"].tables["national"]["segmentation"].to_list() == pytest.approx(
        found.national
    )
    held = run["space/market_segmentation"].frame.sort("period", "region")["segmentation"].to_numpy()
    assert held == pytest.approx(found.by_region.ravel())
    shares = np.stack([_wide(panel, code)[-1] for code in ("s1", "s2", "a")], axis=1)
    similar = find("specialisation", "structural_similarity").fn(shares)
    assert run["specialisation/structural_similarity"].tables["average"]["similarity"][-1] == pytest.approx(
        similar.average
    )
    parts = run["dynamics/shift_share"].frame
    assert (parts["national"] + parts["mix"] + parts["competitive"]).to_list() == pytest.approx(
        parts["change"].to_list()
    )


def test_flows_of_ones_own_make_the_network(run: Run) -> None:
    ties = run["space/network"].tables["ties"]
    assert ties.height == 7
    assert not run["space/network"].diagnostics["modelled"]
    assert run["space/network@a"].diagnostics["modelled"]


def _wide(panel: pl.DataFrame, code: str) -> np.ndarray:
    held = panel.filter(pl.col("indicator") == code).sort("period", "region")["value"].to_numpy()
    return held.reshape(len(YEARS), -1)


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("space/market_segmentation: {}", "study.missing-key", "prices"),
        ("space/market_segmentation: {prices: [p1, p9]}", "study.unknown-choice", "p9"),
        ("space/moran: {weights: {economic: {}}}", "study.missing-key", "indicator"),
        ("space/moran: {weights: {economic: {indicator: q}}}", "study.unknown-choice", "q"),
        ("space/moran: {weights: {nested: {indicator: c, part: 1}}}", "study.unknown-key", "part"),
        ("space/qap: {matrices: [distances]}", "study.unknown-choice", "distances"),
        ("space/bivariate_moran: {weights: nearest}", "study.missing-key", "near"),
        ("specialisation/ellison_glaeser: {industries: [a, b], plants: [2]}", "study.bad-value", "plants"),
        ("specialisation/ellison_glaeser: {industries: [a, b], plants: [0.2]}", "measures.wrong-length", "plants"),
    ],
)
def test_mistakes_in_series_and_links_are_named(study: Path, line: str, code: str, told: str) -> None:
    (study / "study.yaml").write_text(STUDY + f"  {line}\n", encoding="utf-8")
    with pytest.raises(XinzhiError) as caught:
        open_study(study).run()
    assert caught.value.code == code
    assert told in caught.value.words.en


def test_a_changed_setting_reruns_its_own_step_only(study: Path) -> None:
    open_study(study).run()
    file = study / "study.yaml"
    file.write_text(
        file.read_text("utf-8").replace("markov: {classes: 2}", "markov: {classes: 3}", 1), encoding="utf-8"
    )
    assert open_study(study).run().computed == ("dynamics/markov",)


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("dynamics/markof: {}", "study.unknown-key", "dynamics/markov"),
        ("dynamics/markov: {clases: 3}", "study.unknown-key", "classes"),
        ("dynamics/markov@z: {}", "study.unknown-choice", "z"),
        ("dynamics/spatial_markov: {classes: 2}", "study.missing-key", "weights"),
        ("dynamics/spatial_markov: {weights: adjacent}", "study.unknown-choice", "adjacency"),
        ("dynamics/spatial_markov: {weights: {nearest: {count: 3}}}", "measures.unknown-setting", "count"),
        ("disparity/theil: {groups: [four-zones, five-zones]}", "study.unknown-choice", "five-zones"),
        ("disparity/nested_theil: {}", "study.missing-key", "levels"),
        ("dynamics/beta_convergence: {controls: [z]}", "study.unknown-choice", "z"),
    ],
)
def test_mistakes_are_named(study: Path, line: str, code: str, told: str) -> None:
    (study / "study.yaml").write_text(STUDY + f"  {line}\n", encoding="utf-8")
    with pytest.raises(XinzhiError) as caught:
        open_study(study)
    assert caught.value.code == code
    assert told in caught.value.text("en")


def test_a_negative_value_is_named_with_region_and_year(study: Path) -> None:
    figures = study / "figures.csv"
    lines = figures.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("河北,2015,a,"))
    lines[at] = "河北,2015,a,-3,个"
    figures.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (study / "study.yaml").write_text(STUDY + "  dynamics/beta_convergence@a: {}\n", encoding="utf-8")
    with pytest.raises(XinzhiError) as caught:
        open_study(study).run()
    assert caught.value.code == "study.nonpositive-values"
    assert "河北" in caught.value.text("zh")
    assert "2015" in caught.value.text("zh")


def test_too_few_periods_are_named(study: Path) -> None:
    (study / "study.yaml").write_text(
        STUDY + "  dynamics/club_convergence: {}\nperiods: [2018, 2021]\n", encoding="utf-8"
    )
    with pytest.raises(XinzhiError) as caught:
        open_study(study).run()
    assert caught.value.code == "study.too-few-periods"
    assert "dynamics/club_convergence (6)" in caught.value.text("en")


def test_access_before_and_after_a_link(run: Run) -> None:
    found = run["space/accessibility@a"].frame
    by_region = {row["region"]: row for row in found.iter_rows(named=True)}
    values = run["values"].frame.filter((pl.col("indicator") == "a") & (pl.col("period") == 2021))
    size = dict(values.select("region", "value").iter_rows())
    assert by_region["110000"]["value"] == pytest.approx(size["120000"] + size["130000"])
    gained = size["310000"]  # by Tianjin: half an hour and two
    assert by_region["110000"]["after"] - by_region["110000"]["value"] == pytest.approx(gained)


@pytest.mark.parametrize(
    ("line", "told"),
    [("北京,天京,1", "天京"), ("北京,天津,-1", "-1"), ("北京,天津,far", "far"), ("北京,天津,9", "two values")],
)
def test_mistakes_in_a_table_of_pairs_are_named(study: Path, line: str, told: str) -> None:
    (study / "times.csv").write_text(TIMES + line + "\n", encoding="utf-8")
    with pytest.raises(XinzhiError) as caught:
        open_study(study).run()
    assert caught.value.code == "study.bad-pairs"
    assert "times.csv, line 9" in caught.value.text("en")
    assert told in caught.value.text("en")
