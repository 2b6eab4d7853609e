"""One table into figures: each cell with its region, period, indicator and unit, or with the reason why not."""

from __future__ import annotations

from dataclasses import dataclass

from xinzhi.evidence.intake.columns import Columns, columns, key_at
from xinzhi.evidence.intake.found import Figure, Findings, Given, Remark
from xinzhi.evidence.intake.heads import Head, split_unit
from xinzhi.evidence.intake.layout import Block
from xinzhi.evidence.intake.numbers import is_number, number
from xinzhi.evidence.intake.places import Place, place, why_not
from xinzhi.evidence.intake.said import decisions
from xinzhi.evidence.intake.titles import Around
from xinzhi.evidence.tables import STATUSES
from xinzhi.keys import periods, regions
from xinzhi.keys.periods import Period
from xinzhi.lang import Words

NO_REGION = Words("这一行没有地区名称", "its row names no region")
NO_PERIOD = Words(
    "表头、标题、表名和文件名中都没有唯一的年份；请在旁边的说明文件中写 period",
    "neither heads nor title, sheet or file name give one year; say it as period in a file beside it",
)
TOTAL = Words(
    "“合计”行未写明是哪个地区的合计，表中也不是 31 个省份，没有读入",
    "a total that does not say of what, among other than 31 provinces, was not taken",
)
UNIT_CLASH = Words("数带百分号，与表中的单位不同", "the number has a percent sign, the table another unit")


STATUS = Words(
    "状态列的写法不认得；应为 原值、修订、插补、估计 之一",
    "the status of its row is not known; it may be printed, revised, imputed or estimated",
)


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says of its figures; `period` is None where the columns or the title say it."""

    region: str
    period: Period | Words | None
    indicator: str
    unit: str
    vintage: str
    status: str


def read_block(block: Block, about: Around, given: Given) -> Findings:
    """Read one table."""
    cols = columns(block)
    found = Findings()
    found.decisions.extend(decisions(block, cols, about, given))
    places = {row: place(text) for row in block.body if (text := _name(block, cols, row))}
    codes = {here.code for here in places.values() if here and here.code}
    for row in block.body:
        if any(block.grid.text(row, column) for column in cols.values):
            _row(block, cols, about, row, _settled(places.get(row), codes), found)
    return found


def _settled(here: Place | None, codes: set[str]) -> Place | None:
    """Settle what needs the whole table: a total of 31 provinces, and zones of a division without the north-east."""
    if here and here.total:
        whole = regions.NATION not in codes and sum(code.endswith("0000") for code in codes) >= 31
        return (
            Place(regions.NATION, Words("合计 → 全国", "total → the whole country")) if whole else Place(problem=TOTAL)
        )
    if here and here.zone and "R-northeast" not in codes:
        return Place(f"Z3-{here.code[2:]}", here.corrected, zone=True)
    return here


def _row(  # noqa: PLR0917 (a row has its table, and what it was found to say)
    block: Block, cols: Columns, about: Around, row: int, here: Place | None, found: Findings
) -> None:
    grid, name = block.grid, _name(block, cols, row)
    if here is None or not here.code:
        reason = (here and here.problem) or (why_not(name) if name else NO_REGION)
        for column in cols.values:
            if is_number(grid.at(row, column)):
                found.unread.append(_remark(block, row, column, "region", reason))
        return
    taken = len(found.figures)
    line = _line(block, cols, row, here.code)
    for column, head in cols.values.items():
        value = number(grid.at(row, column))
        if value is None:
            continue
        figure = _figure(block, about, line, (row, column), head, value)
        if isinstance(figure, Figure):
            found.figures.append(figure)
        else:
            found.unread.append(figure)
    if here.corrected and len(found.figures) > taken:
        found.corrections.append(_remark(block, row, block.axis, "region", here.corrected))


def _line(block: Block, cols: Columns, row: int, region: str) -> Line:
    """Read the keys that a row gives for all its figures."""
    keys = cols.keys
    period: Period | Words | None = None
    if "period" in keys:
        text = key_at(block, row, keys["period"])
        period = periods.seems(text) or Words(f"时期“{text}”不是年份或时期", f"'{text}' is no period")
    name, unit = split_unit(key_at(block, row, keys["indicator"])) if "indicator" in keys else ("", "")
    name = name if name.isascii() else "".join(name.split())
    if "unit" in keys:
        unit = block.grid.spread(row, keys["unit"]) or unit
    given = block.grid.spread(row, keys["status"]).lower() if "status" in keys else ""
    vintage = block.grid.spread(row, keys["vintage"]) if "vintage" in keys else ""
    return Line(region, period, name, unit, vintage, STATUSES.get(given, ""))


def _figure(  # noqa: PLR0917 (a cell has its row, its column, and what both say)
    block: Block, about: Around, line: Line, at: tuple[int, int], head: Head, value: float | Words
) -> Figure | Remark:
    """Give the figure of a cell, or the reason why it is none."""
    if isinstance(value, Words):
        return _remark(block, *at, "number", value)
    period = line.period or head.period or about.period or NO_PERIOD
    if isinstance(period, Words):
        return _remark(block, *at, "period", period)
    if not line.status:
        return _remark(block, *at, "status", STATUS)
    indicator = "·".join(part for part in (line.indicator, head.indicator) if part) or about.name
    unit, printed = line.unit or head.unit or about.unit, block.grid.text(*at)
    if printed.endswith(("%", "％")):
        if unit not in {"", "%", "％"}:
            return _remark(block, *at, "unit", UNIT_CLASH)
        unit = unit or "%"
    sheet, cell = block.grid.sheet, block.grid.place(*at)
    return Figure(line.region, period, indicator, value, unit, line.vintage, line.status, sheet, cell, printed)


def _name(block: Block, cols: Columns, row: int) -> str:
    """Give the name of a row's region; where years go down too, one name may stand for the rows below it."""
    named = block.grid.spread(row, block.axis)
    return named or (key_at(block, row, block.axis) if "period" in cols.keys else "")


def _remark(block: Block, row: int, column: int, what: str, words: Words) -> Remark:
    grid = block.grid
    return Remark(grid.file, grid.sheet, grid.place(row, column), what, words, grid.text(row, column))
