"""Other ways of writing: half-width punctuation, the traditional script and its usage, footnote marks, clock times."""

from __future__ import annotations

import pytest

from xinzhi.evidence import Claim, extract_claims
from xinzhi.evidence.claims.plain import plain

NATION = {"date": "2025-02-28", "region": "100000", "period": "2024"}
NEWS = {"date": "2025-02-28"}


def read(text: str, given: dict[str, str]) -> dict[str, Claim]:
    """Give the claims by their own words."""
    return {claim.text: claim for claim in extract_claims(text, **given)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中:甲,乙;丙", "其中：甲，乙；丙"),
        ("1,267万人,比为3.9:59.5:36.6", "1,267万人，比为3.9:59.5:36.6"),
        ("「機器人」職位帶動樓面", "“机器人”职位带动楼面"),
        ("著名", "著名"),
    ],
)
def test_punctuation_and_script_are_made_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_half_width_commas_part_clauses_as_wide_ones_do() -> None:
    wide = "全省现有企业90家，产业规模超20亿元，增长8%；利润3亿元，增长6%。其中：出口2亿元，增长5%。"
    half = wide.replace("，", ",").replace("；", ";").replace("：", ":")
    told = [
        [(c.text, c.subject, c.metric, c.period, c.region) for c in extract_claims(text, **NATION)]
        for text in (wide, half)
    ]
    assert told[0] == told[1]


VALUES = [
    ("企業數量達到3萬4567家。", [("3萬4567家", 34567.0, "count", "=")]),
    ("產量超過2萬台（套），年增31%。", [("2萬台", 20000.0, "count", ">"), ("31%", 31.0, "growth", "=")]),
    ("完成投資超過1.2兆元。", [("1.2兆元", 1.2e12, "level", ">")]),
    ("规模达80亿元(同比+12.5%)。", [("80亿元", 8e9, "level", "="), ("+12.5%", 12.5, "growth", "=")]),
    ("3日8时25分，火箭升空。", []),
    ("自3月6日元阳县开会以来，新建机站7座。", [("7座", 7.0, "count", "=")]),
    ("签约5000万元及以上项目90个。", [("5000万元及以上", 5e7, "level", ">="), ("90个", 90.0, "count", "=")]),
    ("园区10公里范围内分布着40家企业。", [("40家", 40.0, "count", "=")]),
    ("20个行业增加值增长，增长面为60%。", [("20个", 20.0, "count", "="), ("60%", 60.0, "share", "=")]),
    ("发电量接近全国总量的四成。", [("四成", 40.0, "share", "~")]),
    ("2000多名工人和300余台套设备加紧施工。", [("2000多名", 2000.0, "count", ">"), ("300余台套", 300.0, "count", ">")]),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_a_sentence_is_read(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    assert [(c.text, c.value, c.kind, c.cmp) for c in extract_claims(text, **NEWS)] == expected


ABOUTS = [
    ("国民总收入[3]130万亿元。", "130万亿元", ("全国", "国民总收入")),
    ("低空经济规模达8000亿元。", "8000亿元", ("低空经济", "规模")),
    ("科技企业2万家，获贷率45%。", "45%", ("科技企业", "获贷率")),
    ("粮食产量1.3万亿斤、增产70亿斤，连续8年丰收。", "70亿斤", ("粮食", "产量")),
    ("采矿业增加值增长3%，制造业增长6%。", "6%", ("制造业", "增加值")),
    ("风电发电量合计9000亿千瓦时，在全社会用电量中占比为12%。", "12%", ("风电", "占比")),
    ("30个地区增加值同比实现增长。", "30个", ("地区", "数量")),
    ("出口产品全部合格，其中重点企业60家，40家已上市。", "40家", ("重点企业", "数量")),
    ("地区生产总值按可比价格计算增长5%。", "5%", ("全国", "地区生产总值")),
    ("汽车产量50万辆、占全国9%、增长7%。", "7%", ("汽车", "产量")),
    ("税收收入30亿元，占财政收入比重达80%。", "80%", ("税收收入", "占财政收入比重")),
    ("工业增加值增长6%，分别高于全省、全市0.2个、1.1个百分点。", "0.2个", ("工业", "增加值")),
    ("全国三次产业结构为4:40:56。", "40", ("第二产业", "占比")),
    ("负面清单措施由31条减至29条。", "31条", ("负面清单措施", "数量")),
    ("利润总额30亿元，虽然下降5%。", "5%", ("全国", "利润总额")),
    ("小麦长势良好，播种面积达到140万亩。", "140万亩", ("小麦", "播种面积")),
    ("本周开工的海上风电项目，总投资90亿元。", "90亿元", ("海上风电项目", "总投资")),
    ("其中50亿元以上项目12个、100亿元以上项目5个。", "5个", ("100亿元以上项目", "数量")),
    ("三项基金总收入2万亿元、总支出1.7万亿元。", "1.7万亿元", ("三项基金", "总支出")),
    ("高新区营业收入从8.1万亿增长到12.2万亿。", "8.1万亿", ("高新区", "营业收入")),
    ("我国排名从2015年的第29位跃升至2020年的第14位。", "第14位", ("我国", "位次")),
    ("长三角地区进出口12万亿元。其中，出口8万亿元。", "8万亿元", ("长三角地区", "出口")),
]


@pytest.mark.parametrize(("text", "words", "expected"), ABOUTS)
def test_subject_and_metric_are_read(text: str, words: str, expected: tuple[str, str]) -> None:
    claim = read(text, NATION)[words]
    assert (claim.subject, claim.metric) == expected


def test_periods_in_other_writings() -> None:
    assert read("2025Q1融资35亿元。", NEWS)["35亿元"].period == "2025Q1"
    assert read("结构由2015年的21:50:29调整为11:65:24。", NATION)["29"].period == "2015"
    report = {"date": "2025-03-05", "region": "100000", "period": "2024"}
    assert read("三、2025 年发展总体要求和政策取向\n经济增长 5% 左右\n", report)["5% 左右"].period == "2025"
    assert read("过去 5 年\n进出口年均增长 4%\n", report)["4%"].period == "2020..2024"


def test_periods_of_spans_and_of_documents_within_them() -> None:
    given = {"date": "2025-07-21", "region": "100000", "period": "2021..2025"}
    assert read("高铁营业里程达4.8万公里。", given)["4.8万公里"].period == "asof:2025-07-21"
    assert read("高铁营业里程达4.8万公里。", given)["4.8万公里"].flags == ()
    assert read("“十四五”前4年投资增长3%。", given)["3%"].period == "2021..2024"
    assert read("2019年10月—2020年3月，浓度下降4%。", NEWS)["4%"].period == "2019-10..2020-03"
    assert read("可年产机器人3万台。", NEWS)["3万台"].period == "annual"
    found = read("结构由上年的3∶37∶60调整为2∶37.5∶60.5。", NATION)
    assert (found["60"].period, found["60.5"].period) == ("2023", "2024")


def test_a_paragraph_about_a_year_ahead_stays_with_it() -> None:
    plan = "到2027年，产业体系更加完善。\n——集群壮大。聚集企业100家。力争产值达到90亿元。\n现有企业30家。"
    found = read(plan, NEWS)
    assert [found[words].period for words in ("100家", "90亿元", "30家")] == ["2027", "2027", "asof:2025-02-28"]
    assert read("到2027年，企业在2022年的基础上翻番，超过90家。", NEWS)["90家"].period == "2027"


def test_places_in_other_usage() -> None:
    assert read("全大陸新增裝機2億千瓦。", NEWS)["2億千瓦"].region == "100000"
    assert read("粤港澳93家。", NEWS)["93家"].region == "R-greater-bay"
