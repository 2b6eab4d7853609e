"""Pictures in a document: their size on the page, alternative text, and the drawing that holds them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from xinzhi.errors.documents import DocumentError
from xinzhi.report.docx.xml import R, safe, w

if TYPE_CHECKING:
    from xinzhi.report.blocks import Chart

EMU_PER_MM = 36000
TALLEST_MM = 185  # leaves room on one page for title, measure and note
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def size_of(name: str, png: bytes) -> tuple[int, int]:
    """Give width and height in pixels of the picture `png` of the chart `name`.

    Raises
    ------
    DocumentError
        When the bytes are not a PNG file.
    """
    if png[:8] != b"\x89PNG\r\n\x1a\n" or png[12:16] != b"IHDR":
        raise DocumentError.not_png(name)
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def drawing(chart: Chart, png: bytes, *, number: int, relation: str, widest_mm: float) -> str:
    """Give the run that shows the picture of `chart`, in its own proportions.

    It is `chart.width_mm` wide, less where the text is narrower or the picture would be taller than a page.
    """
    wide, high = size_of(chart.name, png)
    width = min(chart.width_mm, widest_mm, TALLEST_MM * wide / high)
    cx, cy = round(width * EMU_PER_MM), round(width * high / wide * EMU_PER_MM)
    return w("r", w("drawing", _inline(chart, cx, cy, number, relation)))


def _inline(chart: Chart, cx: int, cy: int, number: int, relation: str) -> str:
    told = safe(f"{chart.title} {chart.subtitle}".strip())
    name = safe(chart.name)
    return (
        f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{number}" name="{name}" descr="{told}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{name}" descr="{told}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline>"
    )
