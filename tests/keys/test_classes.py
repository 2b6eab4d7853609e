"""Official classes: every row has a source, every code is one, and marks combine."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinzhi.errors.keys import KeysError
from xinzhi.keys.classes import official, official_classes
from xinzhi.keys.industries import classes_of, industries
from xinzhi.keys.official_class import OfficialClass

ALL = tuple(official_classes().values())


@pytest.mark.parametrize("found", ALL, ids=lambda found: found.key)
def test_a_class_has_its_source_and_codes_of_the_standard(found: OfficialClass) -> None:
    """Codes only where it is told where they were read; groups are named."""
    assert all((found.issuer.zh, found.issuer.en, found.note.zh, found.note.en))
    assert 2017 <= found.year <= 2024
    assert found.observable == bool(found.read_at) == (found.complete != "none")
    assert set(found.members) <= set(industries())
    assert {group for member in found.members.values() for group in member.groups} <= set(found.groups)
    assert all(found.groups[group].en and found.groups[group].zh for group in found.groups)


@pytest.mark.parametrize(
    ("key", "groups", "codes", "starred"),
    [
        ("hightech-manufacturing-2017", 6, 85, 0),
        ("hightech-services-2018", 9, 97, 7),
        ("digital-core-2021", 4, 124, 10),
        ("strategic-2018", 9, 487, 351),
    ],
)
def test_counts(key: str, groups: int, codes: int, starred: int) -> None:
    """Groups are those that the documents name; codes as they were read."""
    found = official(key)
    assert len([group for group in found.groups if "." not in group]) == groups
    assert len(found.members) == codes
    assert sum(member.mark == "part" for member in found.members.values()) == starred


def test_strategic_industries_have_40_groups_of_the_second_level() -> None:
    """Nine sectors hold them; the copy does not tell apart the seven of sector 3."""
    found = official("strategic-2018")
    held = {group for member in found.members.values() for group in member.groups}
    assert len([group for group in found.groups if "." in group]) == 40
    assert {group for group in found.groups if "." in group} - held == {f"3.{number}" for number in range(1, 8)}


def test_marks_of_wide_and_narrow_codes() -> None:
    """Small classes add up; an entry that only a wider code speaks for is doubtful."""
    found = official("strategic-2018")
    assert found.mark("0620") == found.mark("06") == "doubtful"
    assert found.mark("3973") == "whole"
    assert found.mark("C39") == found.mark("397") == "part"
    assert found.mark("6110") is None
    assert found.mark("9999") is None
    assert official("hightech-manufacturing-2017").mark("391") == "whole"
    assert set(classes_of("391")) <= set(official("hightech-manufacturing-2017").members)


def test_a_future_industry_is_seen_by_no_code() -> None:
    """Which is not the same as none."""
    found = official("future-2024")
    assert not found.observable
    assert len(found.groups) == 6
    assert all(found.mark(code) is None for code in industries())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_on_positions_lists_every_class_with_its_counts(lang: str) -> None:
    """What is there, in full or in part, and what is missing."""
    page = (Path(__file__).parents[2] / "docs" / lang / "explanation" / "positions.md").read_text("utf-8")
    for found in ALL:
        line = next(line for line in page.splitlines() if line.startswith(f"| `{found.key}` "))
        for mark in ("whole", "part", "doubtful"):
            count = sum(own == mark for _, own, _ in found.listed())
            assert not count or str(count) in line


def test_another_key_is_refused() -> None:
    """With what is near."""
    with pytest.raises(KeysError) as caught:
        official("strategic-2019")
    assert caught.value.code == "keys.unknown-class"
    assert "strategic-2018" in caught.value.words.en
