"""Section one: scores and ranks of the last period, and how far each rank can be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.charts import rank_bands, tile_map
from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Block, Cell, Chart, Column, Table
from xinzhi.report.sections.certainty import certainty, places_of
from xinzhi.report.sections.summary import front
from xinzhi.report.sentences import listed, moved, share, span

if TYPE_CHECKING:
    from xinzhi.lang import Lang
    from xinzhi.report.story import Story


CHANGES = (1, 5)  # columns of the table that compare with the first period


def overview(story: Story, tiles: list[dict[str, Any]]) -> list[Block]:
    """Show the map, the ranking with bands, and the table of scores."""
    blocks: list[Block] = []
    if tiles:
        blocks += [_map_note(story), _map(story, tiles)]
    return [*blocks, certainty(story), _band_note(story), _bands(story), _table(story)]


def _map_note(story: Story) -> Aside:
    return Aside(
        story.say(
            f"颜色越深得分越高，格内数字为位次。{_colours(story).zh}",
            f"The darker, the higher the score; the number is the rank.{_colours(story).en}",
        ),
    )


def _colours(story: Story) -> Words:
    """Say what colours compare across, and that there are other years."""
    if story.single:
        return Words("", "")
    slider = Words("网页中有年份滑块。", " The page has a slider for other years.")
    if story.run.study.spec.index.pool not in {"panel", "base"}:
        return Words(
            f"得分逐年计算，颜色只在同一年内可比。{slider.zh}",
            f" Scores are made year by year: colours compare within a year only.{slider.en}",
        )
    return Words(f"各年颜色可比。{slider.zh}", f" Colours compare across years.{slider.en}")


def _map(story: Story, tiles: list[dict[str, Any]]) -> Chart:
    named = [tile | {"name": story.name(tile["region"])} for tile in tiles]
    top = [row["name"] for row in front(story)]
    return Chart(
        name="map",
        title=story.say(f"{top[0]}得分最高", f"{top[0]} has the highest score")
        if len(top) == 1
        else story.say(
            f"{listed(top, 'zh')}得分居前 {len(top)} 位", f"{listed(top, 'en')} have the {len(top)} highest scores"
        ),
        subtitle=story.say(
            f"综合得分与位次，{story.last} 年。方格只示意方位，不表示边界；白格为无数据",
            f"Score and rank, {story.last}. Squares show rough positions, not boundaries; white squares have no data",
        ),
        note=source_line(story),
        chart=tile_map(story.index, named, story.lang),
        static=tile_map(story.index, named, story.lang, period=story.last),
        width_mm=108,
    )


def source_line(story: Story) -> str:
    """Give the last line of a chart: where its numbers come from."""
    packs = listed(
        [pack.name.text(story.lang) for pack in story.run.study.sources.packs] or list(story.run.study.spec.sources),
        story.lang,
    )
    key = story.run["index"].key[:8]
    return story.say(
        f"来源：{packs}，出版物见文末；方法：{story.method}（记录 {key}）",
        f"Source: {packs}, publications at the end; method: {story.method} (record {key})",
    )


def _band_note(story: Story) -> Aside:
    count = len(story.run.study.variants.all)
    moved_zh, moved_en = (
        ("，权数变动", ", with moved weights") if story.run.study.spec.robustness.weight_noise else ("", "")
    )
    return Aside(
        story.say(
            f"点为基准位次，带为各设定位次的 5%—95% 分位（{count} 种方法组合{moved_zh}），灰色为不稳健。带是不同做法之间的范围，不是置信区间。",
            f"Dots are nominal ranks; bands run from the 5th to the 95th percentile of the variants ({count} {'combination' if count == 1 else 'combinations'} of methods{moved_en}); "
            "grey is not robust. A band is a range over choices, not a confidence interval.",
        ),
    )


def _bands(story: Story) -> Chart:
    rows = (
        story.latest.with_row_index("order")
        .with_columns(
            band=pl.format(span("{}", "{}", story.lang), "rank_low", "rank_high"),
            agree=(pl.col("agree") * 100 + 1e-9).floor() / 100,  # rounded down, as everywhere
        )
        .select("order", "name", "rank", "rank_low", "rank_high", "band", "agree", "robust", "change")
    )
    chart = rank_bands(rows, story.lang)
    stable = int(story.latest["robust"].sum())
    total = story.latest.height
    return Chart(
        name="ranking",
        title=story.say(
            f"{total} 个地区中，{stable} 个的位次稳健，{total - stable} 个不稳健",
            f"Of {total} ranks, {stable} are robust and {total - stable} are not",
        ),
        subtitle=story.say(f"{story.last} 年位次（第 1 位最高）", f"Rank in {story.last} (1 is highest)")
        + (
            ""
            if story.single
            else story.say(f"；三角为较 {story.first} 年的变化", f"; triangles show the change since {story.first}")
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )


def _comparable(story: Story, lang: Lang) -> str:
    """Say what scores compare across: scores of pools of their own do not compare between years."""
    if story.single:
        return Words("得分在各地区之间可比。", "Scores compare across regions.").text(lang)
    if story.run.study.spec.index.pool in {"panel", "base"}:
        return Words("得分在全部地区和年份之间可比。", "Scores compare across regions and years.").text(lang)
    return Words(
        "得分逐年计算，只在同一年内可比。", "Scores are made year by year and compare within a year only."
    ).text(lang)


def _table(story: Story) -> Table:
    places = story.tolerance
    shown = [at for at in range(8) if not (story.single and at in CHANGES)]
    columns = (
        Column(story.say("地区", "Region"), align="left"),
        Column(story.say(f"{story.first} 年得分", f"Score {story.first}")),
        Column(story.say(f"{story.last} 年得分", f"Score {story.last}")),
        Column(story.say("位次", "Rank")),
        Column(story.say("范围", "Range")),
        Column(story.say("变化", "Change")),
        Column(story.say("一致占比", "Agreeing share"), unit="%"),
        Column(story.say("判断", "Verdict"), align="center"),
    )
    rows = (_row(story, row) for row in story.latest.iter_rows(named=True))
    return Table(
        name=story.say("得分与位次", "Scores and ranks"),
        title=story.say(
            f"综合得分与位次，{'' if story.single else f'{story.first} 年和 '}{story.last} 年",
            f"Scores and ranks, {'' if story.single else f'{story.first} and '}{story.last}",
        ),
        columns=tuple(columns[at] for at in shown),
        rows=tuple(tuple(row[at] for at in shown) for row in rows),
        note=story.say(
            f"{_comparable(story, 'zh')}范围为各设定位次的 5%—95% 分位；一致占比为与基准位次{f'相差不超过 {places} 位' if places else '相同'}的设定所占份额，向下取整。",
            f"{_comparable(story, 'en')} The range runs from the 5th to the 95th percentile of the variants; the agreeing share is that of variants "
            f"{f'within {places_of(places)} of' if places else 'at'} the nominal rank, rounded down.",
        ),
    )


def _row(story: Story, row: dict[str, Any]) -> tuple[Cell, ...]:
    weak = not row["robust"]
    band = span(row["rank_low"], row["rank_high"], story.lang)
    word = story.say("不稳健", "not robust") if weak else story.say("稳健", "robust")
    return (
        Cell(row["name"], row["name"]),
        Cell(
            f"{row['score_first']:.3f}",
            row["score_first"],
            story.score_cite(row["region"], story.first, row["score_first"]),
        ),
        Cell(f"{row['score']:.3f}", row["score"], story.score_cite(row["region"], story.last, row["score"])),
        Cell(str(row["rank"]), row["rank"]),
        Cell(band, band),
        Cell(moved(row["change"], story.lang).replace("位次未变", "—").replace("unchanged", "—"), row["change"]),
        Cell(share(row["agree"]).rstrip("%"), int(share(row["agree"]).rstrip("%"))),
        Cell(word, word, weak=weak),
    )
