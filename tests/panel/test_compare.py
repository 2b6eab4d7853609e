"""What DEAP, Stata and MaxDEA printed beside our scores."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyreadstat
import pytest

from xinzhi.errors.exchange import ExchangeError
from xinzhi.measures.efficiency import malmquist, radial
from xinzhi.panel.exchange import Production, compare, read_deap_scores, read_scores, read_stata, write_deap

# Examples 1 and 4 of the guide of DEAP 2.1 (Coelli 1996): one output, two inputs; one output, one input, first two years.
INPUTS = np.array([[2.0, 5], [2, 4], [6, 6], [3, 2], [6, 2]])
OUTPUTS = np.array([[1.0], [2], [3], [1], [2]])
PANEL_X = np.array([[2.0, 4, 3, 5, 6], [2, 4, 3, 5, 5]])[..., np.newaxis]
PANEL_Y = np.array([[1.0, 2, 3, 4, 5], [1, 3, 4, 3, 5]])[..., np.newaxis]
OUT = """ Results from DEAP Version 2.1

Instruction file = eg1-ins.txt
Data file          = eg1-dta.txt

 Input orientated DEA

 Scale assumption: CRS

 Slacks calculated using multi-stage method


 EFFICIENCY SUMMARY:

  firm     te
    1  0.500
    2  1.000
    3  0.833
    4  0.714
    5  1.000

 mean  0.810


 SUMMARY OF OUTPUT SLACKS:

 firm  output:           1
    1                0.000
    2                0.000
"""
OUT_VRS = """ EFFICIENCY SUMMARY:

  firm  crste  vrste  scale

    1  0.500  1.000  0.500 irs
    2  1.000  1.000  1.000  -

 mean  0.750  1.000  0.750
"""
OUT_MALMQUIST = """ MALMQUIST INDEX SUMMARY

 year =     2

   firm   effch  techch    pech    sech   tfpch

     1   0.750   1.333   1.000   0.750   1.000
     2   1.125   1.333   1.222   0.920   1.500
     3   1.000   1.333   1.000   1.000   1.333
     4   0.562   1.333   0.650   0.865   0.750
     5   0.900   1.333   1.000   0.900   1.200

 mean    0.844   1.333   0.955   0.883   1.125
"""


def saved(folder: Path, name: str, content: str) -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def test_deap_and_we_agree_to_its_three_digits(tmp_path: Path) -> None:
    printed = read_deap_scores(saved(tmp_path, "eg1-out.txt", OUT))
    assert printed.measures == ("te",)
    names = list("ABCDE")
    beside = compare(printed, radial(INPUTS, OUTPUTS).score, names)
    assert beside["why"].to_list() == ["same"] * 5
    assert sorted(beside["unit"]) == names
    assert beside["difference"].abs().max() == pytest.approx(5 / 6 - 0.833)
    assert set(beside["half"].round(6)) == {0.0005}


def test_a_unit_that_differs_comes_first_and_is_told_apart(tmp_path: Path) -> None:
    printed = read_deap_scores(saved(tmp_path, "eg1-out.txt", OUT.replace("4  0.714", "4  0.741")))
    beside = compare(printed, radial(INPUTS, OUTPUTS).score, list("ABCDE"))
    assert beside.row(0)[:2] == ("D", "")
    assert beside["why"].to_list() == ["differs", *["same"] * 4]


def test_names_of_deap_come_from_the_file_beside_it(tmp_path: Path) -> None:
    values = np.concatenate([INPUTS, OUTPUTS], axis=1)[np.newaxis]
    write_deap(Production(tuple("VWXYZ"), ("2020",), ("x1", "x2"), ("y",), (), values), tmp_path, "eg1")
    printed = read_deap_scores(saved(tmp_path, "eg1-out.txt", OUT))
    assert [score.unit for score in printed.scores] == list("VWXYZ")
    assert compare(printed, radial(INPUTS, OUTPUTS).score, list("ZYXWV"))["why"].to_list().count("differs") > 0


def test_measures_are_chosen_by_name(tmp_path: Path) -> None:
    printed = read_deap_scores(saved(tmp_path, "v-out.txt", OUT_VRS))
    assert printed.measures == ("crste", "vrste", "scale")
    assert compare(printed, [1.0, 1.0], ["a", "b"], measure="vrste")["why"].to_list() == ["same", "same"]
    for wrong in (None, "vrs"):
        with pytest.raises(ExchangeError) as caught:
            compare(printed, [1.0, 1.0], ["a", "b"], measure=wrong)
        assert caught.value.code == "exchange.no-measure"


def test_malmquist_of_deap_by_the_later_period(tmp_path: Path) -> None:
    printed = read_deap_scores(saved(tmp_path, "eg4-out.txt", OUT_MALMQUIST))
    found = malmquist(PANEL_X, PANEL_Y, orientation="output", returns="variable")
    ours = {
        "effch": found.efficiency_change,
        "techch": found.technical_change,
        "pech": found.pure_efficiency_change,
        "sech": found.scale_efficiency_change,
        "tfpch": found.total,
    }
    for measure, array in ours.items():
        beside = compare(printed, array, list("12345"), measure=measure, periods=["2"])
        assert set(beside["why"]) == {"same"}, beside


@pytest.mark.parametrize("kind", ["csv", "xlsx", "dta"])
def test_tables_of_scores(tmp_path: Path, kind: str) -> None:
    import polars as pl

    score = radial(INPUTS, OUTPUTS).score
    frame = pl.DataFrame({"dmu": [f"dmu:{name}" for name in "ABCDE"], "theta": score.astype(np.float32).astype(float)})
    path = tmp_path / f"scores.{kind}"
    if kind == "csv":
        frame.write_csv(path)
    elif kind == "xlsx":
        frame.write_excel(path)
    else:
        pyreadstat.write_dta(frame, str(path))
    beside = compare(read_scores(path, unit="dmu", score="theta"), score, list("ABCDE"))
    assert set(beside["why"]) <= {"same", "solver"}
    assert len(beside) == 5


def test_production_is_read_from_a_file_of_stata(tmp_path: Path) -> None:
    import polars as pl

    rows = {"prov": ["a", "b", "a", "b"], "year": [2019.0, 2019, 2020, 2020], "k": [1.5, 2, 3, 4], "y": [1.0, 2, 3, 5]}
    path = tmp_path / "panel.dta"
    pyreadstat.write_dta(pl.DataFrame(rows), str(path))
    read = read_stata(path, unit="prov", period="year", inputs=("k",), outputs=("y",))
    assert (read.units, read.periods) == (("a", "b"), ("2019", "2020"))
    assert read.values.tolist() == [[[1.5, 1], [2, 2]], [[3, 3], [4, 5]]]
    pyreadstat.write_dta(pl.DataFrame(rows | {"k": [1.5, None, 3, 4]}), str(path))
    with pytest.raises(ExchangeError) as caught:
        read_stata(path, unit="prov", period="year", inputs=("k",), outputs=("y",))
    assert caught.value.code == "exchange.not-a-number"
    assert "3, k" in caught.value.text("en")


def test_mistakes_are_named(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError) as caught:
        read_deap_scores(saved(tmp_path, "x-out.txt", "nothing\n"))
    assert caught.value.code == "exchange.no-scores"
    plain = saved(tmp_path, "s.csv", "unit,score\na,0.5\nb,1\n")
    with pytest.raises(ExchangeError) as caught:
        read_scores(plain, unit="unit", score="te")
    assert caught.value.code == "exchange.no-column"
    with pytest.raises(ExchangeError) as caught:
        compare(read_scores(plain, unit="unit", score="score"), [1.0, 2.0], ["c", "d"])
    assert caught.value.code == "exchange.no-unit-known"
    beside = compare(read_scores(plain, unit="unit", score="score"), [0.46, np.nan], ["a", "b"])
    assert beside["why"].to_list() == ["same", "missing"]
    with pytest.raises(ExchangeError) as caught:
        read_scores(saved(tmp_path, "t.csv", "unit,score\na,.\nb,1\n"), unit="unit", score="score")
    assert caught.value.code == "exchange.not-a-number"
