"""Efficiency: which regions are on the frontier, how sure their places are, and where the others fall short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.charts import rank_bands, tile_map
from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Cell, Chart, Column, Paragraph, Span, Table, Text
from xinzhi.report.sections.green import common
from xinzhi.report.sections.green.shortfall import heat, plane
from xinzhi.report.sentences import listed, share, span

if TYPE_CHECKING:
    from xinzhi.report.story import Story

SAME = 1e-8
ON_FRONTIER = pl.col("efficiency").is_not_nan() & (pl.col("efficiency") >= 1 - SAME)
WHAT = ("效率", "efficiency")
MEASURE = Words("效率", "Efficiency")


def efficiency(story: Story, step: str, tiles: list[dict[str, Any]]) -> list[Block]:
    """Tell efficiency in the last period: sentence, map, places with ranges, what falls short, table."""
    frame = story.named(story.run[step].frame)
    period = int(frame["period"].max())  # type: ignore[arg-type]
    rows = frame.filter(pl.col("period") == period).sort("rank", "rank_high", "region")
    blocks: list[Block] = [_note(story, step), _sentence(story, step, rows)]
    if tiles:
        blocks.append(_map(story, step, rows, tiles))
    return [
        *blocks,
        _bands(story, step, frame, rows),
        heat(story, step, rows),
        plane(story, step, rows),
        _table(story, step, rows),
    ]


def _note(story: Story, step: str) -> Aside:
    asked, found = common.asked(story)[step], story.run[step]
    model, minded = common.model(story, step), common.minded(story, step)
    count, lag = found.diagnostics["specifications"], asked.lag
    return Aside(
        story.say(
            f"{common.variables(story, step)}{f'投入取 {lag} 年前的数。' if lag else ''}逐年与当年前沿相比：{model}。"
            f"{common.PRICES.zh}效率说的是同样投入下产出的多少，不是水平的高低。范围为 {count} 种设定"
            f"（模型、规模报酬、逐一去掉投入或产出）位次的 5%—95% 分位，不是置信区间。{minded}",
            f"{common.variables(story, step)} {_earlier(lag)}Each year is measured "
            f"against its own frontier: {model}. {common.PRICES.en} Efficiency tells outputs beside inputs, not a level. Ranges run "
            f"from the 5th to the 95th percentile of ranks over {count} specifications (model, returns to scale, each input or "
            f"output left out in turn) and are no confidence intervals. {minded}".rstrip(),
        )
    )


def _earlier(lag: int) -> str:
    years = "the year" if lag == 1 else f"{lag} years"
    return f"Inputs are those of {years} before. " if lag else ""


def _sentence(story: Story, step: str, rows: pl.DataFrame) -> Paragraph:
    period, total = rows["period"][0], rows.height
    front = rows.filter(ON_FRONTIER).to_dicts()
    always = [row["name"] for row in front if row["frontier_share"] >= story.least]
    known = rows.filter(pl.col("efficiency").is_not_nan()).sort("efficiency", "region")
    last = known.row(0, named=True)
    spans: list[Span] = [
        story.text(
            f"{period} 年，{total} 个地区中 {len(front)} 个位于前沿：",
            f"In {period}, {len(front)} of {total} regions {'is' if len(front) == 1 else 'are'} on the frontier: ",
        )
    ]
    spans.append(Text(listed([row["name"] for row in front], story.lang)))
    if always:
        spans.append(
            story.text(
                f"。其中{listed(always, 'zh')}在不少于 {share(story.least)} 的设定中位于前沿",
                f". Of these, {listed(always, 'en')} {'is' if len(always) == 1 else 'are'} there in {share(story.least)} of the specifications or more",
            )
        )
    else:
        spans.append(
            story.text(
                f"。没有一个地区在不少于 {share(story.least)} 的设定中都位于前沿",
                f". No region is there in {share(story.least)} of the specifications or more",
            )
        )
    middle = float(known["efficiency"].median())  # type: ignore[arg-type]
    spans += [
        story.text(
            f"。各地区效率的中位数为 {middle:.3f}，{last['name']}最低（",
            f". The median efficiency is {middle:.3f}; {last['name']} has the lowest (",
        ),
        common.cited(story, step, last, f"{last['efficiency']:.3f}", WHAT),
        story.text("）。", ")."),
    ]
    return Paragraph(tuple(spans))


def _map(story: Story, step: str, rows: pl.DataFrame, tiles: list[dict[str, Any]]) -> Chart:
    period, front = rows["period"][0], rows.filter(ON_FRONTIER)
    named = [tile | {"name": story.name(tile["region"])} for tile in tiles]
    index = rows.with_columns(score=pl.col("efficiency"))
    chart = tile_map(index, named, story.lang, period=period, measure=MEASURE)
    return Chart(
        name=f"{step.replace('/', '-')}-map",
        title=story.say(
            f"{front.height} 个地区位于前沿",
            f"{front.height} {'region is' if front.height == 1 else 'regions are'} on the frontier",
        ),
        subtitle=story.say(
            f"效率与位次，{period} 年；位于前沿的并列第 1。方格只示意方位，不表示边界",
            f"Efficiency and rank, {period}; those on the frontier share the first place. Squares show rough positions, not boundaries",
        ),
        note=common.source(story, step),
        chart=chart,
        static=chart,
        width_mm=108,
    )


def _bands(story: Story, step: str, frame: pl.DataFrame, rows: pl.DataFrame) -> Chart:
    period, first = rows["period"][0], int(frame["period"].min())  # type: ignore[arg-type]
    before = frame.filter(pl.col("period") == first).select("region", earlier="rank")
    drawn = (
        rows.join(before, on="region", how="left", maintain_order="left")
        .with_row_index("order")
        .with_columns(
            change=pl.col("earlier") - pl.col("rank"),
            robust=pl.col("agree") >= story.least,
            band=pl.format(span("{}", "{}", story.lang), "rank_low", "rank_high"),
            agree=(pl.col("agree") * 100 + 1e-9).floor() / 100,
        )
        .select("order", "name", "rank", "rank_low", "rank_high", "band", "agree", "robust", "change")
    )
    stable, total = int(drawn["robust"].sum()), drawn.height
    chart = rank_bands(drawn, story.lang)
    return Chart(
        name=f"{step.replace('/', '-')}-bands",
        title=story.say(
            f"{total} 个地区中，{stable} 个的效率位次稳健，{total - stable} 个随设定而变",
            f"Of {total} places in efficiency, {stable} {'is' if stable == 1 else 'are'} robust; the others depend on the specification",
        ),
        subtitle=story.say(
            f"{period} 年效率位次与各设定的 5%—95% 分位；三角为较 {first} 年的变化",
            f"Rank in efficiency, {period}, and 5th–95th percentile over specifications; triangles show the change since {first}",
        )
        if first != period
        else story.say(
            f"{period} 年效率位次与各设定的 5%—95% 分位",
            f"Rank in efficiency, {period}, and 5th–95th percentile over specifications",
        ),
        note=common.source(story, step),
        chart=chart,
        static=chart,
    )


def _table(story: Story, step: str, rows: pl.DataFrame) -> Table:
    say, period = story.say, rows["period"][0]
    peers = story.run[step].tables["peers"].filter(pl.col("period") == period)
    return Table(
        name=say("效率", "Efficiency"),
        title=say(f"效率、位次与参照地区，{period} 年", f"Efficiency, rank and peers, {period}"),
        columns=(
            Column(say("地区", "Region"), align="left"),
            Column(say("效率", "Efficiency")),
            Column(say("位次", "Rank")),
            Column(say("范围", "Range")),
            Column(say("位于前沿的设定", "On the frontier in"), unit="%"),
            Column(say("参照地区", "Peers"), align="left"),
        ),
        rows=tuple(_row(story, step, row, peers) for row in rows.iter_rows(named=True)),
        note=say(
            "参照地区按所占强度由大到小，最多列两个；位于前沿的地区以自身为参照。",
            "Peers in order of their intensity, two at most; a region on the frontier is its own.",
        ),
    )


def _row(story: Story, step: str, row: dict[str, Any], peers: pl.DataFrame) -> tuple[Cell, ...]:
    near = peers.filter((pl.col("region") == row["region"]) & (pl.col("weight") > SAME)).sort(
        "weight", "peer", descending=[True, False]
    )
    names = [story.name(code) for code in near["peer"].head(2) if code != row["region"]]
    number = common.cited(story, step, row, f"{row['efficiency']:.3f}", WHAT)
    band = span(row["rank_low"], row["rank_high"], story.lang)
    told = listed(names, story.lang) if names else "—"
    return (
        Cell(row["name"], row["name"]),
        Cell(number.text, row["efficiency"], number.cite),
        Cell(str(row["rank"]), row["rank"], weak=row["agree"] < story.least),
        Cell(band, band),
        Cell(share(row["frontier_share"]).rstrip("%"), int(share(row["frontier_share"]).rstrip("%"))),
        Cell(told, told),
    )
