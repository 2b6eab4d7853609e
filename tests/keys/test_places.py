"""Places in running text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.keys.groups import groups
from xinzhi.keys.places import find_places, members


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("福建晋江，纺织鞋服重镇", [("福建晋江", "350582")]),
        ("安徽界首。每5只有1只“界首造”", [("安徽界首", "341282"), ("界首", "341282")]),
        ("内蒙古准格尔旗，集群；四川射洪，打造", [("内蒙古准格尔旗", "150622"), ("四川射洪", "510981")]),
        ("中国新疆，洛浦县在沙漠里", [("中国新疆", "650000"), ("洛浦县", "653224")]),
        ("马鞍山、宿州纳入", [("马鞍山", "340500"), ("宿州", "341300")]),
        ("广东深圳、珠海、中山", [("广东深圳", "440300"), ("珠海", "440400"), ("中山", "442000")]),
        ("阿根廷，罗马布兰卡风电场", [("阿根廷", "AR")]),
        ("西部地区和长三角", [("西部地区", "R-west"), ("长三角", "R-yangtze-delta")]),
        ("福州市鼓楼区和鼓楼区", [("福州市鼓楼区", "350102"), ("鼓楼区", "350102")]),
        ("海南自由贸易港", [("海南", "460000")]),
        ("大理州", [("大理州", "532900")]),
    ],
)
def test_finds_places(text: str, found: list[tuple[str, str]]) -> None:
    assert [(place.text, place.code) for place in find_places(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "鼓楼区",
        "城区建设",
        "发展中国家",
        "长江西岸",
        "朝鲜族",
        "中山大学",
        "世界大同",
        "半壁江山",
        "上海合作组织",
        "社会安宁",
        "城市西部",
    ],
)
def test_takes_no_other_name_for_a_place(text: str) -> None:
    assert find_places(text) == []


def test_gives_the_code_of_the_year() -> None:
    assert find_places("四川射洪", year=2018)[0].code == "510922"
    assert find_places("射洪县", year=2018)[0].code == "510922"
    assert find_places("射洪县", year=2024)[0].code == "510981"


def test_the_region_of_the_document_tells_equal_names_apart() -> None:
    assert find_places("鼓楼区", within="320100")[0].code == "320106"
    assert find_places("朝阳区", within="110000")[0].code == "110105"


@given(
    st.lists(
        st.sampled_from(["四川", "射洪", "，", "全国", "西部", "鼓楼区", "a", "中", "国", "海南", "省"]), max_size=12
    )
)
def test_offsets_always_hold(parts: list[str]) -> None:
    text = "".join(parts)
    places = find_places(text)
    assert all(text[place.start : place.end] == place.text for place in places)
    assert all(left.end <= right.start for left, right in pairwise(places))
    assert all(place.end <= len(text) for place in places)


def test_a_place_at_the_end_of_a_text_ends_with_it() -> None:
    assert [(place.start, place.end) for place in find_places("成都")] == [(0, 2)]


def test_groups_have_members_and_a_source() -> None:
    assert all(group.source.zh and group.source.en for group in groups().values())
    zones = [members(f"R-{zone}") for zone in ("east", "central", "west", "northeast")]
    assert sum(len(zone) for zone in zones) == len({code for zone in zones for code in zone}) == 31
