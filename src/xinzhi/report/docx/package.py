"""The file that holds a document's parts: content types, relations, and a zip that knows no clock."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from xinzhi.report.docx.xml import HEAD, R, safe

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "word/footer2.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
ROOT = {
    "rId1": (f"{R}/officeDocument", "word/document.xml"),
    "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    "rId3": (f"{R}/extended-properties", "docProps/app.xml"),
}


def relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    """Give a relations part from id to (type, target)."""
    lines = (
        f'<Relationship Id="{safe(name)}" Type="{kind}" Target="{safe(target)}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'.encode()


def document_relations(parts: Mapping[str, bytes], pictures: Mapping[str, str]) -> bytes:
    """Give the relations of the document: its parts, and pictures from relation id to path."""
    kinds = {name[5:]: name[5:].removesuffix(".xml").rstrip("12") for name in parts if name.startswith("word/")}
    own = {f"rId_{target[:-4]}": (f"{R}/{kind}", target) for target, kind in kinds.items() if kind != "document"}
    drawn = {name: (f"{R}/image", path) for name, path in pictures.items()}
    return relations(own | drawn)


def content_types(parts: Mapping[str, bytes]) -> bytes:
    """Give ``[Content_Types].xml`` for `parts`."""
    lines = (f'<Override PartName="/{name}" ContentType="{_TYPES[name]}"/>' for name in parts if name in _TYPES)
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{"".join(lines)}</Types>'
    ).encode()


def bundle(parts: Mapping[str, bytes]) -> bytes:
    """Zip `parts` in their order, each with the same date, system and compression."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=6)
    return held.getvalue()
