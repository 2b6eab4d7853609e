"""How a document looks: the page and its paragraph styles, in the manner of each language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from xinzhi.lang import Words

if TYPE_CHECKING:
    from xinzhi.lang import Lang

INK, GREY, RULE, ACCENT = "000000", "666A6D", "B9BDC0", "0A6B62"
Align = Literal["left", "right", "center", "both"]


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: lengths in points, `indent` in characters, `line` 0 for single spacing.

    `left` is the indent of the whole paragraph, `hanging` what its first line gives back of it;
    `rule` draws a thin grey line above (a section) or to the left (a note).
    """

    id: str
    name: Words
    east: str
    latin: str
    size: float
    line: float = 0
    exact: bool = True
    bold: bool = False
    colour: str = INK
    align: Align = "left"
    indent: int = 0
    left: float = 0
    hanging: float = 0
    before: float = 0
    after: float = 0
    keep_next: bool = False
    rule: Literal["", "top", "left"] = ""
    outline: int | None = None
    following: str = "Normal"


@dataclass(frozen=True, slots=True)
class Look:
    """A page (mm: top, bottom, left, right margins of A4) and its styles; `mirrored` folios stand outside."""

    lang: Lang
    margins: tuple[int, int, int, int]
    styles: tuple[Style, ...]
    mirrored: bool

    @property
    def text_mm(self) -> int:
        """Width of the text, in millimetres."""
        return 210 - self.margins[2] - self.margins[3]

    def style(self, name: str) -> Style:
        """Give the style whose id is `name`."""
        return next(style for style in self.styles if style.id == name)


def look_of(lang: Lang) -> Look:
    """Give the look of a document in `lang`.

    >>> look_of("zh").style("Normal").east
    '仿宋'
    """
    return _CHINESE if lang == "zh" else _ENGLISH


_NAMES = {
    "Normal": Words("Normal", "Normal"),
    "Title": Words("Title", "Title"),
    "Subtitle": Words("Subtitle", "Subtitle"),
    "Heading1": Words("heading 1", "heading 1"),
    "Caption": Words("caption", "caption"),
    "FootnoteText": Words("footnote text", "footnote text"),
    "Footer": Words("footer", "footer"),
    "Lead": Words("提要", "Lead"),
    "Measure": Words("图表说明", "Measure"),
    "Picture": Words("图片", "Picture"),
    "TableHead": Words("表头", "Table head"),
    "TableText": Words("表格文字", "Table text"),
    "Note": Words("图表注", "Note"),
    "Aside": Words("旁注", "Aside"),
    "Source": Words("资料来源", "Source"),
}


def _chinese() -> tuple[Style, ...]:
    """GB/T 9704: title 22 pt, text 16 pt on 28 pt lines, first line in by two characters."""
    body = Style("Normal", _NAMES["Normal"], "仿宋", "Times New Roman", 16, 28, align="both", indent=2)
    small = replace(body, east="宋体", size=10.5, line=16, align="left", indent=0)
    return (
        body,
        _as(body, "Title", east="方正小标宋简体", size=22, line=34, align="center", indent=0, following="Subtitle"),
        _as(body, "Subtitle", east="楷体", size=14, line=26, align="center", indent=0, after=20),
        _as(body, "Heading1", east="黑体", align="left", before=14, keep_next=True, outline=0),
        _as(body, "Lead", east="楷体"),
        _as(small, "Caption", east="黑体", size=12, line=20, align="center", before=12, after=3, keep_next=True),
        _as(small, "Measure", colour=GREY, align="center", keep_next=True, after=4),
        _as(small, "Picture", line=0, align="center", keep_next=True),
        _as(small, "TableHead", east="黑体", line=14, before=2, after=2, keep_next=True),
        _as(small, "TableText", line=14, before=1.5, after=1.5),
        _as(small, "Note", size=9, line=14, colour=GREY, before=4, after=12),
        _as(small, "Aside", east="楷体", line=17, colour=GREY, left=32, before=6, after=6, keep_next=True, rule="left"),
        _as(small, "Source", size=10.5, line=17, left=26, hanging=26, after=4),
        _as(small, "FootnoteText", size=9, line=13),
        _as(small, "Footer", size=14, line=0),
    )


def _english() -> tuple[Style, ...]:
    """A calm report: serif text, sans-serif tables and captions, nothing indented."""
    body = Style("Normal", _NAMES["Normal"], "宋体", "Times New Roman", 11.5, 16.5, after=8, exact=False)
    small = replace(body, east="黑体", latin="Arial", size=9, line=13, after=0)
    return (
        body,
        _as(body, "Title", size=24, line=28, bold=True, after=4, following="Subtitle"),
        _as(small, "Subtitle", size=11, line=15, colour=GREY, after=22),
        _as(body, "Heading1", size=15, line=19, bold=True, before=18, after=8, keep_next=True, rule="top", outline=0),
        _as(body, "Lead", size=13, line=19, after=12),
        _as(small, "Caption", size=10, line=14, bold=True, before=14, after=3, keep_next=True),
        _as(small, "Measure", colour=GREY, keep_next=True, after=5),
        _as(small, "Picture", line=0, keep_next=True),
        _as(small, "TableHead", bold=True, line=11.5, before=2, after=2, keep_next=True),
        _as(small, "TableText", line=11.5, before=2, after=2),
        _as(small, "Note", size=8, line=11, colour=GREY, before=5, after=14),
        _as(small, "Aside", line=13, colour=GREY, left=12, before=4, after=10, keep_next=True, rule="left"),
        _as(small, "Source", line=13, left=26, hanging=26, after=5),
        _as(small, "FootnoteText", size=8, line=11),
        _as(small, "Footer", size=9, line=0, colour=GREY, align="center"),
    )


def _as(base: Style, name: str, **changes: object) -> Style:
    return replace(base, id=name, name=_NAMES[name], **changes)  # type: ignore[arg-type]


_CHINESE = Look("zh", (37, 35, 28, 26), _chinese(), mirrored=True)
_ENGLISH = Look("en", (28, 25, 27, 27), _english(), mirrored=False)
