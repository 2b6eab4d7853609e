"""Places in running text: where they stand and which region each is, in the codes of the text's year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from xinzhi.keys._gazetteer import NATION_GB, Entry, Gazetteer, gazetteer, level_of
from xinzhi.keys.groups import groups

Level = Literal["nation", "group", "country", "province", "prefecture", "county"]
LIST = "、和与及，"
# What follows or stands before makes it part of another name: 中山大学, 发展中国家, 长江西岸, 朝鲜族, 上海合作组织.
AFTER = re.compile(
    r"大学|学院|时间|合作组织|证券交易所|日报|晚报|共识|宣言|协定|议定书|峰会|精神|会议|族|巴巴|云计算|理石|瓜|仪器|久安|小异|时数|路(?!线|径)"
)
BARE = {"东部", "中部", "西部", "东北"}  # also a part of a place: 安徽西部
BEFORE = {
    "江西": "长珠漓丽",
    "江北": "长",
    "河南": "黄淮",
    "河北": "黄淮",
    "湖北": "太",
    "湖南": "太",
    "山东": "泰",
    "海南": "南东",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One place named in a text.

    Attributes
    ----------
    start, end
        Offsets in the text, half-open; names written after each other (四川省射洪市, 山东海阳) are one place.
    text
        ``text[start:end]``.
    code
        Of the finest region named: six digits, ``R-…`` for a group, two letters for a country, 100000 for 全国, 我国.
    """

    start: int
    end: int
    text: str
    code: str

    @property
    def level(self) -> Level:
        """Nation, group, country, province, prefecture or county."""
        if self.code == NATION_GB:
            return "nation"
        if not self.code.isdecimal():
            return "group" if self.code.startswith("R-") else "country"
        steps: tuple[Level, ...] = ("province", "province", "prefecture", "county")
        return steps[level_of(self.code)]


def find_places(text: str, *, year: int | None = None, within: str = "") -> list[Place]:
    """Find the places named in `text`, in order.

    Whole names, short names of prefectures and county-level cities, groups of regions, countries and 全国 are taken
    where they stand. A short name that is also a word, or the short name of a county, counts only directly after the
    region above it (安徽界首), in a list with a place of the same province (晋江、南安), or once it was named with certainty
    before. A name that several regions have is the one below a place named before or below `within`; where that does
    not tell, it is left out: nothing is guessed.

    Parameters
    ----------
    text
        Any text; offsets are those of Python strings.
    year
        Whose codes are given (射洪 is 510922 until 2018 and 510981 from 2019); the present ones when left out.
    within
        The region that the document is about, which decides between equal names.

    Examples
    --------
    >>> [(place.text, place.code) for place in find_places("山东海阳。安徽界首，马鞍山、宿州；西部地区；阿根廷")]
    [('山东海阳', '370687'), ('安徽界首', '341282'), ('马鞍山', '340500'), ('宿州', '341300'),
     ('西部地区', 'R-west'), ('阿根廷', 'AR')]
    >>> find_places("四川射洪", year=2018)[0].code
    '510922'
    """
    reader = _Reader(text, gazetteer(year), within)
    for start, end in reader.spans():
        reader.take(start, end)
    return reader.found


class _Reader:
    """One walk through a text; `known` holds the codes named with certainty so far."""

    def __init__(self, text: str, names: Gazetteer, within: str) -> None:
        self._text = text
        self._names = names
        self._within = within
        self._known: dict[str, None] = {}
        self.found: list[Place] = []

    def spans(self) -> Iterator[tuple[int, int]]:
        """Give the longest spelling at each place, from left to right."""
        text, entries, lengths = self._text, self._names.entries, self._names.lengths
        free = 0
        for start in [at for at in range(len(text) - 1) if text[at : at + 2] in lengths]:
            if start < free:
                continue
            for size in lengths[text[start : start + 2]]:
                name = text[start : start + size]
                if len(name) == size and name in entries and self._whole(name, start):
                    free = start + size
                    yield start, free
                    break

    def _whole(self, name: str, start: int) -> bool:
        before = self._text[start - 1 : start]
        if before and before in BEFORE.get(name, ""):
            return False
        if name in BARE and before and before not in "，、。；：“（和与及在让对向\n 　":
            return False
        if name == "中国" and (self._text[start + 2 : start + 3] == "家" or self._text[start - 2 : start] == "发展"):
            return False
        return not AFTER.match(self._text, start + len(name))

    def take(self, start: int, end: int) -> None:
        """Decide what the spelling from `start` to `end` is, and keep it where that is certain."""
        entry = self._names.entries[self._text[start:end]]
        last = self.found[-1] if self.found else None
        above = last if last and last.end == start else None
        code = self._chained(entry, above) or (None if self._needs_more(entry, start) else self._one(entry))
        if code is None:
            return
        if above and _inside(code, above.code):
            self.found.pop()
            start = above.start
        self._known.pop(code, None)
        self._known[code] = None
        self.found.append(Place(start, end, self._text[start:end], code))

    def _chained(self, entry: Entry, above: Place | None) -> str | None:
        """Give the one region below the place that ends where this name begins."""
        if not above or above.code == NATION_GB:
            return None
        inner = [code for code in entry.codes if _inside(code, above.code)]
        return _coarsest(inner) if inner else None

    def _needs_more(self, entry: Entry, start: int) -> bool:
        """Say whether a weak name stands without support."""
        if not entry.weak or any(code in self._known for code in entry.codes):
            return False
        last = self.found[-1] if self.found else None
        listed = last and last.end == start - 1 and self._text[start - 1] in LIST
        return not (listed and last and any(_sibling(code, last.code) for code in entry.codes))

    def _one(self, entry: Entry) -> str | None:
        """Choose between the regions that have this name: by what was named before, by the document's own region."""
        if len(entry.codes) == 1:
            return entry.codes[0]
        same = [code for code in entry.codes if code in self._known]
        if same:
            return same[-1]
        for above in (*reversed(self._known), self._within):
            inner = [code for code in entry.codes if above[:2].isdecimal() and _near(code, above)]
            if inner and above != NATION_GB:
                return _coarsest(inner)
        return _coarsest(list(entry.codes))


def _coarsest(codes: list[str]) -> str | None:
    """Give the one code of the coarsest level; None where several stand on it."""
    levels = [level_of(code) for code in codes]
    top = [code for code, level in zip(codes, levels, strict=True) if level == min(levels)]
    return top[0] if len(top) == 1 else None


def _inside(code: str, above: str) -> bool:
    """Say whether `code` lies in `above`, which may be the nation or a group."""
    if above == NATION_GB:
        return code.isdecimal() and code != NATION_GB
    if above.startswith("R-"):
        return False
    return code.isdecimal() and above in {f"{code[:2]}0000", f"{code[:4]}00"} and code != above


def _near(code: str, above: str) -> bool:
    """Say whether `code` lies in `above`, or in the prefecture that `above` lies in."""
    if level_of(above) == 3:
        return code[:4] == above[:4]
    return _inside(code, above)


def _sibling(code: str, other: str) -> bool:
    return code.isdecimal() and other.isdecimal() and code[:2] == other[:2] and level_of(code) >= 2


def members(code: str) -> tuple[str, ...]:
    """Give the regions in a group, or `code` alone.

    >>> members("R-jingjinji"), members("510981")
    (('110000', '120000', '130000'), ('510981',))
    """
    group = groups().get(code)
    return group.members if group else (code,)
