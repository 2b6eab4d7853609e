"""Periods in the forms that tables use."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.errors.keys import KeysError
from xinzhi.keys.periods import Period, named_in, parse, seems, within, years_in

YEARS = (
    "2023",
    2023,
    2023.0,
    " ２０２３ 年",
    "2023年度",
    "2023A",
    "FY2023",
    "2023年全年",
    "二〇二三年",
    "二○二三年",
    "2023年1-12月",
)
YEAR_ENDS = (
    "2023年末",
    "2023年年末",
    "2023年底",
    "截至2023年底",
    "2023-12-31",
    "2023年12月31日",
    "2023年12月末",
    "2023/12/31",
)
Q3 = (
    "2023Q3",
    "2023年三季度",
    "2023年第3季度",
    "2023年3季度",
    "2023年第三季度",
    "2023年Q3",
    "2023-Q3",
    "2023年Ⅲ季度",
    "2023年7-9月",
)
Q1_TO_Q3 = (
    "2023年前三季度",
    "2023年前3季度",
    "2023年前三个季度",
    "2023年1-3季度",
    "2023Q1-Q3",
    "2023年1—9月",
    "2023年1～9月累计",
)
HALF = ("2023年上半年", "2023H1", "2023年1-6月", "2023年前6个月", "2023年6月累计")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (YEARS, Period(2023)),
        (YEAR_ENDS, Period(2023, kind="stock")),
        (Q3, Period(2023, 7, 9)),
        (Q1_TO_Q3, Period(2023, 1, 9, "cumulative")),
        (HALF, Period(2023, 1, 6, "cumulative")),
        (("2023年下半年", "2023H2", "2023年7-12月"), Period(2023, 7, 12)),
        (("2023年一季度", "2023Q1", "2023年1-3月", "2023年前三个月"), Period(2023, 1, 3)),
        (("2023年1-2月", "2023年1—2月", "2023年1至2月", "2023年1-2月份"), Period(2023, 1, 2, "cumulative")),
        (("2023年3-5月",), Period(2023, 3, 5)),
        (
            ("2023年5月", "2023-05", "2023-5", "2023M5", "2023年05月份", "2023年5月当月", "2023/5", "2023年五月"),
            Period(2023, 5, 5),
        ),
        (("2023年11月", "2023年十一月", "2023-11"), Period(2023, 11, 11)),
        (("2023-09-30", "2023年9月末", "2023年三季度末", "2023/9/30", "2023年9月30日"), Period(2023, 9, 9, "stock")),
        ((date(2023, 9, 30), datetime(2023, 9, 30)), Period(2023, 9, 9, "stock")),  # noqa: DTZ001 (a cell has no zone)
        (("2024-02-29",), Period(2024, 2, 2, "stock")),
    ],
)
def test_forms(texts: tuple[object, ...], expected: Period) -> None:
    assert {str(text): parse(text) for text in texts} == {str(text): expected for text in texts}


AMBIGUOUS = (
    "23年",
    "23Q3",
    "2023.1",
    "2023.5",
    "202309",
    "2010/11",
    "2023年初",
    "2023-09-15",
    "2023-01-01",
    "05/06/2023",
)
NONE = (
    "20211",
    "1899",
    "2101",
    "地区",
    "",
    "2023年13月",
    "2023Q5",
    "2023-2024",
    "2023年9-3月",
    "2023-02-29",
    "2023E",
    "十四五",
)
BARE = ("上半年", "前三季度", "1-2月", "Q3", "9月")


@pytest.mark.parametrize("text", [*AMBIGUOUS, *NONE, *BARE])
def test_what_is_no_period_or_may_be_two_is_refused(text: str) -> None:
    assert seems(text) is None
    with pytest.raises(KeysError) as caught:
        parse(text)
    assert caught.value.code == "keys.bad-period"
    assert text in caught.value.words.zh


def test_every_name_reads_back_and_no_two_periods_share_one() -> None:
    months = [Period(2023, first, last) for last in range(1, 13) for first in range(2, last + 1)]
    so_far = [Period(2023, 1, last, "flow" if last in {1, 3, 12} else "cumulative") for last in range(1, 13)]
    ends = [Period(2023, month, month, "stock") for month in range(1, 12)]
    names = [period.name for period in (*months, *so_far, *ends)]
    assert len(set(names)) == len(names)
    assert [parse(name) for name in names] == [*months, *so_far, *ends]


def test_a_year_end_is_called_as_its_year() -> None:
    assert parse("2023年末").name == "2023"
    assert parse("2023年末").whole


def test_heads_without_a_year() -> None:
    assert within("前三季度", 2022) == Period(2022, 1, 9, "cumulative")
    assert within("1—2月", 2022) == Period(2022, 1, 2, "cumulative")
    assert within("三季度", 2022) == Period(2022, 7, 9)
    assert within("年末", 2022) == Period(2022, kind="stock")
    assert within("地区", 2022) is None
    assert within("12", 2022) is None


def test_years_in_titles() -> None:
    assert years_in("1-4 各地区人员(2010年)") == [2010]
    assert years_in("2011-2023年") == [2011, 2023]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2023年前三季度各地区生产总值（亿元）", "2023Q1-Q3"),
        ("2023年三季度各地区生产总值", "2023Q3"),
        ("各地区前三季度生产总值（2023年）", "2023Q1-Q3"),
        ("表2 2023年1—2月各地区工业增加值", "2023-01/02"),
        ("2023年上半年全国居民收入", "2023Q1-Q2"),
        ("2023年9月各地区用电量", "2023-09"),
        ("2023年1-9月份各地区投资", "2023Q1-Q3"),
        ("各地区用电量_2023Q3", "2023Q3"),
        ("各地区用电量 2023-09", "2023-09"),
        ("2023年年末常住人口", "2023"),
        ("2023年全国科技经费投入统计公报", "2023"),
        ("5-2 各地区高技术产业生产经营情况(2023年)", "2023"),
        ("国家统计局 2024年11月21日", "2024"),
        ("2024-11-21 发布的各地区情况", "2024"),
        ("2023年各地区主要指标", "2023"),
    ],
)
def test_the_period_that_a_title_names(title: str, name: str) -> None:
    found = named_in(title)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("title", ["2011-2023年各地区产值", "各地区产值", "2022年和2023年前三季度"])
def test_titles_without_one_year(title: str) -> None:
    assert named_in(title) is None


LETTERS = st.text("0123456789年月季度前上下半第末底QqHhMm-/~至 一二三四十ⅢFYA日个累计", max_size=12)


@given(LETTERS, st.sampled_from(["", "2023", "2023年", "1999-", "各地区2023年"]))
def test_any_text_is_a_period_that_reads_back_or_none(text: str, before: str) -> None:
    for found in (seems(before + text), within(text, 2023), named_in(before + text)):
        assert found is None or (found.start <= found.end and parse(found.name).name == found.name)
