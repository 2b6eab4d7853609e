"""The built-in pack: what it holds and how each figure leads to its source."""

from __future__ import annotations

import hashlib
import math
import re
import subprocess
import sys

import polars as pl
import pytest

from xinzhi.errors.sources import SourceError
from xinzhi.evidence.model import LEDGER_SCHEMA
from xinzhi.evidence.pack import PACKS, Pack, known_packs, open_pack
from xinzhi.keys import regions
from xinzhi.lang import Words
from xinzhi.panel.model import KEY, SCHEMA

MAINLAND = [code for code in regions.codes() if code < "700000"]
YEARS = range(2011, 2024)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return open_pack("china-provinces")


def test_frame_and_ledger_have_the_columns_of_panel_and_evidence(pack: Pack) -> None:
    assert pack.frame.schema == SCHEMA
    assert pack.ledger.frame.schema == LEDGER_SCHEMA
    assert pack.frame.select(KEY).is_duplicated().sum() == 0
    assert set(pack.frame["evidence_id"]) == set(pack.ledger)


def test_holds_31_regions_and_13_years(pack: Pack) -> None:
    assert set(pack.frame["region"]) == {*MAINLAND, "000000"}
    assert set(pack.frame["period"]) == set(YEARS)
    assert set(pack.frame["grade"]) == {"A", "A2", "B"}


def test_27_indicators_are_complete_in_grades_a_and_a2_and_gdp_in_two_vintages(pack: Pack) -> None:
    checked = pack.frame.filter(pl.col("region") != "000000", pl.col("grade").is_in(["A", "A2"]))
    full = checked.group_by("indicator", "vintage").len().filter(len=len(MAINLAND) * len(YEARS))
    assert full["indicator"].n_unique() == 27
    assert set(full.filter(indicator="gdp_current")["vintage"]) == {"census4", "census5"}
    assert list(pack.vintages) == ["census4", "census5"]


def test_grade_b_is_marked(pack: Pack) -> None:
    grades = {code: set(own["grade"]) for (code,), own in pack.frame.group_by("indicator")}
    assert grades["urbanization_rate"] == grades["so2_emissions"] == {"B"}
    assert all(grades[f"electricity_generation_{kind}"] == {"B"} for kind in ("thermal", "nuclear", "wind", "solar"))
    assert grades["electricity_generation_hydro"] == grades["energy_consumption_total"] == {"A", "B"}


def test_every_indicator_and_source_is_named_in_both_languages(pack: Pack) -> None:
    assert set(pack.frame["indicator"]) == set(pack.indicators)
    words = [words for series in pack.indicators.values() for words in (series.name, series.unit)]
    words += [words for source in pack.sources.values() for words in (source.publication, source.series)]
    assert all(text.zh and text.en for text in words)
    assert not any(re.search("[一-鿿]", text.en) for text in words)
    assert all(bool(series.note.zh) == bool(series.note.en) for series in pack.indicators.values())


def test_gaps_are_stated(pack: Pack) -> None:
    held = pack.frame.filter(pl.col("region") != "000000").group_by("indicator", "vintage").len()
    for code, _, count in held.iter_rows():
        said = pack.indicators[code].note.en
        assert ("Gaps:" in said) == (count < len(MAINLAND) * len(YEARS)), code
    assert "2017" in pack.indicators["hitech_revenue"].note.en


def test_a_figure_leads_to_its_publication_and_its_line(pack: Pack) -> None:
    found = pack.ledger["china-provinces/rd_expenditure/000000/2023"]
    assert (found.value, found.unit, found.status, found.grade) == (33357.1, "亿元", "printed", "A")
    assert found.source == "全国科技经费投入统计公报（各年）"
    assert found.read_from.startswith("github:huhuaping/techme@")
    file, number = found.locator.split(":")
    text = (pack.folder / file).read_text(encoding="utf-8").splitlines()[int(number) - 1]
    assert text.startswith("rd_expenditure,,000000,2023,33357.1,A,")
    assert "Communiqué" in pack.title(found.source).en


def test_digest_is_that_of_the_file(pack: Pack) -> None:
    told = pack.ledger.frame["sha256"].unique().to_list()
    assert told == [hashlib.sha256((pack.folder / "figures.csv").read_bytes()).hexdigest()]


def test_publications_are_official_and_compiles_stand_apart(pack: Pack) -> None:
    for source in pack.sources.values():
        assert "github" not in source.publication.zh + source.series.zh + source.address.zh
        assert "汇编" not in source.publication.zh or "据汇编者称" in source.publication.zh
    claimed = {source.id for source in pack.sources.values() if "据汇编者称" in source.publication.zh}
    assert all(pack.sources[name].read_from for name in claimed)


def test_zones_are_the_four_official_ones(pack: Pack) -> None:
    zones = pack.groupings["four-zones"]
    assert set(zones) == set(MAINLAND)
    sizes = {zone: list(zones.values()).count(zone) for zone in pack.group_names["four-zones"]}
    assert sizes == {"east": 10, "central": 6, "west": 12, "northeast": 3}
    for name, count in (("three-belts", 3), ("eight-zones", 8)):
        other = pack.groupings[name]
        assert set(other) == set(zones)
        assert set(other.values()) == set(pack.group_names[name])
        assert len(pack.group_names[name]) == count
    assert pack.group_names["four-zones"]["east"] == Words("东部地区", "Eastern region")


def test_geography_covers_all_regions(pack: Pack) -> None:
    assert set(pack.tiles["region"]) == set(pack.seats["region"]) == set(regions.codes())
    assert pack.adjacency["kind"].value_counts(sort=True).rows() == [
        ("contiguity", 68),
        ("contiguity_hk_macao", 2),
        ("convention_strait", 1),
    ]
    assert pack.adjacency.filter(kind="convention_strait").row(0)[:2] == ("440000", "460000")


def test_seats_agree_with_the_order_of_the_tiles(pack: Pack) -> None:
    placed = pack.seats.join(pack.tiles, on="region")
    assert placed["lon"].is_between(87, 127).all()
    assert placed["lat"].is_between(20, 46).all()
    ranks = placed.select(
        pl.corr("lon", "col", method="spearman").alias("east"),
        pl.corr("lat", "row", method="spearman").alias("north"),
    )
    assert ranks["east"][0] > 0.85
    assert ranks["north"][0] < -0.9


def test_one_of_the_three_nearest_seats_lies_in_a_neighbouring_region(pack: Pack) -> None:
    pairs = {frozenset(pair) for pair in pack.adjacency.select("from", "to").iter_rows()}
    places = {region: (lon, lat) for region, lon, lat in pack.seats.select("region", "lon", "lat").iter_rows()}
    places.pop("710000")  # Taiwan has no land neighbour
    for region, here in places.items():
        others = sorted((_arc(here, there), code) for code, there in places.items() if code != region)
        assert pairs & {frozenset((region, code)) for _, code in others[:3]}, region


def _arc(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Give the angle between two places on a sphere."""
    (a, b), (c, d) = (tuple(map(math.radians, place)) for place in (here, there))
    return math.acos(math.sin(b) * math.sin(d) + math.cos(b) * math.cos(d) * math.cos(a - c))


def test_is_small_and_opens_quickly() -> None:
    size = sum(path.stat().st_size for path in (PACKS / "china-provinces").iterdir())
    assert size < 2_000_000
    program = (
        "import polars, time; from xinzhi.evidence.pack import open_pack; start = time.perf_counter();"
        "open_pack('china-provinces'); print(time.perf_counter() - start)"
    )
    runs = [subprocess.run([sys.executable, "-c", program], capture_output=True, check=True) for _ in range(3)]
    assert min(float(run.stdout) for run in runs) < 0.5  # 0.12 s measured on two quiet cores; others may be at work


def test_an_unknown_pack_is_told_with_the_nearest_name() -> None:
    with pytest.raises(SourceError) as caught:
        open_pack("china-province")
    assert caught.value.code == "sources.unknown-pack"
    assert "china-provinces" in caught.value.words.en
    assert known_packs() == ("china-provinces",)
