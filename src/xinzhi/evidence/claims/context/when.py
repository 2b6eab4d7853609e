"""The period of each value: the document's own, unless the words around it name another."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.context.mentions import Mention, mentions
from xinzhi.evidence.claims.context.periods import ANNUAL, asof, interval
from xinzhi.evidence.claims.context.sections import Section, sections
from xinzhi.evidence.claims.context.setting import Setting
from xinzhi.evidence.claims.values import Value

REACH = 400
_JOIN = re.compile(r"、|和|及|与")
STOP = re.compile(r"；(?!其中)")
_AVERAGE = re.compile(r"年均[^，。；]{0,6}(?:增|降|提高|下降|递增)|年均增速|累计")
_FLOW = re.compile(
    r"累计|新增|新建|新培育|新认定|完成|实施|引进|投入|改造|建成|建设|开工|创建|培育|获批|新开|发放|减免|支持|净增|转移|帮扶|处置|化解"
)
_YEARLY = re.compile(r"产量|销量|吞吐量|业务量|接待|出口|进口|每年")
_STOCK = re.compile(r"里程|装机|保有量|拥有量|存量|储备|总量|容量|余额|累计达|数量|总数|面积|产能|人口|库容")
_FROM = re.compile(r"[从由][^，。；\d到至升]{0,8}$")
_RISEN = re.compile(r"[从由][^，。；]*[到至][约近超逾过了]*$")
_ITEMS = re.compile(r"[\d.,]+[^\d，。；、]{0,4}[、和及与:：∶︰]")
_SPAN = re.compile(r"\d{4}\.\.\d{4}")


@dataclass(frozen=True, slots=True)
class When:
    """Everything needed to say of when a value is."""

    layout: Layout
    setting: Setting
    found: list[Mention]
    starts: list[int]
    sections: list[Section]
    begins: list[int]

    @classmethod
    def of(cls, layout: Layout, setting: Setting) -> When:
        """Find the periods named in a text and the sections they rule."""
        found = mentions(layout.text, setting)
        parts = sections(layout, found, setting)
        return cls(layout, setting, found, [m.start for m in found], parts, [part.start for part in parts])

    def period(self, value: Value) -> str:
        """Give the period of one value."""
        own = self._named(value)
        if own is not None:
            return own
        return self._of_section(value) or self._of_document(value) or self.setting.period

    def _of_document(self, value: Value) -> str | None:
        """Tell, in a document about several years, stocks at their end from flows over them."""
        return self._reviewed(self.setting.period, value) if _SPAN.fullmatch(self.setting.period) else None

    def is_aim(self, period: str) -> bool:
        """Tell whether a value belongs to a period that has not begun when the document was issued, or to aims."""
        days = interval(period)
        issued = self.setting.date
        return bool(
            days
            and issued
            and days[1] > issued
            and days[1].year > (self.setting.year or issued.year)
            and days[0] >= issued.replace(month=1, day=1)
        )

    def _named(self, value: Value) -> str | None:
        sentence = self.layout.passage(value.start)
        clause = self.layout.clause(value.start)
        for at in range(bisect_right(self.starts, value.start) - 1, -1, -1):
            mention = self.found[at]
            if mention.start < sentence or value.start - mention.end > REACH:
                return None
            if mention.label == ANNUAL and value.kind not in {"count", "level"}:
                continue
            if self._reaches(mention, value, sentence, clause):
                return self._told(mention, value)
        return None

    def _reaches(self, mention: Mention, value: Value, sentence: int, clause: int) -> bool:
        if mention.reach == "value":
            between = self.layout.text[mention.end : value.start]
            return not re.search(r"[，。；]|\d", _ITEMS.sub("", between))
        if mention.reach == "clause":
            return mention.start >= clause
        between = self.layout.text[mention.end : value.start]
        leads = mention.start - sentence <= 2 or self.layout.text[mention.end : mention.end + 1] in "，,"
        return leads or not STOP.search(between)

    def _told(self, mention: Mention, value: Value) -> str | None:
        if mention.reach == "since":
            return mention.label if value.kind in {"count", "growth", "change"} else None
        if mention.reach == "review":
            return self._reviewed(mention.label, value)
        return self._of_span(mention.label, value) if _SPAN.fullmatch(mention.label) else mention.label or None

    def _of_span(self, label: str, value: Value) -> str:
        """Tell the ends of a span apart: from 17.9% in the first year to 35.5% in the last."""
        first, _, last = label.partition("..")
        left = self.layout.left(value.start)
        if _FROM.search(left):
            return first
        if _RISEN.search(left):
            return last
        return last if value.kind in {"share", "rank"} else label

    def _reviewed(self, label: str, value: Value) -> str | None:
        """Tell flows over several years from stocks at their end."""
        days = interval(label)
        if days is None:
            return None
        left = self.layout.left(value.start)
        if value.kind == "count" and _YEARLY.search(left):
            return None
        is_stock = value.kind == "count" or (value.kind == "level" and bool(_STOCK.search(left)))
        if _RISEN.search(left) and value.kind in {"level", "share", "rank"} and not is_stock:
            return str(days[1].year)
        if _FROM.search(left) and value.kind not in {"growth", "change"}:
            base = max(days[0].year - 1, 1)
            return asof(date(base, 12, 31)) if is_stock else str(base)
        if value.kind == "growth" or (value.kind in {"count", "level", "change"} and _FLOW.search(left)):
            return label
        issued = self.setting.date
        end = issued if issued and issued < days[1] else _year_end(days[1])
        return asof(end) if is_stock else None

    def _of_section(self, value: Value) -> str | None:
        at = bisect_right(self.begins, value.start) - 1
        if at < 0:
            return None
        section = self.sections[at]
        if ".." not in section.label:
            return section.label
        left = self.layout.left(value.start)
        if section.is_review:
            return section.label if value.kind in {"growth", "change"} else self._reviewed(section.label, value)
        return section.label if _AVERAGE.search(left) else section.label.partition("..")[2]


def listed_periods(layout: Layout, found: list[Value], times: list[Mention]) -> dict[int, str]:
    """Give the periods of values that stand in a list as long as a list of periods before it, by where they begin.

    一季度、二季度和三季度分别为7.01、7.66和8.24万亿元.
    """
    out: dict[int, str] = {}
    for values in _lists(layout.text, found):
        run = _run_before(layout, times, values[0].start)
        if len(run) == len(values):
            out |= {value.start: mention.label for value, mention in zip(values, run, strict=True)}
    return out


def _lists(text: str, found: list[Value]) -> list[list[Value]]:
    lists: list[list[Value]] = []
    for value in found:
        joined = lists and _JOIN.fullmatch(text, lists[-1][-1].end, value.start)
        if joined:
            lists[-1].append(value)
        else:
            lists.append([value])
    return [each for each in lists if len(each) > 1]


def _run_before(layout: Layout, times: list[Mention], start: int) -> list[Mention]:
    """Give the periods joined by 、 or 和 that stand last before `start` in its clause."""
    run: list[Mention] = []
    for mention in reversed(times):
        if mention.end > start:
            continue
        if mention.start < layout.clause(start) or (
            run and not _JOIN.fullmatch(layout.text, mention.end, run[0].start)
        ):
            break
        run.insert(0, mention)
    return run


def _year_end(last: date) -> date:
    return last.replace(month=12, day=31) if last.month == 12 else last
