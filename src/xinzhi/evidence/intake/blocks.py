"""One table into figures: each cell with its region, period, indicator and unit, or with the reason why not."""

from __future__ import annotations

from xinzhi.evidence.intake.columns import Columns, columns
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


def read_block(block: Block, about: Around, given: Given) -> Findings:
    """Read one table."""
    cols = columns(block)
    found = Findings()
    found.decisions.extend(decisions(block, cols, about, given))
    places = {row: place(text) for row in block.body if (text := block.grid.spread(row, block.axis))}
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


def _row(  # noqa: PLR0917 (as for a cell)
    block: Block, cols: Columns, about: Around, row: int, here: Place | None, found: Findings
) -> None:
    grid, name = block.grid, block.grid.spread(row, block.axis)
    if here is None or not here.code:
        reason = (here and here.problem) or (why_not(name) if name else NO_REGION)
        for column in cols.values:
            if is_number(grid.at(row, column)):
                found.unread.append(_remark(block, row, column, "region", reason))
        return
    taken = len(found.figures)
    for column, head in cols.values.items():
        _cell(block, cols, about, row, column, head, here, found)
    if here.corrected and len(found.figures) > taken:
        found.corrections.append(_remark(block, row, block.axis, "region", here.corrected))


def _cell(  # noqa: PLR0917 (a cell has its row, its column, and what both say)
    block: Block, cols: Columns, about: Around, row: int, column: int, head: Head, here: Place, found: Findings
) -> None:
    value = number(block.grid.at(row, column))
    if value is None:
        return
    if isinstance(value, Words):
        found.unread.append(_remark(block, row, column, "number", value))
        return
    period = _period(block, cols, about, row, head)
    if isinstance(period, Words):
        found.unread.append(_remark(block, row, column, "period", period))
        return
    indicator, unit = _measured(block, cols, about, row, head)
    printed = block.grid.text(row, column)
    if printed.endswith(("%", "％")):
        if unit not in {"", "%", "％"}:
            found.unread.append(_remark(block, row, column, "unit", UNIT_CLASH))
            return
        unit = unit or "%"
    keys = {key: block.grid.spread(row, at) for key, at in cols.keys.items()}
    status = STATUSES.get(keys.get("status", "").lower(), "printed")
    place_ = block.grid.place(row, column)
    vintage = keys.get("vintage", "")
    found.figures.append(
        Figure(here.code, period, indicator, value, unit, vintage, status, block.grid.sheet, place_, printed)
    )


def _period(block: Block, cols: Columns, about: Around, row: int, head: Head) -> Period | Words:
    at = cols.keys.get("period")
    if at is not None:
        text = block.grid.spread(row, at)
        return periods.seems(text) or Words(f"时期“{text}”不是年份或时期", f"'{text}' is no period")
    return head.period or about.period or NO_PERIOD


def _measured(block: Block, cols: Columns, about: Around, row: int, head: Head) -> tuple[str, str]:
    """Give indicator and unit of a cell."""
    parts: list[str] = []
    unit = ""
    if "indicator" in cols.keys:
        name, unit = split_unit(block.grid.spread(row, cols.keys["indicator"]))
        parts.append("".join(name.split()) if not name.isascii() else name)
    if head.indicator:
        parts.append(head.indicator)
    if "unit" in cols.keys:
        unit = block.grid.spread(row, cols.keys["unit"]) or unit
    return "·".join(parts) or about.name, unit or head.unit or about.unit


def _remark(block: Block, row: int, column: int, what: str, words: Words) -> Remark:
    grid = block.grid
    return Remark(grid.file, grid.sheet, grid.place(row, column), what, words, grid.text(row, column))
