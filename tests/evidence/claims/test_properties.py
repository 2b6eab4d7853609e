"""What holds of claims whatever the text: places, repetition, values that can be read again, and no text too odd."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.evidence.claims import Claim, extract_claims

PIECES = st.sampled_from(
    [
        *"0123456789十百千万亿一二三半成倍番第居占比增降约近超，。；：、（）“”《》\n 　％％‰./-—∶：",
        "亿元", "个百分点", "万千瓦时", "分别增长", "同比下降", "分别为", "连续", "位", "家", "年", "月", "截至", "前三季度", "五年来",
        "“十四五”时期", "每", "就有", "全国", "安徽", "合肥", "西部地区", "我国", "其中", "萬億", "１２．５％", "GDP", "PM2.5", "以上",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80)


@given(TEXTS)
def test_every_claim_stands_where_it_says(text: str) -> None:
    claims = extract_claims(text, date="2024-11-21")
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)
    assert all(one.end <= other.start for one, other in pairwise(claims))


@given(TEXTS)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert extract_claims(text, date="2024-11-21") == extract_claims(text, date="2024-11-21")


@given(st.decimals(min_value=0, max_value=99999, places=2), st.sampled_from(["", "万", "亿", "万亿"]))
def test_a_printed_amount_is_read_exactly(number: object, power: str) -> None:
    (claim,) = extract_claims(f"产值达到{number}{power}元。")
    scale = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[power]
    assert claim.value == pytest.approx(float(str(number)) * scale, rel=1e-12)
    assert claim.text == f"{number}{power}元"


SAMPLE = (
    "全省地区生产总值5.3万亿元、增长5.5%，城镇、农村居民收入分别增长4.4%、5.9%，上万架无人机，60多万名人才，占比近六成，"
    "居全国第2位，连续24个月增长，提高0.9个百分点，占半壁江山，实现翻番，用电16亿千瓦时，三次产业比为3.9∶59.5∶36.6。"
)


def test_a_value_is_read_again_from_its_own_words() -> None:
    """Take each claim's own words, with the unit where a list shares it: number and unit come out the same."""
    for claim in extract_claims(SAMPLE):
        if claim.kind == "streak" or claim.text.replace(".", "").isdigit():
            continue
        (again,) = extract_claims(f"居{claim.text}。" if claim.kind == "rank" else f"达到{claim.text}。")
        assert (again.text, abs(again.value), again.unit) == (claim.text, abs(claim.value), claim.unit)


def shifted(claims: list[Claim], by: int) -> list[tuple[object, ...]]:
    return [(c.start + by, c.end + by, c.text, c.value, c.unit, c.kind, c.cmp) for c in claims]


def test_a_sentence_before_changes_no_value() -> None:
    before = "会议召开。\n"
    assert shifted(extract_claims(SAMPLE), len(before)) == shifted(extract_claims(before + SAMPLE), 0)


LONG = 200_000


@pytest.mark.parametrize(
    "text",
    [
        "7" * 1_000_000,
        "1," * (LONG // 2),
        "1.1" * (LONG // 3),
        "１２" * (LONG // 2),
        "一千万亿" * (LONG // 4),
        "1、" * (LONG // 2),
        "1∶" * (LONG // 2),
        "增长" * (LONG // 2),
        "“" * LONG,
        "《1" * (LONG // 2),
        "每5" * (LONG // 2),
        "安徽" * (LONG // 2),
        "2024年" * (LONG // 5),
        "\n" * LONG,
        "5%" * (LONG // 4),
        "第1位" * (LONG // 6),
    ],
    ids=lambda text: text[:5].replace("\n", "newline"),
)
@pytest.mark.slow
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    extract_claims(text, date="2024-11-21", region="340000", period="2023")
    assert time.process_time() - began < 60
