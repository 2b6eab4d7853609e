"""Keys of a user's own: exact names, and a message for each mistake in the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinzhi.errors.keys import KeysError
from xinzhi.keys.own import key_set

LIST = (
    "key,name,aliases,parent,from,to\nYRD,长三角,,,,\nC1,江南市,江南|Jiangnan City,YRD,,\nC2,江北市,江北,YRD,2001,\n"
    "C3,城关镇,,C1,,\nC4,城关镇,,C2,,\nC5,旧港,,YRD,1990,2004\n"
)


def write(path: Path, text: str, coding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(coding))
    return path


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030"])
def test_names_keys_and_aliases_are_exact(tmp_path: Path, coding: str) -> None:
    held = key_set(write(tmp_path / "cities.csv", LIST, coding))
    assert held.resolve("江　南 市") == held.resolve("jiangnan city") == held.resolve("c1") == "C1"
    assert held.name("C2") == "江北市"
    assert held.inside("C3", "YRD")
    assert not held.inside("C3", "C2")


def test_equal_names_stop_with_the_candidates(tmp_path: Path) -> None:
    held = key_set(write(tmp_path / "cities.csv", LIST))
    with pytest.raises(KeysError) as caught:
        held.resolve("城关镇")
    assert caught.value.code == "keys.ambiguous-key"
    assert "C3" in caught.value.words.zh
    assert "C4" in caught.value.words.en
    assert held.resolve("城关镇", within="C2") == "C4"


def test_a_name_near_another_is_refused_and_shown(tmp_path: Path) -> None:
    held = key_set(write(tmp_path / "cities.csv", LIST))
    with pytest.raises(KeysError) as caught:
        held.resolve("江南巿")
    assert caught.value.code == "keys.unknown-key"
    assert "江南市" in caught.value.words.en
    assert "cities.csv" in caught.value.words.zh


def test_years_count(tmp_path: Path) -> None:
    held = key_set(write(tmp_path / "cities.csv", LIST))
    assert held.resolve("旧港", year=2004) == held.resolve("旧港") == "C5"
    with pytest.raises(KeysError) as caught:
        held.resolve("旧港", year=2005)
    assert caught.value.code == "keys.not-then"
    assert "1990–2004" in caught.value.words.en


def test_a_mapping_and_the_countries() -> None:
    firms = key_set({"600000": "某某股份有限公司", "x": {"name": "乙公司", "aliases": ["乙"], "from": 2001}})
    assert firms.resolve("乙") == "x"
    assert firms.resolve(" 600000 ") == "600000"
    assert key_set("countries").resolve("ARGENTINA") == "AR"
    assert key_set("countries").name("CN") == "中国"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("code,full\n1,a\n", "no column name"),
        ("", "no column key"),
        ("key,name\n", "empty"),
        ("key,name\nA,甲\nA,乙\n", "line 3, key: 'A' stands in line 2"),
        ("key,name\nA,\n", "line 2, name: it is blank"),
        ("key,name,parent\nA,甲,Z\n", "line 2, parent: there is no key 'Z'"),
        ("key,name,from\nA,甲,20211\n", "line 2, from: '20211' is no year"),
        ("key,name,from,to\nA,甲,2010,2001\n", "line 2, to: it is before from"),
    ],
)
def test_mistakes_in_the_list_name_line_and_column(tmp_path: Path, text: str, shown: str) -> None:
    with pytest.raises(KeysError) as caught:
        key_set(write(tmp_path / "a.csv", text))
    assert caught.value.code == "keys.bad-key-set"
    assert shown in caught.value.words.en
    assert "a.csv" in caught.value.words.zh


def test_mistakes_in_the_call() -> None:
    with pytest.raises(KeysError, match="cannot be opened"):
        key_set("none.csv")
    with pytest.raises(KeysError, match="no such column"):
        key_set({"A": {"name": "甲", "nmae": "乙"}})
