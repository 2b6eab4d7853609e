"""From a study's list of sources to one panel with one vintage a figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from xinzhi.errors.keys import KeysError
from xinzhi.errors.sources import SourceError
from xinzhi.errors.study import StudyError
from xinzhi.errors.study_data import StudyDataError
from xinzhi.errors.study_tables import StudyTableError
from xinzhi.errors.tables import TableError
from xinzhi.evidence.model import Ledger
from xinzhi.evidence.pack import Pack, known_packs, open_pack
from xinzhi.evidence.tables import SUFFIXES, digest, number, read_table
from xinzhi.keys import regions
from xinzhi.lang import Words
from xinzhi.panel.breaks import find_breaks
from xinzhi.panel.convert import conversions, convert
from xinzhi.panel.model import KEY, SCHEMA, Panel
from xinzhi.study.spec import StudySpec
from xinzhi.study.store import made_here
from xinzhi.study.tables import digest_of, files_of, read_asked, widened
from xinzhi.study.vintages import Called, one_vintage

NATION = "000000"


@dataclass(frozen=True, slots=True)
class Sources:
    """A study's sources, found: packs by name in the order given, and single tables."""

    packs: tuple[Pack, ...]
    tables: dict[str, Path]
    as_they_are: dict[str, Path] = field(default_factory=dict)

    @property
    def digests(self) -> dict[str, str]:
        """SHA-256 of every source, by its name in the study."""
        found = {pack.id: pack.sha256 for pack in self.packs}
        found |= {name: digest(path, name) for name, path in self.tables.items()}
        return found | {name: digest_of(path, name) for name, path in self.as_they_are.items()}

    @property
    def called(self) -> Called:
        """What the packs call their indicators and vintages, these in the order of publication."""
        indicators = {code: series.name for pack in self.packs for code, series in pack.indicators.items()}
        return Called(indicators, {code: words for pack in self.packs for code, words in pack.vintages.items()})

    @property
    def files(self) -> list[Path]:
        """Every single file that is read, packs aside."""
        return [*self.tables.values(), *(file for path in self.as_they_are.values() for file in files_of(path))]


def find_sources(spec: StudySpec) -> Sources:
    """Find every source the study names: a pack's folder beside it, a file, or a built-in pack."""
    packs: list[Pack] = []
    tables: dict[str, Path] = {}
    for name in (name for name in spec.sources if name not in spec.tables):
        found = _found(spec.folder / name, name)
        packs += [found] if isinstance(found, Pack) else []
        fresh = {} if isinstance(found, Pack) else found
        held = {path.resolve() for path in tables.values()}
        if len({pack.id for pack in packs}) < len(packs) or any(path.resolve() in held for path in fresh.values()):
            raise StudyDataError.source_twice(spec.file, name)
        tables |= fresh
    as_they_are = {name: _as_they_are(spec, name) for name in spec.tables}
    if len(set(spec.sources)) < len(spec.sources):
        raise StudyDataError.source_twice(spec.file, max(spec.sources, key=spec.sources.count))
    return Sources(tuple(packs), tables, as_they_are)


def _as_they_are(spec: StudySpec, name: str) -> Path:
    path = spec.folder / name
    if not exists(path) and not exists(path, folder=True):
        raise StudyTableError.no_tables(spec.file, name)
    if path.resolve() == spec.folder.resolve():
        raise StudyTableError.own_folder(spec.file, name)
    return path


def _found(path: Path, name: str) -> Pack | dict[str, Path]:
    """Find one source: a pack, or tables by the names that messages call them."""
    if exists(path / "pack.yaml"):
        return open_pack(path)
    if exists(path / "indicators.csv") and exists(path / "figures.csv"):
        raise SourceError.missing_file(name, "pack.yaml")
    if exists(path, folder=True):
        return {f"{name.rstrip('/')}/{_readable(file.name)}": file for file in _tables_in(path)}
    if exists(path):
        return {name: path}
    if name in known_packs():
        return open_pack(name)
    raise TableError.unknown_source(name, known_packs())


def exists(path: Path, *, folder: bool = False) -> bool:
    """Tell whether there is such a file or folder; a name that no system takes is not there."""
    try:
        return path.is_dir() if folder else path.is_file()
    except OSError:
        return False


def _tables_in(folder: Path) -> list[Path]:
    found = sorted(file for file in folder.iterdir() if _is_table(file))
    if not found:
        raise TableError.empty(folder.name)
    return found


def _readable(name: str) -> str:
    """Give a file's name as text, with a mark for letters that the system could not decode."""
    return name.encode(errors="surrogateescape").decode(errors="replace")


def _is_table(file: Path) -> bool:
    """Tell a table from what lies beside it: hidden files, the lock files of an open workbook, and our own."""
    return (
        file.suffix.lower() in SUFFIXES
        and not file.name.startswith((".", "~$"))
        and file.is_file()
        and not made_here(file)
    )


def read_panel(spec: StudySpec, sources: Sources) -> Panel:
    """Read all figures and keep one vintage of each.

    Raises
    ------
    StudyError
        When two sources give one figure different values, a named vintage is not there,
        or fewer than two regions are left.
    """
    return read_sources(spec, sources)[0]


def read_sources(spec: StudySpec, sources: Sources) -> tuple[Panel, list[Words]]:
    """Read all figures and keep one vintage of each, and say what was decided of units, spans and vintages.

    Raises
    ------
    StudyError
        As `read_panel` does.
    """
    asked = [read_asked(spec.tables[name], path, spec.file) for name, path in sources.as_they_are.items()]
    tidy = [read_table(path, name) for name, path in sources.tables.items()]
    packs = [pack.ledger.frame for pack in sources.packs]
    evidence = Ledger(widened([*packs, *tidy, *(each.ledger for each in asked)]))
    own = [*map(_figures, tidy), *(each.frame for each in asked)]
    figures = pl.concat([*map(_figures, packs), *own])
    figures, said = _converted(figures, evidence, spec)
    frame, used = one_vintage(figures, spec, sources.called)
    used += _breaks(own, frame)
    frame = _one_value(_units(frame, spec))
    _refuse_two_units(frame)
    count = frame.filter(pl.col("region") != NATION)["region"].n_unique()
    if count < 2:
        raise StudyError.too_few_regions(count)
    panel = Panel(frame.sort("indicator", "vintage", "region", "period"), evidence)
    return panel, [*(note for each in asked for note in each.notes), *said, *used]


def _breaks(own: list[pl.DataFrame], used: pl.DataFrame) -> list[Words]:
    """Say where the series of a user's own tables that are used change in unit, definition or vintage."""
    if not own:
        return []
    held = set(used.select("indicator", "vintage").unique().iter_rows())
    return [each.words for each in find_breaks(pl.concat(own)) if (each.indicator, each.vintage) in held]


def _converted(figures: pl.DataFrame, evidence: Ledger, spec: StudySpec) -> tuple[pl.DataFrame, list[Words]]:
    if not spec.convert:
        return figures, []
    try:
        done = convert(Panel(figures, evidence), spec.convert).frame.select(SCHEMA.names())
    except KeysError as error:
        raise StudyTableError.bad_key(spec.file, "convert", error) from None
    said = [
        Words(
            f"{name} 的 {count} 个数由“{old}”换算为“{new}”",
            f"{count} figures of {name} are converted from '{old}' to '{new}'",
        )
        for name, old, new, count in conversions(figures, done)
    ]
    return done, said


def _figures(ledger: pl.DataFrame) -> pl.DataFrame:
    names = {code: regions.name(code, "zh") for code in ledger["region"].unique()}
    return ledger.with_columns(
        region_name=pl.col("region").replace_strict(names, return_dtype=pl.String),
        evidence_id=pl.col("id"),
    ).select(SCHEMA.names())


def _units(frame: pl.DataFrame, spec: StudySpec) -> pl.DataFrame:
    if not spec.units:
        return frame
    try:
        wanted = {regions.resolve(name) for name in spec.units}
    except KeysError as error:
        raise StudyDataError.bad_unit(spec.file, error) from None
    absent = sorted(wanted - set(frame["region"]))
    if absent:
        named = [Words(regions.name(code, "zh"), regions.name(code, "en")) for code in absent]
        raise StudyDataError.absent_regions(
            spec.file, Words("、".join(n.zh for n in named), ", ".join(n.en for n in named))
        )
    return frame.filter(pl.col("region").is_in(list(wanted | {NATION})))


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
        shown = [f"{number(value)} ({where})" for value, where in zip(row["all"], row["evidence_id"], strict=True)]
        raise StudyError.two_values(key, shown[0], shown[-1])
    return frame.unique(KEY, keep="first", maintain_order=True)


def _refuse_two_units(frame: pl.DataFrame) -> None:
    """Refuse an indicator whose figures are in two units: they would be compared as if they were in one."""
    named = frame.group_by("indicator", "unit", maintain_order=True).agg(pl.col("evidence_id").first())
    mixed = named.filter(pl.col("indicator").is_duplicated()).sort("indicator", maintain_order=True)
    if mixed.height:
        rows = mixed.filter(pl.col("indicator") == mixed["indicator"][0]).select("unit", "evidence_id").rows()
        raise StudyDataError.two_units(mixed["indicator"][0], rows[0], rows[1])
