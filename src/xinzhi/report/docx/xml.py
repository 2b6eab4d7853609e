"""WordprocessingML as text: elements in the `w` namespace, and words made safe for it."""

from __future__ import annotations

from xml.sax.saxutils import escape

from xinzhi.report.words import printable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def safe(text: str) -> str:
    """Give `text` as it may stand in an element or an attribute.

    >>> safe('a<b & "c"' + chr(7))
    'a&lt;b &amp; &quot;c&quot;'
    """
    return escape(printable(text), {'"': "&quot;"})


def w(tag: str, *inside: str, **attributes: str | float) -> str:
    """Give one element of the `w` namespace; `inside` is markup already, attributes are made safe.

    >>> w("spacing", line=560, lineRule="exact")
    '<w:spacing w:line="560" w:lineRule="exact"/>'
    """
    named = "".join(f' w:{name}="{safe(f"{value}")}"' for name, value in attributes.items())
    content = "".join(inside)
    return f"<w:{tag}{named}>{content}</w:{tag}>" if content else f"<w:{tag}{named}/>"


def run(text: str, *, style: str = "", hint: bool = True, properties: str = "") -> str:
    """Give a run of `text` in the character style `style`, with further run properties as markup.

    `hint` draws the marks both scripts share (“ ” — …) in the Chinese font.
    """
    fonts = w("rFonts", hint="eastAsia") if hint else ""
    named = w("rStyle", val=style) if style else ""
    inside = f"{named}{fonts}{properties}"
    return w("r", w("rPr", inside) if inside else "", f'<w:t xml:space="preserve">{safe(text)}</w:t>')


def paragraph(style: str, *inside: str, align: str = "", line: float = 0) -> str:
    """Give a paragraph in the paragraph style `style`; `align` and `line` (points) depart from the style."""
    spacing = w("spacing", line=round(line * 20), lineRule="exact") if line else ""
    jc = w("jc", val=align) if align else ""
    return w("p", w("pPr", w("pStyle", val=style), spacing, jc), *inside)


def part(tag: str, *inside: str) -> bytes:
    """Give a whole part of the document whose root is `tag`."""
    root = f'<w:{tag} xmlns:w="{W}" xmlns:r="{R}">{"".join(inside)}</w:{tag}>'
    return (HEAD + root).encode()
