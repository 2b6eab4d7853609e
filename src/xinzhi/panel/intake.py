"""Tables as people have them into a panel: a file or a whole folder, nothing lost and nothing silent."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

import polars as pl

from xinzhi.errors import XinzhiError
from xinzhi.errors.intake import IntakeError
from xinzhi.errors.system import trouble
from xinzhi.evidence.intake import DOCUMENTS, SUFFIXES, read_figures
from xinzhi.evidence.intake.found import Findings, Remark, Shape
from xinzhi.evidence.intake.told import Asked
from xinzhi.evidence.model import LEDGER_SCHEMA, Ledger
from xinzhi.keys import regions
from xinzhi.lang import Words
from xinzhi.panel._asked import asked
from xinzhi.panel._folder import Folder, folder
from xinzhi.panel.breaks.remarks import break_remarks
from xinzhi.panel.model import SCHEMA, Panel

CELLS = pl.Schema(
    [*LEDGER_SCHEMA.items(), *((name, pl.String()) for name in ("file", "sheet", "cell", "printed", "span"))]
)
FIGURES = pl.Schema([*SCHEMA.items(), ("span", pl.String()), ("kind", pl.String())])
BROKEN = Words(
    "读取时出错（{}），内容可能已损坏；在表格软件中打开并另存一份后再试",
    "reading it failed ({}); its content may be damaged. Open it in a spreadsheet program and save it anew",
)
TOO_MUCH = Words("内存不足", "there is not enough memory for it")
Tell = Callable[[Words, int, int], None]


@dataclass(frozen=True, slots=True)
class ReadPanel(Panel):
    """A panel read from tables, with what was decided on the way.

    The frame has two more columns: `span`, the period by its own name (2023, 2023Q3, 2023Q1-Q3), and its `kind` (flow,
    cumulative, stock); `period` is the year. `region` of a zone row is the code of the zone (R-east), or ``Z3-east``
    where the country is divided into three zones without the north-east.

    Attributes
    ----------
    decisions
        What was inferred of heads, axes, units, indicators and periods; notes of the tables.
    corrections
        Names of regions that were put right.
    unread
        Cells that were not taken, with the reason.
    failed
        Files that could not be read, with the message.
    files
        Files that were read, with their SHA-256.
    shapes
        How each table was read: its cells, heads and axis, and what its columns hold.
    """

    decisions: tuple[Remark, ...] = ()
    corrections: tuple[Remark, ...] = ()
    unread: tuple[Remark, ...] = ()
    failed: tuple[tuple[str, XinzhiError], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read: its name, its SHA-256 and its figures."""

    name: str
    sha256: str
    figures: pl.DataFrame


def read_frame(frame: Any, *, name: str = "frame", keys: object = None, within: str = "", **options: str) -> ReadPanel:
    """Read a wide or tidy data frame of polars, pandas or pyarrow into a panel, as any other table.

    Parameters
    ----------
    frame
        The data frame; the names of its columns are the heads. An index of pandas that is more than a count is read
        as columns before them.
    name
        What the frame is called in evidence and messages.
    keys, within
        As for `read_tables`.
    **options
        What the frame does not say itself: `indicator`, `unit`, `period`, `vintage`, `kind`.

    Returns
    -------
    ReadPanel
        The cell of each figure is ``[row, column]``: the row counted from 0 and the name of the column.

    Raises
    ------
    IntakeError
        When it is no data frame, or no table by region.
    KeysError
        When `period` is no period.

    Examples
    --------
    >>> wide = pl.DataFrame({"地区": ["北京", "上海"], "2022年": [1.5, 2.5], "2023年": [3, None]})
    >>> panel = read_frame(wide, indicator="产值", unit="亿元")
    >>> panel.frame.select("region", "period", "value", "unit", "evidence_id").row(0)
    ('110000', 2022, 1.5, '亿元', 'frame#[0, 2022年]')
    """
    from xinzhi.evidence.intake.frames import frame_figures, frame_grid

    said = asked(None, keys, within, "", options)
    held = frame_grid(frame, name)
    found = frame_figures(held, said)
    return _panel(replace(found, tables=[]), [Read(name, held.sha256, found.figures)], [])


def read_tables(
    path: str | Path | Any,
    *,
    tell: Tell | None = None,
    keys: object = None,
    within: str = "",
    remembered: str | Path = "",
    **options: str,
) -> ReadPanel:
    """Read the tables of a file, or of every file below a folder, into a panel.

    Reads csv and tsv (UTF-8, GBK/GB18030, UTF-16), xlsx, xlsb, xls and ods, also those under Excel's default password,
    tables of pages, also those called .xls, of docx and of PDFs with text and drawn lines, Stata's dta and Parquet.
    What a file is, is seen from its content. Regions may go down or across, with years, indicators or both on the
    other side; titles, units, notes, totals and zones are told from figures.

    Parameters
    ----------
    path
        The file or folder, or a data frame, which `read_frame` reads. In a folder a file that cannot be read is listed
        in `failed` and stops nothing.
    tell
        Is told each file: its name, its place and how many there are.
    keys
        Keys of your own in place of the regions of China, and as strict: the path of a CSV (key, name, aliases, parent,
        from, to), a mapping from key to name, or ``countries``.
    within
        Code of the region that all lies in, to tell equal names apart.
    remembered
        A folder, or one file, with what was said of earlier editions; what lies beside the tables counts anyway.
    **options
        What the files do not say themselves: `indicator`, `unit`, `period`, `vintage`, and the `kind` of the periods
        (flow, cumulative, stock). A file beside a table, called like it with ``.intake.yaml`` behind, may say the same
        for this table, and correct what was inferred of it; it counts for later editions of the same form too.

    Returns
    -------
    ReadPanel
        Where several files give the same figure, the name of its file is the vintage of each.

    Raises
    ------
    IntakeError
        When there is nothing to read, or no file could be read.
    KeysError
        When `period` is no period, or the list of keys is not in order.
    """
    if not isinstance(path, str | PurePath):
        return read_frame(path, keys=keys, within=within, **options)
    place = Path(path)
    said = asked(place, keys, within, str(remembered), options)
    held = Folder([(place, place.name)]) if place.is_file() else folder(place)
    if not held.files and not held.failed:
        raise IntakeError.nothing_there(str(path), SUFFIXES)
    found = Findings(decisions=held.remarks(place.name))
    ledgers: list[Read] = []
    failed = held.failed
    for at, (file, name) in enumerate(held.files):
        if tell:
            tell(Words(name, name), at, len(held.files))
        try:
            sha256, read = _read(file, name, said, {each.sha256 for each in ledgers})
        except XinzhiError as error:
            if error.code == "intake.no-table" and len(held.files) > 1 and file.suffix.lower() in DOCUMENTS:
                found.decisions.append(Remark(name, "", "", "no-table", error.words))
            else:
                failed.append((name, error))
            continue
        found.add(replace(read, tables=[]))
        ledgers.append(Read(name, sha256, read.figures))
    if not any(each.figures.height for each in ledgers):
        raise failed[0][1] if failed else IntakeError.nothing_there(str(path), SUFFIXES)
    return _panel(found, ledgers, failed)


def _read(file: Path, name: str, said: Asked, held: set[str]) -> tuple[str, Findings]:
    data, read = _figures(file, name, said)
    sha256 = hashlib.sha256(data).hexdigest()
    _unchanged(file, name, sha256)
    if sha256 in held:
        words = Words("与前面的一个文件完全相同，没有再读", "is the same as a file before and was not read again")
        return sha256, Findings(decisions=[Remark(name, "", "", "same-file", words)])
    return sha256, read


def _figures(file: Path, name: str, said: Asked) -> tuple[bytes, Findings]:
    """Read a file; whatever goes wrong in it is said of this file, and the others of its folder are read."""
    try:
        return read_figures(file, name, said)
    except XinzhiError:
        raise
    except MemoryError:
        raise IntakeError.unreadable(name, TOO_MUCH) from None
    except BaseException as error:
        # What a compiled reader raises on nonsense (a panic) is no Exception; a wish to stop is none either.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        kind = type(error).__name__
        words = Words(BROKEN.zh.format(kind), BROKEN.en.format(kind))
        raise IntakeError.unreadable(name, words) from error


def _unchanged(file: Path, name: str, sha256: str) -> None:
    """Make sure that the file on the disk is still the one that was read."""
    try:
        with file.open("rb") as again:
            now = hashlib.file_digest(again, "sha256").hexdigest()
    except OSError as error:
        raise IntakeError.unreadable(name, trouble(error)) from None
    if now != sha256:
        raise IntakeError.changed(name)


def _panel(found: Findings, ledgers: list[Read], failed: list[tuple[str, XinzhiError]]) -> ReadPanel:
    vintages = _vintages(ledgers)
    figures = pl.concat([_named(each, vintages.get(each.name, {})) for each in ledgers])
    figures = figures[_order(figures.select("indicator", "vintage", "region", "year", "span"))]
    cells = _cells(figures, {each.name: each.sha256 for each in ledgers})
    names = {code: found.names.get(code) or region_name(code) for code in cells["region"].unique().sort()}
    frame = cells.select(
        "region", pl.col("region").replace_strict(names, return_dtype=pl.String).alias("region_name"), "period",
        "indicator", "value", "unit", "vintage", "status", "grade", pl.col("id").alias("evidence_id"), "span", "kind",
    )  # fmt: skip
    return ReadPanel(
        frame,
        Ledger(cells.select(CELLS.names())),
        (*found.decisions, *_two_vintages(vintages), *break_remarks(frame, cells, found.decisions)),
        tuple(found.corrections),
        tuple(found.unread),
        tuple(failed),
        tuple((each.name, each.sha256) for each in ledgers),
        tuple(found.shapes),
    )


def _named(read: Read, vintages: dict[str, str]) -> pl.DataFrame:
    """Give the figures of a file with its name, and with the vintage that its name is where others give them too."""
    named = read.figures.with_columns(source=pl.lit(read.name, pl.Categorical()))
    if not vintages:
        return named
    given = pl.col("indicator").cast(pl.String).replace_strict(vintages, default="").cast(pl.Categorical())
    return named.with_columns(vintage=pl.when(pl.col("vintage") == "").then(given).otherwise("vintage"))


def _cells(figures: pl.DataFrame, digests: dict[str, str]) -> pl.DataFrame:
    """Give the figures with their cells, columns `CELLS` and the span and kind of the period."""
    none, sheet = pl.lit(""), pl.col("sheet")
    locator = pl.when(sheet == none).then("cell").otherwise(pl.concat_str(sheet, pl.lit("!"), "cell"))
    return (
        figures.lazy()
        .with_columns(sha256=pl.col("source").replace_strict(digests, return_dtype=pl.Categorical()))
        .with_columns(pl.col(pl.Categorical()).cast(pl.String))
        .with_columns(
            locator=locator, series="indicator", read_from="source", file="source", period="year", grade=none, address=none
        )
        .with_columns(id=pl.concat_str("source", pl.lit("#"), "locator"))
        .collect()
    )  # fmt: skip


def _order(keys: pl.DataFrame) -> pl.Series:
    """Give the rows in the order of the keys, compared as text or number, the first key first."""
    ranks = [
        key if key.dtype.is_integer() else key.cast(pl.Enum(key.unique().cast(pl.String).sort())).to_physical()
        for key in keys
    ]
    return pl.DataFrame(ranks).select(pl.arg_sort_by(*keys.columns, maintain_order=True)).to_series()


def _vintages(ledgers: list[Read]) -> dict[str, dict[str, str]]:
    """Give, by file and indicator, the vintage of figures that several files give."""
    if len(ledgers) < 2:
        return {}
    keys = ["region", "year", "span", "kind", "indicator"]
    held = pl.concat(
        each.figures.filter(vintage="").select(*keys, file=pl.lit(number)) for number, each in enumerate(ledgers)
    )
    several = (
        held.filter(held.select(keys).is_duplicated()).select("file", "indicator").unique().sort("file", "indicator")
    )
    shared: dict[str, dict[str, str]] = {}
    for number, indicator in several.iter_rows():
        name = ledgers[number].name
        shared.setdefault(name, {})[indicator] = PurePath(name).with_suffix("").as_posix()
    stems = [stem for by in shared.values() for stem in set(by.values())]
    if len(set(stems)) < len(stems):  # two files that differ in their ending only
        return {name: dict.fromkeys(by, name) for name, by in shared.items()}
    return shared


def _two_vintages(vintages: dict[str, dict[str, str]]) -> Iterator[Remark]:
    for name, by_indicator in vintages.items():
        for indicator, vintage in by_indicator.items():
            words = Words(
                f"{indicator}：别的文件也给出同一地区同一时期的数，口径记为“{vintage}”，两者都保留",
                f"{indicator}: other files give figures of the same regions and periods; their vintage here is "
                f"'{vintage}', and all are kept",
            )
            yield Remark(name, "", "", "vintage", words)


def region_name(code: str) -> str:
    """Give the Chinese name of a region or zone.

    >>> region_name("110000"), region_name("R-east"), region_name("Z3-east")
    ('北京', '东部地区', '东部地区')
    """
    return regions.name(code, "zh")
