"""Keys of a user's own: cities, counties, countries, firms, with their names, and as strict as the regions of China."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from xinzhi.errors.key_sets import KeySetError
from xinzhi.keys.groups import countries
from xinzhi.keys.regions import plain
from xinzhi.lang import Words

COUNTRIES = "countries"
HEADS = {
    "key": ("key", "code", "id", "代码", "编码"),
    "name": ("name", "名称", "全称"),
    "aliases": ("aliases", "alias", "also", "别名", "简称"),
    "parent": ("parent", "上级", "所属"),
    "from": ("from", "since", "起", "起始年"),
    "to": ("to", "until", "止", "终止年"),
}
MARKS = ("|", "；", ";")
FIRST, LAST = 1000, 2999


@dataclass(frozen=True, slots=True)
class Entry:
    """One key: its name, other exact names, the key that it lies in, and the first and last year it was there."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    first: int | None = None
    last: int | None = None

    def held(self, year: int | None) -> bool:
        """Say whether it is there in `year`; None means now."""
        if year is None:
            return self.last is None
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    @property
    def years(self) -> str:
        """The years it was there, as words for a message."""
        return f"{self.first or ''}–{self.last or ''}"


@dataclass(frozen=True, slots=True)
class KeySet:
    """A list of keys.

    Attributes
    ----------
    source
        What messages call the list: its file.
    entries
        The keys; one key may stand in several lines, with other names in other years.
    """

    source: str
    entries: tuple[Entry, ...]
    _spelt: dict[str, list[Entry]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _keys: dict[str, Entry] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.entries:
            self._keys[entry.key] = entry
            for spelling in dict.fromkeys(map(plain, (entry.key, entry.name, *entry.aliases))):
                self._spelt.setdefault(spelling, []).append(entry)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __hash__(self) -> int:
        return id(self)

    def resolve(self, name: str, *, year: int | None = None, within: str = "") -> str:
        """Give the key of what is called `name`: its key, name or another exact name; nothing is guessed.

        Raises
        ------
        KeySetError
            When nothing is called so, when several are, or when nothing was in `year`.

        >>> cities = key_set({"A1": {"name": "甲市", "aliases": ["甲"]}, "B1": "乙市"})
        >>> cities.resolve("甲"), cities.resolve("乙 市"), cities.name("A1")
        ('A1', 'B1', '甲市')
        """
        found = [
            entry for entry in self._spelt.get(plain(str(name)), []) if not within or self.inside(entry.key, within)
        ]
        if not found:
            raise KeySetError.unknown(str(name), self.source, (entry.name for entry in self.entries))
        held = [entry for entry in found if entry.held(year)] or (found if year is None else [])
        keys = dict.fromkeys(entry.key for entry in held)
        if not keys:
            raise KeySetError.not_then(str(name), self.source, year or 0, (entry.years for entry in found))
        if len(keys) > 1:
            raise KeySetError.ambiguous(str(name), self.source, (f"{self.name(key)}（{key}）" for key in keys))
        return next(iter(keys))

    def name(self, key: str) -> str:
        """Give the name that stands last in the list for a key."""
        if key not in self._keys:
            raise KeySetError.unknown(key, self.source, self._keys)
        return self._keys[key].name

    def inside(self, key: str, above: str) -> bool:
        """Say whether `key` is `above` or lies in it."""
        seen: set[str] = set()
        while key and key not in seen:
            if key == above:
                return True
            seen.add(key)
            key = self._keys[key].parent if key in self._keys else ""
        return False


def key_set(given: object) -> KeySet:
    """Give the keys of a file, of a mapping, or of the list of countries that Xinzhi holds (``countries``).

    Parameters
    ----------
    given
        The path of a CSV with the columns key, name and, where wanted, aliases (parted by ``|``), parent, from, to; or a
        mapping from key to name, or to a mapping with name, aliases, parent, from, to; or ``countries`` (ISO 3166).

    Raises
    ------
    KeySetError
        When the list is not in order; the message names the line and the column.

    Examples
    --------
    >>> key_set("countries").resolve("阿根廷"), key_set({"x": "某公司"}).resolve("某公司")
    ('AR', 'x')
    """
    if isinstance(given, KeySet):
        return given
    if isinstance(given, Mapping):
        rows = [(at, _of_mapping(key, said)) for at, (key, said) in enumerate(given.items(), 1)]
        return _checked("keys", rows)
    if str(given) == COUNTRIES:
        return _countries()
    return _read(Path(str(given)))


@cache
def _countries() -> KeySet:
    held = countries().values()
    china = Entry("CN", "中国", ("China", "中华人民共和国", "PRC"))
    return KeySet(COUNTRIES, (china, *(Entry(each.code, each.names.zh, (each.names.en, *each.also)) for each in held)))


def _of_mapping(key: object, said: object) -> dict[str, str]:
    row = dict(said) if isinstance(said, Mapping) else {"name": said}
    names: Any = row.get("aliases", ())
    aliases = names if isinstance(names, str) else "|".join(map(str, names))
    return {"key": str(key), "aliases": aliases, **{str(head): _text(row[head]) for head in row if head != "aliases"}}


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _read(path: Path) -> KeySet:
    try:
        data = path.read_bytes()
    except OSError:
        raise KeySetError.unreadable(str(path), Words("文件打不开", "it cannot be opened")) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", errors="replace")
    lines = csv.reader(io.StringIO(text, newline=""))
    heads = [_head(cell) for cell in next(lines, [])]
    if not {"key", "name"} <= set(heads):
        raise KeySetError.unreadable(
            path.name, Words("没有 key 列或 name 列", "there is no column key or no column name")
        )
    rows = [
        (at, {head: cell.strip() for head, cell in zip(heads, line, strict=False) if head})
        for at, line in enumerate(lines, start=2)
        if any(line)
    ]
    return _checked(path.name, rows)


def _head(cell: str) -> str:
    return next((head for head, called in HEADS.items() if plain(cell) in called), "")


def _checked(source: str, rows: Iterable[tuple[int, dict[str, str]]]) -> KeySet:
    entries: list[Entry] = []
    lines: dict[str, int] = {}
    now: set[str] = set()
    for line, row in rows:
        unknown = [head for head in row if head not in HEADS]
        if unknown:
            raise KeySetError.bad_line(source, line, unknown[0], Words("没有这一列", "there is no such column"))
        entry = _entry(source, line, row)
        if entry.held(None) and entry.key in now:
            words = Words(
                f"“{entry.key}”已在第 {lines[entry.key]} 行", f"'{entry.key}' stands in line {lines[entry.key]} too"
            )
            raise KeySetError.bad_line(source, line, "key", words)
        lines[entry.key] = line
        entries.append(entry)
        now |= {entry.key} if entry.held(None) else set()
    for entry in entries:
        if entry.parent and entry.parent not in lines:
            words = Words(f"没有“{entry.parent}”这个 key", f"there is no key '{entry.parent}'")
            raise KeySetError.bad_line(source, lines[entry.key], "parent", words)
    if not entries:
        raise KeySetError.unreadable(source, Words("没有内容", "it is empty"))
    return KeySet(source, tuple(entries))


def _entry(source: str, line: int, row: dict[str, str]) -> Entry:
    for head in ("key", "name"):
        if not row.get(head):
            raise KeySetError.bad_line(source, line, head, Words("是空的", "it is blank"))
    names = row.get("aliases", "")
    for mark in MARKS:
        names = names.replace(mark, "\n")
    years = [_year(source, line, head, row.get(head, "")) for head in ("from", "to")]
    if years[0] and years[1] and years[0] > years[1]:
        raise KeySetError.bad_line(source, line, "to", Words("早于 from", "it is before from"))
    aliases = tuple(filter(None, (name.strip() for name in names.split("\n"))))
    return Entry(row["key"], row["name"], aliases, row.get("parent", ""), years[0], years[1])


def _year(source: str, line: int, head: str, text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and FIRST <= int(text) <= LAST):
        raise KeySetError.bad_line(source, line, head, Words(f"“{text}”不是年份", f"'{text}' is no year"))
    return int(text)
