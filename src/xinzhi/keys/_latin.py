"""Divisions below provinces in Latin letters: pinyin, and names such as Hohhot; with or without City, County, Shi, Xian."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

from xinzhi.keys.divisions import division

KINDS = {
    "市": ("city", "shi", "municipality"),
    "县": ("autonomouscounty", "county", "xian"),
    "区": ("newdistrict", "district", "newarea", "qu", "xinqu"),
    "旗": ("autonomousbanner", "banner", "qi"),
    "州": ("autonomousprefecture", "prefecture", "zhou"),
    "盟": ("league", "meng"),
}


def latin(name: str) -> dict[str, bool]:
    """Give the codes that a name in Latin letters may mean, and whether it is how two sources write each.

    What the characters of a name may be read as elsewhere counts too, so that no other place is taken for it.

    >>> sorted(latin("Suzhou")), latin("Xi'an City"), latin("Ürümqi"), latin("Kunshan Shi"), latin("Zhangzhi")
    (['320500', '341300', '620902'], {'610100': True}, {'650100': True}, {'320583': True}, {'140400': False})
    """
    wanted = folded(name)
    found = dict(_index().get(wanted, {}))
    for ending, words in KINDS.items():
        for word in words:
            if wanted.endswith(word) and len(wanted) > len(word) + 1:
                held = _index().get(wanted[: -len(word)], {})
                found |= {code: sure for code, sure in held.items() if _is(code, ending)}
    return found


def folded(name: str) -> str:
    """Give a Latin name as its small letters alone.

    >>> folded("Ürümqi"), folded("Xi'an Shi")
    ('urumqi', 'xianshi')
    """
    return re.sub("[^a-z]", "", unicodedata.normalize("NFKD", name).casefold())


def _is(code: str, ending: str) -> bool:
    held = division(code)
    kind = held.name[-1] if held else ""
    return kind == ending or (ending == "州" and held is not None and held.name.endswith("地区"))


@cache
def _index() -> dict[str, dict[str, bool]]:
    found: dict[str, dict[str, bool]] = {}
    path = Path(__file__).with_name("data") / "latin.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in filter(None, row["heard"].split("|")):
                found.setdefault(name, {})[row["code"]] = False
            for name in (row["pinyin"], *filter(None, row["also"].split("|"))):
                found.setdefault(name, {})[row["code"]] = row["sure"] == "1"
    return found
