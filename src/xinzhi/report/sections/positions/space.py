"""The product space of a region: where its industries lie, and where those on its list do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import product_space
from xinzhi.report.blocks import Chart
from xinzhi.report.sections.positions.told import STRUCTURE, industries, origin, region_name

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def space(story: Story, region: str, rows: pl.DataFrame) -> Chart:
    """Draw the product space of a region; `rows` are the industries it lacks."""
    tables, name = story.run[STRUCTURE].tables, region_name(story, region)
    lacking, listed = rows["industry"].to_list(), rows.filter("listed")["industry"].to_list()
    state = (
        pl.when(pl.col("code").is_in(listed))
        .then(pl.lit("listed"))
        .when(pl.col("code").is_in(lacking))
        .then(pl.lit("other"))
        .otherwise(pl.lit("has"))
    )
    places = tables["places"].fill_nan(None).drop_nulls().with_columns(state=state)
    named = places.join(industries(story).select("code", industry="label"), on="code").select(
        "industry", "x", "y", "state"
    )
    at = places.select("code", "x", "y")
    links = (
        tables["links"]
        .join(at.rename({"code": "one"}), on="one")
        .join(at.rename({"code": "other", "x": "x2", "y": "y2"}), on="other")
        .select("x", "y", "x2", "y2")
    )
    have, whole = int((places["state"] == "has").sum()), places.height
    chart = product_space(named, links, story.lang)
    return Chart(
        name=f"space-{region}",
        title=story.say(f"{name}拥有 {whole} 个产业中的 {have} 个", f"{name} has {have} of {whole} industries"),
        subtitle=story.say(
            "产品空间：常在同一地区出现的产业靠得近，线连接最相近的产业；只有远近有意义",
            "Product space: industries found in the same regions lie close, lines join the closest; only nearness has a meaning",
        ),
        note=origin(story),
        chart=chart,
        static=chart,
    )
