"""Codes and their changes over time."""

from __future__ import annotations

import pytest

from xinzhi.errors.keys import KeysError
from xinzhi.keys import regions
from xinzhi.keys.divisions import all_divisions, at, by_code, division, lineage, path, shorten


def test_holds_the_divisions_of_today() -> None:
    now = [each for each in all_divisions() if each.held(None)]
    levels = [each.level for each in now]
    assert (levels.count("province"), levels.count("prefecture")) == (34, 334)  # 333 and 雄安新区
    assert 2840 <= levels.count("county") <= 2860
    assert len({each.code for each in now}) == len(now)


@pytest.mark.parametrize(
    ("code", "year", "then"),
    [
        ("510922", 2018, "510922"),
        ("510922", 2019, "510981"),
        ("510981", 2018, "510922"),
        ("341400", 2010, "341400"),
        ("371200", 2018, "370116"),
        ("522400", None, "520500"),
    ],
)
def test_follows_changes_both_ways(code: str, year: int | None, then: str) -> None:
    assert at(code, year) == then


def test_every_change_leads_to_a_known_code() -> None:
    for each in all_divisions():
        assert not each.into or each.into in by_code()
        assert each.until is None or each.since is None or each.since <= each.until


def test_following_changes_always_ends() -> None:
    for each in all_divisions():
        assert at(each.code, None) in by_code()
        assert at(each.code, 2005) in by_code()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("恩施土家族苗族自治州", "恩施"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("阿拉善盟", "阿拉善"),
        ("大兴安岭地区", "大兴安岭"),
        ("莒县", "莒县"),
        ("广西壮族自治区", "广西"),
    ],
)
def test_shortens_names(name: str, short: str) -> None:
    assert shorten(name) == short


def test_says_what_is_above() -> None:
    assert lineage("510981") == ("510000", "510900", "510981")
    assert path("469005") == "海南省文昌市"
    assert division("999999") is None


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("射洪", None, "510981"),
        ("射洪县", None, "510981"),
        ("射洪县", 2018, "510922"),
        ("四川省遂宁市射洪市", None, "510981"),
        ("吉林", None, "220000"),
        ("吉林市", None, "220200"),
        ("恩施州", None, "422800"),
        ("昆 山 市", None, "320583"),
        ("510922", None, "510981"),
        ("福州鼓楼区", None, "350102"),
    ],
)
def test_resolves_below_provinces(name: str, year: int | None, code: str) -> None:
    assert regions.resolve(name, year=year) == code


@pytest.mark.parametrize(("name", "shown"), [("鼓楼区", "江苏省南京市鼓楼区"), ("朝阳", "辽宁省朝阳市")])
def test_stops_with_the_candidates(name: str, shown: str) -> None:
    with pytest.raises(KeysError) as caught:
        regions.resolve(name)
    assert caught.value.code == "keys.ambiguous-region"
    assert shown in caught.value.words.zh
    assert shown in caught.value.words.en


def test_shows_a_county_near_a_damaged_name() -> None:
    with pytest.raises(KeysError) as caught:
        regions.resolve("射红市")
    assert caught.value.code == "keys.unknown-region"
    assert "射洪市" in caught.value.words.zh


def test_names_groups_countries_and_counties() -> None:
    assert regions.name("R-west", "zh") == "西部地区"
    assert regions.name("AR", "en") == "Argentina"
    assert regions.name("100000", "zh") == "全国"
    assert regions.name("510981") == "射洪市"
