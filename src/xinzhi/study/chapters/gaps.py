"""The chapter of gaps: which coverage is low, what is filled within series, what is continued beyond their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.errors.made_study import MadeStudyError
from xinzhi.errors.study import StudyError
from xinzhi.lang import Words
from xinzhi.measures.registry import find
from xinzhi.study.chapter import Chapter
from xinzhi.study.made.asked import Fill, Gaps
from xinzhi.study.made.fill import BEYOND, INSIDE
from xinzhi.study.plan import Step

if TYPE_CHECKING:
    from xinzhi.study.bench import Bench
    from xinzhi.study.reader import Reader
    from xinzhi.study.study import Study

KEYS = {
    "gaps": Words(
        "缺口章节：覆盖率的下限，以及用什么方法填补哪些数据指标；不写就不填补。",
        "Chapter of gaps: the least coverage, and which indicators of the sources are filled by which method; nothing is filled "
        "unasked.",
    ),
    "gaps.least": Words(
        "覆盖率低于多少要提醒，0 到 1；不写为 0.65（JRC 的经验规则）。",
        "Coverage below which to point it out, 0 to 1; 0.65 when left out (the JRC's rule of thumb).",
    ),
    "gaps.fill": Words(
        "填补序列首末之间的空缺，{指标: 方法}：linear（直线）、growth（等速增长）、group_mean（组内均值，可写 {groups: 分组}）、"
        "arima、iterative（由 {with: [指标, …]} 推算）。填补的数标明到底，并计入不确定性。",
        "Gaps within series, {indicator: method}: linear, growth, group_mean (with {groups: …}), arima, iterative (from "
        "{with: [indicators]}). Filled figures stay marked and carry their error into the bands.",
    ),
    "gaps.extrapolate": Words(
        "外推到序列首末之外，{指标: 方法}：nearest、growth 或 trend，可写 {growth: {span: 2}}；默认最多一年，简报会提醒。",
        "Figures beyond the ends of a series, {indicator: method}: nearest, growth or trend, as {growth: {span: 2}}; one year at "
        "most unless said, and pointed out in the brief.",
    ),
}


def read(part: Reader) -> Gaps:
    """Read the chapter."""
    part.only(["least", "fill", "extrapolate"])
    fill = tuple(_fill(part.part("fill"), name) for name in part.mapping("fill"))
    beyond = tuple(_beyond(part.part("extrapolate"), name) for name in part.mapping("extrapolate"))
    return Gaps(part.number("least", Gaps().least, low=0.0, high=1.0), fill, beyond)


def _fill(section: Reader, indicator: str) -> Fill:
    method, below = _method(section, indicator, INSIDE)
    if method == "group_mean":
        below.only(["groups"])
        return Fill(indicator, method, groups=below.text("groups") if below.get("groups") is not None else "")
    allowed = {"linear": (), "growth": (), "arima": ("difference", "most", "trend"), "iterative": ("rounds", "close")}
    below.only([*allowed[method], *(["with"] if method == "iterative" else [])])
    beside = below.texts("with", required=True) if method == "iterative" else ()
    if indicator in beside:
        raise MadeStudyError.twice(section.file, section.where, f"{section.where}.{indicator}", indicator)
    settings = {key: value for key, value in below.given.items() if key != "with"}
    find("impute", method).bind(settings)
    return Fill(indicator, method, settings, beside=tuple(beside))


def _beyond(section: Reader, indicator: str) -> Fill:
    method, below = _method(section, indicator, BEYOND)
    below.only(["span"])
    span = below.number("span", 1.0, low=1.0, high=50.0)
    return Fill(indicator, method, {"span": span})


def _method(section: Reader, indicator: str, known: tuple[str, ...]) -> tuple[str, Reader]:
    """Read ``method`` or ``{method: {setting: value}}``."""
    given: Any = section.get(indicator)
    if isinstance(given, dict) and len(given) == 1:
        name = str(next(iter(given)))
        below = section.part(indicator).part(name)
    elif isinstance(given, str):
        name, below = given, section.part("")
    else:
        where = f"{section.where}.{indicator}"
        raise StudyError.bad_value(section.file, where, given, "一个方法名", "the name of a method")
    if name not in known:
        raise StudyError.unknown_choice(section.file, f"{section.where}.{indicator}", name, known)
    return name, below


def check(study: Study) -> None:
    """Refuse a grouping that there is not."""
    for each in study.spec.chapters[GAPS.key].fill:
        if each.groups:
            study.grouping(each.groups)


def steps(study: Study, bench: Bench) -> list[Step]:
    """Give no step of its own: the panel is made so, and its coverage is always told."""
    del study, bench
    return []


GAPS = Chapter("gaps", KEYS, read, steps, check)
