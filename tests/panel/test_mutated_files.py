"""Files with bytes changed at random: a panel or a message, never a traceback; and what is packed is never wrong."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
import table_files as files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import xinzhi as xz
from xinzhi.errors import XinzhiError
from xinzhi.evidence.intake._compound import sound
from xinzhi.evidence.intake._reach import of_ods, of_xls, of_xlsb

ROWS = [["地区", "年份", "产值（亿元）"], ["北京", 2022, 41540.9], ["天津", 2023, 16737.3]]
PACKED = {"xlsx", "xlsb", "ods", "docx"}
ODD = [b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"9999999999", b"<", b'"', b"-1"]


def mutated(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(len(found) + 1)
        end = at + chance.choice([1, 4, 16, 100])
        piece = chance.choice([bytes(found[at:end]) * 2, chance.randbytes(end - at), b"", chance.choice(ODD)])
        found[at:end] = piece
        if chance.random() < 0.1:
            del found[at:]
    return bytes(found)


def mutated_inside(data: bytes, chance: random.Random) -> bytes:
    """Change one part of a zip and pack it whole again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        changed = chance.choice(old.namelist())
        for name in old.namelist():
            new.writestr(name, mutated(old.read(name), chance) if name == changed else old.read(name))
    return out.getvalue()


def outcome(path: Path, data: bytes) -> set[float] | str:
    path.write_bytes(data)
    try:
        return set(xz.read_tables(path).frame["value"])
    except XinzhiError as error:
        return error.code if path.name in error.words.zh else "nameless"


@pytest.fixture(scope="module")
def whole() -> dict[str, tuple[str, bytes]]:
    return {kind: (ending, write(ROWS)) for kind, (ending, write) in files.WRITERS.items()}


@settings(max_examples=150, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(files.WRITERS)), st.integers(0, 2**32))
def test_any_bytes_give_a_panel_or_a_message(
    tmp_path: Path, whole: dict[str, tuple[str, bytes]], kind: str, seed: int
) -> None:
    ending, data = whole[kind]
    chance = random.Random(seed)  # noqa: S311 (no secret)
    found = outcome(tmp_path / f"表{ending}", mutated(data, chance))
    assert found != "nameless"
    if kind in PACKED and isinstance(found, set):  # a zip knows when its parts were changed
        assert found <= {41540.9, 16737.3}


@settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(PACKED)), st.integers(0, 2**32))
def test_any_part_of_a_zip_gives_a_panel_or_a_message(
    tmp_path: Path, whole: dict[str, tuple[str, bytes]], kind: str, seed: int
) -> None:
    ending, data = whole[kind]
    chance = random.Random(seed)  # noqa: S311 (no secret)
    assert outcome(tmp_path / f"表{ending}", mutated_inside(data, chance)) != "nameless"


def test_chains_that_run_in_a_circle_are_found() -> None:
    data = files.xls(ROWS)
    assert sound(data)
    table = 512 + 4 * 5  # the entry of the sixth sector
    assert not sound(data[:table] + (3).to_bytes(4, "little") + data[table + 4 :])
    assert not sound(data[:table] + (9999).to_bytes(4, "little") + data[table + 4 :])
    assert not sound(data[:68] + (0).to_bytes(4, "little") + data[72:512] + (0).to_bytes(4, "little") * 128)
    assert not sound(data[:100])


def test_how_far_sheets_reach_is_known_before_they_are_read(tmp_path: Path) -> None:
    assert of_xls(files.xls(ROWS)) == 9
    packed = zipfile.ZipFile(io.BytesIO(files.xlsb(ROWS)))
    assert of_xlsb(packed.read("xl/worksheets/sheet1.bin")) == 9
    assert of_ods(zipfile.ZipFile(io.BytesIO(files.ods(ROWS))).read("content.xml")) == 9
    assert outcome(tmp_path / "far.xlsb", files.xlsb([*ROWS, [None] * 16000 + [1]] + [[]] * 9000 + [[1]])) == (
        "intake.too-large"
    )
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="9000"/>'
    many = f'<table:table-row table:number-rows-repeated="9000">{cell}</table:table-row></table:table>'
    content = zipfile.ZipFile(io.BytesIO(files.ods(ROWS))).read("content.xml").decode()
    bomb = files.ods(ROWS, content.replace("</table:table>", many))
    assert outcome(tmp_path / "far.ods", bomb) == "intake.too-large"
    blank = many.replace(' office:value-type="float" office:value="1"', "")
    assert outcome(tmp_path / "blank.ods", files.ods(ROWS, content.replace("</table:table>", blank))) == {
        41540.9,
        16737.3,
    }


def test_a_reader_that_gives_up_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = files.xls(ROWS)
    at = data.index(b"\x03\x02\x0e\x00") + 2  # a number of too few bytes
    outcome(tmp_path / "a.xls", data[:at] + b"\x02\x00" + data[at + 2 :])
    assert capfd.readouterr() == ("", "")
