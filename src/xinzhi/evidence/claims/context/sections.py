"""Parts of a report that speak of another period than the whole: a review of five years, the aims of next year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.context.mentions import Mention
from xinzhi.evidence.claims.context.setting import Setting

_HEADING = re.compile(
    r"^[ 　]*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,2}部分|#+ )[^。；\n]{2,48}$", re.MULTILINE
)
_AIMS = re.compile(r"(?:预期|主要|发展|奋斗)目标[^，。\n]{0,6}[：:]|预期目标(?:是|为)[：:]?")
_BACK = re.compile(r"回顾|总结|回望")
_AHEAD = re.compile(r"安排|目标|任务|部署|打算|重点|展望|思路|计划|总体要求|政策取向")
_YEAR = re.compile(r"(20\d{2})[ ]?年")
_PLAN = re.compile(r"十([一二三四五])五")
_PLANS = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
_BY = re.compile(r"[ 　]*(?:力争|总体目标[：:]?|目标[：:]?|提出，?)?到")
_NEAR = 12
_STOP = re.compile(r"[。；]")
_THIS_YEAR = re.compile(r"[ 　—]*(?:一年来|过去一年|过去的一年|(?:今|本|去|上)年|(?:19|20)\d{2}年)")


@dataclass(frozen=True, slots=True)
class Section:
    """From where another period rules, "" where the document's own does again."""

    start: int
    label: str
    is_review: bool = False


def sections(layout: Layout, found: list[Mention], setting: Setting) -> list[Section]:
    """Give the parts in order; only headings, aims and paragraphs led by a review open one."""
    headed = _headed(layout.text, setting)
    ahead = _ahead(layout, found, setting, headed)
    opened = [*headed, *ahead, *_aims(layout.text, setting, headed), *_reviews(layout, found, headed)]
    return sorted(opened, key=lambda section: section.start)


def _headed(text: str, setting: Setting) -> list[Section]:
    return [Section(match.end(), *_of_heading(match.group(), setting)) for match in _HEADING.finditer(text)]


def _of_heading(heading: str, setting: Setting) -> tuple[str, bool]:
    if _BACK.search(heading) or not _AHEAD.search(heading):
        return "", False
    plan, year = _PLAN.search(heading), _YEAR.search(heading)
    if year:
        return year[1], False
    if plan:
        first = _PLANS[plan[1]]
        return f"{first}..{first + 4}", False
    if "今年" in heading and setting.date:
        return str(setting.date.year), False
    return "", False


def _aims(text: str, setting: Setting, headed: list[Section]) -> list[Section]:
    """Aims named in a report of early in the year are aims for that year."""
    if setting.date is None or setting.year is None or setting.date.year != setting.year + 1:
        return []
    aims = []
    for match in _AIMS.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        plans = _PLAN.findall(line)
        if plans:
            continue
        end = text.find("\n", match.end())
        label = _label_at(headed, match.start())
        if ".." not in label:
            aims += [Section(match.end(), str(setting.date.year)), Section(len(text) if end < 0 else end, label)]
    return aims


def _ahead(layout: Layout, found: list[Mention], setting: Setting, headed: list[Section]) -> list[Section]:
    """Paragraphs that open with a year ahead (到2027年，……) speak of it, and so do points led by a dash below."""
    if setting.date is None:
        return []
    parts = []
    for mention in found:
        start, label = layout.paragraph(mention.start), mention.label
        lead = layout.text[start : mention.start + 1]
        if not (_BY.fullmatch(lead) and label.isdigit() and int(label) > setting.date.year):
            continue
        end = layout.text.find("\n", mention.end)
        while end >= 0 and layout.text.startswith("——", end + 1):
            end = layout.text.find("\n", end + 1)
        parts += [Section(mention.end, label), Section(len(layout.text) if end < 0 else end, _label_at(headed, start))]
    return parts


def _label_at(headed: list[Section], place: int) -> str:
    """Give the label of the heading above `place`, "" where there is none."""
    return next((section.label for section in reversed(headed) if section.start <= place), "")


def _reviews(layout: Layout, found: list[Mention], headed: list[Section]) -> list[Section]:
    """Paragraphs that open with a review of years rule what follows, until one opens with this or the last year."""
    own = [start for start in layout.paragraphs if _THIS_YEAR.match(layout.text, start)]
    opened = [Section(start, _label_at(headed, start)) for start in own]
    first: dict[int, Mention] = {}
    for mention in found:
        first.setdefault(layout.paragraph(mention.start), mention)
    for start, mention in first.items():
        before = layout.text[start : mention.start]
        if mention.reach == "review" and len(before) < _NEAR and not _STOP.search(before):
            opened.append(Section(mention.end, mention.label, is_review=True))
    return opened if any(section.is_review for section in opened) else []
