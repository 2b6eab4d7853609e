"""Claims against the tables: confirmed, rounded, outdated, in conflict, not checkable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from xinzhi.evidence.claims.model import Claim
from xinzhi.lang import Words
from xinzhi.panel.check.dictionary import Dictionary, dictionary, vintage_name
from xinzhi.panel.check.digits import half, step
from xinzhi.panel.check.figures import Figures, Held, region_of, year_of
from xinzhi.panel.model import Panel

Verdict = Literal["confirmed", "rounded", "outdated", "in-conflict", "not-checkable"]
VERDICTS: dict[Verdict, Words] = {
    "confirmed": Words("与表相符", "confirmed"),
    "rounded": Words("取整后相符", "rounded"),
    "outdated": Words("与其他口径相符", "outdated"),
    "in-conflict": Words("与表不符", "in conflict"),
    "not-checkable": Words("无法核对", "not checkable"),
}
NEAR = 0.03  # of the figure: how far preliminary accounts may lie from verified ones
ABOUT = 0.05  # of the figure: what 约, 近 and 左右 allow
WHY = {
    "none": Words("没有可供核对的表", "no tables to check against"),
    "unknown": Words("表中没有对应的指标", "the tables hold no such indicator"),
    "totals": Words(
        "不可由总量推算：公布的增速按不变价格或可比口径计算",
        "does not follow from totals: published growth is at constant prices or on a comparable sample",
    ),
    "aim": Words("目标或预计，不与实绩核对", "a target or forecast, not held against results"),
    "region": Words("文中没有说明地区，或表中没有这一地区", "the text names no region, or the tables do not hold it"),
    "period": Words(
        "不是整年（或年末）的数，表中只有年度数", "not of a whole year (or its end), and the tables are yearly"
    ),
    "unit": Words("单位或类型与表中指标不同", "its unit or kind is not that of the indicator"),
    "gap": Words("表中这一地区这一年没有数", "the tables have no figure for this region and year"),
    "same": Words("与表中数之差不超过末位的一半", "within half a unit of its last digit"),
    "bound": Words("与“{}”的说法一致", "in keeping with '{}'"),
    "cut": Words("与表中数之差不超过末位一个单位", "within one unit of its last digit"),
    "older": Words(
        "与口径“{}”相符；文件日期时的口径为“{}”", "agrees with vintage '{}'; at the document's date it was '{}'"
    ),
    "off": Words("与表中数不符", "differs from the tables"),
    "early": Words(
        "与表中数不符；文件早于最终核实，所用可能为初步核算数",
        "differs from the tables; the document is older than the verified figure and may use the preliminary one",
    ),
}
BOUNDS = {
    "~": Words("约、近", "about"),
    ">": Words("超、多", "more than"),
    ">=": Words("以上", "at least"),
    "<=": Words("以内", "at most"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """What the tables say to one claim.

    Attributes
    ----------
    verdict
        confirmed, rounded, outdated, in-conflict or not-checkable.
    why
        The reason in both languages.
    indicator
        The indicator it was held against; "" for none.
    stated, held
        Both figures in the claim's unit; `held` is None where there is none.
    difference
        Stated less held.
    shown
        The figure of the tables as printed, with its unit.
    vintage, evidence_ids
        Of the figure of the tables.
    """

    verdict: Verdict
    why: Words
    indicator: str
    stated: float
    held: float | None = None
    difference: float | None = None
    shown: str = ""
    vintage: str = ""
    evidence_ids: tuple[str, ...] = ()


def check_claims(
    claims: Sequence[Claim], panel: Panel, *, date: str = "", text: str = "", words: Dictionary | None = None
) -> list[Check]:
    """Hold claims against the panel, one check a claim.

    A claim is confirmed when the figure lies within half a unit of its last printed digit, or on the right side of 超,
    以上, 以内, or near enough to 约 and 近 (5 %, and below for 近); rounded within one unit; outdated when another vintage
    than that of the document's date agrees. Published growth is never recomputed from totals.

    Parameters
    ----------
    claims
        Claims of one document.
    panel
        Figures by region, year, indicator and vintage.
    date
        The document's date, which says which vintage is tried first; the newest where it is not known.
    text
        The document's text, in which 近 is told from 约.
    words
        The dictionary; the project's own when left out.
    """
    told = words or dictionary()
    asked = _Asked(told, Figures(panel, told), _order(panel, told, date), date, text)
    return [_check(claim, asked) for claim in claims]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What all claims of one document are held against."""

    words: Dictionary
    figures: Figures
    order: list[str]
    date: str
    text: str


def _order(panel: Panel, words: Dictionary, date: str) -> list[str]:
    """Give the vintages of the panel: that of the document's date first, then older ones, then newer ones."""
    held = sorted(panel.frame["vintage"].unique().to_list(), key=lambda name: (words.vintages.get(name, ""), name))
    current = [name for name in held if not date or words.vintages.get(name, "") <= date]
    return [*reversed(current), *(name for name in held if name not in current)]


def _check(claim: Claim, asked: _Asked) -> Check:
    metric = asked.words.metric(claim)
    if metric is None or not asked.figures.known(metric):
        return _none(claim, "totals" if asked.words.from_totals(claim) else "unknown")
    if {"target", "forecast"} & set(claim.flags):
        return _none(claim, "aim", metric.id)
    region = region_of(claim)
    if not region.isdecimal():
        return _none(claim, "region", metric.id)
    year = year_of(claim, metric)
    if year is None or (claim.kind == "growth" and claim.basis not in {None, "yoy"}):
        return _none(claim, "period", metric.id)
    held = asked.figures.find(metric, region, year, claim.unit)
    if not held:
        return _none(claim, "gap", metric.id)
    found = _judge(claim, metric.id, sorted(held, key=lambda one: _place(one, asked.order)), asked.text)
    early = metric.id in asked.words.preliminary and _early(found, year, asked.date)
    return replace(found, why=WHY["early"]) if early else found


def _early(check: Check, year: int, date: str) -> bool:
    """Say whether the document may use the preliminary figure, which lies near the verified one."""
    if check.verdict != "in-conflict" or check.held is None or not date or int(date[:4]) > year + 1:
        return False
    points = 1.0 if abs(check.stated) < 100 else 0.0  # growth and shares move by points
    return abs(check.stated - check.held) <= max(NEAR * abs(check.held), points)


def _place(held: Held, order: list[str]) -> int:
    return order.index(held.vintage) if held.vintage in order else len(order)


def _judge(claim: Claim, indicator: str, held: list[Held], text: str) -> Check:
    for place, one in enumerate(held):
        agreed = _agrees(claim, one.value, text)
        if agreed and place:
            return _found(claim, "outdated", _other(one.vintage, held[0].vintage), indicator, one)
        if agreed:
            return _found(claim, "confirmed", agreed, indicator, one)
    if claim.cmp == "=" and abs(claim.value - held[0].value) < step(claim) * (1 + 1e-9):
        return _found(claim, "rounded", WHY["cut"], indicator, held[0])
    return _found(claim, "in-conflict", WHY["off"], indicator, held[0])


def _other(agreed: str, current: str) -> Words:
    names = [Words(vintage_name(name, "zh"), vintage_name(name, "en")) for name in (agreed, current)]
    return Words(
        WHY["older"].zh.format(*(name.zh for name in names)), WHY["older"].en.format(*(name.en for name in names))
    )


def _agrees(claim: Claim, value: float, text: str) -> Words | None:
    """Say how the figure agrees with the claim; None when it does not."""
    if claim.range and min(claim.range) - half(claim) <= value <= max(claim.range) + half(claim):
        return WHY["same"]
    if claim.cmp == "=" or claim.cmp not in BOUNDS:
        return WHY["same"] if abs(value - claim.value) <= half(claim) else None
    near = text[max(0, claim.start - 2) : claim.start].endswith("近") and claim.cmp == "~"
    room = max(ABOUT * abs(claim.value), half(claim))
    fits = {
        "~": abs(value - claim.value) <= room and (not near or value <= claim.value + half(claim)),
        ">": value > claim.value - 1e-9 * abs(claim.value),
        ">=": value >= claim.value - half(claim),
        "<=": value <= claim.value + half(claim),
    }
    bound = BOUNDS[claim.cmp]
    return Words(WHY["bound"].zh.format(bound.zh), WHY["bound"].en.format(bound.en)) if fits[claim.cmp] else None


def _found(claim: Claim, verdict: Verdict, why: Words, indicator: str, held: Held) -> Check:
    return Check(
        verdict,
        why,
        indicator,
        claim.value,
        held.value,
        float(f"{claim.value - held.value:.12g}"),
        held.shown,
        held.vintage,
        held.evidence_ids,
    )


def _none(claim: Claim, why: str, indicator: str = "") -> Check:
    return Check("not-checkable", WHY[why], indicator, claim.value)
