"""The styles part: each paragraph style of a look, and the character styles of marks and verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.docx.look import ACCENT, GREY, RULE
from xinzhi.report.docx.xml import part, w

if TYPE_CHECKING:
    from xinzhi.report.docx.look import Look, Style

MARK, ROBUST, WEAK = "FootnoteReference", "Robust", "NotRobust"


def styles_part(look: Look) -> bytes:
    """Give ``styles.xml`` of `look`."""
    paragraphs = (_paragraph_style(look, style) for style in look.styles)
    return part("styles", _defaults(look), *paragraphs, *_character_styles(look), _TABLE_STYLE)


def _defaults(look: Look) -> str:
    latin = "en-US" if look.lang == "zh" else "en-GB"
    base = look.style("Normal")
    run = w("rPr", _fonts(base), w("lang", val=latin, eastAsia="zh-CN", bidi="ar-SA"))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault"))


def _fonts(style: Style) -> str:
    return w("rFonts", ascii=style.latin, hAnsi=style.latin, eastAsia=style.east, cs=style.latin)


def _paragraph_style(look: Look, style: Style) -> str:
    normal = style.id == "Normal"
    kind = {"type": "paragraph", "styleId": style.id}
    return w(
        "style",
        w("name", val=style.name.text(look.lang)),
        "" if normal else w("basedOn", val="Normal"),
        w("next", val=style.following),
        w("qFormat"),
        w("pPr", *_paragraph_properties(style)),
        w("rPr", *_run_properties(style)),
        **({"default": "1"} if normal else {}),
        **kind,
    )


def _paragraph_properties(style: Style) -> tuple[str, ...]:
    return (
        w("keepNext", val=int(style.keep_next)),
        w("widowControl"),
        _rule(style),
        w("overflowPunct", val=0),
        w("snapToGrid", val=0),
        _spacing(style),
        _indent(style),
        w("jc", val=style.align),
        "" if style.outline is None else w("outlineLvl", val=style.outline),
    )


def _spacing(style: Style) -> str:
    outside = {"before": round(style.before * 20), "after": round(style.after * 20)}
    if not style.line:
        return w("spacing", **outside, line=240, lineRule="auto")
    return w("spacing", **outside, line=round(style.line * 20), lineRule="exact" if style.exact else "atLeast")


def _indent(style: Style) -> str:
    """Word and WPS go by the characters, LibreOffice by the length: both are given."""
    first = {"firstLineChars": style.indent * 100, "firstLine": round(style.indent * style.size * 20)}
    if style.hanging:
        first = {"hanging": round(style.hanging * 20)}
    return w("ind", left=round(style.left * 20), **first)


def _rule(style: Style) -> str:
    if not style.rule:
        return ""
    space = {"top": 10, "left": 8}[style.rule]
    return w("pBdr", w(style.rule, val="single", sz=4, space=space, color=RULE))


def _run_properties(style: Style) -> tuple[str, ...]:
    size = round(style.size * 2)
    bold = w("b", val=int(style.bold)) + w("bCs", val=int(style.bold))
    return (_fonts(style), bold, w("color", val=style.colour), w("sz", val=size), w("szCs", val=size))


def _character_styles(look: Look) -> tuple[str, ...]:
    zh = look.lang == "zh"
    small = w("sz", val=round(look.style("Normal").size * 1.5))
    return (
        w("style", w("name", val="Default Paragraph Font"), type="character", default="1", styleId="DefaultFont"),
        _character("footnote reference", MARK, w("color", val=ACCENT), w("vertAlign", val="superscript")),
        _character("稳健" if zh else "Robust", ROBUST, w("color", val=ACCENT), small),
        _character("不稳健" if zh else "Not robust", WEAK, w("color", val=GREY), small),
    )


def _character(name: str, style: str, *properties: str) -> str:
    inside = (w("name", val=name), w("basedOn", val="DefaultFont"), w("qFormat"), w("rPr", *properties))
    return w("style", *inside, type="character", styleId=style)


_TABLE_STYLE = w(
    "style",
    w("name", val="Normal Table"),
    w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *(w(s, w=0, type="dxa") for s in ("top", "left")))),
    type="table",
    default="1",
    styleId="TableNormal",
)
