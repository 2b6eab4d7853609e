"""The region of each value: the document's own, unless a place is what the clause, or the passage, is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.context.mentions import Mention
from xinzhi.evidence.claims.context.setting import UNKNOWN, Setting
from xinzhi.evidence.claims.context.when import STOP
from xinzhi.keys.places import Place, find_places

NATION = "100000"
REACH = 400
_ALONE = re.compile(r"[，。：:\n]|$")
_LEAD = re.compile(
    r"^(?:[\s“（(—、]|其中|同时|目前|当前|现在|截至|年末|全年|此外|另外|而|在|走进|来到|走入|放眼|聚焦)*$"
)
_NAME = re.compile(r"大学|银行|论坛|会议|峰会|自由贸易|自贸|高铁|铁路|合作|标准|方案|号|路|等")
_METRIC = re.compile(
    r"(?:[省市县区州]|全[省市县区州])?[^，。；、]{0,6}?(?:生产总值|GDP|规上|规模以上|工业|增加值|财政|预算|固定资产|社会消费|进出口|常住|人均|经济总量|投资|产值|城镇|农村)"
)
_ELLIPSIS = re.compile(
    r"^(?:其中)?(?:同比|环比|比|较|增长|增速|下降|达|占|居|位居|高于|低于|连续|突破|总量|规模|年均|实现|分别)"
)
_ON = re.compile(r"(?:完成|实现|占|居|位居|同比|增长|下降|其中)")
_NATIONAL = re.compile(
    r"我国|国内(?!外|生产)|(?<![占居列])全国(?!第|首|唯一|最|前|人大|政协|文明|重点)|中国(?![—·-])|全?大陆(?![架桥])|党中央|总书记|国务院"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A place that a passage is about: a heading (`is_head`) holds for its paragraph, a subject for its clause."""

    start: int
    end: int
    code: str
    is_head: bool


@dataclass(frozen=True, slots=True)
class Where:
    """Everything needed to say where a value is."""

    layout: Layout
    setting: Setting
    topics: list[Topic]
    starts: list[int]
    national: list[int]

    @classmethod
    def of(cls, layout: Layout, setting: Setting, times: list[Mention]) -> Where:
        """Find the places that passages of the text are about."""
        within = setting.region if setting.region.isdecimal() else ""
        year = setting.date.year if setting.date else None
        places = find_places(layout.text, year=year, within=within)
        topics = _topics(layout, setting, places, times)
        national = [match.start() for match in _NATIONAL.finditer(layout.text)] if setting.region == UNKNOWN else []
        return cls(layout, setting, topics, [topic.start for topic in topics], national)

    def region(self, start: int) -> str:
        """Give the region of the value at `start`."""
        topic = self._topic(start)
        if topic is not None:
            return topic.code
        if self.setting.region == UNKNOWN and self._is_national(start):
            return NATION
        return self.setting.region

    def of_subject(self, subject: str) -> str | None:
        """Give the region that is the whole subject (广东, 江苏……分别): one inside that of the document, or any."""
        if not subject:
            return None
        here, year = self.setting.region, self.setting.date.year if self.setting.date else None
        code = _whole(subject, year)
        if code is None or not self._is_local() or code == here:
            return code
        inner = _whole(subject, year, here)  # of several places with the name, the one in there
        return inner if inner and _inside(inner, here) else None

    def passage(self, start: int) -> int | None:
        """Give where the passage begins that is headed by a place, or None where the value stands in none."""
        paragraph = self.layout.paragraph(start)
        for at in range(bisect_right(self.starts, start) - 1, -1, -1):
            topic = self.topics[at]
            if topic.start < paragraph:
                return None
            if topic.is_head:
                return topic.end
        return None

    def _topic(self, start: int) -> Topic | None:
        sentence, clause = self.layout.passage(start), self.layout.clause(start)
        paragraph = self.layout.paragraph(start)
        finer: Topic | None = None
        for at in range(bisect_right(self.starts, start) - 1, -1, -1):
            topic = self.topics[at]
            if topic.start < paragraph:
                return finer
            if topic.is_head and (topic.start >= sentence or not self._is_local()):
                return finer if finer and _inside(finer.code, topic.code) else topic
            if finer is None and topic.start >= sentence and self._holds(topic, clause, start):
                finer = topic
        return finer

    def _is_local(self) -> bool:
        """Tell whether the document is about a province or less, whose places head a sentence at most."""
        return self.setting.region not in {UNKNOWN, NATION}

    def _holds(self, topic: Topic, clause: int, start: int) -> bool:
        if topic.start >= clause:
            return True
        if start - topic.end > REACH:
            return False
        between = self.layout.text[topic.end : start]
        if STOP.search(between):
            return self.setting.region == UNKNOWN and bool(_ON.match(self.layout.text[clause:start]))
        if self.setting.region == UNKNOWN or self.layout.text.endswith("其中，", topic.end, clause):
            return True
        return bool(_ELLIPSIS.match(self.layout.text[clause:start]))

    def _is_national(self, start: int) -> bool:
        sentence = self.layout.sentence(start)
        after = bisect_right(self.layout.sentences, start)
        end = self.layout.sentences[after] if after < len(self.layout.sentences) else len(self.layout.text)
        at = bisect_right(self.national, sentence - 1)
        return at < len(self.national) and self.national[at] < end


@lru_cache(maxsize=4096)
def _whole(words: str, year: int | None, within: str = "") -> str | None:
    """Give the code of the place that the words name, None where they say more."""
    found = find_places(words, year=year, within=within)
    return found[0].code if found and found[0].text == words else None


def _topics(layout: Layout, setting: Setting, places: list[Place], times: list[Mention]) -> list[Topic]:
    ends = sorted(time.end for time in times)
    found = []
    for at, place in enumerate(places):
        if place.code == NATION or not _leads(layout, place, ends) or _is_listed(layout.text, places, at):
            continue
        is_head = bool(_ALONE.match(layout.text, place.end)) and _may_head(place, setting)
        if is_head or _is_subject(layout.text, place, setting):
            found.append(Topic(place.start, place.end, place.code, is_head))
    return found


def _may_head(place: Place, setting: Setting) -> bool:
    return setting.region in {UNKNOWN, NATION} or _inside(place.code, setting.region)


def _leads(layout: Layout, place: Place, times: list[int]) -> bool:
    """Tell whether the place opens its clause, or stands right after a period that does."""
    begin = layout.clause(place.start)
    at = bisect_right(times, place.start) - 1
    if at >= 0 and times[at] > begin:
        begin = times[at]
    return place.start - begin < 12 and bool(_LEAD.match(layout.text[begin : place.start]))


def _is_listed(text: str, places: list[Place], at: int) -> bool:
    """Tell whether several places stand side by side (马鞍山、宿州), so that none alone is meant."""
    place = places[at]
    following = places[at + 1] if at + 1 < len(places) else None
    return text[place.end : place.end + 1] in {"、", "和", "与", "及"} and bool(
        following and following.start == place.end + 1
    )


def _is_subject(text: str, place: Place, setting: Setting) -> bool:
    if _NAME.match(text, place.end):
        return False
    if setting.region in {UNKNOWN, NATION}:
        return True
    return _inside(place.code, setting.region) and bool(_METRIC.match(text, place.end))


def _inside(code: str, above: str) -> bool:
    if above == NATION:
        return code != NATION
    return code.isdecimal() and code != above and above in {f"{code[:2]}0000", f"{code[:4]}00"}
