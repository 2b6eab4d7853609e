"""From a study's list of sources to one panel with one vintage a figure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.errors.tables import TableError
from xinzhi.evidence.model import Ledger
from xinzhi.evidence.pack import Pack, known_packs, open_pack
from xinzhi.evidence.tables import SUFFIXES, digest, read_table
from xinzhi.keys import regions
from xinzhi.panel.model import KEY, SCHEMA, Panel
from xinzhi.study.spec import StudySpec

NATION = "000000"


@dataclass(frozen=True, slots=True)
class Sources:
    """A study's sources, found: packs by name in the order given, and single tables."""

    packs: tuple[Pack, ...]
    tables: dict[str, Path]

    @property
    def digests(self) -> dict[str, str]:
        """SHA-256 of every source, by its name in the study."""
        found = {pack.id: pack.sha256 for pack in self.packs}
        return found | {name: digest(path, name) for name, path in self.tables.items()}


def find_sources(spec: StudySpec) -> Sources:
    """Find every source the study names: a pack's folder beside it, a file, or a built-in pack."""
    packs: list[Pack] = []
    tables: dict[str, Path] = {}
    for name in spec.sources:
        path = spec.folder / name
        if (path / "pack.yaml").is_file():
            packs.append(open_pack(path))
        elif path.is_dir():
            tables |= {f"{name.rstrip('/')}/{file.name}": file for file in _tables_in(path)}
        elif path.is_file():
            tables[name] = path
        elif name in known_packs():
            packs.append(open_pack(name))
        else:
            raise TableError.unknown_source(name, known_packs())
    return Sources(tuple(packs), tables)


def _tables_in(folder: Path) -> list[Path]:
    found = sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES)
    if not found:
        raise TableError.empty(folder.name)
    return found


def read_panel(spec: StudySpec, sources: Sources) -> Panel:
    """Read all figures and keep one vintage of each.

    Raises
    ------
    StudyError
        When two sources give one figure different values, a named vintage is not there,
        or fewer than two regions are left.
    """
    ledgers = [pack.ledger.frame for pack in sources.packs]
    ledgers += [read_table(path, name) for name, path in sources.tables.items()]
    order = [vintage for pack in sources.packs for vintage in pack.vintages]
    frame = _one_vintage(_figures(pl.concat(ledgers)), spec, order)
    frame = _one_value(_units(frame, spec))
    count = frame.filter(pl.col("region") != NATION)["region"].n_unique()
    if count < 2:
        raise StudyError.too_few_regions(count)
    return Panel(frame.sort("indicator", "vintage", "region", "period"), Ledger(pl.concat(ledgers)))


def _figures(ledger: pl.DataFrame) -> pl.DataFrame:
    names = {code: regions.name(code, "zh") for code in ledger["region"].unique()}
    return ledger.with_columns(
        region_name=pl.col("region").replace_strict(names, return_dtype=pl.String),
        evidence_id=pl.col("id"),
    ).select(SCHEMA.names())


def _units(frame: pl.DataFrame, spec: StudySpec) -> pl.DataFrame:
    if not spec.units:
        return frame
    wanted = {regions.resolve(name) for name in spec.units}
    return frame.filter(pl.col("region").is_in(list(wanted | {NATION})))


def _one_vintage(frame: pl.DataFrame, spec: StudySpec, order: list[str]) -> pl.DataFrame:
    """Keep the vintage the study names, or the latest; no series mixes two."""
    held = frame.group_by("indicator").agg(pl.col("vintage").unique().sort())
    keep = []
    for indicator, vintages in held.iter_rows():
        named = spec.vintages.get(indicator)
        if named is not None and named not in vintages:
            raise StudyError.unknown_choice(spec.file, f"vintages.{indicator}", named, vintages)
        if named is None and "" in vintages and len(vintages) > 1:
            raise StudyError.unnamed_vintage(indicator, vintages)
        latest = max(vintages, key=lambda v: (order.index(v) if v in order else -1, v))
        keep.append((indicator, latest if named is None else named))
    for indicator in spec.vintages:
        if indicator not in set(held["indicator"]):
            raise StudyError.unknown_key(spec.file, "vintages", indicator, held["indicator"])
    chosen = pl.DataFrame(keep, schema=["indicator", "vintage"], orient="row")
    return frame.join(chosen, on=["indicator", "vintage"], how="semi")


def _one_value(frame: pl.DataFrame) -> pl.DataFrame:
    """Refuse a figure that two sources give differently; keep the first where they agree."""
    clash = (
        frame.group_by(KEY, maintain_order=True)
        .agg(
            pl.col("value").n_unique().alias("values"),
            pl.col("value").alias("all"),
            pl.col("evidence_id"),
            pl.col("unit").n_unique().alias("units"),
        )
        .filter((pl.col("values") > 1) | (pl.col("units") > 1))
    )
    if clash.height:
        row = clash.row(0, named=True)
        key = regions.said(row["region"], row["period"], row["indicator"])
        shown = [f"{value:g} ({where})" for value, where in zip(row["all"], row["evidence_id"], strict=True)]
        raise StudyError.two_values(key, shown[0], shown[-1])
    return frame.unique(KEY, keep="first", maintain_order=True)
