"""Who is near an industry: relatedness density over the provinces as tiles, or over the nearest regions as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import density_heat, density_tiles
from xinzhi.report.blocks import Chart
from xinzhi.report.sections.positions.told import STRUCTURE, industries, origin, region_name

if TYPE_CHECKING:
    from xinzhi.report.story import Story

NEAREST, LINES = 12, 10


def near(story: Story, region: str, rows: pl.DataFrame) -> Chart:
    """Draw the density of what the region lacks, `rows` best first: of one industry over provinces, else of several."""
    cells = story.run[STRUCTURE].tables["cells"].fill_nan(None)
    threshold = story.run.study.spec.chapters["positions"].threshold
    cells = cells.with_columns(has=pl.col("rca").fill_null(0.0) >= threshold, chosen=pl.col("region") == region)
    known = {tile["region"] for tile in story.tiles}
    if set(cells["region"]) <= known:
        return _tiles(story, region, rows, cells)
    return _heat(story, region, rows, cells)


def _tiles(story: Story, region: str, rows: pl.DataFrame, cells: pl.DataFrame) -> Chart:
    first = _first(rows)
    own = cells.filter(pl.col("industry") == first["industry"])
    lacking = own.filter(~pl.col("has")).drop_nulls("density").sort("density", "region", descending=[True, False])
    place = lacking["region"].to_list().index(region) + 1
    chart = density_tiles(own.select("region", "density", "rca", "has", "chosen"), story.tiles, story.lang)
    name, industry = region_name(story, region), first["label"]
    return Chart(
        name=f"near-{region}",
        title=story.say(
            f"尚无{industry}的 {lacking.height} 个地区中，{name}的关联密度居第 {place} 位",
            f"Of {lacking.height} regions without {industry}, {name} has density number {place}",
        ),
        subtitle=story.say(
            f"对{industry}的关联密度，{_period(story)} 年；圆点为已有该产业的地区，橙框为{name}。方格只示意方位",
            f"Relatedness density around {industry}, {_period(story)}; a dot marks regions that have it, the frame {name}. Squares show rough positions",
        ),
        note=origin(story),
        chart=chart,
        static=chart,
        width_mm=108,
    )


def _first(rows: pl.DataFrame) -> dict[str, str]:
    """Give the likeliest industry on the list, or the nearest where there is no list."""
    listed = rows.filter("listed")
    found = listed if listed.height else rows.sort("density", "industry", descending=[True, False], nulls_last=True)
    return found.row(0, named=True)


def _heat(story: Story, region: str, rows: pl.DataFrame, cells: pl.DataFrame) -> Chart:
    listed = rows.filter("listed")
    lines = (listed if listed.height else rows.sort("density", descending=True, nulls_last=True)).head(LINES)
    first = _first(rows)
    own = cells.filter((pl.col("industry") == first["industry"]) & ~pl.col("has")).drop_nulls("density")
    ranked = own.sort("density", "region", descending=[True, False])["region"].to_list()
    regions = [region, *[one for one in ranked if one != region][: NEAREST - 1]]
    names = dict(industries(story).select("code", "label").iter_rows())
    told = cells.filter(pl.col("region").is_in(regions) & pl.col("industry").is_in(lines["industry"].to_list()))
    shown = told.select(
        region=pl.col("region").map_elements(lambda code: region_name(story, code), return_dtype=pl.String),
        order=pl.col("region").replace_strict(regions, range(len(regions)), return_dtype=pl.Int64),
        industry=pl.col("industry").replace_strict(names),
        line=pl.col("industry").replace_strict(lines["industry"].to_list(), range(lines.height), return_dtype=pl.Int64),
        density="density",
        has="has",
    ).sort("order", "line")
    chart = density_heat(shown, story.lang)
    name, place = region_name(story, region), ranked.index(region) + 1
    return Chart(
        name=f"near-{region}",
        title=story.say(
            f"尚无{first['label']}的 {len(ranked)} 个地区中，{name}的关联密度居第 {place} 位",
            f"Of {len(ranked)} regions without {first['label']}, {name} has density number {place}",
        ),
        subtitle=story.say(
            f"关联密度，{_period(story)} 年；首列为{name}，其余为离{first['label']}最近的地区；圆点为已有",
            f"Relatedness density, {_period(story)}; {name} first, then the regions nearest to {first['label']}; a dot marks what is there already",
        ),
        note=origin(story),
        chart=chart,
        static=chart,
    )


def _period(story: Story) -> str:
    return str(story.run[STRUCTURE].diagnostics["period"])
