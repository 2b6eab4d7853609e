"""The names that are looked for in running text, each with the codes it may have in a year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from xinzhi.keys.divisions import Division, all_divisions, at, by_code
from xinzhi.keys.groups import countries, groups

NATION_GB = "100000"
NATION = ("全国", "我国", "中国", "中华人民共和国")
GENERIC = {"城区", "郊区", "矿区", "新城区", "市中区", "城中区", "城关区", "城东区", "城西区", "城北区", "新区"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one spelling may mean: codes, coarsest first, and whether it needs support from what stands around it."""

    codes: tuple[str, ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Spellings of two characters and more.

    Attributes
    ----------
    entries
        From spelling to what it may mean.
    lengths
        From the first two characters to the lengths of the spellings that begin with them, longest first.
    """

    entries: dict[str, Entry]
    lengths: dict[str, tuple[int, ...]]


@cache
def gazetteer(year: int | None) -> Gazetteer:
    """Build the names for texts of `year` (None: now); names given up before lead to the codes of that year."""
    strong: dict[str, set[str]] = {}
    weak: dict[str, set[str]] = {}
    for code, names in _plain_names():
        for name in names:
            strong.setdefault(name, set()).add(code)
    words = _words()
    held = [each for each in all_divisions() if each.held(year)]
    for each in held:
        _add(each, each.code, words, strong, weak)
    whole = {each.name for each in held}
    for each in all_divisions():
        later = at(each.code, year) if not each.held(year) and each.name not in whole else ""
        if later and any(one.held(year) for one in by_code().get(later, ())):
            (weak if each.name in GENERIC else strong).setdefault(each.name, set()).add(later)
    return _index(strong, weak)


def _add(
    each: Division, code: str, words: frozenset[str], strong: dict[str, set[str]], weak: dict[str, set[str]]
) -> None:
    (weak if each.name in GENERIC else strong).setdefault(each.name, set()).add(code)
    if each.short == each.name or len(each.short) < 2:
        return
    if "自治" in each.name and each.level != "province":  # 恩施州, 长阳县, 鄂伦春旗
        strong.setdefault(each.short + each.name[-1], set()).add(code)
    city = each.level != "county" or each.name.endswith("市")
    sure = each.level == "province" or (city and each.short not in words)
    (strong if sure else weak).setdefault(each.short, set()).add(code)


def _plain_names() -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = [(NATION_GB, NATION), ("810000", ("香港",)), ("820000", ("澳门",))]
    found += [(code, (one.names.zh, *one.also)) for code, one in groups().items()]
    found += [(code, (one.names.zh, *one.also)) for code, one in countries().items()]
    return found


def _index(strong: dict[str, set[str]], weak: dict[str, set[str]]) -> Gazetteer:
    entries = {name: Entry(_ordered(codes), weak=True) for name, codes in weak.items()}
    entries |= {name: Entry(_ordered(codes | weak.get(name, set())), weak=False) for name, codes in strong.items()}
    lengths: dict[str, set[int]] = {}
    for name in entries:
        lengths.setdefault(name[:2], set()).add(len(name))
    return Gazetteer(entries, {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()})


def _ordered(codes: set[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=lambda code: (level_of(code), code)))


def level_of(code: str) -> int:
    """Give how fine a code is: 0 country or group, 1 province, 2 prefecture, 3 county."""
    if not code.isdecimal() or code == NATION_GB:
        return 0
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


@cache
def _words() -> frozenset[str]:
    lines = (Path(__file__).with_name("data") / "words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
