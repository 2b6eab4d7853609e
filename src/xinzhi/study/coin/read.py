"""The two tables of an index: read, checked, and put together."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import polars as pl

from xinzhi.errors.coin import CoinError
from xinzhi.lang import Words
from xinzhi.measures.tree import Tree
from xinzhi.study.coin.coin import Coin, Keys
from xinzhi.study.coin.structure import Structure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

Table: TypeAlias = "str | Path | pl.DataFrame | Mapping[str, Sequence[Any]]"
NEEDED = ("iCode", "Type", "Level", "Parent", "Direction", "Weight")
TYPES = ("Indicator", "Aggregate", "Group", "Denominator", "Other")
MISSING = ["NA", "", "NaN"]
KIND = Words(f"以下之一：{'、'.join(TYPES)}", f"one of {', '.join(TYPES)}")
TURN = Words("1 或 -1", "1 or -1")
WEIGHT = Words("不小于 0 的数", "a number of 0 or above")
LEVEL = Words("从 1 开始的整数", "a whole number from 1")
NUMBER = Words("数字", "a number")
TOP = Words("空（最高一层没有上级）", "empty at the top")


def read_coin(iMeta: Table, iData: Table) -> Coin:
    """Read an index in the form of COINr: its tree (iMeta) and its figures (iData).

    Parameters
    ----------
    iMeta
        A csv file or a table (polars, pandas, or columns by name) with the columns iCode, Type, Level, Parent,
        Direction, Weight, and iName, Unit, Target and Denominator where there are any.
    iData
        A csv file or a table with the column uCode, one column for each indicator, denominator and group, and
        Time where there are several periods.

    Returns
    -------
    Coin
        With the step Raw; ``run`` takes all others.

    Raises
    ------
    CoinError
        When a column, a level or a parent is missing, a code stands twice, or an entry cannot be used.

    Examples
    --------
    >>> meta = pl.DataFrame(
    ...     {
    ...         "iCode": ["a", "b", "index"],
    ...         "Type": ["Indicator", "Indicator", "Aggregate"],
    ...         "Level": [1, 1, 2],
    ...         "Parent": ["index", "index", None],
    ...         "Direction": [1, -1, 1],
    ...         "Weight": [1, 1, 1],
    ...     }
    ... )
    >>> data = pl.DataFrame({"uCode": ["x", "y", "z"], "a": [1.0, 2.0, 3.0], "b": [5.0, 4.0, 1.0]})
    >>> read_coin(meta, data).run()["Aggregated"]["index"].to_list()
    [0.0, 37.5, 100.0]
    """
    meta, data = _table(iMeta), _table(iData)
    structure, others = _structure(meta)
    for code in (*structure.indicators, *(by for by in structure.denominators if by)):
        if code not in data.columns:
            raise CoinError.no_column("iData", code, data.columns)
    keys = _keys(data, [code for code, kind in others.items() if kind == "Group" and code in data.columns])
    figures = np.column_stack([_column(data, code, keys.units) for code in structure.indicators])
    sizes = {by: _column(data, by, keys.units) for by in dict.fromkeys(structure.denominators) if by}
    return Coin.raw(structure, keys, figures, sizes)


def _table(source: Table) -> pl.DataFrame:
    if isinstance(source, str | Path):
        return pl.read_csv(source, infer_schema_length=None, null_values=MISSING)
    if isinstance(source, pl.DataFrame):
        return source
    # Another kind of table: what it calls missing is a NaN or nothing.
    columns = {str(name): [None if _no_number(value) else value for value in source[name]] for name in source}
    return pl.DataFrame(columns, strict=False)


def _no_number(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)


def _structure(meta: pl.DataFrame) -> tuple[Structure, dict[str, str]]:
    for column in NEEDED:
        if column not in meta.columns:
            raise CoinError.no_column("iMeta", column, meta.columns)
    rows = [{key: value for key, value in row.items() if value is not None} for row in meta.iter_rows(named=True)]
    codes = [str(row.get("iCode")) for row in rows]
    _once("iMeta", codes)
    for row in rows:
        if row.get("Type") not in TYPES:
            raise CoinError.bad_entry("iMeta", str(row.get("iCode")), "Type", row.get("Type"), KIND)
    held = [row for row in rows if row["Type"] in {"Indicator", "Aggregate"}]
    levels = _levels(held)
    names = [tuple(str(row["iCode"]) for row in level) for level in levels]
    tree = Tree.of(
        *[_parents(level, above, at) for at, (level, above) in enumerate(zip(levels, names[1:], strict=False))]
    )
    structure = Structure(
        levels=tuple(names),
        tree=tree,
        weights=tuple(np.array([_number(row, "Weight", WEIGHT, least=0.0) for row in level]) for level in levels[:-1]),
        direction=np.array([_turn(row) for row in levels[0]]),
        target=np.array([_number(row, "Target", NUMBER) if "Target" in row else math.nan for row in levels[0]]),
        denominators=tuple(str(row["Denominator"]) if "Denominator" in row else None for row in levels[0]),
        names={str(row["iCode"]): str(row.get("iName", row["iCode"])) for row in rows},
        units={str(row["iCode"]): str(row.get("Unit", "")) for row in rows},
    )
    return structure, {str(row["iCode"]): str(row["Type"]) for row in rows}


def _levels(held: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    by_level: dict[int, list[dict[str, Any]]] = {}
    for row in held:
        level = _number(row, "Level", LEVEL, least=1.0)
        if level != int(level) or (level == 1) != (row["Type"] == "Indicator"):
            raise CoinError.bad_entry("iMeta", str(row["iCode"]), "Level", row.get("Level"), LEVEL)
        by_level.setdefault(int(level), []).append(row)
    highest = max(by_level, default=0)
    for level in range(1, max(highest, 2) + 1):
        if level not in by_level:
            raise CoinError.missing_level(level, max(highest, 2))
    for row in by_level[highest]:
        if "Parent" in row:
            raise CoinError.bad_entry("iMeta", str(row["iCode"]), "Parent", row["Parent"], TOP)
    return [by_level[level] for level in range(1, highest + 1)]


def _parents(level: list[dict[str, Any]], above: tuple[str, ...], at: int) -> list[int]:
    found = []
    for row in level:
        parent = row.get("Parent")
        if parent not in above:
            raise CoinError.unknown_parent(str(row["iCode"]), parent, at + 1, above)
        found.append(above.index(str(parent)))
    childless = [code for i, code in enumerate(above) if i not in found]
    if childless:
        raise CoinError.childless(childless)
    return found


def _number(row: dict[str, Any], column: str, expected: Words, *, least: float = -math.inf) -> float:
    value = row.get(column)
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number) or number < least:
        raise CoinError.bad_entry("iMeta", str(row["iCode"]), column, value, expected)
    return number


def _turn(row: dict[str, Any]) -> float:
    turn = _number(row, "Direction", TURN)
    if turn not in {1.0, -1.0}:
        raise CoinError.bad_entry("iMeta", str(row["iCode"]), "Direction", row["Direction"], TURN)
    return turn


def _keys(data: pl.DataFrame, groups: Sequence[str]) -> Keys:
    if "uCode" not in data.columns:
        raise CoinError.no_column("iData", "uCode", data.columns)
    units = [str(unit) for unit in data["uCode"]]
    times = [str(time) for time in data["Time"]] if "Time" in data.columns else [""] * len(units)
    _once("iData", [f"{unit} {time}".strip() for unit, time in zip(units, times, strict=True)])
    return Keys(tuple(units), tuple(times), {code: tuple(map(str, data[code])) for code in groups})


def _once(table: str, codes: list[str]) -> None:
    twice = [code for code in dict.fromkeys(codes) if codes.count(code) > 1]
    if twice:
        raise CoinError.twice(table, twice)


def _column(data: pl.DataFrame, code: str, units: tuple[str, ...]) -> NDArray[np.float64]:
    found = np.full(data.height, np.nan)
    for i, value in enumerate(data[code]):
        if value is None:
            continue
        try:
            found[i] = float(value)
        except (TypeError, ValueError):
            raise CoinError.not_numbers(code, value, units[i]) from None
    return found
