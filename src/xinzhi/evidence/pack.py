"""Packs: folders of figures with their sources, built in or a user's own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from xinzhi.errors.sources import SourceError
from xinzhi.evidence import _pack_tables as tables
from xinzhi.evidence._pack_figures import read_figures
from xinzhi.evidence._pack_files import read_bytes
from xinzhi.evidence._pack_yaml import read_description
from xinzhi.evidence.model import Ledger
from xinzhi.evidence.series import Series, Source
from xinzhi.keys import regions
from xinzhi.lang import Words

PACKS = Path(__file__).with_name("packs")
NEEDED = ("pack.yaml", "indicators.csv", "sources.csv", "figures.csv")
# Files a pack may do without, by what stands in for them.
OPTIONAL = {
    "zones.csv": ",".join(tables.ZONES),
    "adjacency.csv": ",".join(tables.ADJACENCY),
    "tiles.csv": ",".join(tables.TILES),
    "seats.csv": ",".join(tables.SEATS),
}


@dataclass(frozen=True, slots=True)
class Pack:
    """Figures of many regions with their sources, and what is known of the regions.

    Attributes
    ----------
    id, name, edition, folder
        What the pack is called, in both languages, which edition it is and where it stands.
    sha256
        One digest over all its files.
    frame
        One row a figure, with the columns of a panel: region, region_name, period, indicator, value, unit, vintage,
        status, grade, evidence_id.
    ledger
        From evidence id, ``<pack>/<indicator>[@vintage]/<region>/<period>``, to the figure's place and source.
    indicators, sources
        What the pack says of each, by code.
    grades, vintages
        What each means, by code; vintages in the order of publication.
    groupings, group_names
        For each grouping: region → group, and group → its name in both languages.
    adjacency
        Pairs of regions, each once: from, to, kind.
    tiles
        Squares of the tile map: region, row, col.
    seats
        Cities of the governments: region, zh, en, lon, lat (degrees), source.
    """

    id: str
    name: Words
    edition: str
    folder: Path
    sha256: str
    frame: pl.DataFrame
    ledger: Ledger
    indicators: dict[str, Series]
    sources: dict[str, Source]
    grades: dict[str, Words]
    vintages: dict[str, Words]
    groupings: dict[str, dict[str, str]]
    group_names: dict[str, dict[str, Words]]
    grouping_names: dict[str, Words]
    adjacency: pl.DataFrame
    tiles: pl.DataFrame
    seats: pl.DataFrame

    def title(self, text: str) -> Words:
        """Give a publication or a series of the pack, which the ledger holds in Chinese, in both languages."""
        named = [words for source in self.sources.values() for words in (source.publication, source.series)]
        return next((words for words in named if words.zh == text), Words(text, text))


def known_packs() -> tuple[str, ...]:
    """Name the built-in packs.

    >>> known_packs()
    ('china-provinces',)
    """
    return tuple(sorted(path.parent.name for path in PACKS.glob("*/pack.yaml")))


def open_pack(name: str | Path) -> Pack:
    """Open a built-in pack by its name, or a pack's folder by its path.

    Raises
    ------
    SourceError
        When there is no such pack, a file of it is missing or damaged, or a cell cannot be used.

    Examples
    --------
    >>> pack = open_pack("china-provinces")
    >>> pack.ledger["china-provinces/gdp_current@census5/110000/2023"].value
    47353.7
    """
    if isinstance(name, str) and name in known_packs():
        return _built_in(name)
    if not (Path(name) / "pack.yaml").is_file():
        raise SourceError.unknown_pack(str(name), known_packs())
    return _read(Path(name))


@cache
def _built_in(name: str) -> Pack:
    return _read(PACKS / name)


def _read(folder: Path) -> Pack:
    files = {file: read_bytes(folder, file) for file in NEEDED}
    for file, head in OPTIONAL.items():
        files[file] = read_bytes(folder, file) if (folder / file).exists() else f"{head}\n".encode()
    about = read_description(files["pack.yaml"])
    indicators = tables.read_indicators(files["indicators.csv"])
    sources = tables.read_sources(files["sources.csv"])
    rows = read_figures(files["figures.csv"], about.id, indicators, sources, about.vintages)
    return Pack(
        id=about.id,
        name=about.name,
        edition=about.edition,
        folder=folder,
        sha256=_digest(files),
        frame=_frame(rows),
        ledger=Ledger(rows),
        indicators=indicators,
        sources=sources,
        grades=about.grades,
        vintages=about.vintages,
        groupings=tables.read_groupings(files["zones.csv"], about.group_names),
        group_names=about.group_names,
        grouping_names=about.grouping_names,
        adjacency=tables.read_adjacency(files["adjacency.csv"]),
        tiles=tables.read_tiles(files["tiles.csv"]),
        seats=tables.read_seats(files["seats.csv"]),
    )


def _frame(rows: pl.DataFrame) -> pl.DataFrame:
    names = {code: regions.name(code, "zh") for code in (regions.NATION, *regions.codes())}
    return rows.select(
        "region",
        pl.col("region").replace_strict(names, return_dtype=pl.String).alias("region_name"),
        *("period", "indicator", "value", "unit", "vintage", "status", "grade"),
        pl.col("id").alias("evidence_id"),
    ).sort("indicator", "vintage", "region", "period")


def _digest(files: dict[str, bytes]) -> str:
    lines = (f"{hashlib.sha256(data).hexdigest()}  {file}\n" for file, data in sorted(files.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
