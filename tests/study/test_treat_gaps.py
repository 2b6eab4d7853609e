"""The index treated, with gaps and by levels: each is what the methods give, and mistakes are named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import xinzhi as xz
from xinzhi.errors import XinzhiError
from xinzhi.measures.aggregate import arithmetic, mazziotta_pareto
from xinzhi.measures.normalise import minmax, reference_goalposts
from xinzhi.measures.robustness import ranks
from xinzhi.measures.treat import winsorise
from xinzhi.measures.weight import entropy
from xinzhi.report.blocks import Paragraph
from xinzhi.report.brief import make_brief
from xinzhi.study.run import Run

from .conftest import rows

With = Callable[[str, str], Path]
WithRows = Callable[[list[list[str]]], Path]
DIRECTION = np.array([1, -1, 1])


def _cube(run: Run) -> np.ndarray:
    values = run["values"].frame.pivot("indicator", index=["period", "region"], values="value").sort("period", "region")
    return values.select("a", "b", "c").to_numpy().reshape(3, 6, 3)


def _scores(run: Run) -> np.ndarray:
    return run["index"].frame["score"].to_numpy().reshape(3, 6)


def _minmax(x: np.ndarray) -> np.ndarray:
    return minmax(x, direction=DIRECTION)


def test_treatment_is_that_of_the_method_and_is_told(with_study: With, with_rows: WithRows) -> None:
    lines = rows()
    lines[0][3] = "9000"
    with_rows(lines)
    run = xz.open_study(with_study("robustness", "index: {treat: winsorise}\nrobustness")).run()
    x = _cube(run)
    treated = winsorise(x.reshape(-1, 3)).values
    assert treated.max() < 9000
    z = _minmax(treated)
    assert _scores(run).ravel() == pytest.approx(arithmetic(z, entropy(z)), abs=1e-12)
    assert any("离群处理" in note["zh"] for note in run["index"].notes)


@pytest.mark.parametrize("pool", ["period", "base", "expanding"])
def test_treatment_by_pools(with_study: With, with_rows: WithRows, pool: str) -> None:
    lines = rows()
    lines[0][3] = "9000"
    lines[4][3] = "7000"
    with_rows(lines)
    asked = f"index: {{treat: winsorise, treat_pool: {pool}}}\nrobustness"
    run = xz.open_study(with_study("robustness", asked)).run()
    x = _cube(run)
    own = {
        "period": lambda t: winsorise(x[t]).values,
        "base": lambda t: winsorise(np.concatenate([x[0], x[t]]), np.arange(12) < 6).values[6:],
        "expanding": lambda t: winsorise(x[: t + 1].reshape(-1, 3)).values[-6:],
    }[pool]
    z = _minmax(np.concatenate([own(t) for t in range(3)]))
    assert z.max() == 1.0
    assert _scores(run).ravel() == pytest.approx(arithmetic(z, entropy(z)), abs=1e-12)
    assert any("离群处理" in note["zh"] and "年" in note["zh"] for note in run["index"].notes)


@pytest.mark.parametrize("way", ["topsis", "copeland", "mazziotta_pareto"])
def test_other_ways_take_gaps(with_study: With, with_rows: WithRows, way: str) -> None:
    with_rows([line for line in rows() if line[:3] != ["北京", "2020", "b"]])
    asked = f"index: {{missing: spread, coverage: 0.6, aggregate: {way}}}\nrobustness: "
    study = with_study("robustness: ", asked)
    if way == "copeland":
        with pytest.raises(XinzhiError) as caught:
            xz.open_study(study)
        assert caught.value.code == "study.no-disparity"
        assert "index.aggregate" in caught.value.words.en
        study = with_study("regions:\n  disparity/dagum: {groups: four-zones}\n", "")
    run = xz.open_study(study).run()
    assert run["index"].frame["score"].is_finite().all()
    if way == "mazziotta_pareto":
        z = minmax(_cube(run).reshape(-1, 3), direction=DIRECTION, lower=70, upper=130)
        w = entropy(_minmax(_cube(run).reshape(-1, 3)))
        expected = mazziotta_pareto(z, w, missing="spread", coverage=0.6)
        assert _scores(run).ravel() == pytest.approx(expected, abs=1e-10)
        assert any("100" in reason.en for reason in run.study.variants.left_out)
    make_brief(run, "zh")


def test_the_adjusted_index_of_mazziotta_and_pareto(with_study: With) -> None:
    asked = "index: {normalise: reference_goalposts, aggregate: mazziotta_pareto, weight: equal}\nrobustness: "
    run = xz.open_study(with_study("robustness: ", asked)).run()
    z = reference_goalposts(_cube(run).reshape(-1, 3), direction=DIRECTION)
    assert _scores(run).ravel() == pytest.approx(mazziotta_pareto(z, np.ones(3)), abs=1e-10)


def test_gaps_spread_their_weight_where_the_study_says_so(with_study: With, with_rows: WithRows) -> None:
    lines = [line for line in rows() if line[:3] != ["北京", "2020", "b"]]
    with_rows(lines)
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(with_study("robustness: ", "index: {missing: refuse}\nrobustness: ")).run()
    assert caught.value.code == "study.missing-cells"
    run = xz.open_study(with_study("missing: refuse", "missing: spread, coverage: 0.6")).run()
    z = _minmax(_cube(run).reshape(-1, 3))
    w = entropy(z)
    expected = np.nansum(z * w, axis=1) / np.where(np.isnan(z), 0, w).sum(axis=1)
    assert _scores(run).ravel() == pytest.approx(expected, abs=1e-10)
    assert any("缺数 1 个" in note["zh"] for note in run["index"].notes)
    assert run["index"].frame["rank"].min() == 1
    make_brief(run, "zh")
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(with_study("coverage: 0.6", "coverage: 0.9")).run()
    assert caught.value.code == "study.thin-rows"
    assert "北京 2020" in caught.value.words.zh


@pytest.mark.parametrize(
    ("asked", "code", "word"),
    [
        ("{treat: winsorize}", "measures.unknown-method", "winsorise"),
        ("{treat: {winsorise: {limits: 3}}}", "measures.unknown-setting", "limit"),
        ("{treat: winsorise, treat_pool: years}", "study.unknown-choice", "index.treat_pool"),
        ("{treat_pool: period}", "study.missing-key", "index.treat"),
        ("{missing: drop}", "study.unknown-choice", "index.missing"),
        ("{missing: spread, coverage: 65}", "study.bad-value", "index.coverage"),
    ],
)
def test_mistakes_are_named(with_study: With, asked: str, code: str, word: str) -> None:
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(with_study("robustness", f"index: {asked}\nrobustness")).run()
    assert caught.value.code == code
    assert word in caught.value.words.zh


def test_dimensions_are_joined_by_the_sums_of_their_weights(with_study: With) -> None:
    asked = "index: {aggregate: arithmetic, across: geometric, normalise: {minmax: {lower: 0.1}}}\nrobustness"
    run = xz.open_study(with_study("robustness", asked)).run()
    x = _cube(run).reshape(-1, 3)
    z, w = minmax(x, direction=DIRECTION, lower=0.1), entropy(_minmax(x))
    one, share = (z[:, 0] * w[0] + z[:, 1] * w[1]) / (w[0] + w[1]), w[0] + w[1]
    assert _scores(run).ravel() == pytest.approx(one**share * z[:, 2] ** (1 - share), abs=1e-12)
    nominal = run.study.variants.all.index(run.study.variants.nominal)
    drawn = run["draws"].frame["ranks"].arr.get(nominal).to_list()
    assert drawn == run["index"].frame["rank"].to_list()
    make_brief(run, "en")


def test_two_equal_means_are_one(with_study: With) -> None:
    plain = xz.open_study(with_study("robustness", "index: {aggregate: geometric}\nrobustness")).run()
    within = xz.open_study(with_study("aggregate: geometric", "aggregate: geometric, across: geometric")).run()
    assert _scores(within) == pytest.approx(_scores(plain), abs=1e-12)


def test_the_way_across_must_take_what_dimensions_give(with_study: With) -> None:
    with_study("regions:\n  disparity/dagum: {groups: four-zones}\n", "")
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(with_study("robustness", "index: {normalise: zscore, across: geometric}\nrobustness"))
    assert "几何" in caught.value.words.zh
    run = xz.open_study(with_study("normalise: zscore, across", "across")).run()
    assert run["index"].frame["score"].min() > 0  # type: ignore[operator]


def test_treatments_are_varied_where_the_study_asks(with_study: With, with_rows: WithRows) -> None:
    lines = rows()
    lines[0][3] = "9000"
    with_rows(lines)
    asked = "robustness: {treat: [none, winsorise], "
    run = xz.open_study(with_study("robustness: {", f"index: {{treat: handbook}}\n{asked}")).run()
    study, frame = run.study, run["variants"].frame
    assert sorted(frame["treat"].unique()) == ["handbook", "none", "winsorise"]
    assert frame.filter("nominal")["treat"].to_list() == ["handbook"]
    sensitivity = run["variants"].tables["sensitivity"]
    assert sensitivity["choice"].to_list()[0] == "treat"
    assert sensitivity["options"].to_list()[0] == 3
    # The first round has each variant as a study of its own would have it.
    x = _cube(run).reshape(-1, 3)
    for treat, figures in (("none", x), ("winsorise", winsorise(x).values)):
        z = _minmax(figures)
        scores = arithmetic(z, entropy(z)).reshape(3, 6)[-1]
        at = next(
            k
            for k, v in enumerate(study.variants.all)
            if (v.treat, v.normalise.method, v.weight, v.aggregate.method) == (treat, "minmax", "entropy", "arithmetic")
        )
        drawn = run["draws"].frame.filter(run["draws"].frame["period"] == 2021)["ranks"].arr.get(at).to_list()
        assert drawn == ranks(np.round(scores, 12)).tolist()
    for lang, word in (("zh", "离群处理"), ("en", "Treatment of outliers")):
        text = [span.text for b in make_brief(run, lang).blocks if isinstance(b, Paragraph) for span in b.spans]
        assert any(word.lower() in one.lower() for one in text)


def test_one_treatment_is_no_choice(with_study: With) -> None:
    run = xz.open_study(with_study("robustness: {", "robustness: {treat: [none], ")).run()
    assert "treat" not in run["variants"].frame.columns


def test_an_unknown_treatment_is_named(with_study: With) -> None:
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(with_study("robustness: {", "robustness: {treat: [winsorize], "))
    assert "winsorise" in caught.value.words.zh
