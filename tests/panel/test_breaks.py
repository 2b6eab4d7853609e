"""Breaks within a series: each kind planted and found, and no false alarm on clean series."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import xinzhi as xz
from xinzhi.evidence.pack import open_pack
from xinzhi.keys import regions
from xinzhi.panel.breaks import Break, find_breaks

CODES = list(regions.codes())[:31]
YEARS = range(2012, 2022)
Change = Callable[[int, int, float], float]


def series(  # noqa: PLR0917 (a planted series has its name, unit, vintage, years and what is done to it)
    change: Change = lambda *_: 1.0,
    name: str = "产量",
    unit: str = "吨",
    vintage: str = "",
    years: range = YEARS,
    seed: int = 1,
) -> pl.DataFrame:
    """Give smooth figures of 31 provinces; `change` takes place, year and value and gives a factor."""
    rng = np.random.default_rng(seed)
    start, pace = np.exp(rng.normal(6, 1, 31)), rng.normal(0.05, 0.02, 31)
    rows = []
    for at, code in enumerate(CODES):
        for year in YEARS:
            value = start[at] * np.exp(pace[at] * (year - 2012) + rng.normal(0, 0.005))
            if year in years:
                rows.append((code, year, name, vintage, round(value * change(at, year, value), 4), unit))
    names = ["region", "period", "indicator", "vintage", "value", "unit"]
    return pl.DataFrame(rows, schema=names, orient="row").with_columns(pl.col("period").cast(pl.Int64))


def found(*frames: pl.DataFrame, known: bool = False) -> list[Break]:
    return list(find_breaks(pl.concat(frames), known=known))


def test_a_clean_series_raises_nothing() -> None:
    assert found(series()) == []


def test_another_printed_unit_is_found() -> None:
    (one,) = found(series(years=range(2012, 2016)), series(lambda *_: 1e-4, unit="万吨", years=range(2016, 2022)))
    assert (one.kind, one.period, len(one.regions)) == ("unit-change", 2016, 31)
    assert "“吨”变为“万吨”" in one.words.zh
    assert "印错" not in one.words.zh


def test_a_unit_whose_numbers_do_not_follow_is_called_misprinted() -> None:
    (one,) = found(series(years=range(2012, 2016)), series(unit="万吨", years=range(2016, 2022)))
    assert one.kind == "unit-change"
    assert "可能印错" in one.words.zh
    assert "misprinted" in one.words.en


def test_a_unit_of_another_kind_is_called_another_indicator() -> None:
    (one,) = found(series(years=range(2012, 2016)), series(unit="万元", years=range(2016, 2022)))
    assert "量纲不同" in one.words.zh


def test_the_same_unit_in_other_words_is_no_change() -> None:
    assert found(series(years=range(2012, 2016)), series(unit="公吨", years=range(2016, 2022))) == []


def test_regions_in_another_unit_in_one_year_are_named() -> None:
    frame = series().with_columns(
        unit=pl.when((pl.col("period") == 2015) & (pl.col("region") == CODES[3])).then(pl.lit("万吨")).otherwise("unit")
    )
    kinds = {(one.kind, one.period): one for one in found(frame)}
    assert kinds["unit-change", 2015].regions == (CODES[3],)


@pytest.mark.parametrize("power", [-4, -3, -1, 1, 2, 4, 8])
def test_a_jump_of_all_regions_by_a_power_of_ten(power: int) -> None:
    (one,) = found(series(lambda _, year, __: 10.0**power if year >= 2017 else 1.0))
    assert (one.kind, one.period) == ("jump", 2017)
    assert len(one.regions) >= 28
    assert "单位" in one.words.zh
    assert (f"{10**power:,}" if power > 0 else f"1/{10**-power:,}") in one.words.en


def test_a_year_of_another_sampling_rate() -> None:
    kinds = [(one.kind, one.period) for one in found(series(lambda _, year, __: 19.0 if year == 2015 else 1.0))]
    assert kinds == [("definition", 2015), ("definition", 2016)]


@pytest.mark.parametrize("power", [-4, -3, 3, 4, 8])
def test_a_jump_of_one_region_names_it(power: int) -> None:
    (one,) = found(series(lambda at, year, _: 10.0**power if at == 4 and year >= 2017 else 1.0))
    assert (one.kind, one.period, one.regions) == ("jump", 2017, (CODES[4],))
    assert regions.name(CODES[4], "zh") in one.words.zh


def test_keys_of_a_users_own_are_named_by_themselves() -> None:
    own = {code: f"F{code}" for code in CODES}
    frame = series(lambda at, year, _: 1e4 if at == 4 and year >= 2017 else 1.0).with_columns(
        pl.col("region").replace(own)
    )
    (one,) = found(frame)
    assert f"F{CODES[4]}" in one.words.zh


def test_a_name_that_changes_is_found_and_other_names_are_not() -> None:
    (one,) = found(
        series(name="主营业务收入", years=range(2012, 2017)), series(name="营业收入", years=range(2017, 2022))
    )
    assert (one.kind, one.period, one.indicator) == ("definition", 2017, "营业收入")
    assert "主营业务收入" in one.words.zh
    assert found(series(name="企业数", years=range(2012, 2017)), series(name="利润", years=range(2017, 2022))) == []
    large = series(lambda *_: 1000.0, name="营业收入", years=range(2017, 2022))
    assert found(series(name="主营业务收入", years=range(2012, 2017)), large) == []


def revised(at: int, year: int, _: float) -> float:
    """Revise every region by a factor of its own, in all years."""
    return 1 + (at % 7 - 3) / 100 if year else 1.0


def test_a_series_of_two_vintages_is_told_by_both() -> None:
    old, new = series(vintage="甲"), series(revised, vintage="乙")
    mixed = pl.concat([old.filter(pl.col("period") <= 2016), new.filter(pl.col("period") > 2016)])
    breaks = found(old, new, mixed.with_columns(vintage=pl.lit("丙")))
    one = next(one for one in breaks if one.kind == "mixed-vintages")
    assert (one.vintage, one.period) == ("丙", 2017)
    assert "2012–2016 年的数与“甲”相同" in one.words.zh
    assert "2017–2021 年的数与“乙”相同" in one.words.zh
    assert len(breaks) == 1


def test_two_series_that_agree_in_part_are_both_named() -> None:
    old, new = series(vintage="甲"), series(revised, vintage="乙")
    half = pl.concat([old.filter(pl.col("period") <= 2016), new.filter(pl.col("period") > 2016)])
    (one,) = found(old, half.with_columns(vintage=pl.lit("丙")))
    assert one.kind == "mixed-vintages"
    assert "至少一个" in one.words.zh
    assert "'甲'" in one.words.en or "'丙'" in one.words.en


def test_two_vintages_that_differ_throughout_are_fine() -> None:
    assert found(series(vintage="甲"), series(revised, vintage="乙")) == []


def test_a_part_of_the_built_in_vintages_is_recognised() -> None:
    pack = (
        open_pack("china-provinces")
        .frame.filter(indicator="gdp_current")
        .with_columns(indicator=pl.lit("地区生产总值"))
    )
    early = pack.filter((pl.col("vintage") == "census4") & (pl.col("period") < 2018))
    late = pack.filter((pl.col("vintage") == "census5") & (pl.col("period") >= 2018))
    mixed = pl.concat([early, late]).with_columns(vintage=pl.lit(""))
    (one,) = [one for one in find_breaks(mixed) if one.kind == "mixed-vintages"]
    assert one.period == 2018
    assert "2011–2017 年的数与“第四次全国经济普查修订后口径”相同" in one.words.zh
    thousands = mixed.with_columns(value=pl.col("value") * 1e4, unit=pl.lit("万元"))
    assert [one.kind for one in find_breaks(thousands)] == ["mixed-vintages"]
    whole = pack.filter(pl.col("vintage") == "census4").with_columns(vintage=pl.lit("我的"))
    assert find_breaks(whole) == ()


def test_a_census_year_after_which_regions_part() -> None:
    def census(at: int, year: int, _: float) -> float:
        return (0.7, 0.85, 1.12, 1.0, 1.02)[at % 5] if year >= 2018 else 1.0

    (one,) = found(series(census))
    assert (one.kind, one.period) == ("mixed-vintages", 2018)
    assert len(one.regions) >= 6

    def other_year(at: int, year: int, value: float) -> float:
        return census(at, year + 2, value)

    assert found(series(other_year)) == []


def test_the_built_in_figures_raise_no_false_alarm() -> None:
    breaks = find_breaks(open_pack("china-provinces").frame)
    # 2015 was a sample survey of 1 %, the other years of about 1 ‰: numbers of these years cannot be compared
    assert {(one.kind, one.indicator, one.period) for one in breaks} == {
        ("definition", name, year) for name in ("pop_sample_survey", "pop65_sample_survey") for year in (2015, 2016)
    }


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.1, 5))
def test_smooth_series_of_any_size_raise_nothing(seed: int, size: float) -> None:
    assert found(series(lambda *_: 10.0**size, seed=seed)) == []


def test_order_of_rows_does_not_matter() -> None:
    frame = series(lambda at, year, _: 1e4 if at == 4 and year >= 2017 else 1.0)
    assert find_breaks(frame.sample(fraction=1.0, shuffle=True, seed=3), known=False) == tuple(found(frame))


def test_an_import_tells_of_breaks_with_their_cell(tmp_path: Path) -> None:
    lines = ["地区,2019年,2020年,2021年"]
    lines += [
        f"{regions.name(code, 'zh')},{10 + at},{(11 + at) * 10000},{(12 + at) * 10000}" for at, code in enumerate(CODES)
    ]
    lines += ["注：2020年起统计口径改为全部企业。"]
    (tmp_path / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    panel = xz.read_tables(tmp_path / "a.csv", indicator="产量", unit="吨")
    (jump,) = [each for each in panel.decisions if each.what == "jump"]
    assert (jump.file, jump.cell, jump.printed) == ("a.csv", "C2", "110000")
    (note,) = [each for each in panel.decisions if each.what == "definition-note"]
    assert "口径" in note.words.zh
