"""Regions of China by their GB/T 2260 codes: names to codes, strictly, and codes to names.

Provinces are held here with all their names; prefectures and counties, with their changes, in `divisions`;
groups of regions and countries in `groups`; places in running text in `places`.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from xinzhi.errors.keys import KeysError
from xinzhi.lang import Words

if TYPE_CHECKING:
    from xinzhi.lang import Lang

NATION = "000000"  # the whole country in tables
CODE = re.compile(r"(\d{6})(?:0{6}|\.0)", re.ASCII)
LATIN_MARKS = str.maketrans("", "", "'-.")
NATION_GB = "100000"  # the whole country in GB/T 2260, and in what is read from documents


@dataclass(frozen=True, slots=True)
class Region:
    """One region: its code, official and short name, abbreviation and other exact names.

    The abbreviation is one character in Chinese, and the letters of ISO 3166-2 in English.
    """

    code: str
    official: str
    names: Words
    abbr: Words
    also: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling that `resolve` takes for this region."""
        return (self.code, self.official, self.names.zh, self.names.en, self.abbr.zh, *self.also)


def resolve(name: str, *, year: int | None = None, within: str = "") -> str:
    """Give the code of the region called `name`.

    Takes the six-digit code, the full, short or English name and the one-character abbreviation of a province, the
    full or short name of a prefecture or county, its pinyin (Chengdu, Shehong Shi) where two sources agree on it, and
    names with the larger one before or, after a mark, behind (四川省射洪市; 成都,四川; Chengdu, Sichuan). Spaces, full-width
    forms and English capitals do not matter. The name of a province goes before an equal one below it (吉林). A name or code
    that was given up leads to the one that followed. Nothing is guessed: a damaged name is an error that shows what is
    near, and a name that several regions have is an error that shows them.

    Parameters
    ----------
    name
        What the region is called.
    year
        Give the code held in this year; the present one when left out.
    within
        Code of the region that it lies in, to tell equal names apart.

    Raises
    ------
    KeysError
        When no region is called so, or when `name` is only the beginning of several names, or the name of several.

    Examples
    --------
    >>> resolve("北　京"), resolve("inner mongolia"), resolve("１１００００")
    ('110000', '150000', '110000')
    >>> resolve("射洪"), resolve("射洪县", year=2018), resolve("鼓楼区", within="350100")
    ('510981', '510922', '350102')
    """
    name = "" if name is None else str(name)
    wanted = _wanted(name)
    found = [code for code in provinces(wanted) if not within or code == within]
    if len(found) == 1:
        return found[0] if not within else _itself(name, wanted, year, within)
    begun = found or [code for code in codes() if wanted and _begins(wanted, _table()[code])]
    if len(begun) > 1:
        raise KeysError.ambiguous_region(name, [_table()[code].official for code in begun])
    return _below(name, wanted, year, within)


def known(name: str) -> bool:
    """Say whether `resolve` gives a code for `name` or asks which of several is meant; no error is made up for it.

    >>> known("射洪"), known("鼓楼区"), known("增加值")
    (True, True, False)
    """
    from xinzhi.keys import _names

    wanted = _wanted(name)
    if provinces(wanted) or sum(_begins(wanted, region) for region in _table().values()) > 1:
        return bool(wanted)
    return (wanted.isdecimal() and _names.known(wanted)) or bool(_names.candidates(wanted))


def provinces(wanted: str) -> list[str]:
    """Give the provinces, or the country, that a plain name is a spelling of."""
    return _index().get(wanted) or (_index().get(wanted.translate(LATIN_MARKS), []) if wanted.isascii() else [])


def _wanted(name: str) -> str:
    """Give the plain name; of a code with zeros behind (12 digits, 110000.0) its six digits."""
    wanted = plain(str(name))
    return found[1] if (found := CODE.fullmatch(wanted)) else wanted


def _itself(name: str, wanted: str, year: int | None, within: str) -> str:
    """Give the province that the name is asked for in, unless a place in it is called so too."""
    from xinzhi.keys import _names

    same = [code for code in _names.candidates(wanted, year, within) if code != within]
    if same and not wanted.isdecimal():
        raise KeysError.ambiguous_region(name, [_table()[within].official, *_names.paths(same)])
    return within


def _below(name: str, wanted: str, year: int | None, within: str) -> str:
    """Resolve the name or code of a prefecture or county."""
    from xinzhi.keys import _names
    from xinzhi.keys.divisions import at

    if wanted.isdecimal() and _names.known(wanted):
        return at(wanted, year)
    found = _names.candidates(wanted, year, within)
    if len(found) == 1 and (within or wanted not in _names.NO_NAMES):
        return found[0]
    if found:
        raise KeysError.ambiguous_region(name, _names.paths(found))
    raise KeysError.unknown_region(name, _near(wanted))


def name(code: str, lang: Lang | None = None, *, full: bool = False) -> str:
    """Give the short name of the region `code` in `lang`, or its official Chinese name when `full`.

    Counties keep their kind (射洪市), as many share a short name; below provinces there are Chinese names only.
    Groups (``R-west``), zones of tables with three of them (``Z3-west``) and countries (``AR``) have names too.

    >>> name("450000", "zh"), name("450000", "en"), name("450000", full=True)
    ('广西', 'Guangxi', '广西壮族自治区')
    >>> name("320500", "zh"), name("510981", "zh"), name("R-west", "en"), name("AR", "zh")
    ('苏州', '射洪市', 'Western region', '阿根廷')
    """
    if code in _table() or code == NATION_GB:
        region = _table()[NATION if code == NATION_GB else code]
        return region.official if full else region.names.text(lang)
    return _other_name(code, lang, full=full)


def _other_name(code: str, lang: Lang | None, *, full: bool) -> str:
    from xinzhi.keys.divisions import division
    from xinzhi.keys.groups import countries, groups, three_zones

    held = groups().get(code) or countries().get(code)
    if held:
        return held.names.text(lang)
    if code in three_zones():
        return three_zones()[code].text(lang)
    found = division(code)
    if not found:
        raise KeysError.unknown_code(code, _table())
    return found.name if full or found.level == "county" else found.short


def said(code: str, period: int, what: str) -> Words:
    """Name one figure in both languages: region, period and indicator.

    >>> said("110000", 2023, "gdp").en
    'Beijing 2023 gdp'
    """
    return Words(f"{name(code, 'zh')} {period} 年 {what}", f"{name(code, 'en')} {period} {what}")


def abbr(code: str, lang: Lang | None = None) -> str:
    """Give the abbreviation of the region `code`: one character in Chinese, two letters in English.

    >>> abbr("310000", "zh"), abbr("310000", "en")
    ('沪', 'SH')
    """
    return _region(code).abbr.text(lang)


@cache
def codes() -> tuple[str, ...]:
    """Give the 34 province-level codes in the order of GB/T 2260, without the whole country.

    >>> len(codes()), codes()[0]
    (34, '110000')
    """
    return tuple(sorted(code for code in _table() if code != NATION))


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """Give `name` without spaces, in half-width forms and small letters.

    >>> plain("北　京 市")
    '北京市'
    """
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def _region(code: str) -> Region:
    if code not in _table():
        raise KeysError.unknown_code(code, _table())
    return _table()[code]


@cache
def _table() -> dict[str, Region]:
    path = Path(__file__).with_name("data") / "provinces.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _parse(row) for row in csv.DictReader(file)}


def _parse(row: dict[str, str]) -> Region:
    also = tuple(filter(None, row["also"].split("|")))
    return Region(row["code"], row["name"], Words(row["short"], row["en"]), Words(row["abbr"], row["letters"]), also)


@cache
def _index() -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for code, region in _table().items():
        for key in {plain(spelling) for spelling in region.spellings}:
            index.setdefault(key, []).append(code)
    return index


def _begins(wanted: str, region: Region) -> bool:
    return any(plain(full).startswith(wanted) for full in (region.names.zh, region.names.en))


def _near(wanted: str) -> list[str]:
    """List names in the script of `wanted`, so that 江两 is compared with 江苏 and not with Jiangsu."""
    from xinzhi.keys._names import county_names

    latin = wanted.isascii()
    provinces = [region.names.en if latin else region.names.zh for region in _table().values()]
    if latin:
        return provinces
    # A name that shares no letter is near to nothing; comparing with all of them costs a folder of tables minutes.
    sharing = {at for letter in wanted for at in _lettered().get(letter, ())}
    counties = county_names()
    return provinces + [counties[at] for at in sorted(sharing)]


@cache
def _lettered() -> dict[str, list[int]]:
    """Give the places in the list of county names of those that have a letter."""
    from xinzhi.keys._names import county_names

    found: dict[str, list[int]] = {}
    for at, county in enumerate(county_names()):
        for letter in set(county):
            found.setdefault(letter, []).append(at)
    return found
