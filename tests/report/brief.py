"""A small brief with every kind of block, in both languages; its figures are made up for the tests."""

from __future__ import annotations

import altair as alt

from xinzhi.lang import Lang, Words
from xinzhi.report.blocks import (
    Aside,
    Brief,
    Cell,
    Chart,
    Cite,
    Column,
    Figure,
    Heading,
    Number,
    Paragraph,
    References,
    Source,
    Table,
    Text,
    Verdict,
)

PLACES = [
    *(("北京", "Beijing"), ("上海", "Shanghai"), ("浙江", "Zhejiang"), ("江苏", "Jiangsu"), ("广东", "Guangdong")),
    *(("天津", "Tianjin"), ("安徽", "Anhui"), ("福建", "Fujian"), ("山东", "Shandong"), ("湖北", "Hubei")),
    *(("湖南", "Hunan"), ("陕西", "Shaanxi"), ("重庆", "Chongqing"), ("海南", "Hainan"), ("江西", "Jiangxi")),
    *(("四川", "Sichuan"), ("河南", "Henan"), ("辽宁", "Liaoning"), ("吉林", "Jilin"), ("甘肃", "Gansu")),
    *(("河北", "Hebei"), ("黑龙江", "Heilongjiang"), ("宁夏", "Ningxia"), ("西藏", "Tibet"), ("云南", "Yunnan")),
    *(("广西", "Guangxi"), ("贵州", "Guizhou"), ("山西", "Shanxi"), ("新疆", "Xinjiang"), ("内蒙古", "Inner Mongolia")),
    ("青海", "Qinghai"),
]
PAPERS = {"c-gini": ("e1", "e2"), "c-rd": ("e3",), "c-top": ("e1", "e3")}


def brief(lang: Lang) -> Brief:
    """Make the brief in `lang`."""
    say = _speaker(lang)
    return Brief(
        lang=lang,
        title=say(
            "从新质生产力看省域高质量发展：2011—2023", "New quality productive forces across provinces, 2011–2023"
        ),
        subtitle=say("31 个省级单位，10 项指标，720 个设定", "31 provinces, 10 indicators, 720 settings"),
        blocks=(*_opening(say), *_chapter(say), References()),
        cites=_cites(say),
        figures=_figures(say),
        sources=_sources(say),
        record="a3f9c1d2",
        workbook_only=(_hostile(say),),
    )


class _Speaker:
    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, zh: str, en: str) -> str:
        return Words(zh, en).text(self.lang)


def _speaker(lang: Lang) -> _Speaker:
    return _Speaker(lang)


def _opening(say: _Speaker) -> tuple[Paragraph | Heading | Aside, ...]:
    lead = (
        Text(
            say(
                "2023 年，北京居首，上海、浙江、江苏、广东紧随其后；在 ",
                "In 2023 Beijing ranks first, followed by Shanghai, Zhejiang, Jiangsu and Guangdong; in ",
            )
        ),
        Number("97%", "c-top"),
        Text(say(" 的设定中，这五地都在前五", " of the settings these five are the first five")),
        Verdict(say("稳健，占比 97%", "robust, share 97%"), robust=True),
        Text(say("。省际差距由 ", ". The gap between provinces went from ")),
        Number("0.285", "c-gini"),
        Text(say(" 扩大到 ", " to ")),
        Number("0.334", "c-gini"),
        Text(say("，中段位次“难分先后”", "; the ranks in the middle cannot be told apart")),
        Verdict(say("不稳健，占比 54%", "not robust, share 54%"), robust=False),
        Text(say("。", ".")),
    )
    body = (
        Text(say("研发经费是差距的主要来源：广东 2023 年为 ", "Spending on research differs most: Guangdong spent ")),
        Number(say("4802.6 亿元", "480.26 bn yuan"), "c-rd"),
        Text(
            say(
                "，相当于后十个省份之和；增速 < 5% 的省份 & 地区共 9 个。",
                " in 2023, as much as the last ten provinces together; 9 provinces grew by < 5% & more slowly.",
            )
        ),
    )
    return (
        Paragraph(lead, lead=True),
        Heading(say("一、总体：谁在前，有多确定", "1 Overview: who is ahead, and how sure")),
        Aside(
            say(
                "范围是不同做法之间的范围，不是置信区间。",
                "A range is a range over choices, not a confidence interval.",
            )
        ),
        Paragraph(body),
        Paragraph((Text(say("下表列出各地得分与位次。", "The table gives scores and ranks.")),)),
    )


def _chapter(say: _Speaker) -> tuple[Table | Chart | Heading | Paragraph, ...]:
    return (
        _ranking(say),
        Heading(say("二、区域：差距从哪里来", "2 Regions: where the gap comes from")),
        Paragraph(
            (
                Text(say("差距指数为 ", "The index of the gap is ")),
                Number("0.334", "c-gini"),
                Text(say("，与上文一致。", ", as above.")),
            )
        ),
        _chart(say),
    )


def _ranking(say: _Speaker) -> Table:
    columns = (
        Column(say("地区", "Province"), align="left"),
        Column(say("2011 年得分", "Score 2011")),
        Column(say("2023 年得分", "Score 2023")),
        Column(say("研发经费", "Research spending"), say("亿元", "100 m yuan")),
        Column(say("位次", "Rank")),
        Column(say("范围", "Range"), align="center"),
        Column(say("判断", "Verdict"), align="left"),
    )
    return Table(
        name=say("各地得分与位次", "Scores and ranks"),
        title=say("各地得分与位次", "Scores and ranks of 31 provinces"),
        columns=columns,
        rows=tuple(_row(say, place) for place in range(len(PLACES))),
        note=say("注：灰色表示换一套做法后位次移动较大。", "Grey: the rank moves far when a choice is changed."),
    )


def _row(say: _Speaker, place: int) -> tuple[Cell, ...]:
    weak = 8 < place < 20
    spending = 4802.6 / (place + 1)
    return (
        Cell(say(*PLACES[place])),
        Cell(f"{0.35 / (place + 1):.3f}", 0.35 / (place + 1), "c-gini"),
        Cell("—", float("nan")) if place == 23 else Cell(f"{0.9 / (place + 1):.3f}", 0.9 / (place + 1), "c-gini"),
        Cell(f"{spending:,.1f}", spending, "c-rd"),
        Cell(f"{place + 1}", float(place + 1), weak=weak),
        Cell(f"{max(1, place)}–{place + 2}", weak=weak),
        Cell(say("不稳健", "not robust") if weak else say("稳健", "robust"), weak=weak),
    )


def _chart(say: _Speaker) -> Chart:
    values = [{"place": say(*PLACES[i]), "lo": i + 1, "rank": i + 2, "hi": i + 4} for i in range(12)]
    base = alt.Chart(alt.Data(values=values)).encode(y=alt.Y("place:N", sort=None, title=None))
    bars = base.mark_bar(color="#8fbab4", height=8, cornerRadius=4).encode(x=alt.X("lo:Q", title=None), x2="hi:Q")
    points = base.mark_circle(color="#0a6b62", size=60, opacity=1).encode(x="rank:Q")
    chart = (bars + points).properties(width=560, height=300)
    return Chart(
        name="rank-range",
        title=say("前七与后段清楚，中段难分", "The first seven and the last are clear, the middle is not"),
        subtitle=say(
            "2023 年位次；点为基准设定，带为 5%–95% 的设定",
            "Rank in 2023; point: base setting, band: 5–95% of settings",
        ),
        note=say(
            "来源：《全国科技经费投入统计公报》；方法：熵权法、线性加权。",
            "Source: Bulletin on science spending; entropy weights, sum.",
        ),
        chart=chart,
        static=chart,
    )


def _hostile(say: _Speaker) -> Table:
    """Cells that a spreadsheet would run, and a name it would refuse."""
    texts = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "https://example.org", "0123", "a\x07b", "{=1}")
    return Table(
        name="检查[1]/*?:" + "长" * 30,
        title=say("=题目", "=title"),
        columns=(Column("=A", "%", align="left"), Column(say("值", "Value"))),
        rows=tuple((Cell(text), Cell(f"{i}.50%", i + 0.5)) for i, text in enumerate(texts)),
    )


def _cites(say: _Speaker) -> dict[str, Cite]:
    briefs = {
        "c-gini": (
            "基尼系数，由 31 地综合得分计算；依据 2 个数，来源 [1]。",
            "Gini of 31 scores; 2 figures, source [1].",
        ),
        "c-rd": (
            "《2023 年全国科技经费投入统计公报》附表，广东行。",
            "Bulletin on science spending 2023, row Guangdong <A>.",
        ),
        "c-top": ("720 个设定中前五不变的占比；来源 [1]、[2]。", "Share of 720 settings; sources [1], [2]."),
    }
    return {
        name: Cite(name, say("省际差距", "Gap"), say("按定义计算", "By definition"), say(*briefs[name]), figures)
        for name, figures in PAPERS.items()
    }


def _figures(say: _Speaker) -> dict[str, Figure]:
    return {
        "e1": Figure("e1", say("综合得分，北京，2023", "Score, Beijing, 2023"), "0.909", "A", 1),
        "e2": Figure("e2", say("综合得分，青海，2023", "Score, Qinghai, 2023"), "0.062", "A2", 1),
        "e3": Figure(
            "e3",
            say("研发经费，广东，2023", "Research spending, Guangdong, 2023"),
            "4,802.6",
            "A",
            2,
            say("亿元", "100 million yuan"),
        ),
        "e4": Figure("e4", say("原文照录", "As printed"), "=cmd()", "B", 2),
    }


def _sources(say: _Speaker) -> tuple[Source, ...]:
    yearbook = say("《中国统计年鉴》2024，国家统计局", "China Statistical Yearbook 2024, National Bureau of Statistics")
    bulletin = say("《2023 年全国科技经费投入统计公报》", "Bulletin on science and technology spending 2023")
    series = (say("地区生产总值", "Gross regional product"), say("常住人口", "Resident population"))
    return (
        Source(1, yearbook, series, "https://www.stats.gov.cn/sj/ndsj/", (), "A, A2", 403),
        Source(
            2,
            bulletin,
            (),
            "https://www.stats.gov.cn/",
            (say("省级汇编第 3 版", "Provincial compile, 3rd"),),
            "A, B",
            31,
        ),
    )
