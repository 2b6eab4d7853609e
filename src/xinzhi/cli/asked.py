"""Which regions and years a form is asked for, as they are written on the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from xinzhi.errors.forms import FormError
from xinzhi.errors.system import trouble
from xinzhi.errors.tables import TableError
from xinzhi.keys import periods, regions
from xinzhi.keys.divisions import all_divisions
from xinzhi.keys.groups import groups
from xinzhi.keys.places import members

YEARS = 3
MAINLAND = 31
ALL = "/*"  # all that lies in a region
DIRECT = "90"
Region = tuple[str, str]


def asked_years(text: str | None) -> tuple[str, ...]:
    """Give the periods of 2021-2023 or 2020,2022; the last three whole years where nothing is said.

    >>> asked_years("2021-2023,2025"), asked_years("2023Q1")
    (('2021', '2022', '2023', '2025'), ('2023Q1',))
    """
    if not text:
        now = datetime.now(tz=UTC).year
        return tuple(str(year) for year in range(now - YEARS, now))
    return tuple(dict.fromkeys(name for part in _parts(text) for name in _span(part, text)))


def _span(part: str, text: str) -> list[str]:
    one = periods.seems(part)
    if one:
        return [one.name]
    first, _, last = part.replace("–", "-").replace("—", "-").partition("-")
    ends = [periods.seems(end) for end in (first, last)]
    years = [end.year for end in ends if end and end.whole]
    if len(years) < 2 or years[0] > years[1]:
        raise FormError.bad_years(text)
    return [str(year) for year in range(years[0], years[1] + 1)]


def asked_regions(text: str | None) -> tuple[Region, ...]:
    """Give code and name of each region: those named, those of a file, or the 31 provinces.

    >>> [code for code, _ in asked_regions("北京,长三角")]
    ['110000', '310000', '320000', '330000', '340000']
    >>> len(asked_regions("浙江/*")), asked_regions("浙江/*")[0], len(asked_regions(None))
    (11, ('330100', '杭州'), 31)
    """
    if not text:
        return tuple((code, regions.name(code)) for code in regions.codes()[:MAINLAND])
    path = Path(text)
    listed = _file(path) if _is_file(path) else [(part, "") for part in _parts(text)]
    found = [region for first, second in listed if first for region in _regions(first, second)]
    if not found:
        raise FormError.no_regions(text)
    seen: set[str] = set()
    for code, name in found:
        if code in seen:
            raise FormError.region_twice(name)
        seen.add(code)
    return tuple(found)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip()]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _file(path: Path) -> list[tuple[str, str]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TableError.unreadable(path.name, trouble(error)) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", errors="replace")
    rows = csv.reader(io.StringIO(text))
    return [(row[0].strip(), row[1].strip() if len(row) > 1 else "") for row in rows if row]


def _regions(first: str, second: str) -> Iterator[Region]:
    """Give what one entry stands for: a code and name of one's own, a group, all in a region, or a region."""
    plain = regions.plain(first)
    group = next((code for code, held in groups().items() if plain in {regions.plain(n) for n in _names(code)}), "")
    if second:
        yield first, second
    elif group and members(group):
        yield from ((code, regions.name(code)) for code in members(group))
    elif plain.endswith(ALL):
        yield from _below(regions.resolve(plain.removesuffix(ALL)))
    else:
        code = regions.resolve(first)
        yield code, regions.name(code)


def _names(code: str) -> tuple[str, ...]:
    held = groups()[code]
    return (held.names.zh, held.names.en, *held.also)


def _below(code: str) -> list[Region]:
    """Give the prefectures of a province, or the counties of a prefecture or municipality, as they are now."""
    inside = [each for each in all_divisions() if each.held(None) and each.code != code and "直辖" not in each.name]
    if code.endswith("0000"):
        inside = [each for each in inside if each.code.startswith(code[:2])]
        # Counties that no prefecture holds, such as 仙桃, stand beside the prefectures.
        cities = [each for each in inside if each.level == "prefecture" or each.code[2:4] == DIRECT]
        inside = [each for each in cities if each.name not in {"市辖区", "县"}] or inside
    else:
        inside = [each for each in inside if each.code.startswith(code[:4])]
    return [(each.code, regions.name(each.code)) for each in inside]
