"""Names that several regions have, told apart by the other rows of the table, and listed."""

from __future__ import annotations

from collections.abc import Iterable

from xinzhi.evidence.intake.places import Place
from xinzhi.keys import regions
from xinzhi.lang import Words

MUNICIPALITIES = {"110000", "120000", "310000", "500000"}
NAMED_LIKE_ITS_PROVINCE = {"吉林": ("220000", "220200")}
WHOLES = {
    "全省": 2,
    "全省合计": 2,
    "全区": 2,
    "全自治区": 2,
    "全市": 4,
    "全市合计": 4,
    "全州": 4,
    "全盟": 4,
}  # digits of the code
FEWEST, MOST = 3, 0.8


def of_cities(codes: Iterable[str]) -> bool:
    """Say whether a table is one of prefectures: at least three, and four in five of its regions.

    >>> of_cities(["210100", "210200", "211400"]), of_cities(["210100", "210000", "220000"])
    (True, False)
    """
    held = [code for code in codes if code != regions.NATION]
    cities = sum(code.endswith("00") and not code.endswith("0000") for code in held)
    both = cities + len(MUNICIPALITIES.intersection(held))
    return cities >= FEWEST and both >= MOST * len(held)


def among_cities(here: Place) -> Place:
    """Read a name in a table of prefectures: the one prefecture that it may be, listed as a correction."""
    cities = [code for code in here.candidates if code.endswith("00") and not code.endswith("0000")]
    province, city = NAMED_LIKE_ITS_PROVINCE.get(here.text, ("", ""))
    code = cities[0] if not here.code and len(cities) == 1 else city if province and here.code == province else ""
    if not code:
        return here
    name = regions.name(code, full=True)
    said = Words(
        f"表中各行为地级市，{here.text} 读作 {name}（{code}）",
        f"the rows are prefectures; {here.text} was read as {name} ({code})",
    )
    return Place(code, said, text=here.text)


def beside_others(here: Place, codes: Iterable[str]) -> Place:
    """Read a name that several counties have as the one that lies where all the other rows lie, listed as a correction.

    >>> beside_others(Place(candidates=("320106", "350102"), text="鼓楼区"), ["350103", "350104"]).code
    '350102'
    """
    held = [code for code in codes if code.isdecimal() and not code.endswith("0000")]
    for digits in (4, 2):
        common = {code[:digits] for code in held}
        found = [code for code in here.candidates if code[:digits] in common]
        if len(held) >= FEWEST - 1 and len(common) == 1 and len(found) == 1:
            where = regions.name(f"{common.pop():0<6}", full=True)
            name = regions.name(found[0], full=True)
            said = Words(
                f"表中其他各行都在{where}，{here.text} 读作该地的 {name}（{found[0]}）",
                f"all other rows lie in {where}; {here.text} was read as {name} there ({found[0]})",
            )
            return Place(found[0], said, text=here.text)
    return here


def whole_of(name: str, codes: Iterable[str]) -> Place | None:
    """Read 全省 or 全市 as the region that all other rows lie in, listed as a correction; None where they lie in several.

    >>> whole_of("全省", ["320100", "320200"]).code, whole_of("全市", ["320581", "320583"]).code
    ('320000', '320500')
    >>> whole_of("全市", ["320100", "320200"]), whole_of("全市", ["110101", "110102"]).code
    (None, '110000')
    """
    digits = WHOLES.get("".join(name.split()))
    held = {code for code in codes if code.isdecimal() and not code.endswith("0000")}
    if not digits or len(held) < FEWEST - 1 or (digits > 2 and any(code.endswith("00") for code in held)):
        return None
    if f"{next(iter(held))[:2]}0000" in MUNICIPALITIES and name.startswith("全市"):
        digits = 2
    common = {f"{code[:digits]:0<6}" for code in held}
    if len(common) > 1:
        return None
    code = common.pop()
    where = regions.name(code, full=True)
    said = Words(
        f"表中其他各行都在{where}，{name} 读作 {where}（{code}）",
        f"all other rows lie in {where}; {name} was read as {where} ({code})",
    )
    return Place(code, said, text=name)
