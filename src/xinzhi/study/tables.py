"""Tables as people have them among the sources of a study: what is asked of them, and their figures by the study's keys."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from xinzhi.errors.intake import IntakeError
from xinzhi.errors.keys import KeysError
from xinzhi.errors.study import StudyError
from xinzhi.errors.study_tables import StudyTableError
from xinzhi.evidence.intake.sidecar import ENDING
from xinzhi.keys import periods, units
from xinzhi.lang import Words
from xinzhi.panel._folder import BESIDE, folder
from xinzhi.panel.convert import conversions, convert
from xinzhi.panel.intake import ReadPanel, read_tables
from xinzhi.panel.model import SCHEMA, Panel, annual
from xinzhi.study.reader import Reader

SAID = ("indicator", "unit", "period", "vintage", "kind", "within")  # what the tables may not say themselves
KEYS = ("tables", "indicators", "units", "part", *SAID)


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables that a study names under ``sources``.

    Attributes
    ----------
    name
        The file or folder, as the study writes it.
    indicators
        From the name in the tables to the study's indicator; others are not used. Empty: all, by their own names.
    units
        From the study's indicator to the unit its figures are converted to.
    part
        The part of the year that is read in place of the year, such as ``Q1-Q3``; empty for the year.
    said
        What the tables do not say themselves: indicator, unit, period, vintage, kind, and the region that all lies in.
    """

    name: str
    indicators: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    part: str = ""
    said: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the tables hold: figures by `SCHEMA`, their evidence, and what a reader should know of it."""

    frame: pl.DataFrame
    ledger: pl.DataFrame
    notes: tuple[Words, ...]


def asked_sources(top: Reader) -> tuple[tuple[str, ...], dict[str, Tables]]:
    """Read the key ``sources``: the names of all sources, and what is asked of those with ``tables``."""
    given = top.get("sources")
    items = given if isinstance(given, list) else [given]
    parts = [Reader(top.file, item, f"sources[{at}]") for at, item in enumerate(items, 1) if isinstance(item, dict)]
    asked = {tables.name: tables for tables in map(_asked, parts)}
    named = [item["tables"] if isinstance(item, dict) else item for item in items]
    plain = Reader(top.file, {"sources": named} if given is not None else {})
    return plain.texts("sources", required=True), asked


def _asked(part: Reader) -> Tables:
    part.only(KEYS)
    said = {key: part.text(key) for key in SAID if part.get(key) is not None}
    wanted = {str(key): str(value) for key, value in part.mapping("units").items()}
    try:
        for unit in wanted.values():
            units.parse(unit)
        if said.get("period"):
            periods.parse(said["period"])
        suffix = _part(part.text("part")) if part.get("part") is not None else ""
    except KeysError as error:
        raise StudyTableError.bad_key(part.file, part.where, error) from None
    indicators = {str(key): str(value).strip() for key, value in part.mapping("indicators").items()}
    return Tables(part.text("tables", required=True), indicators, wanted, suffix, said)


def _part(text: str) -> str:
    """Give the part of a year as the names of periods end: ``Q1-Q3`` for 前三季度."""
    found = periods.within(text, 2000) or periods.parse(f"2000{text}")
    return "" if found.whole else found.name.removeprefix("2000")


def files_of(path: Path) -> list[Path]:
    """List the tables that are read at `path`, and the files beside them, sorted."""
    if path.is_file():
        beside = path.with_name(path.name + ENDING)
        return [path, *([beside] if beside.is_file() else [])]
    beside_all = (file for ending in BESIDE for file in path.rglob(f"*{ending}") if file.is_file())
    return sorted({*(file for file, _ in folder(path).files), *beside_all})


def digest_of(path: Path, name: str) -> str:
    """Give one SHA-256 over all files of a source, with their names."""
    whole = hashlib.sha256()
    for file in files_of(path):
        try:
            own = hashlib.sha256(file.read_bytes()).hexdigest()
        except OSError as error:
            from xinzhi.errors.system import trouble

            raise IntakeError.unreadable(name, trouble(error)) from None
        whole.update(f"{file.relative_to(path.parent).as_posix()} {own}\n".encode())
    return whole.hexdigest()


def read_asked(asked: Tables, path: Path, file: str) -> Figures:
    """Read the tables at `path` into figures by the study's indicators and units; `file` is the study's name.

    Raises
    ------
    XinzhiError
        When nothing can be read, an indicator is not in the tables, or a unit cannot be converted.
    """
    read = read_tables(path, tell=None, **asked.said)
    frame, notes = _spans(read.frame, asked, file)
    frame = frame.filter(pl.col("region").str.contains(r"^\d+$"))  # zones of the country are sums of regions
    named = _named(frame, asked, file)
    notes += _joined(frame, named, asked.name)
    try:
        done = convert(Panel(named, read.evidence), asked.units)
    except KeysError as error:
        raise StudyTableError.bad_key(file, f"sources: {asked.name}: units", error) from None
    notes += [_converted(asked.name, *row) for row in conversions(named, done.frame)]
    prefix = asked.name.rstrip("/") + "/" if path.is_dir() else ""
    ids = pl.lit(prefix) + pl.col("evidence_id")
    frame = done.frame.with_columns(evidence_id=ids).select(SCHEMA.names())
    return Figures(frame, _ledger(done, prefix), (*notes, *_left(read, asked.name)))


def _spans(frame: pl.DataFrame, asked: Tables, file: str) -> tuple[pl.DataFrame, list[Words]]:
    """Keep the figures of years, or of the part of the year that the study asks for."""
    if not asked.part:
        kept, others = annual(frame), frame.height - annual(frame).height
        said = Words(
            f"{asked.name}：{others} 个季度、月度和累计数不作全年数使用",
            f"{asked.name}: {others} figures of quarters, months and since January are not used as figures of the year",
        )
        return kept, [said] if others else []
    kept = frame.filter(pl.col("span") == pl.col("period").cast(pl.String) + asked.part)
    if kept.is_empty():
        held = frame.select(pl.col("span").str.slice(4))["span"].unique().sort().to_list()
        raise StudyError.unknown_choice(
            file, f"sources: {asked.name}: part", asked.part, [name for name in held if name]
        )
    said = Words(
        f"{asked.name}：按研究的要求，各年取 {asked.part} 的数，不是全年数",
        f"{asked.name}: as the study asks, figures are of {asked.part} of each year and not of the whole year",
    )
    return kept, [said]


def _named(frame: pl.DataFrame, asked: Tables, file: str) -> pl.DataFrame:
    """Give the figures their study indicators; a name is found whatever its spaces and width."""
    if not asked.indicators:
        return frame
    held: dict[str, list[str]] = {}
    for name in frame["indicator"].unique().sort():
        held.setdefault(units.plain(name), []).append(name)
    codes: dict[str, str] = {}
    for name, code in asked.indicators.items():
        if units.plain(name) not in held:
            known = sorted(frame["indicator"].unique())
            raise StudyError.unknown_choice(file, f"sources: {asked.name}: indicators", name, known)
        codes |= dict.fromkeys(held[units.plain(name)], code)
    return frame.filter(pl.col("indicator").is_in(list(codes))).with_columns(pl.col("indicator").replace(codes))


def _joined(frame: pl.DataFrame, named: pl.DataFrame, source: str) -> list[Words]:
    """Say where one indicator of the study is made of several of the tables, and of which years each is."""
    both = named.select("evidence_id", code="indicator").join(
        frame.select("evidence_id", "indicator", "period"), on="evidence_id"
    )
    spans = both.group_by("code", "indicator").agg(
        pl.col("period").min().alias("first"), pl.col("period").max().alias("last")
    )
    said = []
    for (code,), part in spans.sort("code", "first", "indicator").group_by("code", maintain_order=True):
        if part.height > 1:
            rows = part.select("indicator", "first", "last").rows()
            zh = "、".join(f"{name}（{first}—{last}）" for name, first, last in rows)
            en = ", ".join(f"{name} ({first}–{last})" for name, first, last in rows)
            said.append(
                Words(
                    f"{source}：{code} 由表中几个名称合成，口径可能不同：{zh}",
                    f"{source}: {code} joins several names of the tables, whose definitions may differ: {en}",
                )
            )
    return said


def _ledger(done: Panel, prefix: str) -> pl.DataFrame:
    """Give the evidence of the figures used: as printed, by the study's indicator, with the table's own name as series."""
    used = done.frame.select(id="evidence_id", code="indicator")
    held = done.evidence.frame.join(used, on="id", how="inner", maintain_order="left")
    return held.with_columns(
        id=pl.lit(prefix) + pl.col("id"),
        read_from=pl.lit(prefix) + pl.col("read_from"),
        source=pl.lit(prefix) + pl.col("source"),
        series="indicator",
        indicator="code",
    ).drop("code")


def _converted(name: str, indicator: str, old: str, new: str, count: int) -> Words:
    return Words(
        f"{name}：{indicator} 的 {count} 个数由“{old}”换算为“{new}”",
        f"{name}: {count} figures of {indicator} are converted from '{old}' to '{new}'",
    )


def _left(read: ReadPanel, name: str) -> Iterable[Words]:
    """Say what was not read, so that nothing is lost in silence."""
    for file, error in read.failed:
        yield Words(
            f"{name}：未能读取 {file}（{error.words.zh.rstrip('。')}）",
            f"{name}: {file} was not read ({error.words.en.rstrip('.')})",
        )
    cells = sum(each.count for each in read.unread)
    if cells:
        yield Words(
            f"{name}：有 {cells} 个单元格未读入，可用 xinzhi import 逐个查看",
            f"{name}: {cells} cells were not taken; xinzhi import lists them",
        )
    names = len(read.corrections)
    if names:
        yield Words(f"{name}：更正了 {names} 处地区名称", f"{name}: {names} names of regions were put right")


def widened(ledgers: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Put ledgers together; what only some of them know is empty in the others."""
    frames = list(ledgers)
    if len({tuple(frame.columns) for frame in frames}) == 1:
        return pl.concat(frames)
    return pl.concat(frames, how="diagonal").with_columns(pl.col(pl.String).fill_null(""))
