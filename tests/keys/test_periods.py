"""Periods in the forms that tables use."""

from __future__ import annotations

import pytest

from xinzhi.errors.keys import KeysError
from xinzhi.keys.periods import Period, parse, seems, years_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023", Period(2023)),
        (2023.0, Period(2023)),
        (" ２０２３ 年", Period(2023)),
        ("2023年度", Period(2023)),
        ("2023A", Period(2023)),
        ("FY2023", Period(2023)),
        ("2023年末", Period(2023, kind="stock")),
        ("2023Q3", Period(2023, 7, 9)),
        ("2023年三季度", Period(2023, 7, 9)),
        ("2023年第3季度", Period(2023, 7, 9)),
        ("2023年前三季度", Period(2023, 1, 9, "cumulative")),
        ("2023年上半年", Period(2023, 1, 6, "cumulative")),
        ("2023年1-2月", Period(2023, 1, 2, "cumulative")),
        ("2023年5月", Period(2023, 5, 5)),
        ("2023-05", Period(2023, 5, 5)),
    ],
)
def test_forms(text: object, expected: Period) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize("text", ["20211", "1899", "2101", "地区", "", "2023年13月", "2023Q5", "2023-2024", "2023.5"])
def test_what_is_no_period(text: str) -> None:
    assert seems(text) is None
    with pytest.raises(KeysError) as caught:
        parse(text)
    assert caught.value.code == "keys.bad-period"
    assert text in caught.value.words.zh


def test_every_name_reads_back() -> None:
    for name in ("2023", "2023Q3", "2023-05", "2023H2", "2023Q1-Q3"):
        assert parse(name).name == name


def test_years_in_titles() -> None:
    assert years_in("1-4 各地区人员(2010年)") == [2010]
    assert years_in("2011-2023年") == [2011, 2023]
