"""Classes in a user's csv: what is taken, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinzhi.errors.keys import KeysError
from xinzhi.keys.own_classes import read_classes

HEAD = "code,mark,class,source\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "own.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_tiers_and_letters(tmp_path: Path) -> None:
    """With or without the letter; a star is a part; tier is emerging when left out."""
    text = "code,mark,class,source,tier\nC3973,,甲,某目录,\n39,*,乙,另一目录,未来\n3974,部分,甲,某目录,新兴\n"
    found = read_classes(write(tmp_path, text))
    assert found["甲"].mark("3973") == "whole"
    assert found["甲"].mark("C3974") == "part"
    assert (found["乙"].tier, found["乙"].mark("39"), found["乙"].mark("3973")) == ("future", "part", "doubtful")
    assert found["甲"].read_at == "某目录"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("code,class\n3973,甲\n", "code, mark, class, source"),
        (HEAD, "code, mark, class, source"),
        (HEAD + "3973,,甲,\n", "line 2"),
        (HEAD + "3973,,甲,某\n3960,,甲,某\n", "line 3"),
        (HEAD + "3973,?,甲,某\n", "'?'"),
        (HEAD + "3973,,甲,某\nC3973,,甲,某\n", "line 3"),
        ("code,mark,class,source,tier\n3973,,甲,某,旧\n", "'旧'"),
        ("code,mark,class,source,tier\n3973,,甲,某,新兴\n3974,,甲,某,未来\n", "line 3"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, text: str, told: str) -> None:
    """With its line, and how it should be."""
    with pytest.raises(KeysError) as caught:
        read_classes(write(tmp_path, text))
    assert caught.value.code == "keys.bad-classes"
    assert "own.csv" in caught.value.words.en
    assert told in caught.value.words.en
