"""Regions as people write them, some thousands: the right code or a refusal, never another region."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from xinzhi.errors.keys import KeysError
from xinzhi.keys import regions
from xinzhi.keys.divisions import Division, all_divisions, by_code

# What a name may be written for and is not taken for: the province goes before a place below it of the same name.
PROVINCE_FIRST = {"吉林", "海南", "hainan"}
LATIN = {"北京市": "Beijing", "四川省": "Sichuan", "江苏省": "Jiangsu", "广东省": "Guangdong", "山东省": "Shandong"}
PINYIN = {
    "成都市": "Chengdu", "苏州市": "Suzhou", "宿州市": "Suzhou", "台州市": "Taizhou", "泰州市": "Taizhou", "福州市": "Fuzhou",
    "抚州市": "Fuzhou", "宜春市": "Yichun", "伊春市": "Yichun", "榆林市": "Yulin", "玉林市": "Yulin", "深圳市": "Shenzhen",
    "杭州市": "Hangzhou", "西安市": "Xi'an", "哈尔滨市": "Harbin", "乌鲁木齐市": "Urumqi", "呼和浩特市": "Hohhot", "拉萨市": "Lhasa",
    "朝阳市": "Chaoyang", "长治市": "Changzhi", "漯河市": "Luohe", "厦门市": "Xiamen", "六安市": "Lu'an", "亳州市": "Bozhou",
    "蚌埠市": "Bengbu", "丽水市": "Lishui", "台山市": "Taishan", "昆山市": "Kunshan", "义乌市": "Yiwu", "重庆市": "Chongqing",
}  # fmt: skip
KIND = re.compile("(省|市|县|矿区|林区|特区|新区|区|自治区|特别行政区|地区|盟|旗)$")
DAMAGE = {
    "江": "汀",
    "西": "两",
    "东": "尔",
    "古": "占",
    "天": "大",
    "北": "比",
    "州": "川",
    "阳": "日",
    "城": "诚",
    "山": "屮",
}


@pytest.fixture(autouse=True)
def _without_looking_for_near_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regions, "_near", lambda _wanted: [])


def below(code: str) -> Iterator[Division]:
    """Give what lies above a division, the province first."""
    for above in dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00")):
        if above != code and above in by_code():
            yield by_code()[above][0]


def short(name: str) -> str:
    cut = KIND.sub("", name)
    return name if len(cut) < 2 or "自治" in name else cut


def wide(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


def ways(each: Division) -> Iterator[str]:
    """Write a division held now as people do."""
    name, bare = each.name, short(each.name)
    yield from (name, bare, f" {name} ", "　".join(bare), " ".join(name), f"\u00a0{bare}\t", each.code, wide(each.code))
    yield f"{each.code}000000"
    above = list(below(each.code))
    for one in above:
        yield from (f"{one.name}{name}", f"{short(one.name)}{bare}", f"{short(one.name)}　{name}")
        yield from (f"{bare},{short(one.name)}", f"{name}，{one.name}", f"{one.name}-{name}", f"{name}（{one.name}）")
    if len(above) == 2:
        yield from (f"{above[0].name}{above[1].name}{name}", f"{short(above[0].name)}/{short(above[1].name)}/{bare}")
    latin = PINYIN.get(name)
    if latin:
        yield from (latin, latin.upper(), f"{latin} City", f"{latin} Shi", latin.replace("'", ""))
        yield from (f"{latin}, {LATIN[one.name]}" for one in above if one.name in LATIN)


def typos(name: str) -> Iterator[str]:
    """Write a name wrongly."""
    yield from (name.replace(letter, wrong, 1) for letter, wrong in DAMAGE.items() if letter in name)
    yield f"{name}乡"
    yield f"小{name}"
    if len(name) > 3:
        yield name[:1] + name[2:]
        yield name[:-2] + name[-1] + name[-2]


@cache
def held() -> tuple[Division, ...]:
    return tuple(each for each in all_divisions() if each.held(None))


@cache
def meanings() -> dict[str, set[str]]:
    """Give what each whole or short name, of now or before, may stand for: the code and those that followed it."""
    found: dict[str, set[str]] = {}
    for each in all_divisions():
        names = {each.name, each.short, short(each.name), each.short + each.name[-1]}
        for name in names:
            found.setdefault(name, set()).update(filter(None, (each.code, each.into)))
    return found


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


@cache
def answer(text: str, year: int | None = None) -> str:
    try:
        return regions.resolve(text, year=year)
    except KeysError:
        return ""


def written() -> list[tuple[str, Division]]:
    chosen = [each for at, each in enumerate(held()) if each.level != "county" or at % 4 == 0 or each.name in PINYIN]
    return [(text, each) for each in chosen for text in ways(each)]


def test_thousands_of_names_are_right_or_refused() -> None:
    texts = written()
    assert len({text for text, _ in texts}) >= 5000
    told = Counter[str]()
    wrong = []
    for text, each in texts:
        code = answer(text)
        told["right" if code == each.code else "refused" if not code else "other"] += 1
        if code and code != each.code and plain(text) not in PROVINCE_FIRST:
            wrong.append((text, each.code, code))
    assert not wrong
    assert told["right"] > 0.95 * len(texts)


def test_a_refused_name_is_one_of_several_and_shows_them() -> None:
    for text, each in written():
        if each.code in text or text.isascii() or answer(text):
            continue
        with pytest.raises(KeysError) as caught:
            regions.resolve(text)
        assert caught.value.code == "keys.ambiguous-region", text
        assert each.code in caught.value.words.zh, text


def test_names_written_wrongly_are_refused() -> None:
    taken = []
    count = 0
    for at, each in enumerate(held()):
        if each.level == "county" and at % 4:
            continue
        for text in typos(each.name):
            count += 1
            code = answer(text)
            if code and code not in meanings().get(text, set()):
                taken.append((text, code))
    assert count > 2000
    assert not taken


def test_earlier_names_and_codes_are_those_of_their_year() -> None:
    count = 0
    for each in all_divisions():
        if each.until is None or each.until <= 1995:
            continue
        year = each.until - 1
        if not each.held(year):
            continue
        above = [one.name for one in below(each.code)][:1]
        for text in (each.code, f"{above[0]}{each.name}" if above else each.name):
            count += 1
            code = answer(text, year)
            assert text != each.code or code == each.code, (text, year, code)
            same = {one.code for one in all_divisions() if one.name == each.name and one.held(year)}
            assert not code or code in same, (text, year, code)
    assert count > 1000
    assert answer("510981", 2018) == "510922"
    assert answer("射洪县", 2018) == "510922"
    assert answer("四川射洪", 2019) == "510981"


@pytest.mark.parametrize(
    "text", ["市区", "郊区", "城区", "西区", "市辖区", "合计", "其他", "北京、天津", "北京,天津", "广东（不含深圳）"]
)
def test_what_is_no_single_region_is_refused(text: str) -> None:
    assert answer(text) == ""


def test_within_tells_equal_names_apart_and_does_not_take_the_whole_for_its_part() -> None:
    assert regions.resolve("鼓楼区", within="350000") == "350102"
    assert regions.resolve("Suzhou", within="340000") == "341300"
    assert regions.resolve("西区", within="510400") == "510403"
    with pytest.raises(KeysError) as caught:
        regions.resolve("吉林", within="220000")
    assert "220200" in caught.value.words.en


def test_zones_of_tables_have_names() -> None:
    assert regions.name("Z3-east", "zh") == "东部地区"
    assert regions.name("Z3-west", "en") == "Western region (of three)"
