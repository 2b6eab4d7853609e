"""Basis of comparison and flags: 同比, 环比, 年均; first, record, forecast, target."""

from __future__ import annotations

import re

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.values import Value

REACH = 160
_BASES = (
    (
        "yoy",
        re.compile(
            r"同比|[比较](?:上|去)年(?:同期|同月|末|底)?(?!全年|[一二三四]季度|[上下]半年)|按年|上年同期|扣除价格因素"
        ),
    ),
    ("qoq", re.compile(r"环比")),
    ("avg", re.compile(r"年均[^，。；]{0,8}(?:增|降|提高|递)")),
    ("cum", re.compile(r"累计")),
)
_QUARTER = re.compile(r"[比较](?:(?P<year>20\d{2})年)?(?P<q>[一二三四])季度")
_YEAR = re.compile(r"[比较](?:(?P<year>(?:19|20)\d{2})年|“?(?P<plan>十[一二三四]五)”?(?:时期|末|期间)?)")
_PLANS = {"十一五": "2006..2010", "十二五": "2011..2015", "十三五": "2016..2020", "十四五": "2021..2025"}
_AFTER = re.compile(r"[^。；\n]{0,24}")
_FLAGS = (
    ("first", re.compile(r"首次|首度|第一次"), "clause"),
    ("record", re.compile(r"历史新高|历史最高|创[^，。]{0,6}新高|历史最好|新纪录|历史峰值"), "near"),
    ("forecast", re.compile(r"预计|预测|有望|将达|未来[一二三四五六七八九十\d]{1,2}年|预期(?!目标|寿命)"), "sentence"),
    ("target", re.compile(r"力争|确保|目标[是为：]|预期目标|规划目标|计划(?:完成|建成|新增|投资|实施)"), "sentence"),
)


def basis(layout: Layout, value: Value, period: str) -> str | None:
    """Give what a growth or change is measured against, or None."""
    if value.kind not in {"growth", "change", "level", "count"}:
        return None
    left = layout.left(value.start)
    if value.kind in {"growth", "change"}:
        against = _against(left, period)
        if against:
            return against
    last = max(((match.end(), name) for name, words in _BASES for match in words.finditer(left)), default=(0, ""))
    if value.kind in {"level", "count"}:
        return "cum" if last[1] == "cum" else None
    return last[1] or None


def _against(left: str, period: str) -> str | None:
    year = period[:4] if period[:4].isdigit() else ""
    quarter = _QUARTER.search(left)
    if quarter and (quarter["year"] or year):
        return f"vs:{quarter['year'] or year}Q{'一二三四'.index(quarter['q']) + 1}"
    named = _YEAR.search(left)
    if named:
        return f"vs:{named['year'] or _PLANS[named['plan']]}"
    return None


def flags(layout: Layout, value: Value, *, is_aim: bool) -> tuple[str, ...]:
    """Give the flags of a value, in a fixed order."""
    text, start = layout.text, value.start
    left = text[max(layout.sentence(start), start - REACH) : start]
    near, after = layout.left(start), _AFTER.match(text, value.end)
    reaches = {
        "clause": near,
        "near": near + (after.group() if after else ""),
        "sentence": left[left.rfind("；") + 1 :],
    }
    found = [name for name, words, reach in _FLAGS if words.search(reaches[reach])]
    if is_aim and "target" not in found and "forecast" not in found:
        found.append("target")
    return tuple(found)
