"""A brief as a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.docx.body import Body
from xinzhi.report.docx.look import look_of
from xinzhi.report.docx.package import ROOT, bundle, content_types, document_relations, relations
from xinzhi.report.docx.settings import app_part, core_part, fonts_part, footer_part, settings_part
from xinzhi.report.docx.styles import styles_part
from xinzhi.report.docx.xml import part, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xinzhi.report.blocks import Brief
    from xinzhi.report.docx.look import Look

TWIPS_PER_MM = 1440 / 25.4


def render_docx(brief: Brief, pictures: Mapping[str, bytes]) -> bytes:
    """Give `brief` as a .docx file: the same brief gives the same bytes.

    Chinese follows the manner of official documents (GB/T 9704); fonts are named, not embedded.
    A number's origin is a footnote; the sources stand where the brief puts `References`.

    Parameters
    ----------
    brief
        The brief to write.
    pictures
        From the name of each chart in the brief to its PNG picture.

    Raises
    ------
    DocumentError
        When a chart has no PNG picture, or a number cites what the brief does not hold.

    Examples
    --------
    >>> from xinzhi.report.blocks import Brief, Heading
    >>> brief = Brief("en", "A title", "", (Heading("1 Overview"),), {}, {}, (), "")
    >>> render_docx(brief, {})[:2]
    b'PK'
    """
    look = look_of(brief.lang)
    body = Body(brief, look, pictures)
    content = w("body", *body.paragraphs(), _section(look))
    parts = {
        "word/document.xml": part("document", content),
        "word/styles.xml": styles_part(look),
        "word/settings.xml": settings_part(look),
        "word/fontTable.xml": fonts_part(),
        "word/footnotes.xml": body.footnotes.part(),
        **_footers(look),
        "docProps/core.xml": core_part(brief.title, "zh-CN" if brief.lang == "zh" else "en-GB"),
        "docProps/app.xml": app_part(),
    }
    return bundle(_with_relations(parts, body.pictures))


def _with_relations(parts: dict[str, bytes], pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    paths = {relation: f"media/image{number}.png" for number, relation in enumerate(pictures, 1)}
    return {
        "[Content_Types].xml": content_types(parts),
        "_rels/.rels": relations(ROOT),
        **parts,
        "word/_rels/document.xml.rels": document_relations(parts, paths),
        **{f"word/{paths[relation]}": content for relation, content in pictures.items()},
    }


def _footers(look: Look) -> dict[str, bytes]:
    if not look.mirrored:
        return {"word/footer1.xml": footer_part(look, "center")}
    return {"word/footer1.xml": footer_part(look, "right"), "word/footer2.xml": footer_part(look, "left")}


def _section(look: Look) -> str:
    top, bottom, left, right = (round(side * TWIPS_PER_MM) for side in look.margins)
    footers = ['<w:footerReference w:type="default" r:id="rId_footer1"/>']
    if look.mirrored:
        footers.append('<w:footerReference w:type="even" r:id="rId_footer2"/>')
    return w(
        "sectPr",
        *footers,
        w("pgSz", w=11906, h=16838),
        w("pgMar", top=top, right=right, bottom=bottom, left=left, header=851, footer=round(bottom * 0.7), gutter=0),
        w("cols", space=425),
    )
