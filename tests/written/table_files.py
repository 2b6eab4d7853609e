"""One table in every kind of file that is read; what no library here writes is written by hand."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import polars as pl
from pdf_pages import draw_pdf

Rows = Sequence[Sequence[object]]
HEAD = "<html><head><title>x</title></head><body>"
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{}'
    "</office:spreadsheet></office:body></office:document-content>"
)
RELATIONS = "http://schemas.openxmlformats.org/{}/2006/relationships"


def said(cell: object) -> str:
    return "" if cell is None else str(cell)


def text(rows: Rows, mark: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\r\n").writerows([[said(cell) for cell in row] for row in rows])
    return out.getvalue()


def xlsx(rows: Rows, name: str = "数据") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def locked(rows: Rows, password: str = "VelvetSweatshop") -> bytes:  # noqa: S107 (Excel's own)
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(xlsx(rows))).encrypt(password, out)
    return out.getvalue()


def html(rows: Rows) -> str:
    lines = ("".join(f"<td>{escape(said(cell))}</td>" for cell in row) for row in rows)
    return f"{HEAD}<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table></body></html>"


def ods(rows: Rows, content: str = "") -> bytes:
    def cell(value: object) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, int | float):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = content or ODS.format(f'<table:table table:name="数据">{lines}</table:table>')
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def xlsb(rows: Rows) -> bytes:
    def record(kind: int, data: bytes = b"") -> bytes:
        number = bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 127 else bytes([kind])
        return number + bytes([len(data) & 0x7F | 0x80, len(data) >> 7]) + data

    def wide(value: str) -> bytes:
        return struct.pack("<I", len(value)) + value.encode("utf-16-le")

    def cell(column: int, value: object) -> bytes:
        at = struct.pack("<II", column, 0)
        if value is None:
            return b""
        number = isinstance(value, int | float)
        return record(5, at + struct.pack("<d", value)) if number else record(6, at + wide(str(value)))

    def row(number: int) -> bytes:
        return record(0, struct.pack("<I", number) + bytes(13))

    size = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    lines = b"".join(row(at) + b"".join(cell(*one) for one in enumerate(line)) for at, line in enumerate(rows))
    sheet = record(0x81) + record(0x94, size) + record(0x91) + lines + record(0x92) + record(0x82)
    bundle = record(0x9C, struct.pack("<II", 0, 1) + wide("rId1") + wide("数据"))
    book = record(0x83) + record(0x99, bytes(12)) + record(0x8F) + bundle + record(0x90) + record(0x9D) + record(0x84)
    relation = f'<Relationship Id="rId1" Type="{RELATIONS.format("officeDocument")}/worksheet" Target="worksheets/sheet1.bin"/>'
    relations = f'<Relationships xmlns="{RELATIONS.format("package")}">{relation}</Relationships>'
    return zipped({"xl/workbook.bin": book, "xl/_rels/workbook.bin.rels": relations, "xl/worksheets/sheet1.bin": sheet})


def xls(rows: Rows) -> bytes:
    """Write BIFF8 in a compound file of one stream."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def begin(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 1996, 0, 6))

    def cell(row: int, column: int, value: object) -> bytes:
        at = struct.pack("<HHH", row, column, 0)
        if isinstance(value, int | float):
            return record(0x203, at + struct.pack("<d", value))
        written = said(value)
        return record(0x204, at + struct.pack("<HB", len(written), 1) + written.encode("utf-16-le")) if written else b""

    cells = b"".join(cell(at, column, value) for at, row in enumerate(rows) for column, value in enumerate(row))
    size = record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    name = struct.pack("<BB", 2, 1) + "数据".encode("utf-16-le")
    start, coded = begin(5), record(0x42, struct.pack("<H", 1200))
    first = len(start) + len(coded) + 4 + 6 + len(name) + 4
    book = start + coded + record(0x85, struct.pack("<IBB", first, 0, 0) + name) + record(0x0A, b"")
    return _compound(book + begin(0x10) + size + cells + record(0x0A, b""))


def _compound(stream: bytes) -> bytes:
    stream = stream.ljust(-(-max(len(stream), 4096) // 512) * 512, b"\0")
    many = len(stream) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *(at + 3 for at in range(many - 1)), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")

    def entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
        written = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1) + links
        return head + bytes(36) + struct.pack("<IQ", first, size)

    root = entry("Root Entry", 5, 0xFFFFFFFE, 0, 1)
    folder = (root + entry("Workbook", 2, 2, len(stream), 0xFFFFFFFF)).ljust(512, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return head + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108) + table + folder + stream


def docx(rows: Rows, above: Sequence[str] = ()) -> bytes:
    from docx import Document

    document = Document()
    for line in above:
        document.add_paragraph(line)
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, line in zip(rows, table.rows, strict=True):
        for value, cell in zip(row, line.cells, strict=False):
            cell.text = said(value)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(rows: Rows) -> bytes:
    return draw_pdf([["\t".join(map(said, row)) for row in rows]], ruled=True)


def _frame(rows: Rows) -> pl.DataFrame:
    return pl.DataFrame([list(row) for row in rows[1:]], schema=[str(head) for head in rows[0]], orient="row")


def parquet(rows: Rows) -> bytes:
    out = io.BytesIO()
    _frame(rows).write_parquet(out)
    return out.getvalue()


def dta(rows: Rows, version: int = 15, **options: object) -> bytes:
    import pyreadstat

    frame = _frame(rows)
    labels = dict(zip([f"v{at}" for at in range(len(frame.columns))], frame.columns, strict=True))
    frame.columns = list(labels)
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.dta")
        pyreadstat.write_dta(frame, path, column_labels=labels, version=version, **options)
        return path.read_bytes()


def coded(coding: str, mark: str = ",") -> Callable[[Rows], bytes]:
    return lambda rows: text(rows, mark).encode(coding)


WRITERS: dict[str, tuple[str, Callable[[Rows], bytes]]] = {
    "csv": (".csv", coded("utf-8")),
    "csv with a mark": (".csv", coded("utf-8-sig")),
    "csv in GBK": (".csv", coded("gbk")),
    "csv in GB18030": (".csv", coded("gb18030")),
    "csv in UTF-16": (".csv", coded("utf-16")),
    "csv in UTF-16 without a mark": (".csv", coded("utf-16-be")),
    "csv with semicolons": (".csv", coded("utf-8", ";")),
    "tsv": (".tsv", coded("utf-8", "\t")),
    "tsv in UTF-16": (".tsv", coded("utf-16", "\t")),
    "xlsx": (".xlsx", xlsx),
    "xlsx under the default password": (".xlsx", locked),
    "xlsx called xls": (".xls", xlsx),
    "xlsb": (".xlsb", xlsb),
    "xls": (".xls", xls),
    "xls that is a page": (".xls", lambda rows: html(rows).encode("gb18030")),
    "xls that is a tsv": (".xls", coded("gbk", "\t")),
    "ods": (".ods", ods),
    "page": (".html", lambda rows: html(rows).encode()),
    "docx": (".docx", docx),
    "pdf": (".pdf", pdf),
    "dta": (".dta", dta),
    "dta of old": (".dta", lambda rows: dta(rows, 12)),
    "parquet": (".parquet", parquet),
}
