"""A formula in words, for the table of indicators in a brief."""

from __future__ import annotations

from collections.abc import Mapping

from xinzhi.frameworks.formula import (
    ConstantPrices,
    Deflate,
    Figure,
    Formula,
    Growth,
    Inflate,
    PerCapita,
    PerGdp,
    Ratio,
    Share,
)
from xinzhi.lang import Words


def formula_text(formula: Formula, names: Mapping[str, Words] | None = None) -> Words:
    """Say a formula in both languages, with the `names` of the indicators where they are known.

    >>> from xinzhi.frameworks.formula import Figure, Share
    >>> formula_text(Share(Figure("part"), Figure("whole"))).en
    'part ÷ whole × 100'
    """
    known = names or {}
    return Words(_say(formula, known, "zh"), _say(formula, known, "en"))


def _say(formula: Formula, names: Mapping[str, Words], lang: str) -> str:
    def name(code: str) -> str:
        return names[code].text("zh" if lang == "zh" else "en") if code in names else code

    def inner(part: Formula) -> str:
        said = _say(part, names, lang)
        return said if isinstance(part, Figure) else f"({said})"

    match formula:
        case Figure(code):
            return name(code)
        case Share(part, whole):
            return f"{inner(part)} ÷ {inner(whole)} × 100"
        case Ratio(a, b, times) | PerCapita(a, b, times) | PerGdp(a, b, times):
            return f"{inner(a)} ÷ {inner(b)}" + ("" if times == 1 else f" × {times:.12g}")
        case Growth(figure):
            said = inner(figure)
            return f"{said}比上年增长(%)" if lang == "zh" else f"growth of {said} on the year before (%)"
        case ConstantPrices(level, index, base):
            zh = f"{name(level)}，{base} 年价格，按{name(index)}连乘"
            en = f"{name(level)} at {base} prices, chained by {name(index)}"
            return zh if lang == "zh" else en
        case Deflate(figure, index, base, prices) | Inflate(figure, index, base, prices):
            return _priced(inner(figure), name(index), base, prices, (isinstance(formula, Deflate), lang))


def _priced(figure: str, index: str, base: int, prices: str, what: tuple[bool, str]) -> str:
    deflated, lang = what
    if lang == "zh":
        level = f"{index}（{'上年=100，连乘' if prices == 'previous' else '定基'}，{base} 年=1）"
        return f"{figure} {'÷' if deflated else '×'} {level}"
    kind = "previous year = 100, chained" if prices == "previous" else "one base"
    return f"{figure} {'÷' if deflated else '×'} {index} ({kind}, {base} = 1)"
