"""The Word document: the same bytes each time, real tables, fields and footnotes, and fonts by name."""

from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.shared import Mm, Pt

from xinzhi.charts.picture import png
from xinzhi.errors.documents import DocumentError
from xinzhi.lang import Lang
from xinzhi.report.blocks import Brief, Cell, Chart, Column, Number, Paragraph, Table
from xinzhi.report.docx import render_docx
from xinzhi.report.docx.columns import fit

from .brief import brief

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LANGS: list[Lang] = ["zh", "en"]


@pytest.fixture(scope="module")
def picture() -> bytes:
    """Draw the one chart of the brief."""
    return png(next(block for block in brief("zh").blocks if isinstance(block, Chart)).static)


@pytest.fixture(scope="module", params=LANGS)
def made(request: pytest.FixtureRequest, picture: bytes) -> tuple[Brief, bytes]:
    """Render the brief in each language."""
    told = brief(request.param)
    return told, render_docx(told, {"rank-range": picture})


def part(content: bytes, name: str) -> ET.Element:
    """Read one part of a document."""
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name))  # noqa: S314 - our own file


def words(element: ET.Element) -> str:
    """Read the words of an element."""
    return "".join(piece.text or "" for piece in element.iter(f"{W}t"))


def test_same_brief_same_bytes(made: tuple[Brief, bytes], picture: bytes) -> None:
    told, content = made
    assert render_docx(brief(told.lang), {"rank-range": picture}) == content
    entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}


def test_opens_with_title_heading_and_properties(made: tuple[Brief, bytes]) -> None:
    told, content = made
    document = docx.Document(io.BytesIO(content))
    assert document.paragraphs[0].text == told.title
    assert document.paragraphs[0].style is not None
    assert document.paragraphs[0].style.name == "Title"
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert len(headings) == 2
    properties = document.core_properties
    assert (properties.title, properties.revision) == (told.title, 1)
    assert properties.created is not None
    assert properties.created.isoformat() == "2000-01-01T00:00:00+00:00"


def test_chinese_page_is_that_of_an_official_document() -> None:
    told = brief("zh")
    document = docx.Document(io.BytesIO(render_docx(dataclasses.replace(told, blocks=()), {})))
    page = document.sections[0]
    sides = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    for found, wanted in zip(sides, (37, 35, 28, 26), strict=True):
        assert found is not None
        assert abs(found - Mm(wanted)) < Mm(0.02)
    body = document.styles["Normal"]
    assert body.font.size == Pt(16)
    assert body.paragraph_format.line_spacing == Pt(28)


@pytest.mark.parametrize(
    ("style", "east", "size"),
    [("Normal", "仿宋", "32"), ("Title", "方正小标宋简体", "44"), ("Heading1", "黑体", "32"), ("Lead", "楷体", "32")],
)
def test_chinese_fonts_are_named(style: str, east: str, size: str) -> None:
    styles = part(render_docx(dataclasses.replace(brief("zh"), blocks=()), {}), "word/styles.xml")
    found = next(s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == style)
    fonts = next(found.iter(f"{W}rFonts"))
    assert fonts.get(f"{W}eastAsia") == east
    assert fonts.get(f"{W}ascii") == "Times New Roman"
    assert next(found.iter(f"{W}sz")).get(f"{W}val") == size
    assert next(styles.iter(f"{W}lang")).get(f"{W}eastAsia") == "zh-CN"


def test_first_line_is_in_by_characters_and_by_length() -> None:
    styles = part(render_docx(dataclasses.replace(brief("zh"), blocks=()), {}), "word/styles.xml")
    indent = next(next(styles.iter(f"{W}style")).iter(f"{W}ind"))
    assert (indent.get(f"{W}firstLineChars"), indent.get(f"{W}firstLine")) == ("200", "640")


def test_table_has_three_lines_and_a_head_that_repeats(made: tuple[Brief, bytes]) -> None:
    told, content = made
    table = next(part(content, "word/document.xml").iter(f"{W}tbl"))
    borders = next(table.iter(f"{W}tblBorders"))
    sizes = {line.tag.removeprefix(W): line.get(f"{W}sz", "0") for line in borders}
    assert sizes == {"top": "12", "left": "0", "bottom": "12", "right": "0", "insideH": "0", "insideV": "0"}
    rows = list(table.iter(f"{W}tr"))
    assert len(rows) == 1 + 31
    assert [len(list(row.iter(f"{W}tblHeader"))) for row in rows] == [1] + [0] * 31
    assert all(len(list(row.iter(f"{W}cantSplit"))) == 1 for row in rows)
    assert {line.get(f"{W}sz") for line in rows[0].iter(f"{W}bottom")} == {"6"}
    assert not list(rows[1].iter(f"{W}tcBorders"))
    assert ("（亿元）" if told.lang == "zh" else "(100 m yuan)") in words(rows[0])


def test_numbers_stand_right_and_weak_ones_are_grey(made: tuple[Brief, bytes]) -> None:
    rows = list(next(part(made[1], "word/document.xml").iter(f"{W}tbl")).iter(f"{W}tr"))
    sides = [side.get(f"{W}val") for side in rows[1].iter(f"{W}jc")]
    assert sides == ["left", "right", "right", "right", "right", "center", "left"]
    assert [len(list(row.iter(f"{W}color"))) for row in (rows[1], rows[10])] == [0, 3]


def test_table_shows_as_many_rows_as_asked_and_says_so() -> None:
    told = brief("zh")
    table = next(block for block in told.blocks if isinstance(block, Table))
    short = dataclasses.replace(told, blocks=(dataclasses.replace(table, shown=10),))
    document = part(render_docx(short, {}), "word/document.xml")
    assert len(list(document.iter(f"{W}tr"))) == 11
    assert "列出前 10 行，全表 31 行" in words(document)


def test_every_column_has_room_and_the_table_fits_the_page(made: tuple[Brief, bytes]) -> None:
    table = next(part(made[1], "word/document.xml").iter(f"{W}tbl"))
    widths = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
    assert min(widths) > 400
    assert sum(widths) <= 156 * 1440 / 25.4 + len(widths)


@pytest.mark.parametrize("count", [1, 2, 9, 14, 40])
def test_widths_fill_the_page_and_letters_shrink_as_columns_grow(count: int) -> None:
    row = (Cell("内蒙古"), *[Cell("1,234.5")] * count)
    columns = (Column("地区", align="left"), *[Column("综合指数得分", "%")] * count)
    fitted = fit(Table("t", "t", columns, (row,)), 1, 5.25, 442)
    assert sum(fitted.widths) == pytest.approx(442, abs=1e-6)
    assert (fitted.scale == 1) == (count <= 7)
    if count <= 14:  # the name stays on one line
        assert fitted.widths[0] >= 6 * 10.5 * fitted.scale / 2 + 2 * fitted.padding


def test_captions_and_pages_are_numbered_by_fields(made: tuple[Brief, bytes]) -> None:
    told, content = made
    codes = [code.text or "" for code in part(content, "word/document.xml").iter(f"{W}instrText")]
    labels = ("表", "图") if told.lang == "zh" else ("Table", "Figure")
    for label in labels:
        assert sum(f"SEQ {label} " in code for code in codes) == 1
    footer = part(content, "word/footer1.xml")
    assert "PAGE" in [(code.text or "").strip() for code in footer.iter(f"{W}instrText")]
    assert words(footer) == "— 1 —"


def test_each_origin_is_one_real_footnote(made: tuple[Brief, bytes]) -> None:
    told, content = made
    spans = [span for block in told.blocks if isinstance(block, Paragraph) for span in block.spans]
    used = list(dict.fromkeys(span.cite for span in spans if isinstance(span, Number)))
    notes = [n for n in part(content, "word/footnotes.xml") if n.get(f"{W}type") is None]
    assert [words(note).strip() for note in notes] == [told.cites[cite].brief for cite in used]
    document = part(content, "word/document.xml")
    marks = [mark.get(f"{W}id") for mark in document.iter(f"{W}footnoteReference")]
    assert marks == [note.get(f"{W}id") for note in notes] == ["1", "2", "3"]
    again = [code.text for code in document.iter(f"{W}instrText") if "NOTEREF" in (code.text or "")]
    assert again == [" NOTEREF _Ref_note_2 \\h "] * 2


def test_picture_keeps_its_shape_and_is_told_in_words(made: tuple[Brief, bytes], picture: bytes) -> None:
    told, content = made
    document = docx.Document(io.BytesIO(content))
    shown = document.inline_shapes[0]
    wide, high = int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")
    assert abs(shown.width - Mm(150)) < 100
    assert shown.height / shown.width == pytest.approx(high / wide, abs=1e-5)
    chart = next(block for block in told.blocks if isinstance(block, Chart))
    assert shown._inline.docPr.get("descr") == f"{chart.title} {chart.subtitle}"


def test_verdicts_stand_in_brackets_in_their_styles() -> None:
    document = part(
        render_docx(dataclasses.replace(brief("zh"), blocks=brief("zh").blocks[:1]), {}), "word/document.xml"
    )
    styled = {words(r): style.get(f"{W}val") for r in document.iter(f"{W}r") for style in r.iter(f"{W}rStyle")}
    assert styled["〔稳健，占比 97%〕"] == "Robust"
    assert styled["〔不稳健，占比 54%〕"] == "NotRobust"


def test_sources_are_listed_by_number(made: tuple[Brief, bytes]) -> None:
    told, content = made
    document = docx.Document(io.BytesIO(content))
    name = "资料来源" if told.lang == "zh" else "Source"
    listed = [p.text for p in document.paragraphs if p.style is not None and p.style.name == name]
    assert [line.split("\t")[0] for line in listed] == ["[1]", "[2]"]
    for line, source in zip(listed, told.sources, strict=True):
        assert source.publication in line
        assert all(text in line for text in (*source.series, *source.read_from, source.address))


def test_markup_and_control_characters_stay_words() -> None:
    told = dataclasses.replace(brief("en"), title='<w:p>&"\x0b\x00\ud800', blocks=())
    document = docx.Document(io.BytesIO(render_docx(told, {})))
    assert document.paragraphs[0].text == '<w:p>&"'


def test_missing_picture_and_unknown_origin_are_named() -> None:
    told = brief("zh")
    with pytest.raises(DocumentError, match="rank-range") as caught:
        render_docx(told, {"rank-rang": b""})
    assert caught.value.code == "documents.missing-picture"
    with pytest.raises(DocumentError) as caught:
        render_docx(told, {"rank-range": b"GIF89a"})
    assert caught.value.code == "documents.not-png"
    stray = dataclasses.replace(told, blocks=(Paragraph((Number("1", "c-ginni"),)),))
    with pytest.raises(DocumentError) as caught:
        render_docx(stray, {})
    assert caught.value.code == "documents.unknown-cite"
    assert "c-gini" in caught.value.text("zh")
    assert "c-gini" in caught.value.text("en")


@pytest.mark.libreoffice
def test_libreoffice_reads_it(made: tuple[Brief, bytes], tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice (soffice) is not on this machine")
    pdfium = pytest.importorskip("pypdfium2")
    told, content = made
    (tmp_path / "brief.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    order = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "brief.docx"]
    subprocess.run(order, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    pdf = pdfium.PdfDocument(str(tmp_path / "brief.pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    flat = "".join(text.split())
    assert "".join(told.title.split()) in flat
    assert "".join(told.cites["c-rd"].brief.split()) in flat
