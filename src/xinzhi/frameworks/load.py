"""Read a framework file: YAML in, `Framework` out, every mistake named with file, line and key."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import cast, get_args

from xinzhi.errors.framework_files import FrameworkFileError
from xinzhi.errors.frameworks import FrameworkError
from xinzhi.frameworks.citation import Citation
from xinzhi.frameworks.direction import Direction, parse_direction
from xinzhi.frameworks.document import Entry, read_document
from xinzhi.frameworks.formula import Formula
from xinzhi.frameworks.formula_parse import parse_formula
from xinzhi.frameworks.model import ORIGINS, STATUSES, Dimension, Framework, Indicator, Node, Origin, Status
from xinzhi.lang import Lang, Words

TOP_KEYS = (
    "id",
    "name",
    "status",
    "origin",
    "citation",
    "edition",
    "level",
    "scheme",
    "note",
    "limits",
    "translated",
    "dimensions",
    "indicators",
)
DIMENSION_KEYS = ("id", "name", "weight", "note", "translated", "dimensions", "indicators")
INDICATOR_KEYS = ("id", "name", "unit", "formula", "direction", "weight", "note", "translated")
CITATION_KEYS = ("author", "title", "publication", "year", "address", "read_from", "quoted")
YEAR = Words("四位年份", "a year")
YES_NO = Words("true 或 false", "true or false")
INNERMOST = 20
RESERVED = ("region", "name", "period")  # columns of the tables that hold a column an indicator
FREE = Words("不是 region、name、period 的编号", "an id other than region, name and period")


@dataclass(slots=True)
class _Seen:
    """Lines of the ids met so far."""

    lines: dict[str, int] = field(default_factory=dict)

    def take(self, entry: Entry) -> str:
        name = entry.text()
        if name in RESERVED:
            raise FrameworkFileError.bad_value(entry.place, name, FREE)
        if name in self.lines:
            raise FrameworkFileError.repeated_id(entry.place, name, self.lines[name])
        self.lines[name] = entry.line
        return name


def read_framework(path: str | Path) -> Framework:
    """Read the framework file at `path`.

    Raises
    ------
    FrameworkError
        When the file is missing, is not YAML, or a key or value in it is wrong.
    """
    path = Path(path)
    if not path.is_file():
        beside = path.parent.glob("*.y*ml") if path.parent.is_dir() else ()
        raise FrameworkError.missing_file(str(path), (found.name for found in beside))
    return _framework(read_document(path, path.name))


def _framework(top: Entry) -> Framework:
    held = top.mapping(TOP_KEYS, "id: mine")
    for key in ("id", "name"):
        if key not in held:
            raise FrameworkFileError.missing_key(top.place, key)
    origin = cast("Origin", held["origin"].choice(ORIGINS)) if "origin" in held else "study"
    status = cast("Status", held["status"].choice(STATUSES)) if "status" in held else "full"
    translated = _language(held.get("translated"), None)
    children = _children(held, translated, _Seen(), 0)
    if status == "full" and not any(isinstance(node, Indicator) or node.indicators for node in children):
        raise FrameworkFileError.missing_key(top.place, "dimensions")
    return Framework(
        id=held["id"].text(),
        name=held["name"].words(),
        status=status,
        origin=origin,
        citation=_citation(held.get("citation"), top, origin),
        children=children,
        edition=held["edition"].text() if "edition" in held else "",
        level=_words(held.get("level")),
        scheme=_words(held.get("scheme")),
        note=_words(held.get("note")),
        limits=tuple(item.words() for item in held["limits"].items()) if "limits" in held else (),
        translated=translated,
    )


def _children(held: dict[str, Entry], translated: Lang | None, seen: _Seen, depth: int) -> tuple[Node, ...]:
    branches = held["dimensions"].items() if "dimensions" in held else []
    leaves = held["indicators"].items() if "indicators" in held else []
    if branches and depth == INNERMOST:
        wanted = Words(f"不超过 {INNERMOST} 层", f"{INNERMOST} levels at most")
        raise FrameworkFileError.bad_value(held["dimensions"].place, "…", wanted)
    return (
        *(_dimension(entry, translated, seen, depth + 1) for entry in branches),
        *(_indicator(entry, translated, seen) for entry in leaves),
    )


def _dimension(entry: Entry, translated: Lang | None, seen: _Seen, depth: int) -> Dimension:
    held = _needed(entry, DIMENSION_KEYS)
    translated = _language(held.get("translated"), translated)
    return Dimension(
        id=seen.take(held["id"]),
        name=held["name"].words(),
        children=_children(held, translated, seen, depth),
        weight=_weight(held.get("weight")),
        note=_words(held.get("note")),
        translated=translated,
    )


def _indicator(entry: Entry, translated: Lang | None, seen: _Seen) -> Indicator:
    held = _needed(entry, INDICATOR_KEYS)
    name = seen.take(held["id"])
    if "direction" not in held:
        raise FrameworkFileError.missing_direction(entry.place, name)
    return Indicator(
        id=name,
        name=held["name"].words(),
        unit=_words(held.get("unit")) or Words("", ""),
        formula=_formula(held.get("formula")),
        direction=_direction(held["direction"]),
        weight=_weight(held.get("weight")),
        note=_words(held.get("note")),
        translated=_language(held.get("translated"), translated),
    )


def _needed(entry: Entry, known: tuple[str, ...]) -> dict[str, Entry]:
    held = entry.mapping(known)
    for key in ("id", "name"):
        if key not in held:
            raise FrameworkFileError.missing_key(entry.place, key)
    return held


def _citation(entry: Entry | None, top: Entry, origin: Origin) -> Citation:
    if entry is None or entry.null:
        if origin in {"work", "official"}:
            raise FrameworkFileError.missing_key(top.place, "citation")
        return Citation()
    held = entry.mapping(CITATION_KEYS, "title: …")
    texts = {key: item.text() for key, item in held.items() if key not in {"year", "quoted"} and not item.null}
    return Citation(**texts, year=_year(held.get("year")), quoted=_yes(held.get("quoted")))


def _year(entry: Entry | None) -> int | None:
    if entry is None or entry.null:
        return None
    found = entry.value
    if type(found) is not int or not 1000 <= found <= 9999:
        raise FrameworkFileError.bad_value(entry.place, found, YEAR)
    return found


def _yes(entry: Entry | None) -> bool:
    found = False if entry is None else entry.value
    if entry is not None and not isinstance(found, bool):
        raise FrameworkFileError.bad_value(entry.place, found, YES_NO)
    return bool(found)


def _words(entry: Entry | None) -> Words | None:
    return None if entry is None or entry.null else entry.words()


def _language(entry: Entry | None, inherited: Lang | None) -> Lang | None:
    if entry is None:
        return inherited
    return None if entry.null else cast("Lang", entry.choice(get_args(Lang)))


def _weight(entry: Entry | None) -> float | None:
    if entry is None or entry.null:
        return None
    found = entry.number()
    if found < 0:
        raise FrameworkFileError.negative_weight(entry.place, found)
    return found


def _direction(entry: Entry) -> Direction | None:
    return None if entry.null else parse_direction(entry.value, entry.place)


def _formula(entry: Entry | None) -> Formula | None:
    return None if entry is None or entry.null else parse_formula(entry.value, entry.place)
