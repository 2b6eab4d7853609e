"""Names to codes, strictly."""

from __future__ import annotations

import subprocess
import sys

import pytest

from xinzhi.errors.keys import KeysError
from xinzhi.keys import regions


def test_holds_34_regions_with_their_names() -> None:
    assert len(regions.codes()) == 34
    assert len({regions.abbr(code) for code in regions.codes()}) == 34
    assert regions.name("540000", "en") == "Xizang"
    assert regions.name("000000", "zh") == "全国"
    assert regions.name("650000", full=True) == "新疆维吾尔自治区"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("110000", "110000"),
        ("北京市", "110000"),
        ("北　京", "110000"),
        (" 内 蒙 古 ", "150000"),
        ("内蒙", "150000"),
        ("１２００００", "120000"),
        ("INNER MONGOLIA", "150000"),
        ("Tibet", "540000"),
        ("Macau", "820000"),
        ("沪", "310000"),
        ("全国", "000000"),
        ("Shanxi", "140000"),
        ("Shaanxi", "610000"),
    ],
)
def test_takes_exact_names(name: str, code: str) -> None:
    assert regions.resolve(name) == code


def test_every_spelling_leads_back_to_its_own_code() -> None:
    for code in ("000000", *regions.codes()):
        for spelling in regions._table()[code].spellings:
            assert regions.resolve(spelling) == code


@pytest.mark.parametrize(
    ("damaged", "shown"),
    [("江两", "江西"), ("内蒙 占", "内蒙古"), ("山两", "山西"), ("浙汀", "浙江"), ("Beijin", "Beijing")],
)
def test_shows_what_is_near_a_damaged_name_and_takes_nothing(damaged: str, shown: str) -> None:
    with pytest.raises(KeysError) as caught:
        regions.resolve(damaged)
    assert caught.value.code == "keys.unknown-region"
    assert shown in caught.value.words.zh
    assert shown in caught.value.words.en


@pytest.mark.parametrize(("short", "both"), [("江", ["江苏省", "江西省"]), ("Guang", ["广东省", "广西壮族自治区"])])
def test_refuses_what_may_be_several(short: str, both: list[str]) -> None:
    with pytest.raises(KeysError) as caught:
        regions.resolve(short)
    assert caught.value.code == "keys.ambiguous-region"
    assert all(name in caught.value.words.zh for name in both)


@pytest.mark.parametrize("name", ["", "东部地区", "尔部地区", "990000", "鼓搂区"])
def test_refuses_what_is_no_province(name: str) -> None:
    with pytest.raises(KeysError) as caught:
        regions.resolve(name)
    assert caught.value.code == "keys.unknown-region"


def test_refuses_an_unknown_code() -> None:
    with pytest.raises(KeysError) as caught:
        regions.name("110001")
    assert caught.value.code == "keys.unknown-code"
    assert "110000" in caught.value.words.en


def test_imports_without_numeric_libraries() -> None:
    program = "import sys, xinzhi.keys.regions as r; r.resolve('北京'); print({'numpy', 'polars'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_an_error_carries_the_names_that_may_be_meant() -> None:
    with pytest.raises(KeysError) as error:
        regions.resolve("江")
    assert error.value.candidates == ("江苏省", "江西省")
    with pytest.raises(KeysError) as error:
        regions.resolve("江两")
    assert "江西" in error.value.candidates


@pytest.mark.parametrize("text", ["南市", "北市", None, ""])
def test_a_name_cut_to_another_kind_is_refused(text: object) -> None:
    with pytest.raises(KeysError):
        regions.resolve(text)  # type: ignore[arg-type]
