"""Official classes of industries, with their source; of patents where a table by their classification was had."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any, cast

from xinzhi.errors.keys import KeysError
from xinzhi.keys.ipc_class import IpcClass, IpcRow
from xinzhi.keys.official_class import Complete, Mark, Member, OfficialClass
from xinzhi.lang import Words

SAME_GROUPS = {"strategic-ipc-2021": "strategic-2018"}


@cache
def official_classes() -> dict[str, OfficialClass]:
    """Give every class by its key, those without codes too.

    >>> [key for key, found in official_classes().items() if not found.observable]
    ['future-2024', 'industrial-strategic-2023', 'new-three-2018']
    """
    groups: dict[str, dict[str, Words]] = {}
    members: dict[str, dict[str, Member]] = {}
    for row in _rows("class_groups"):
        groups.setdefault(row["class"], {})[row["group"]] = Words(row["zh"], row["en"])
    for row in _rows("class_codes"):
        own = Member(row["code"], cast("Mark", row["mark"]), tuple(row["groups"].split("|")))
        members.setdefault(row["class"], {})[own.code] = own
    patents: dict[str, list[IpcRow]] = {}
    for row in _rows("class_ipc"):
        symbols, without = tuple(row["symbols"].split()), tuple(row["without"].split())
        patents.setdefault(row["class"], []).append(IpcRow(row["group"], cast("Mark", row["mark"]), symbols, without))
    found: dict[str, OfficialClass] = {}
    for row in _rows("classes"):
        key = row["key"]
        told = _told(row) | {"groups": groups.get(SAME_GROUPS.get(key, key), {}), "members": members.get(key, {})}
        found[key] = IpcClass(**told, rows=tuple(patents[key])) if key in patents else OfficialClass(**told)
    return found


def official(key: str) -> OfficialClass:
    """Give a class.

    Raises
    ------
    KeysError
        When there is none of that key.

    Examples
    --------
    >>> official("strategic-2018").mark("3973"), official("strategic-2018").members["3973"].groups
    ('whole', ('1.2',))
    """
    if key not in official_classes():
        raise KeysError.unknown_class(key, official_classes())
    return official_classes()[key]


def _told(row: dict[str, str]) -> dict[str, Any]:
    return {
        "key": row["key"],
        "title": Words(row["zh"], row["en"]),
        "number": row["number"],
        "year": int(row["year"]),
        "issuer": Words(row["issuer_zh"], row["issuer_en"]),
        "tier": row["tier"],
        "complete": cast("Complete", row["complete"]),
        "read_at": row["read_at"],
        "note": Words(row["note_zh"], row["note_en"]),
    }


def _rows(name: str) -> list[dict[str, str]]:
    path = Path(__file__).with_name("data") / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
