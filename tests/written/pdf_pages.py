"""A plain PDF with Chinese text in it, written by hand: one of the standard Chinese fonts, named and not embedded."""

from __future__ import annotations

import zlib

FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts ["
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1)"
    b" /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6"
    b" /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>"
)
TOP, LEFT, STEP, SIZE = 780, 60, 18, 12


def draw_pdf(pages: list[list[str]], *, ruled: bool = False, picture: bool = False) -> bytes:
    """Make a PDF with one line of text for each string; `ruled` draws a grid of lines, `picture` a small image."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", FONT, _image()]
    kids = []
    for lines in pages:
        content = zlib.compress(_content(lines, ruled=ruled, picture=picture))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return _file(objects)


def _content(lines: list[str], *, ruled: bool, picture: bool) -> bytes:
    parts = [b"q 400 0 0 500 60 200 cm /I1 Do Q"] if picture else []
    for number, line in enumerate(lines):
        at = TOP - STEP * number
        cells = line.split("\t")
        for place, cell in enumerate(cells):
            text = cell.encode("utf-16-be").hex().encode()
            parts.append(b"BT /F1 %d Tf %d %d Td <%b> Tj ET" % (SIZE, LEFT + 150 * place, at, text))
    if ruled:
        bottom = TOP - STEP * len(lines) + SIZE
        many = max(len(line.split("\t")) for line in lines)
        across = [LEFT - 4, *(LEFT - 4 + 150 * place for place in range(1, many)), LEFT + 150 * many]
        heights = [TOP + 14 - STEP * number for number in range(len(lines) + 1)]
        parts += [b"%d %d m %d %d l S" % (LEFT - 4, y, across[-1], y) for y in heights]
        parts += [b"%d %d m %d %d l S" % (x, TOP + 14, x, bottom + 2) for x in across]
    return b"\n".join(parts)


def _image() -> bytes:
    return (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n\x80\nendstream"
    )


def _file(objects: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
