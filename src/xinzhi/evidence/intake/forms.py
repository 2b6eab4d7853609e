"""The form of a table: its title and heads without the years, by which next year's edition is known again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.heads import ABOUT, NUMBERED
from xinzhi.evidence.intake.numbers import is_number
from xinzhi.evidence.intake.sidecar import Form, Sidecar
from xinzhi.keys import periods
from xinzhi.lang import Words

YEARS = re.compile(r"(?:19|20)\d{2}(?:\s*[-–—~～至]\s*(?:19|20)?\d{2})?(?!\d)", re.ASCII)
YEAR = "{}"
ROWS, MOST = 40, 400  # rows looked at, heads kept


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was said of an earlier edition: the sidecar, and the name of the table that it stands beside."""

    sidecar: Sidecar
    table: str


def bare(text: str) -> str:
    """Take years, blanks and the table's number out of a text.

    >>> bare("表3-1 2022年各地区 产值"), bare("2023"), bare("2021-2023年")
    ('{}年各地区产值', '{}', '{}年')
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return NUMBERED.sub("", YEARS.sub(YEAR, plain))


def form(grid: Grid) -> Form:
    """Give the form of a sheet: what stands above its first row of figures."""
    lines: list[list[str]] = []
    above = 0
    for row in range(min(grid.height, ROWS)):
        cells = [grid.at(row, column) for column in range(min(grid.width, MOST))]
        if any(is_number(cell) and not periods.seems(cell) for cell in cells):
            break
        above = row + 1
        texts = [bare(text) for column in range(len(cells)) if not ABOUT.match(text := grid.text(row, column))]
        lines.append(list(dict.fromkeys(text for text in texts if text)))
    lines = [line for line in lines if line]
    titled = bool(lines) and len(lines[0]) == 1 and len(lines) > 1
    heads = dict.fromkeys(text for line in lines[titled:] for text in line)
    return Form(lines[0][0] if titled else "", tuple(heads)[:MOST], above)


def known_again(forms: Iterable[Form], name: str, held: Iterable[Remembered]) -> tuple[Remembered | None, list[Words]]:
    """Find what was said of an earlier edition of a file of these forms, or say in what an edition differs.

    A table without a title is known again only by the name of its file, in which another year stands.
    """
    now = set(forms)
    differs: list[Words] = []
    for one in held:
        if one.table == name or not one.sidecar.form:
            continue
        alike = same_series(one.table, name)
        if set(one.sidecar.form) <= now and (alike or all(each.title for each in one.sidecar.form)):
            return one, []
        if alike or {each.title for each in one.sidecar.form} & {each.title for each in now} - {""}:
            differs.extend(_differences(one, now))
    return None, differs


def same_series(one: str, other: str) -> bool:
    """Say whether two files are called the same but for the year in both names.

    >>> same_series("产值2022.xlsx", "产值2023.xlsx"), same_series("a/分省年度数据.csv", "b/分省年度数据.csv")
    (True, False)
    """
    stem = bare(PurePath(one).stem)
    named = any(letter.isalpha() for letter in stem)
    return named and YEAR in stem and stem == bare(PurePath(other).stem)


def _differences(one: Remembered, now: set[Form]) -> Iterator[Words]:
    before = {head for each in one.sidecar.form for head in (each.title, *each.heads) if head}
    after = {head for each in now for head in (each.title, *each.heads) if head}
    gone, new = "、".join(sorted(before - after)), "、".join(sorted(after - before))
    parts_zh = [f"少了：{gone}" if gone else "", f"多了：{new}" if new else ""]
    parts_en = [f"gone: {gone}" if gone else "", f"new: {new}" if new else ""]
    zh, en = "；".join(filter(None, parts_zh)), "; ".join(filter(None, parts_en))
    yield Words(
        f"与上一期 {one.table} 的表式不同，没有套用它的说明文件。{zh}",
        f"its form is not that of the earlier edition {one.table}, whose file beside it was not followed. {en}",
    )


def carried(one: Remembered, name: str) -> Sidecar:
    """Give what holds for another edition, the file `name`: all but periods and vintages.

    An indicator that neither title nor heads name holds only where the names of the files say that they are one series:
    other tables of the same look may hold other indicators.
    """
    sidecar = one.sidecar
    seen = (
        "" if same_series(one.table, name) else "".join(f"{each.title}{''.join(each.heads)}" for each in sidecar.form)
    )
    tables = tuple(
        replace(
            table,
            said=_lasting(table.said, seen),
            columns={name: replace(column, period="") for name, column in table.columns.items()},
        )
        for table in sidecar.tables
    )
    return replace(sidecar, said=_lasting(sidecar.said, seen), tables=tables)


def _lasting(said: dict[str, str], seen: str) -> dict[str, str]:
    """Give what lasts; `seen` is what the table says of itself, empty where that does not matter."""
    unseen = bool(seen) and bool(said.get("indicator")) and bare(said["indicator"]) not in seen
    out = {"period", "vintage", "indicator", "unit"} if unseen else {"period", "vintage"}
    return {key: text for key, text in said.items() if key not in out}
