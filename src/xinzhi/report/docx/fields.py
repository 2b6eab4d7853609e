"""Fields that Word keeps up to date: caption numbers, page numbers, references to a footnote."""

from __future__ import annotations

from xinzhi.report.docx.xml import safe, w


def field(code: str, shown: str, *, style: str = "") -> str:
    """Give the field `code`, showing `shown` until Word works it out anew.

    >>> "<w:t>7</w:t>" in field("PAGE", "7")
    True
    """
    look = w("rPr", w("rStyle", val=style)) if style else ""
    ordered = f'<w:instrText xml:space="preserve"> {safe(code)} </w:instrText>'
    marks = [w("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")]
    steps = (marks[0], ordered, marks[1], f"<w:t>{safe(shown)}</w:t>", marks[2])
    return "".join(w("r", look, step) for step in steps)


def sequence(label: str, number: int) -> str:
    """Give the number of a caption that starts with `label`, from which Word builds a list of tables or figures."""
    return field(f"SEQ {label} \\* ARABIC", str(number))


def page() -> str:
    """Give the number of the page it stands on."""
    return field("PAGE", "1")


def note_again(bookmark: str, number: int, style: str) -> str:
    """Give the number of the footnote behind `bookmark` once more, as a link to it."""
    return field(f"NOTEREF {bookmark} \\h", str(number), style=style)
