"""Values as a reader writes them: 4000亿元 and not 400000000000 yuan."""

from __future__ import annotations

from xinzhi.lang import Lang
from xinzhi.report.ledger.words import UNITS

GLUED = {"%"}


def gap(value: float, unit: str, lang: Lang) -> str:
    """Give a difference with its sign; between percentages it is in percentage points.

    >>> gap(0.2, "%", "zh"), gap(-3.923e10, "yuan", "zh")
    ('+0.2个百分点', '-392.3亿元')
    """
    text = shown(value, "pp" if unit == "%" else unit, lang)
    return f"+{text}" if value > 0 else text


def shown(value: float, unit: str, lang: Lang) -> str:
    """Give a value with its unit, with 万 and 亿 in Chinese and with million and billion in English.

    >>> shown(4e11, "yuan", "zh"), shown(4e11, "yuan", "en"), shown(6.3, "%", "en"), shown(4.66e6, "件", "zh")
    ('4000亿元', '400 billion yuan', '6.3%', '466万件')
    """
    name = UNITS[unit].text(lang) if unit in UNITS else unit
    if unit in GLUED:
        return f"{value:.10g}{name}"
    if lang == "zh":
        for size, word in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
            if abs(value) >= size and not (word == "万亿" and abs(value) < 1e13 and value % 1e12):
                return f"{value / size:.10g}{word}{name}"
        return f"{value:.10g}{name}"
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.10g} {word} {name}".strip()
    printed = f"{value:,.0f}" if value == round(value) else f"{value:,.6f}".rstrip("0")
    return f"{printed} {name}".strip()
