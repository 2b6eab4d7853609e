"""The centre of gravity of the scores and their ellipse: how far they moved and turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.charts import ellipse_track
from xinzhi.lang import Words
from xinzhi.report.blocks import Chart, Span, Table
from xinzhi.report.sections.overview import source_line
from xinzhi.report.sections.regional.told import band, number, plain_table, sure
from xinzhi.study.regional.weights import places

if TYPE_CHECKING:
    from xinzhi.report.story import Story

ELLIPSE = "space/ellipse"
# In eighths of the compass, clockwise from the north.
WAYS = (
    ("北", "north"),
    ("东北", "northeast"),
    ("东", "east"),
    ("东南", "southeast"),
    ("南", "south"),
    ("西南", "southwest"),
    ("西", "west"),
    ("西北", "northwest"),
)


def ellipse_spans(story: Story) -> list[Span]:
    """Tell how far the centre moved and where, and whether the ellipse grew."""
    about = story.run[ELLIPSE].diagnostics
    other = story.run[ELLIPSE].frame.row(-1, named=True)
    if story.single:
        return [
            story.text(
                f"得分重心在东经 {other['lon']:.2f}°、北纬 {other['lat']:.2f}°。",
                f"The centre of the scores lies at {other['lon']:.2f}°E, {other['lat']:.2f}°N.",
            )
        ]
    way = story.say(*WAYS[round(about["direction"] / 45) % 8]) if about["direction"] is not None else ""
    title = Words("得分重心首末年之间移动的距离", "Distance the centre of the scores moved")
    change = about["wider"]
    word = Words("扩大" if change > 0 else "缩小", "grew" if change > 0 else "shrank")
    return [
        story.text(
            f"{story.first}—{story.last} 年，得分重心向{way}移动 ",
            f"From {story.first} to {story.last} the centre of the scores moved {way} by ",
        ),
        number(story, ELLIPSE, "moved", story.say(f"{about['moved']:.0f} 公里", f"{about['moved']:.0f} km"), title),
        story.text(band(story, about, "moved", "{:.0f}"), band(story, about, "moved", "{:.0f}")),
        *sure(story, about["agree"]),
        story.text(
            f"，标准差椭圆的面积{word.zh} {abs(change):.1%}。重心随各地得分的相对大小而动，总量普遍上升时不动。",
            f"; the standard deviational ellipse {word.en} by {abs(change):.1%}. The centre follows the relative size of scores, and stays "
            "where all rise alike.",
        ),
    ]


def _title(story: Story) -> str:
    about = story.run[ELLIPSE].diagnostics
    if story.single or about["direction"] is None:
        return story.say("得分的重心与标准差椭圆", "Centre and ellipse of the scores")
    way, moved = WAYS[round(about["direction"] / 45) % 8], about["moved"]
    return story.say(
        f"得分重心向{way[0]}移动 {moved:.0f} 公里", f"The centre of the scores moved {way[1]} by {moved:.0f} km"
    )


def ellipse_chart(story: Story) -> Chart:
    """Draw both ellipses and the track."""
    result = story.run[ELLIPSE]
    frame, periods = result.frame, result.frame["period"].to_list()
    step = max(1, (len(periods) - 1) // 4)
    told = {periods[0], periods[-1], *periods[::step]} - set(periods[-step:-1])
    centres = [
        row | {"told": row["period"] in told} for row in frame.select("period", "lon", "lat").iter_rows(named=True)
    ]
    regions = sorted(story.index["region"].unique().to_list())
    seats = [
        {"name": story.name(region), "lon": lon, "lat": lat}
        for region, (lon, lat) in zip(regions, places(regions), strict=True)
    ]
    outline = [row | {"first": row["period"] == periods[0]} for row in result.tables["outline"].iter_rows(named=True)]
    chart = ellipse_track(outline, centres, seats, story.lang)
    return Chart(
        name="centre",
        title=_title(story),
        subtitle=story.say(
            f"以得分为权的标准差椭圆和重心，位置为政府驻地，{story.years} 年；虚线为首年。经纬度不表示边界",
            f"Standard deviational ellipse and centre weighted by scores, at the seats of government, {story.years}; the first year dashed",
        ),
        note=source_line(story),
        chart=chart,
        static=chart,
    )


def ellipse_table(story: Story) -> Table:
    """Give centre and ellipse of every year, for the workbook."""
    heads = {
        "period": Words("年份", "Year"),
        "lon": Words("重心经度", "Centre, °E"),
        "lat": Words("重心纬度", "Centre, °N"),
        "long_axis": Words("长半轴（公里）", "Long half-axis (km)"),
        "short_axis": Words("短半轴（公里）", "Short half-axis (km)"),
        "angle": Words("方位角（°）", "Angle (°)"),
        "area": Words("面积（平方公里）", "Area (km²)"),
    }
    return plain_table(
        story,
        Words("重心", "Centre"),
        Words("得分重心与标准差椭圆", "Centre and ellipse of the scores"),
        story.run[ELLIPSE].frame,
        heads,
    )
