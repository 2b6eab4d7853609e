"""The parts of a document that say nothing of the brief: settings, font table, properties, footers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.docx.fields import page
from xinzhi.report.docx.footnotes import SEPARATORS
from xinzhi.report.docx.xml import HEAD, paragraph, part, run, safe, w

if TYPE_CHECKING:
    from xinzhi.report.docx.look import Align, Look

MADE = "2000-01-01T00:00:00Z"  # a fixed date, so that the same brief gives the same bytes
AUTHOR = "新质 Xinzhi"
_FONTS = {
    "仿宋": ("仿宋_GB2312,FangSong", "modern", "86"),
    "楷体": ("楷体_GB2312,KaiTi", "modern", "86"),
    "黑体": ("SimHei", "modern", "86"),
    "宋体": ("SimSun", "auto", "86"),
    "方正小标宋简体": ("方正小标宋_GBK,FZXiaoBiaoSong-B05S,宋体", "roman", "86"),
    "Times New Roman": ("", "roman", "00"),
    "Arial": ("", "swiss", "00"),
}


def settings_part(look: Look) -> bytes:
    """Give ``settings.xml``: today's Word, Chinese punctuation closed up, folios outside where `look` says so."""
    word = "http://schemas.microsoft.com/office/word"
    latin = "en-US" if look.lang == "zh" else "en-GB"
    return part(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders") if look.mirrored else "",
        w("characterSpacingControl", val="compressPunctuation"),
        w("footnotePr", *(w("footnote", id=number) for number in SEPARATORS.values())),
        w("compat", w("compatSetting", name="compatibilityMode", uri=word, val=15)),
        w("themeFontLang", val=latin, eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def fonts_part() -> bytes:
    """Give ``fontTable.xml``: what each font is also called, for machines that lack it."""
    fonts = (
        w(
            "font",
            w("altName", val=other) if other else "",
            w("charset", val=charset),
            w("family", val=family),
            w("pitch", val="variable"),
            name=name,
        )
        for name, (other, family, charset) in _FONTS.items()
    )
    return part("fonts", *fonts)


def footer_part(look: Look, align: Align) -> bytes:
    """Give a footer with the page number: — 1 —."""
    zh = look.lang == "zh"
    return part("ftr", paragraph("Footer", run("— ", hint=zh), page(), run(" —", hint=zh), align=align))


def core_part(title: str, lang: str) -> bytes:
    """Give ``docProps/core.xml``: title, author, language and fixed dates."""
    dates = "".join(f'<dcterms:{d} xsi:type="dcterms:W3CDTF">{MADE}</dcterms:{d}>' for d in ("created", "modified"))
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{safe(title)}</dc:title><dc:creator>{AUTHOR}</dc:creator><dc:language>{lang}</dc:language>"
        f"<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy><cp:revision>1</cp:revision>{dates}</cp:coreProperties>"
    ).encode()


def app_part() -> bytes:
    """Give ``docProps/app.xml``: the program that wrote the document."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{HEAD}<Properties xmlns="{space}"><Application>Xinzhi</Application></Properties>'.encode()
