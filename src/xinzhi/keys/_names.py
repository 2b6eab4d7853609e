"""From a division's name to the codes it may mean: whole and short names, also with the names of what is above it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from xinzhi.keys.divisions import all_divisions, at, by_code, division, lineage, path, shorten


def candidates(name: str, year: int | None = None, within: str = "") -> list[str]:
    """List the codes that `name` may mean in `year`, sorted; earlier names lead to the code held in that year.

    A whole name goes before a short one, a name of that year before an earlier name. Names may be written after each
    other (四川省射洪市, 四川射洪). `within` keeps what lies in that region.

    >>> candidates("射洪"), candidates("射洪县"), candidates("射洪", 2018), candidates("四川射洪")
    (['510981'], ['510981'], ['510922'], ['510981'])
    """
    found = sorted(_plain(name, year) or _chained(name, year))
    return [code for code in found if not within or inside(code, within)] if within else found


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
    return _index({(shorten(each.name), each.code) for each in all_divisions() if len(each.short) >= 2})


def _index(pairs: set[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, code in sorted(pairs):
        found.setdefault(name, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def county_names() -> list[str]:
    """List the names of the divisions held now, for showing what is near a wrong one."""
    return [each.name for each in all_divisions() if each.held(None)]


def known(code: str) -> bool:
    """Say whether any division has or had this code."""
    return division(code) is not None
