"""Province-level regions of China by their GB/T 2260 codes: names to codes, strictly, and codes to names."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from xinzhi.errors.keys import KeysError
from xinzhi.lang import Words

if TYPE_CHECKING:
    from xinzhi.lang import Lang

NATION = "000000"


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


def resolve(name: str) -> str:
    """Give the code of the region called `name`.

    Takes the six-digit code, the full, short or English name and the one-character abbreviation; spaces, full-width
    forms and English capitals do not matter. Nothing is guessed: a damaged name is an error that shows what is near.

    Raises
    ------
    KeysError
        When no region is called so, or when `name` is only the beginning of several names.

    Examples
    --------
    >>> resolve("北　京"), resolve("inner mongolia"), resolve("１１００００")
    ('110000', '150000', '110000')
    """
    wanted = plain(name)
    found = _index().get(wanted, [])
    if len(found) == 1:
        return found[0]
    begun = found or [code for code in codes() if wanted and _begins(wanted, _table()[code])]
    if len(begun) > 1:
        raise KeysError.ambiguous_region(name, [_table()[code].official for code in begun])
    raise KeysError.unknown_region(name, _near(wanted))


def name(code: str, lang: Lang | None = None, *, full: bool = False) -> str:
    """Give the short name of the region `code` in `lang`, or its official Chinese name when `full`.

    >>> name("450000", "zh"), name("450000", "en"), name("450000", full=True)
    ('广西', 'Guangxi', '广西壮族自治区')
    """
    region = _region(code)
    return region.official if full else region.names.text(lang)


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
    latin = wanted.isascii()
    return [region.names.en if latin else region.names.zh for region in _table().values()]
