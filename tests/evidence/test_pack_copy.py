"""A user's own copy of the pack: it can be edited, and every mistake in it is named with its line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from xinzhi.errors.sources import SourceError
from xinzhi.evidence.pack import PACKS, Pack, open_pack

Edit = Callable[[str, Callable[[str], str]], Path]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return open_pack("china-provinces")


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """Give a function that copies the pack out, changes one file of the copy and gives the copy's folder."""
    folder = tmp_path / "mine"
    shutil.copytree(PACKS / "china-provinces", folder)

    def edit(file: str, change: Callable[[str], str]) -> Path:
        path = folder / file
        before = path.read_text(encoding="utf-8")
        after = change(before)
        assert after != before
        path.write_text(after, encoding="utf-8")
        return folder

    return edit


def line(number: int, new: str) -> Callable[[str], str]:
    """Put `new` in the place of one line, counted from 1."""

    def change(text: str) -> str:
        lines = text.splitlines()
        lines[number - 1] = new
        return "\n".join(lines) + "\n"

    return change


def refused(folder: Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        open_pack(folder)
    return caught.value


def test_a_copy_can_be_edited(edited: Edit, pack: Pack) -> None:
    copy = open_pack(edited("figures.csv", lambda text: text.replace(",102559,", ",102560,", 1)))
    key = "china-provinces/agri_machinery_power/000000/2012"
    assert (pack.ledger[key].value, copy.ledger[key].value) == (102559, 102560)
    assert copy.sha256 != pack.sha256
    assert copy.ledger[key].sha256 != pack.ledger[key].sha256


def test_a_pack_may_do_without_geography(edited: Edit) -> None:
    folder = edited("pack.yaml", lambda text: text.replace("2026-11", "mine"))
    for file in ("zones.csv", "adjacency.csv", "tiles.csv", "seats.csv"):
        (folder / file).unlink()
    bare = open_pack(folder)
    assert bare.edition == "mine"
    assert bare.groupings == {"four-zones": {}, "three-belts": {}, "eight-zones": {}}
    assert bare.tiles.is_empty()


def test_a_file_saved_by_a_spreadsheet_with_a_mark_and_windows_line_ends_is_read(edited: Edit, pack: Pack) -> None:
    folder = edited("figures.csv", lambda text: "\ufeff" + text.replace("\n", "\r\n"))
    assert open_pack(folder).frame.equals(pack.frame)


SECOND = "agri_machinery_power,,000000,2011,97734.7,A2,crsy-01"


@pytest.mark.parametrize(
    ("new", "code", "shown"),
    [
        (SECOND.replace("97734.7", "约九万"), "sources.not-a-number", "约九万"),
        (SECOND.replace("97734.7", "NaN"), "sources.not-a-number", "NaN"),
        (SECOND.replace("97734.7", "inf"), "sources.not-a-number", "inf"),
        (SECOND.replace("97734.7", '"97,734.7"'), "sources.not-a-number", "97,734.7"),
        (SECOND.replace("97734.7", ""), "sources.empty-cell", "value"),
        (SECOND.replace("2011", "2011年"), "sources.not-a-number", "2011年"),
        (SECOND.replace("000000", "110001"), "sources.unknown-region", "110000"),
        (SECOND.replace("000000", "0"), "sources.unknown-region", "000000"),
        (SECOND.replace("A2", "C"), "sources.grade-c", "C"),
        (SECOND.replace("A2", "D"), "sources.unknown-grade", "A2"),
        (SECOND.replace("crsy-01", "crsy-1"), "sources.unknown-source", "crsy-01"),
        (SECOND.replace("agri_machinery_power", "agri_machinery"), "sources.unknown-indicator", "agri_machinery_power"),
        (SECOND.replace(",,", ",census6,"), "sources.unknown-vintage", "census5"),
        (SECOND + ",extra", "sources.malformed-row", "8"),
        (SECOND.replace("2011", "2012"), "sources.twice", "2012"),
    ],
)
def test_a_bad_row_is_named_with_its_line(edited: Edit, new: str, code: str, shown: str) -> None:
    error = refused(edited("figures.csv", line(2, new)))
    assert error.code == code
    for text in (error.words.zh, error.words.en):
        assert shown in text
        assert "figures.csv" in text
        assert "2" in text


def test_a_short_row_is_refused(edited: Edit) -> None:
    assert refused(edited("figures.csv", line(7, "agri_machinery_power,,000000"))).code == "sources.empty-cell"


@pytest.mark.parametrize("file", ["indicators.csv", "sources.csv", "figures.csv"])
def test_a_missing_file_is_named(edited: Edit, file: str) -> None:
    folder = edited("pack.yaml", lambda text: text + "\n")
    (folder / file).unlink()
    error = refused(folder)
    assert error.code == "sources.missing-file"
    assert file in error.words.en


def test_a_folder_in_the_place_of_a_file_has_no_digest(edited: Edit) -> None:
    folder = edited("pack.yaml", lambda text: text + "\n")
    (folder / "figures.csv").unlink()
    (folder / "figures.csv").mkdir()
    assert refused(folder).code == "sources.unreadable"


def test_another_encoding_is_named(edited: Edit) -> None:
    folder = edited("pack.yaml", lambda text: text + "\n")
    path = folder / "indicators.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace("‰", "").encode("gb18030"))
    assert refused(folder).code == "sources.not-utf8"


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("pack.yaml", "id: china-provinces", "id:", "sources.bad-description"),
        ("pack.yaml", "name: {zh: 中国分省数据, en", "name: {zh: 中国分省数据, de", "sources.bad-description"),
        ("pack.yaml", "grades:", "grades: [", "sources.bad-description"),
        ("pack.yaml", "edition:", "x: &a [1, 2]\ny: [*a, *a]\nedition:", "sources.bad-description"),
        ("pack.yaml", "edition:", "x: 2021-13-45\nedition:", "sources.bad-description"),
        ("figures.csv", "indicator,vintage,region", "indicator,vintage,area", "sources.missing-column"),
        ("indicators.csv", ",stock,sum,1,", ",stuck,sum,1,", "sources.unknown-kind"),
        ("indicators.csv", ",stock,sum,1,", ",stock,sum,one,", "sources.not-a-number"),
        ("zones.csv", "110000,east", "110000,easst", "sources.unknown-zone"),
        ("zones.csv", "four-zones,120000", "four-zones,110000", "sources.twice"),
        ("adjacency.csv", "110000,120000", "110000,12000", "sources.unknown-to"),
        ("tiles.csv", "110000,2,8", "110000,2.5,8", "sources.not-a-number"),
        ("tiles.csv", "110000,2,8", "110000,3,8", "sources.twice"),
        ("seats.csv", "116.39723", "116°23′", "sources.not-a-number"),
        ("sources.csv", "\ncepy-02,", "\ncepy-01,", "sources.twice"),
    ],
)
def test_other_files_are_checked_too(edited: Edit, file: str, old: str, new: str, code: str) -> None:
    error = refused(edited(file, lambda text: text.replace(old, new, 1)))
    assert error.code == code
    assert file in error.words.zh
    assert file in error.words.en
