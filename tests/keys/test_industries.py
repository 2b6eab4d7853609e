"""Codes of industries as the standard has them."""

from __future__ import annotations

from collections import Counter

import pytest

from xinzhi.errors.keys import KeysError
from xinzhi.keys.industries import ancestors, bare, classes_of, industries, resolve_industry, unknown_industries


def test_counts_are_those_of_the_standard_with_its_amendment() -> None:
    """20 sections, 97 divisions, 473 groups, 1,382 classes."""
    counts = Counter(entry.level for entry in industries().values())
    assert counts == {"section": 20, "division": 97, "group": 473, "class": 1382}


def test_every_entry_lies_in_one_that_there_is() -> None:
    """Parents are there, and every entry but a class has something in it."""
    held = industries()
    assert all(entry.parent in held for entry in held.values() if entry.level != "section")
    assert {entry.parent for entry in held.values()} - {""} == {
        code for code, entry in held.items() if entry.level != "class"
    }


@pytest.mark.parametrize(("text", "code"), [("c3973", "3973"), (" 06 ", "06"), ("C", "C"), ("狩猎和捕捉动物", "033")])
def test_codes_and_names_are_found(text: str, code: str) -> None:
    """With the letter, blanks, or by name; a name of a group and its one class is that of the group."""
    assert resolve_industry(text).code == code


@pytest.mark.parametrize("text", ["A3973", "39730", "集成电", ""])
def test_what_is_none_is_refused_with_what_is_near(text: str) -> None:
    """Also where the letter is that of another section."""
    with pytest.raises(KeysError) as caught:
        resolve_industry(text)
    assert caught.value.code == "keys.unknown-industry"
    if text == "集成电":
        assert "集成电路" in caught.value.words.zh


def test_wide_and_narrow_codes_go_together() -> None:
    """Classes of a section are those whose last ancestor it is."""
    assert all(ancestors(code)[-1].code == "C" for code in classes_of("C"))
    assert len(classes_of("C")) > 600
    assert classes_of("3960") == ()
    assert unknown_industries(["397", "Z1", "3960"]) == ("Z1", "3960")
    assert bare("B06") == "06"
