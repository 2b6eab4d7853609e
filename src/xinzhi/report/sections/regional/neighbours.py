"""Whether neighbours are alike, where clusters lie, and where the centre of gravity moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.charts import category_map, moran_scatter
from xinzhi.charts.theme import WEAK
from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Chart, Paragraph, Span, Verdict
from xinzhi.report.section import Section
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sections.regional.ellipse import ELLIPSE, ellipse_chart, ellipse_spans
from xinzhi.report.sections.regional.neighbours_tables import LISA, MORAN, tables
from xinzhi.report.sections.regional.told import ends, number, p_value, sure
from xinzhi.report.sentences import listed, share
from xinzhi.study.regional.weights import label

if TYPE_CHECKING:
    from xinzhi.report.story import Story

LEVEL = 0.05
APART = 0.06  # of the width or height of the scatter
COLOURS = {
    "high-high": (Words("高—高", "High, neighbours high"), "#0a6b62"),
    "low-low": (Words("低—低", "Low, neighbours low"), "#0072b2"),
    "high-low": (Words("高—低", "High, neighbours low"), "#d55e00"),
    "low-high": (Words("低—高", "Low, neighbours high"), "#e69f00"),
    "weak high-high": (Words("高—高（未过校正）", "High, high (uncorrected)"), "#b5d5cb"),
    "weak low-low": (Words("低—低（未过校正）", "Low, low (uncorrected)"), "#aecfe6"),
    "weak high-low": (Words("高—低（未过校正）", "High, low (uncorrected)"), "#f2c7ab"),
    "weak low-high": (Words("低—高（未过校正）", "Low, high (uncorrected)"), "#f6dfa6"),
    "none": (Words("不显著", "Not significant"), "#eceef0"),
    "island": (Words("没有邻居", "No neighbours"), WEAK),
}


def neighbours(story: Story) -> Section:
    """Give the section on neighbours."""
    blocks: list[Block] = [_note(story)] if MORAN in story.run or LISA in story.run else []
    if MORAN in story.run:
        blocks += [Paragraph(tuple(_moran(story))), _scatter(story)]
    if LISA in story.run:
        blocks.append(Paragraph(tuple(_clusters(story))))
        if story.provinces:
            blocks.append(_map(story))
    if ELLIPSE in story.run:
        blocks += [Paragraph(tuple(ellipse_spans(story))), ellipse_chart(story)]
    return Section(
        story.say("区域：邻近地区是否相似", "Regions: are neighbours alike"),
        blocks,
        tables(story, {key: words.text(story.lang) for key, (words, _) in COLOURS.items()}),
    )


def _note(story: Story) -> Aside:
    asked = story.run.study.spec.chapters["regions"]
    name, settings = asked[MORAN if MORAN in story.run else LISA].weights
    weights = label(name, settings)
    strait = (
        ("（海南与广东按约定相邻）", " (Hainan and Guangdong are neighbours by convention)")
        if "adjacency" in {name, settings.get("near")}
        else ("", "")
    )
    lisa = (
        "局部聚类按错误发现率 5% 判断，比逐个地区取 p 小于 0.05 严。" if LISA in story.run else "",
        "Local clusters hold at a false discovery rate of 5%, which is stricter than p below 0.05 region by region. "
        if LISA in story.run
        else "",
    )
    return Aside(
        story.say(
            f"空间权重：{weights.zh}{strait[0]}。{lisa[0]}相似指得分接近，不说明谁带动谁。",
            f"Weights: {weights.en}{strait[1]}. {lisa[1]}Alike means like scores, not that one moves the other.",
        )
    )


def _moran(story: Story) -> list[Span]:
    result = story.run[MORAN]
    one, other = result.frame.row(0, named=True), result.frame.row(-1, named=True)
    clear = other["p_permuted"] < LEVEL
    spans: list[Span] = [story.text("莫兰指数", "Moran's I is ")]
    for at, row in enumerate([other] if story.single else [one, other]):
        title = Words(f"{row['period']} 年得分的莫兰指数", f"Moran's I of the scores in {row['period']}")
        held = ends(story, f"{row['i_low']:.3f}", f"{row['i_high']:.3f}")
        p = p_value(row["p_permuted"])
        spans += [
            story.text(f"{'，' if at else ' '}{row['period']} 年为 ", " and " if at else ""),
            number(story, MORAN, f"i-{row['period']}", f"{row['i']:.3f}", title),
            story.text(f"（{p}，各设定 {held}）", f" in {row['period']} ({p}, variants {held})"),
        ]
    words = Words("看不出邻近地区得分相似", "that neighbours have like scores is not seen")
    if clear:
        alike = other["i"] > other["expected"]
        words = Words(
            f"邻近地区的得分{'相似' if alike else '相异'}", f"neighbours have {'like' if alike else 'unlike'} scores"
        )
    weights = result.tables["weights"]
    same = weights.filter(
        ((pl.col("p_permuted") < LEVEL) == clear)
        & ((pl.col("i") > pl.col("expected")) == (other["i"] > other["expected"]))
    ).height
    return [
        *spans,
        story.text(f"：{words.zh}", f": {words.en}"),
        *_sure(story, result.diagnostics["agree"], everywhere=same == weights.height),
        story.text(
            f"。{weights.height} 种空间权重中 {same} 种得到同样判断。",
            f". {same} of {weights.height} choices of weights come to the same.",
        ),
    ]


def _sure(story: Story, agree: float | None, *, everywhere: bool) -> list[Span]:
    """Say how sure the statement is; one that other weights do not bear out is not robust, whatever the variants."""
    if everywhere or agree is None:
        return sure(story, agree)
    return [
        Verdict(
            story.say(f"随权重而变，设定占比 {share(agree)}", f"rests on the weights, {share(agree)} of variants"),
            robust=False,
        )
    ]


def _scatter(story: Story) -> Chart:
    result = story.run[MORAN]
    places = {tile["region"]: tile for tile in story.tiles}
    rows: list[dict[str, Any]] = []
    for row in story.named(result.tables["scatter"]).iter_rows(named=True):
        tile = places.get(row["region"], {})
        rows.append(
            {"name": row["name"], "z": row["z"], "lag": row["lag"]}
            | {"abbr": tile.get("abbr", row["name"]), "row": tile.get("row"), "col": tile.get("col")}
        )
    _name_apart(rows)
    clear = result.diagnostics["p"] < LEVEL
    i = result.diagnostics["i"]
    chart = moran_scatter(rows, i, story.lang)
    both = sum(row["z"] > 0 and row["lag"] > 0 for row in rows), sum(row["z"] < 0 and row["lag"] < 0 for row in rows)
    return Chart(
        name="neighbours",
        title=story.say(
            f"{both[0]} 个地区与邻近地区同在均值之上，{both[1]} 个同在均值之下"
            if clear
            else "邻近地区的得分没有显著的相似",
            f"{both[0]} regions lie above the mean with their neighbours, {both[1]} below it"
            if clear
            else "Scores of neighbours are not significantly alike",
        ),
        subtitle=story.say(
            f"{story.last} 年标准化得分与邻近地区均值，斜线的斜率为莫兰指数 {i:.3f}；网页中两图联动",
            f"Standardised scores and the means of neighbours, {story.last}; the slope is Moran's I, {i:.3f}; the two are linked on the page",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )


def _name_apart(rows: list[dict[str, Any]]) -> None:
    """Mark the regions whose names are written: from the outside in, those that stand clear of others named."""
    wide = max(row["z"] for row in rows) - min(row["z"] for row in rows) or 1.0
    high = max(row["lag"] for row in rows) - min(row["lag"] for row in rows) or 1.0
    named: list[dict[str, Any]] = []
    for row in sorted(rows, key=lambda row: -(row["z"] ** 2 + row["lag"] ** 2)):
        row["told"] = all(
            abs(row["z"] - other["z"]) > APART * wide or abs(row["lag"] - other["lag"]) > APART * high
            for other in named
        )
        named += [row] if row["told"] else []


def _latest(story: Story) -> pl.DataFrame:
    return story.named(story.run[LISA].frame.filter(pl.col("period") == story.last))


def _clusters(story: Story) -> list[Span]:
    frame, about = _latest(story), story.run[LISA].diagnostics
    parts = []
    for key in ("high-high", "low-low", "high-low", "low-high"):
        held = frame.filter(pl.col("cluster") == key)
        if held.height:
            names = listed([f"{row['name']}" for row in held.iter_rows(named=True)], story.lang)
            words = COLOURS[key][0]
            parts.append(story.say(f"{words.zh}聚类有{names}", f"{words.en.lower()}: {names}"))
    title = Words(f"{story.last} 年逐个地区 p 不大于 0.05 的个数", f"Regions with p of 0.05 or below in {story.last}")
    plain = number(story, LISA, "plain", str(about["plain"]), title)
    if not parts:
        return [
            story.text(
                f"{story.last} 年没有局部聚类在错误发现率 5% 下显著；逐个地区看，p 不大于 0.05 的有 ",
                f"In {story.last} no local cluster holds at a false discovery rate of 5%; region by region ",
            ),
            plain,
            story.text(" 个。", " have p of 0.05 or below."),
        ]
    weak = frame.filter((pl.col("cluster") != "none") & (pl.col("same_weights") < about["choices"])).height
    return [
        story.text(f"{story.last} 年，{'；'.join(parts)}。", f"In {story.last}, {'; '.join(parts)}. "),
        *_quadrants(story, frame),
        story.text(
            f"其中 {weak} 个换用其他权重会改变。不作多重检验校正时有 ",
            f"{weak} of them change under other weights. Without the correction for many tests there would be ",
        ),
        plain,
        story.text(" 个。", "."),
    ]


def _quadrants(story: Story, frame: pl.DataFrame) -> list[Span]:
    """Say in how many of the clusters the region lies in the same quadrant in most variants."""
    if "agree" not in frame.columns:
        return []
    clusters = frame.filter(~pl.col("cluster").is_in(["none", "island"]))
    firm = clusters.filter(pl.col("agree") >= story.least).height
    return [
        story.text(
            f"这 {clusters.height} 个地区中，{firm} 个在不少于 {share(story.least)} 的设定里处于同一象限。",
            f"Of these {clusters.height} regions {firm} lie in the same quadrant in at least {share(story.least)} of variants. ",
        )
    ]


def _class(row: dict[str, Any]) -> str:
    """Give the key of a region's colour: its cluster, or pale where it holds without the correction alone."""
    weak = row["cluster"] == "none" and row["p"] is not None and row["p"] <= LEVEL
    return f"weak {row['quadrant']}" if weak else str(row["cluster"])


def _map(story: Story) -> Chart:
    held = {row["region"]: row for row in _latest(story).iter_rows(named=True)}
    classes = {region: _class(row) for region, row in held.items()}
    tiles = [
        tile
        | {"name": story.name(tile["region"])}
        | {"class": COLOURS[classes[tile["region"]]][0].text(story.lang) if tile["region"] in held else ""}
        for tile in story.tiles
    ]
    there = set(classes.values())
    colours = {words.text(story.lang): colour for key, (words, colour) in COLOURS.items() if key in there}
    count = sum(row["cluster"] not in {"none", "island"} for row in held.values())
    chart = category_map(tiles, colours, story.lang)
    plain = story.run[LISA].diagnostics["plain"]
    return Chart(
        name="clusters",
        title=story.say(
            f"{count} 个地区属于显著的局部聚类"
            if count
            else f"没有显著的局部聚类，单独看有 {plain} 个地区 p 不大于 0.05",
            f"{count} regions belong to significant local clusters"
            if count
            else f"No local cluster holds; {plain} regions taken alone have p of 0.05 or below",
        ),
        subtitle=story.say(
            f"局部莫兰指数，错误发现率 5%，{story.last} 年；浅色为不作校正时 p 不大于 0.05。方格只示意方位，白格为无数据",
            f"Local Moran's I, false discovery rate of 5%, {story.last}; pale: p of 0.05 or below without the correction. Squares show "
            "rough positions; white squares have no data",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
        width_mm=108,
    )
