"""Period, region, subject, basis and flags, where the words around a value give them and where they do not."""

from __future__ import annotations

import pytest

from xinzhi.errors.claims import ClaimsError
from xinzhi.evidence import Claim, extract_claims

NEWS = {"date": "2024-11-21"}
REPORT = {"date": "2026-01-27", "region": "340000", "period": "2025"}
SPAN = {"date": "2026-01-27", "region": "340000", "period": "2021..2025"}
NATION = {"date": "2025-01-20", "region": "100000", "period": "2024"}


def read(text: str, given: dict[str, str]) -> dict[str, Claim]:
    """Give the claims by their own words."""
    return {claim.text: claim for claim in extract_claims(text, **given)}


PERIODS = [
    ("前三季度利润增长6%，10月产量增长8%。", NEWS, {"6%": "2024Q1..2024Q3", "8%": "2024-10"}),
    ("截至今年10月底，拥有量达30万件；2023年占比为51%。", NEWS, {"30万件": "asof:2024-10-31", "51%": "2023"}),
    ("党的二十大以来，召开9场座谈会。", NEWS, {"9场": "2022-10..2024-11"}),
    ("自2021年以来已有6款产品获批，占全球三成。", NEWS, {"6款": "2021..2024-11", "三成": "asof:2024-11-21"}),
    ("每年处理废料40万吨，占全国七成。", NEWS, {"40万吨": "annual", "七成": "asof:2024-11-21"}),
    ("今年，产量预计超900万辆。", NEWS, {"900万辆": "2024"}),
    ("1—10月，投资增长3%。", NEWS, {"3%": "2024-01..2024-10"}),
    ("一季度增长5%，二季度增长4%，上半年增长4.5%。", NATION, {"5%": "2024Q1", "4%": "2024Q2", "4.5%": "2024H1"}),
    ("增速比一季度提高0.3个百分点，比2020年提高2个百分点。", REPORT, {"0.3个百分点": "2025", "2个百分点": "2025"}),
    ("年末常住人口6100万人，全年出生40万人。", REPORT, {"6100万人": "asof:2025-12-31", "40万人": "2025"}),
    ("占比从2020年的12%提高到2025年的15%。", REPORT, {"12%": "2020", "15%": "2025"}),
    ("2020年到2025年，占比从17%提升到35%。", REPORT, {"17%": "2020", "35%": "2025"}),
    ("到2030年，占比达到20%；今年增长5%。", REPORT, {"20%": "2030", "5%": "2026"}),
    ("截至2025年底，里程达到900公里。", REPORT, {"900公里": "asof:2025-12-31"}),
    (
        "五年来，新建学校200所，收入年均增长6%，公路里程达到900公里。",
        REPORT,
        {"200所": "2021..2025", "6%": "2021..2025", "900公里": "asof:2025-12-31"},
    ),
    ("“十四五”时期，引进项目80个。", REPORT, {"80个": "2021..2025"}),
    ("三、2026年工作安排\n生产总值增长5%左右，新建道路10条。", REPORT, {"5%左右": "2026", "10条": "2026"}),
    ("主要预期目标是：生产总值增长5%左右。\n工业增长6%。", REPORT, {"5%左右": "2026", "6%": "2025"}),
    ("二、“十五五”时期主要目标\n年均增长5%左右，占比达到30%。", REPORT, {"5%左右": "2026..2030", "30%": "2030"}),
    ("前三季度进出口增长4%。其中，出口增长7%。", NATION, {"7%": "2024Q1..2024Q3"}),
    ("五年来，专利从28件提高到70件。", REPORT, {"28件": "asof:2020-12-31", "70件": "asof:2025-12-31"}),
    ("累计新建学校90所，医院达到12家。", SPAN, {"90所": "2021..2025", "12家": "asof:2025-12-31"}),
    ("五年来，成效显著。\n过去一年，进出口增长5%。", REPORT, {"5%": "2025"}),
    (
        "五年来，成效显著。进出口实现翻番，覆盖率提高1.4个百分点，占比达到12%。",
        REPORT,
        {"翻番": "2021..2025", "1.4个百分点": "2021..2025", "12%": "2025"},
    ),
    (
        "五年来，成效显著。\n二、2026年重点工作\n2026年是开局之年。\n投资增长4%左右。",
        REPORT,
        {"4%左右": "2026"},
    ),
    ("项目提前3个月实现100%交付。", REPORT, {"100%": "2025"}),
    ("2023年，全年产量120万辆，12月增长4%。", REPORT, {"120万辆": "2023", "4%": "2023-12"}),
    ("2023年投资增长4%。\n全年产量120万辆。", REPORT, {"4%": "2023", "120万辆": "2025"}),
    (
        "一季度、二季度和三季度出口分别为71亿元、76亿元和82亿元。",
        NATION,
        {"71亿元": "2024Q1", "76亿元": "2024Q2", "82亿元": "2024Q3"},
    ),
    ("从2012年至2021年，增加值从21万亿元增长到37万亿元。", NATION, {"21万亿元": "2012", "37万亿元": "2021"}),
    ("占比分别从2012年的9.4%、28%提高到2021年的15.1%和32.4%。", NATION, {"28%": "2012", "32.4%": "2021"}),
    ("科技馆2012年只有118座，目前增至408座。", NATION, {"118座": "2012", "408座": "2024"}),
    ("零售额由1—2月下降0.7%转为一季度增长1.6%。", NATION, {"0.7%": "2024-01..2024-02", "1.6%": "2024Q1"}),
    ("2025年1月27日召开会议，通过12项议案。", REPORT, {"12项": "2025"}),
]
REGIONS = [
    ("福建晋江，鞋服重镇。产业规模逾3000亿元。", NEWS, {"3000亿元": "350582"}),
    ("四川射洪，打造500亿元产业链；安徽界首，回收20万吨。", NEWS, {"500亿元": "510981", "20万吨": "341282"}),
    ("目前，西部地区已形成9个集群。", NEWS, {"9个": "R-west"}),
    ("阿根廷，某风电场，每年输送约10亿千瓦时。", NEWS, {"10亿千瓦时": "AR"}),
    ("我国利润增长6%，产量增长8%。", NEWS, {"6%": "100000", "8%": "100000"}),
    ("2000家高新技术企业、60个平台。", NEWS, {"2000家": "unknown", "60个": "unknown"}),
    ("合肥地区生产总值1.3万亿元、增长6%，全省进出口增长8%。", REPORT, {"1.3万亿元": "340100", "8%": "340000"}),
    ("芜湖、宿州获批试点，新增企业3家，业务量增长9%。", REPORT, {"3家": "340000", "9%": "340000"}),
    ("对美国出口增长5%，占全国的8%，居全国第3位。", REPORT, {"5%": "340000", "8%": "340000", "第3位": "340000"}),
    ("创建全国文明城市8个，全国重点实验室达到5个。", REPORT, {"8个": "340000", "5个": "340000"}),
    ("广东生产总值增长3.5%，江苏增长5.8%。", NATION, {"3.5%": "440000", "5.8%": "320000"}),
    ("在合肥，大会召开，签约项目30个。全省新建平台8个。", REPORT, {"30个": "340100", "8个": "340000"}),
    ("上海，大会召开，签约项目30个。", REPORT, {"30个": "340000"}),
    ("广东、江苏分别增长3.9%、5.2%。", NATION, {"3.9%": "440000", "5.2%": "320000"}),
    ("深圳2024年生产总值3.7万亿元；其中，三产占比62%。", NATION, {"3.7万亿元": "440300", "62%": "440300"}),
    ("走进浙江宁波，吞吐量达13亿吨，居世界第一。", NEWS, {"13亿吨": "330200", "第一": "330200"}),
    ("东部地区投资增长1.3%，西部地区投资增长2.4%。", NATION, {"1.3%": "R-east", "2.4%": "R-west"}),
]
SUBJECTS = [
    ("集成电路、机器人的产量分别增长8%、9%。", {"8%": ("集成电路", "产量"), "9%": ("机器人", "产量")}),
    ("生产总值2万亿元、增长5%。", {"2万亿元": ("全省", "生产总值"), "5%": ("全省", "生产总值")}),
    ("新增物流企业3家。", {"3家": ("物流企业", "新增数量")}),
    ("23个航天项目落地。", {"23个": ("航天项目", "数量")}),
    ("机器人产量增长35%、出口量居全国第2位。", {"35%": ("机器人", "产量"), "第2位": ("机器人", "出口量")}),
    (
        "甲产业增加值增长10%，乙产业增加值增长9%，增速分别快于全部工业3.8和3.1个百分点。",
        {"3.8": ("甲产业", "增速"), "3.1个百分点": ("乙产业", "增速")},
    ),
    ("建成企业5户。粮食总产创新高，连续16年居全国首位。", {"16年": ("粮食", "总产"), "首位": ("粮食", "总产")}),
    (
        "生产总值增长6%，比全国、全国平均分别高1.0、0.3个百分点。",
        {"1.0": ("全省", "生产总值"), "0.3个百分点": ("全省", "生产总值")},
    ),
    ("业务总量85亿元，按上年价格计算增长12.6%。", {"12.6%": ("业务", "总量")}),
    ("税收占一般公共预算收入的比重为78.5%。", {"78.5%": ("税收", "占一般公共预算收入的比重")}),
    ("三次产业比为4∶40∶56。", {"4": ("第一产业", "占比"), "56": ("第三产业", "占比")}),
    ("一三产业比重分别提高0.9、5.9个百分点。", {"0.9": ("第一产业", "比重"), "5.9个百分点": ("第三产业", "比重")}),
    ("高技术制造业增加值占规上工业比重达12%。", {"12%": ("高技术制造业", "增加值占规上工业比重")}),
]
NOTES = [
    ("同比增长6%。", "6%", "yoy", ()),
    ("环比增长1%。", "1%", "qoq", ()),
    ("年均增长6%。", "6%", "avg", ()),
    ("累计建成800座。", "800座", "cum", ()),
    ("比一季度提高0.3个百分点。", "0.3个百分点", "vs:2025Q1", ()),
    ("较2020年下降13%。", "13%", "vs:2020", ()),
    ("首次突破2万亿元。", "2万亿元", None, ("first",)),
    ("产量达3万吨，创历史新高。", "3万吨", None, ("record",)),
    ("预计达到3万吨。", "3万吨", None, ("forecast",)),
    ("力争完成投资800亿元。", "800亿元", None, ("target",)),
    ("人均预期寿命达到80.1岁。", "80.1岁", None, ()),
]


@pytest.mark.parametrize(("text", "given", "expected"), PERIODS)
def test_the_period_is_read(text: str, given: dict[str, str], expected: dict[str, str]) -> None:
    found = read(text, given)
    assert {words: found[words].period for words in expected} == expected


@pytest.mark.parametrize(("text", "given", "expected"), REGIONS)
def test_the_region_is_read(text: str, given: dict[str, str], expected: dict[str, str]) -> None:
    found = read(text, given)
    assert {words: found[words].region for words in expected} == expected


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_subject_and_metric_are_read(text: str, expected: dict[str, tuple[str, str]]) -> None:
    found = read(text, REPORT)
    assert {words: (found[words].subject, found[words].metric) for words in expected} == expected


@pytest.mark.parametrize(("text", "words", "basis", "flags"), NOTES)
def test_basis_and_flags_are_read(text: str, words: str, basis: str | None, flags: tuple[str, ...]) -> None:
    found = read(text, REPORT)[words]
    assert (found.basis, found.flags) == (basis, flags)


def test_codes_are_those_of_the_documents_year() -> None:
    text = "四川射洪，打造500亿元产业链。"
    assert [c.region for c in extract_claims(text, date="2018-05-01")] == ["510922"]
    assert [c.region for c in extract_claims(text, date="2024-11-21")] == ["510981"]


def test_tags_come_from_headings_and_official_lists() -> None:
    text = "（一）科技创新引领产业升级。\n看未来产业，抢占先机。\n江苏南京，某某实验室。量子信息企业50家。"
    (claim,) = extract_claims(text, date="2024-11-21")
    assert (claim.tier, claim.industry, claim.theme) == ("future", "量子信息", "innovation-industry")


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ({"date": "2024-02-30"}, "claims.bad-date", "2024-11-21"),
        ({"date": "2024-11-00"}, "claims.bad-date", "2024-11-00"),
        ({"date": "2024Q1"}, "claims.bad-date", "2024Q1"),
        ({"date": "昨天"}, "claims.bad-date", "昨天"),
        ({"period": "2024Q5"}, "claims.bad-period", "2024Q3"),
        ({"region": "安徽省"}, "claims.bad-region", "340000"),
    ],
)
def test_what_cannot_be_is_refused(given: dict[str, str], code: str, said: str) -> None:
    with pytest.raises(ClaimsError) as caught:
        extract_claims("增长5%。", **given)
    assert caught.value.code == code
    assert said in caught.value.text("zh")
    assert said in caught.value.text("en")


@pytest.mark.parametrize(("date", "period"), [("2024-11", "asof:2024-11-30"), ("2024", "asof:2024-12-31")])
def test_a_month_or_a_year_stands_for_its_last_day(date: str, period: str) -> None:
    assert [claim.period for claim in extract_claims("现有企业30家。", date=date)] == [period]


def test_the_date_is_found_in_the_text() -> None:
    (claim,) = extract_claims("今年，产量达到30万辆。\n（来源：某部 2024 年 11 月 21 日消息）", period="2023")
    assert claim.period == "2024"


SICHUAN = {"date": "2025-04-28", "region": "510000", "period": "2025Q1"}
SUBJECTS = [
    ("全省出口增速快于全国。其中，成都为6.0%，高出全省0.5个百分点。", "6.0%", ("成都", "增速", "510100")),
    ("去年经济总量突破3000亿元的宜宾，生产总值增长6.7%。", "3000亿元", ("宜宾", "经济总量", "511500")),
    ("去年经济总量突破3000亿元的宜宾，生产总值增长6.7%。", "6.7%", ("宜宾", "生产总值", "511500")),
    ("绵阳以8.1%的增速居首。", "8.1%", ("绵阳", "增速", "510700")),
    ("经营主体净增98万户、突破1900万户。", "98万户", ("经营主体", "数量", "510000")),
    ("生产总值迈上6万亿元新台阶、连续5年居全国第5位。", "第5位", ("全省", "生产总值", "510000")),
    ("签约亿元以上项目507个。", "507个", ("亿元以上项目", "签约数量", "510000")),
    ("生产总值高出全国增速4.5个百分点，增长6%。", "6%", ("全省", "生产总值", "510000")),
    ("全国发电新增装机8000万千瓦，其中风电3000万千瓦。", "3000万千瓦", ("风电", "新增装机", "510000")),
    ("水电、风电装机分别为41万千瓦、48万千瓦，合计占七成，分别增长2%、9%。", "9%", ("风电", "装机", "510000")),
    ("41个大类行业中有30个行业保持增长。", "41个", ("大类行业", "数量", "510000")),
    ("共有7个市州一季度生产总值超过500亿元。", "7个", ("市州", "数量", "510000")),
    ("研发投入达3万亿元，是2012年的2.7倍。", "2.7倍", ("研发投入", "规模", "510000")),
    ("我省企业有5370家集中在东部，占比约60%；2068家分布在中部。", "2068家", ("我省企业", "数量", "510000")),
    ("全省累计建成5G基站8万个。", "8万个", ("5G基站", "累计建成数量", "510000")),
    ("省内公共图书馆达200个。", "200个", ("省内公共图书馆", "数量", "510000")),
]


@pytest.mark.parametrize(("text", "words", "expected"), SUBJECTS)
def test_a_value_has_its_subject_metric_and_place(text: str, words: str, expected: tuple[str, str, str]) -> None:
    claim = read(text, SICHUAN)[words]
    assert (claim.subject, claim.metric, claim.region) == expected


def test_trade_with_others_is_that_of_the_country() -> None:
    found = read("我国对越南、泰国进出口分别增长18.5%、10.9%。", NATION)
    assert [(claim.subject, claim.region) for claim in found.values()] == [
        ("我国对越南", "100000"),
        ("我国对泰国", "100000"),
    ]


def test_the_region_of_the_document_goes_before_a_district_of_the_same_name() -> None:
    given = {"date": "2025-01-07", "region": "421000", "period": "2024"}
    assert read("荆州地区生产总值增长6.5%。", given)["6.5%"].region == "421000"
