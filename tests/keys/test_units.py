"""Units as they are written, and what one is in terms of another."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.errors.units import UnitError
from xinzhi.evidence.pack import open_pack
from xinzhi.keys.units import SIZES, converted, factor, known, parse

WRITTEN = {
    "元": ("元", 1),
    "千元": ("元", 10**3),
    "万元": ("元", 10**4),
    "亿元": ("元", 10**8),
    "万亿元": ("元", 10**12),
    "亿元人民币": ("元", 10**8),
    "（亿元）": ("元", 10**8),
    "100 million yuan": ("元", 10**8),
    "10⁸ yuan": ("元", 10**8),
    "billion yuan": ("元", 10**9),
    "10,000 yuan": ("元", 10**4),
    "万美元": ("美元", 10**4),
    "吨": ("吨", 1),
    "万吨": ("吨", 10**4),
    "10 000 tons": ("吨", 10**4),
    "千克": ("吨", Fraction(1, 1000)),
    "公斤": ("吨", Fraction(1, 1000)),
    "万吨标准煤": ("吨标准煤", 10**4),
    "%": ("比率", Fraction(1, 100)),
    "％": ("比率", Fraction(1, 100)),
    "‰": ("比率", Fraction(1, 1000)),
    "百分点": ("百分点", 1),
    "个百分点": ("百分点", 1),
    "人": ("人", 1),
    "千人": ("人", 1000),
    "万人": ("人", 10**4),
    "人年": ("人年", 1),
    "万人年": ("人年", 10**4),
    "人次": ("人次", 1),
    "元/人": ("元/人", 1),
    "万元/人": ("元/人", 10**4),
    "元／人": ("元/人", 1),
    "件/万人": ("件/人", Fraction(1, 10**4)),
    "吨标准煤/万元": ("吨标准煤/元", Fraction(1, 10**4)),
    "千瓦时/人": ("千瓦时/人", 1),
    "人/平方公里": ("人/平方米", Fraction(1, 10**6)),
    "亿千瓦时": ("千瓦时", 10**8),
    "万千瓦": ("千瓦", 10**4),
    "百万千瓦": ("千瓦", 10**6),
    "TWh": ("千瓦时", 10**9),
    "万标箱": ("TEU", 10**4),
    "标准箱": ("TEU", 1),
    "千公顷": ("平方米", 10**7),
    "万亩": ("平方米", Fraction(2 * 10**7, 3)),
    "亿立方米": ("立方米", 10**8),
    "亿m³": ("立方米", 10**8),
    "亿吨公里": ("吨公里", 10**8),
    "微克/立方米": ("吨/立方米", Fraction(1, 10**12)),
    "万件": ("件", 10**4),
    "万": ("个数", 10**4),
    "上年=100": ("上年=100", 1),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_written_forms(text: str) -> None:
    found = parse(text)
    assert (found.dimension, found.factor) == WRITTEN[text]


@pytest.mark.parametrize(
    "text", ["", "规模以上", "亿", "不变价", "第三产业", "7元", "元/", "/人", "R&D", "合计", "100", "1,000", "1978"]
)
def test_what_is_no_unit(text: str) -> None:
    if text == "亿":  # a bare magnitude is a unit of things that are only counted
        assert parse(text).dimension == "个数"
        return
    assert known(text) is None
    with pytest.raises(UnitError) as caught:
        parse(text)
    assert caught.value.code == "keys.unknown-unit"


def test_every_unit_of_the_built_in_figures_is_known() -> None:
    for series in open_pack("china-provinces").indicators.values():
        assert known(series.unit.zh), series.unit.zh


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("亿元", "万元", 10**4),
        ("千元", "万元", Fraction(1, 10)),
        ("万吨", "吨", 10**4),
        ("‰", "%", Fraction(1, 10)),
        ("元/人", "万元/人", Fraction(1, 10**4)),
        ("亿千瓦时", "TWh", Fraction(1, 10)),
        ("千公顷", "平方公里", 10),
        ("吨标准煤/万元", "千克/元", None),
        ("万元", "万美元", None),
        ("%", "百分点", None),
        ("吨", "吨标准煤", None),
        ("人", "人次", None),
        ("元", "元/人", None),
        ("上年=100", "1978年=100", None),
        ("上年=100", "%", None),
    ],
)
def test_conversion_or_refusal(old: str, new: str, expected: Fraction | None) -> None:
    if expected is not None:
        assert factor(old, new) == expected
        return
    with pytest.raises(UnitError) as caught:
        factor(old, new)
    assert caught.value.code == "keys.different-units"
    assert old in caught.value.words.zh
    assert new in caught.value.words.en


def test_a_unit_that_is_not_known_is_itself() -> None:
    assert factor("自定单位", "自定单位") == 1


MAGNITUDES = st.lists(st.sampled_from([*SIZES]), max_size=2).map("".join)


@given(MAGNITUDES, MAGNITUDES, st.sampled_from(["元", "吨", "人", "千瓦时", "件/人"]), st.floats(-1e12, 1e12))
def test_there_and_back(first: str, second: str, base: str, value: float) -> None:
    old, new = first + base, second + base
    assert factor(old, new) * factor(new, old) == 1
    back = converted(converted(value, factor(old, new)), factor(new, old))
    assert back == pytest.approx(value, rel=1e-14)
