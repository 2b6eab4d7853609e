"""Layouts of DEAP, MaxDEA and Stata: what is written reads back the same, and every mistake is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from xinzhi.errors.exchange import ExchangeError
from xinzhi.panel.exchange import (
    Production,
    read_deap,
    read_maxdea,
    read_stata,
    write_deap,
    write_maxdea,
    write_stata,
)


def production(*, bad: bool = True) -> Production:
    values = np.random.default_rng(3).uniform(1, 9, size=(2, 3, 4 if bad else 3))
    return Production(
        ("北京", "天津", "河北"), ("2019", "2020"), ("资本", "labour"), ("产值",), ("CO2",) if bad else (), values
    )


def same(one: Production, other: Production) -> None:
    assert (one.units, one.periods, one.names) == (other.units, other.periods, other.names)
    assert one.values == pytest.approx(other.values, rel=1e-14)


def test_deap_there_and_back(tmp_path: Path) -> None:
    given = production(bad=False)
    written = write_deap(given, tmp_path, "eg", orientation="output", returns="variable")
    asked = [line.split()[0] for line in written[0].read_text().splitlines()]
    assert asked == ["eg-dta.txt", "eg-out.txt", "3", "2", "1", "2", "1", "1", "2"]
    first = [float(text) for text in written[1].read_text().split()[:3]]
    assert first == pytest.approx(given.values[0, 0, [2, 0, 1]])
    same(read_deap(written[0]), given)
    written[2].unlink()
    assert read_deap(written[0]).units == ("1", "2", "3")


def test_maxdea_there_and_back(tmp_path: Path) -> None:
    given = production()
    same(read_maxdea(write_maxdea(given, tmp_path / "data.xlsx")), given)
    read = read_maxdea(tmp_path / "data.xlsx", inputs=("labour",), outputs=("产值",))
    assert read.names == ("labour", "产值")


def test_stata_there_and_back(tmp_path: Path) -> None:
    given = production()
    table, script = write_stata(given, tmp_path, "eg")
    said = script.read_text("utf-8")
    assert "gtfpch v1 labour = v3: CO2, dmu(unit) global" in said
    assert 'label variable v1 "资本"' in said
    read = read_stata(table, unit="unit", period="period", inputs=("v1", "labour"), outputs=("v3",), bad=("CO2",))
    assert read.values == pytest.approx(given.values, rel=1e-14)
    assert set(given.arrays()) == {"inputs", "outputs", "bad"}


@pytest.mark.gold
def test_the_stata_example_reads_as_it_stands(gold: Path) -> None:
    read = read_stata(
        gold / "gold/efficiency/data_gtfpch_china30_2013_2015.csv",
        unit="Province",
        period="year",
        inputs=("K", "L"),
        outputs=("Y",),
        bad=("CO2",),
    )
    assert read.values.shape == (3, 30, 4)
    assert read.periods == ("2013", "2014", "2015")


@pytest.mark.parametrize(
    ("do", "code"),
    [
        (lambda folder: write_deap(production(), folder, "eg"), "exchange.no-place-for-bad"),
        (lambda folder: read_deap(text(folder, "a-ins.txt", "1 x\n")), "exchange.short"),
        (lambda folder: read_deap(text(folder, "b-ins.txt", "d.txt\no\n2\n1\n1\n1\n0\n0\n0\n")), "exchange.other-size"),
        (lambda folder: stata(folder, "u,t,x,y\na,1,1,2\n", "z"), "exchange.no-column"),
        (lambda folder: stata(folder, "u,t,x,y\na,1,.,2\n"), "exchange.not-a-number"),
        (lambda folder: stata(folder, "u,t,x,y\na,1,1,2\na,1,1,2\n"), "exchange.twice"),
        (lambda folder: stata(folder, "u,t,x,y\na,1,1,2\nb,2,1,2\n"), "exchange.unbalanced"),
        (lambda folder: read_maxdea(write_plain(folder)), "exchange.no-roles"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, do: Callable[[Path], object], code: str) -> None:
    (tmp_path / "d.txt").write_text("1 2\n")
    with pytest.raises(ExchangeError) as caught:
        do(tmp_path)
    assert caught.value.code == code
    assert caught.value.text("zh")


def text(folder: Path, name: str, content: str) -> Path:
    (folder / name).write_text(content)
    return folder / name


def stata(folder: Path, content: str, column: str = "x") -> Production:
    return read_stata(text(folder, "s.csv", content), unit="u", period="t", inputs=(column,), outputs=("y",))


def write_plain(folder: Path) -> Path:
    import xlsxwriter

    with xlsxwriter.Workbook(str(folder / "plain.xlsx")) as book:
        book.add_worksheet("Data").write_row(0, 0, ["DMU", "x", "y"])
    return folder / "plain.xlsx"
