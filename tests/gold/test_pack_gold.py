"""The built-in pack against the compiled tables it was made from and the official communiqués; values are exact."""

from __future__ import annotations

import html
import re
from pathlib import Path

import polars as pl
import pytest

from xinzhi.evidence.pack import Pack, open_pack
from xinzhi.keys import regions

KEY = ["indicator", "vintage", "region", "period"]
NAMES = {"gdp_current_vintage_census4": "gdp_current", "gdp_index_prev100_nbs": "gdp_index_prev100"}
CELL = re.compile(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", re.DOTALL | re.IGNORECASE)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL | re.IGNORECASE)
# Held in grade B: marked so in the pack. What else is of grade B alone stays out.
WITH_B = {"urbanization_rate", "so2_emissions", "energy_consumption_total", "electricity_generation_hydro"} | {
    f"electricity_generation_{kind}" for kind in ("thermal", "nuclear", "wind", "solar")
}
SUMMED = {"electricity_generation_cec"}  # a sum over types that nobody printed


@pytest.fixture(scope="module")
def pack() -> Pack:
    return open_pack("china-provinces")


@pytest.fixture(scope="module")
def compiled(gold: Path) -> pl.DataFrame:
    """All rows of both tables for 2011 to 2023, under the pack's names."""
    files = ("china_province_panel.csv", "china_province_more.csv")
    rows = pl.concat([pl.read_csv(gold / "data" / "china" / file, infer_schema=False).fill_null("") for file in files])
    vintages = {"gdp_current": "census5", "gdp_current_vintage_census4": "census4"}
    return rows.select(
        pl.col("indicator").replace(NAMES),
        pl.col("indicator").replace_strict(vintages, default="").alias("vintage"),
        pl.col("region_code").alias("region"),
        pl.col("year").cast(pl.Int64).alias("period"),
        pl.col("value").cast(pl.Float64),
        *("unit", "grade", "source_title", "source_address", "via"),
    ).filter(pl.col("period").is_between(2011, 2023))


def test_every_figure_equals_its_row(pack: Pack, compiled: pl.DataFrame) -> None:
    both = pack.ledger.frame.join(compiled, on=KEY, how="left", suffix="_there")
    assert both.height == 24_312
    for column in ("value", "unit", "grade"):
        assert both.filter(pl.col(column).ne_missing(pl.col(f"{column}_there"))).is_empty(), column


def test_nothing_checked_is_left_out_and_nothing_of_grade_c_is_in(pack: Pack, compiled: pl.DataFrame) -> None:
    chosen = compiled.filter(~pl.col("indicator").is_in(list(SUMMED)), pl.col("grade") != "C")
    checked = chosen.filter(pl.col("grade").is_in(["A", "A2"]))["indicator"].unique()
    wanted = chosen.filter(pl.col("indicator").is_in(list(WITH_B | set(checked))))
    assert pack.frame.height == wanted.height
    assert pack.frame.join(wanted, on=KEY, how="anti").is_empty()
    assert "C" not in set(pack.frame["grade"])


def test_every_figure_names_the_place_it_was_read_from(pack: Pack, compiled: pl.DataFrame) -> None:
    both = pack.ledger.frame.join(compiled, on=KEY, how="left", suffix="_there")
    place = pl.col("via").str.extract(r"^(github:\S+@[0-9a-f]+)")
    assert both.filter(~pl.col("read_from").str.starts_with(place.fill_null(""))).is_empty()
    private = pl.col("source_address").str.contains("marketscreener")
    assert set(both.filter(private)["read_from"]) == set(both.filter(private)["source_address"])
    own = both.filter(~private, pl.col("via") == "official page")
    assert own["read_from"].to_list() == [""] * own.height
    assert own["address"].to_list() == own["source_address"].to_list()


def test_adjacency_and_tiles_are_those_of_the_tables(pack: Pack, gold: Path) -> None:
    pairs = pl.read_csv(gold / "data" / "china" / "adjacency.csv", infer_schema=False)
    assert pack.adjacency.rows() == pairs.select("from_code", "to_code", "kind").rows()
    tiles = pl.read_csv(gold / "data" / "china" / "tile_grid.csv", schema_overrides={"region_code": pl.String})
    assert pack.tiles.rows() == tiles.select("region_code", "row", "col").rows()
    abbrs = dict(tiles.select("region_code", "abbr").iter_rows())
    assert {code: regions.abbr(code, "zh") for code in regions.codes()} == abbrs


def communique(path: Path) -> dict[str, tuple[float, float]]:
    """Read region → R&D expenditure and intensity from the table by region of a communiqué page."""
    found = {}
    for row in ROW.findall(path.read_text(encoding="utf-8")):
        cells = ["".join(html.unescape(re.sub(r"<[^>]+>", "", cell)).split()) for cell in CELL.findall(row)]
        if len(cells) == 3 and re.fullmatch(r"[\d.]+", cells[1]) and re.fullmatch(r"[\d.]+", cells[2]):
            name = cells[0]
            if name in {"全国", *(regions.name(code, "zh") for code in regions.codes())}:
                found[regions.resolve(name)] = (float(cells[1]), float(cells[2]))
    return found


@pytest.mark.parametrize("year", [2018, 2020, 2023])
def test_rd_agrees_with_the_official_communique(pack: Pack, gold: Path, year: int) -> None:
    official = communique(gold / "data" / "official" / f"{year}.html")
    assert len(official) == 32
    for code, (expenditure, intensity) in official.items():
        assert pack.ledger[f"china-provinces/rd_expenditure/{code}/{year}"].value == expenditure
        assert pack.ledger[f"china-provinces/rd_intensity/{code}/{year}"].value == intensity
