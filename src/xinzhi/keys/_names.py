"""From a division's name to the codes it may mean: whole and short names, also with the names of what is above it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from xinzhi.keys import _latin
from xinzhi.keys.divisions import all_divisions, at, by_code, division, lineage, path

MARKS = re.compile(r"[,;/|()\[\]<>_\-–—·]+")
# Kinds of places and no names, though some division is or was called so: they mean one only below a name of it.
NO_NAMES = frozenset(("市区", "郊区", "城区", "矿区", "新区", "东区", "西区", "南区", "北区", "中区"))


def candidates(name: str, year: int | None = None, within: str = "") -> list[str]:
    """List the codes that `name` may mean in `year`, sorted; earlier names lead to the code held in that year.

    A whole name goes before a short one, a name of that year before an earlier name. Names may be written after each
    other (四川省射洪市, 四川射洪), also with a mark between them and the larger one last (成都,四川; Chengdu, Sichuan).
    `within` keeps what lies in that region.

    >>> candidates("射洪"), candidates("射洪县"), candidates("射洪", 2018), candidates("四川射洪")
    (['510981'], ['510981'], ['510922'], ['510981'])
    >>> candidates("成都,四川"), candidates("kunshan"), candidates("suzhou"), candidates("suzhou", within="340000")
    (['510100'], ['320583'], ['320500', '341300', '620902'], ['341300'])
    """
    found = sorted(_plain(name, year) or _chained(name, year) or _latin_ones(name, year, within) or _marked(name, year))
    return [code for code in found if inside(code, within)] if within else found


def _latin_ones(name: str, year: int | None, within: str) -> set[str]:
    """Give what a Latin name may mean: the prefecture, where no other division shares its Chinese name."""
    if not name.isascii() or name.isdecimal():
        return set()
    found = {code: sure for code, sure in _latin.latin(name).items() if not within or inside(code, within)}
    cities = [code for code, sure in found.items() if sure and code.endswith("00")]
    if len(cities) == 1 and (city := division(cities[0])) and len(_plain(city.short, None)) == 1:
        return {at(cities[0], year)}
    return {at(code, year) for code, sure in found.items() if sure or len(found) > 1}


def _marked(name: str, year: int | None) -> set[str]:
    """Read names with marks between them: the one that lies in all the others."""
    parts = [part for part in MARKS.split(name) if part]
    if not 2 <= len(parts) <= 4:
        return set()
    if len(set(parts)) < len(parts):  # 吉林/吉林/昌邑
        return _chained("".join(parts), year)
    read = [above(part) or _plain(part, year) or _chained(part, year) or set(_latin.latin(part)) for part in parts]
    if not all(read):
        return set()
    found: set[str] = set()
    for place, codes in enumerate(read):
        others = [other for at, other in enumerate(read) if at != place]
        found |= {
            code
            for code in codes
            if all(any(_in(code, each) for each in other) for other in others)
            and not any(_in(each, code) and each != code for other in others for each in other)
        }
    return found


def _in(code: str, each: str) -> bool:
    return each == "000000" or inside(code, each)


def above(part: str) -> set[str]:
    """Give the provinces, or the country, that a part of a name is."""
    from xinzhi.keys.regions import provinces

    return set(provinces(part))


def renamed(wanted: str, code: str) -> str:
    """Give the present name of `code` where the plain name or code that led to it is an earlier one, or nothing.

    >>> renamed("射洪县", "510981"), renamed("四川射洪", "510981"), renamed("510922", "510981")
    ('射洪市', '', '射洪市')
    """
    now = division(code)
    if now is None or now.level == "province" or wanted.isascii():
        return now.name if now and wanted.isdecimal() and wanted != code else ""
    part = next((piece for piece in MARKS.split(wanted) if now.short in piece), wanted)
    names = (now.name, now.short, now.short + now.name[-1])
    return "" if any(name in MARKS.split(wanted) or part.endswith(name) for name in names) else now.name


def inside(code: str, above: str) -> bool:
    """Say whether the division `code` is `above` or lies in it.

    >>> inside("510981", "510000"), inside("510981", "340000")
    (True, False)
    """
    return above in lineage(code)


def paths(codes: Iterable[str]) -> list[str]:
    """Give whole names from the province down, with the codes, for a message."""
    return [f"{path(code) or code}（{code}）" for code in codes]


def _plain(name: str, year: int | None) -> set[str]:
    whole, short = _whole().get(name, ()), _short().get(name, ())
    for codes in (whole, short):
        now = {code for code in codes if _called(code, name, year)}
        if now:
            return now
    return {later for code in (*whole, *short) if (later := at(code, year)) and _held(later, year)}


def _called(code: str, name: str, year: int | None) -> bool:
    return any(
        each.held(year) and name in {each.name, each.short, each.short + each.name[-1]} for each in by_code()[code]
    )


def _held(code: str, year: int | None) -> bool:
    return any(each.held(year) for each in by_code().get(code, ()))


def _chained(name: str, year: int | None) -> set[str]:
    found: set[str] = set()
    for cut in range(2, len(name) - 1):
        above, below = _plain(name[:cut], year), name[cut:]
        if above:
            inner = _plain(below, year) or _chained(below, year)
            found |= {code for code in inner if any(inside(code, each) and code != each for each in above)}
    return found


@cache
def _whole() -> dict[str, tuple[str, ...]]:
    names = {(each.name, each.code) for each in all_divisions()}
    held = [each for each in all_divisions() if "自治" in each.name and each.level != "province"]
    return _index(names | {(each.short + each.name[-1], each.code) for each in held})  # 恩施州, 长阳县


@cache
def _short() -> dict[str, tuple[str, ...]]:
    cut = (each for each in all_divisions() if len(each.short) >= 2)
    # 南市区 is no more: 南市 would be taken for a city.
    return _index(
        {(each.short, each.code) for each in cut if each.until is None or not each.short.endswith(("市", "县"))}
    )


def _index(pairs: set[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, code in sorted(pairs):
        found.setdefault(name, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def county_names() -> tuple[str, ...]:
    """List the names of the divisions held now, for showing what is near a wrong one."""
    return tuple(each.name for each in all_divisions() if each.held(None))


def known(code: str) -> bool:
    """Say whether any division has or had this code."""
    return division(code) is not None
