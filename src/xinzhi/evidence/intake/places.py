"""What a cell says of a region: a name as it is, one with a mark or a scanning error, a zone, or a question."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from xinzhi.errors.keys import KeysError
from xinzhi.evidence.intake.spoken import Names, spoken
from xinzhi.keys import regions
from xinzhi.keys._names import candidates, renamed
from xinzhi.lang import Words

# What scanning makes of a character → what may have stood there. Only these are tried, and each use is listed.
LOOK_ALIKE = {"两": "西", "四": "西", "丙": "西", "汀": "江", "尔": "东", "占": "古", "大": "天"}
MARKS = re.compile(r"^[#*＊※△▲·•]+|[*＊※#①-⑳⑴-⒇]+$|[\[（(〔]注?\d{1,2}[\]）)〕]$")
BILINGUAL = re.compile(r"\s*([\u3400-\u9fff][\u3400-\u9fff\s]*?)\s*([A-Za-z][A-Za-z' .\-]+)\s*")
INNER = re.compile(r"^其中[:：]")
ZONES = {
    **dict.fromkeys(("东部地区", "东部", "Eastern Region", "East"), "R-east"),
    **dict.fromkeys(("中部地区", "中部", "Middle Region", "Central Region"), "R-central"),
    **dict.fromkeys(("西部地区", "西部", "Western Region", "West"), "R-west"),
    **dict.fromkeys(("东北地区", "东北", "Northeast Region", "Northeastern Region"), "R-northeast"),
}
TOTALS = {"合计", "总计", "总数", "total", "sum"}
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A region that a cell names.

    Attributes
    ----------
    code
        Its code; empty where `problem` says why there is none.
    corrected
        What was put right to find it; empty for exact names.
    zone
        Whether it is a zone of the country (东部地区).
    total
        Whether it is a total without a name (合计).
    problem
        Why it was not taken: a name of several regions.
    candidates
        The codes of these.
    text
        The name as it stands.
    """

    code: str = ""
    corrected: Words | None = None
    zone: bool = False
    total: bool = False
    problem: Words | None = None
    candidates: tuple[str, ...] = ()
    text: str = ""


def place(text: str) -> Place | None:
    """Say what region a cell names; None for what is no region.

    >>> place("北　京").code, place("江两").code, place("江两").corrected.en
    ('110000', '360000', 'scanning error: 江两 → 江西')
    >>> place("东部地区").code, place("增加值") is None, place("射洪县").corrected.en
    ('R-east', True, 'earlier name: 射洪县 → 射洪市 (510981)')
    """
    return _place(text, spoken())


@lru_cache(maxsize=1 << 17)
def _place(text: str, names: Names) -> Place | None:
    right = next((right for wrong, right in names.said if regions.plain(wrong) == regions.plain(text)), "")
    if right:
        return _by_hand(text, right, names)
    if "\n" in text or BILINGUAL.fullmatch(text):
        return _bilingual(text, names)
    plain = regions.plain(text)
    if not plain or len(text) > LONGEST or (_numeric(plain) and not names.keys):
        return None
    found = Place(total=True) if plain in TOTALS else _named(plain, names)
    return found if found or names.keys else _marked(text, names) or _repaired(plain)


def _marked(text: str, names: Names) -> Place | None:
    """Read a name without the marks of notes at its ends."""
    bare = MARKS.sub("", INNER.sub("", "".join(text.split())))
    if bare and bare != "".join(text.split()):
        found = _named(regions.plain(bare), names)
        if found and found.code:
            said = Words(f"去掉注记：{text} → {bare}", f"mark taken off: {text} → {bare}")
            return Place(found.code, said, zone=found.zone)
    return None


def _by_hand(text: str, right: str, names: Names) -> Place:
    zone = _zones().get(regions.plain(right), "") if not names.keys else ""
    try:
        code = zone or (right if right.startswith(("R-", "Z3-")) else names.resolve(right))
    except KeysError as error:
        return Place(problem=error.words)
    said = Words(f"按说明文件：{text} → {right}", f"as the file beside the table says: {text} → {right}")
    return Place(code, said, zone=code.startswith(("R-", "Z3-")))


def _bilingual(text: str, names: Names) -> Place | None:
    """Read a name that stands in two languages, when both name the same region."""
    lines = [line for line in text.split("\n") if line.strip()]
    found = BILINGUAL.fullmatch(text)
    parts = lines if len(lines) > 1 else [found[1], found[2]] if found else lines
    if len(parts) < 2:
        return _place(parts[0], names) if parts else None
    if names.keys and (whole := _named(regions.plain(text), names)):
        return whole
    read = [_place(part, names) for part in parts]
    first = read[0]
    return first if first and all(one and (one.code, one.total) == (first.code, first.total) for one in read) else None


def why_not(text: str) -> Words:
    """Say why a text is no region, with what is near it."""
    try:
        spoken().resolve(text)
    except KeysError as error:
        return error.words
    return Words(f"“{text}”不是地区", f"'{text}' is no region")


def _numeric(plain: str) -> bool:
    return not any(unicodedata.category(letter).startswith("L") for letter in plain)


def _named(plain: str, names: Names) -> Place | None:
    zone = "" if names.keys else _zones().get(plain)
    if zone:
        return Place(zone, zone=True)
    if not names.keys and not regions.known(plain):
        return None
    try:
        code = names.resolve(plain)
    except KeysError as error:
        several = error.code in {"keys.ambiguous-region", "keys.ambiguous-key"} and len(plain) > 1
        held = tuple(candidates(plain, None, names.within)) if several and not names.keys else ()
        return Place(problem=error.words, candidates=held, text=plain) if several else None
    earlier = "" if names.keys else renamed(plain, code)
    if earlier:
        said = Words(f"旧名称或旧代码：{plain} → {earlier}（{code}）", f"earlier name: {plain} → {earlier} ({code})")
        return Place(code, said, text=plain)
    return Place(code, text=plain)


@cache
def _zones() -> dict[str, str]:
    return {regions.plain(name): code for name, code in ZONES.items()}


@cache
def _whole_names() -> dict[str, str]:
    """Give the names that a damaged one may stand for: those of provinces, zones and the country."""
    names = {regions.plain(name): code for name, code in ZONES.items()}
    for code in (*regions.codes(), regions.NATION):
        names |= {regions.name(code, "zh"): code, regions.name(code, full=True): code}
    return names


def _repaired(plain: str) -> Place | None:
    """Put one or two look-alike characters back; only when a single region comes of it."""
    if not 2 <= len(plain) <= 10 or not any(letter in LOOK_ALIKE for letter in plain):
        return None
    choices = [(letter, LOOK_ALIKE[letter]) if letter in LOOK_ALIKE else (letter,) for letter in plain]
    names = {"".join(letters) for letters in product(*choices)} & set(_whole_names())
    codes = {_whole_names()[name] for name in names}
    if len(codes) != 1:
        return None
    name, code = min(names), codes.pop()
    said = Words(f"扫描识别错误：{plain} → {name}", f"scanning error: {plain} → {name}")
    return Place(code, said, zone=code.startswith("R-"))
