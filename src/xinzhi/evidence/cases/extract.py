"""From a text to its cases, policy regimes, announcements and lists of industries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812

from xinzhi.evidence.cases.chains import chain, whole_chains
from xinzhi.evidence.cases.events import events
from xinzhi.evidence.cases.lists import lists, tier_of
from xinzhi.evidence.cases.model import Case
from xinzhi.evidence.cases.passages import passages
from xinzhi.evidence.cases.regimes import regimes
from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.context.setting import UNKNOWN, Setting
from xinzhi.evidence.claims.context.when import When
from xinzhi.evidence.claims.context.where import NATION, Topic, Where
from xinzhi.evidence.claims.extract import setting_of
from xinzhi.evidence.claims.plain import plain
from xinzhi.evidence.claims.values import values
from xinzhi.evidence.topics.headings import Headings
from xinzhi.evidence.topics.industries import Tier, named_in
from xinzhi.evidence.topics.projects import project


def extract_cases(
    text: str, *, date: str | Date | None = None, region: str | None = None, period: str | None = None
) -> list[Case]:
    """Give the cases of a text: projects at places, policy regimes, announcements, lists of industries.

    Parameters
    ----------
    text
        Any text in Chinese.
    date, region, period
        As for `extract_claims`.

    Raises
    ------
    ClaimsError
        When `date` is no day, `period` no period, or `region` no code.

    Examples
    --------
    >>> [(c.type, c.region, c.chain) for c in extract_cases("山东海阳。建成航天大道，形成集海上发射、卫星应用于一体的产业链。")]
    [('case', '370687', ('海上发射', '卫星应用'))]
    """
    reader = _Reader.of(text, setting_of(text, date, region, period))
    found = [*reader.cases(), *reader.regimes(), *reader.events(), *reader.lists()]
    return sorted(found, key=lambda case: (case.start, case.end, case.type))


_TIME = re.compile(r"如今|目前|眼下|近日|当前|现在|今年|去年|[在而]|其中")


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    layout: Layout
    setting: Setting
    where: Where
    heads: Headings

    @classmethod
    def of(cls, text: str, setting: Setting) -> _Reader:
        layout = Layout.of(plain(text))
        where = Where.of(layout, setting, When.of(layout, setting).found)
        return cls(text, layout, setting, where, Headings.of(layout.text))

    def cases(self) -> Iterator[Case]:
        figures = [value.start for value in values(self.layout)]
        told = list(passages(self.layout, self.where.topics, figures))
        yield from self._at_home(told)
        for start, end, topic in told:
            said = self.layout.text[start:end]
            stages, about = chain(said), project(self.layout.text[topic.end : end])
            of = named_in(said) or (named_in("新能源") if set(stages) & set("风光氢储") else [])
            if not (stages or about or of):
                continue
            yield Case(
                start,
                end,
                self.text[start:end],
                "case",
                self.heads.theme(start),
                place=self._place(start, topic.start, topic.end),
                region=topic.code,
                project=about,
                industry=of[0].name if of else None,
                tier=self.heads.tier(start) or (of[0].tier if of else None),
                chain=stages,
            )

    def _at_home(self, told: list[tuple[int, int, Topic]]) -> Iterator[Case]:
        """Give the chains that a document about one place lists without naming it."""
        region = self.setting.region
        if not region.isdecimal() or region == NATION:
            return
        for begin, finish in whole_chains(self.layout.text):
            start, end = self._sentence(begin, finish)
            if any(first < finish and begin < last for first, last, _ in told) or self._region(begin) != region:
                continue
            said = self.layout.text[start:end]
            of = named_in(said)
            yield Case(
                start,
                end,
                self.text[start:end],
                "case",
                self.heads.theme(start),
                region=region,
                project=project(said),
                industry=of[0].name if of else None,
                tier=self._tier(start, said),
                chain=chain(self.layout.text[begin : finish + 12]),
            )

    def regimes(self) -> Iterator[Case]:
        for begin, finish, states in regimes(self.layout.text):
            start, end = self._sentence(begin, finish)
            of = named_in(self.layout.text[start:end])
            yield Case(
                start,
                end,
                self.text[start:end],
                "policy_regime",
                self.heads.theme(start) or "institutions",
                place="全国" if self._region(start) == NATION else None,
                region=self._region(start),
                industry=of[0].name if of else None,
                tier=self._tier(start, self.layout.text[start:end]),
                states=states,
                period=f"..{self.setting.date:%Y-%m}" if self.setting.date else None,
            )

    def events(self) -> Iterator[Case]:
        for start, end, date in events(self.layout.text):
            region = self._region(start)
            place = "全国" if region == NATION else None
            yield Case(start, end, self.text[start:end], "event", place=place, region=region, date=date)

    def lists(self) -> Iterator[Case]:
        for begin, finish, items in lists(self.layout.text):
            start, end = self.layout.clause(begin), self._clause_end(finish)
            sentence = self.layout.text[slice(*self._sentence(begin, finish))]
            tier = tier_of(items, sentence, self.heads.tier(begin))
            yield Case(
                start, end, self.text[start:end], "industry_list", self.heads.theme(start), tier=tier, industries=items
            )

    def _region(self, start: int) -> str:
        region = self.where.region(start)
        return NATION if region == UNKNOWN else region

    def _place(self, start: int, named: int, end: int) -> str:
        return self.text[start:end] if named - start < 4 and not _TIME.match(self.text, start) else self.text[named:end]

    def _tier(self, start: int, said: str) -> Tier | None:
        of = named_in(said)
        return self.heads.tier(start) or (of[0].tier if of else None)

    def _sentence(self, begin: int, finish: int) -> tuple[int, int]:
        text = self.layout.text
        stops = [place for sign in "。！？\n" if (place := text.find(sign, finish)) >= 0]
        return self.layout.sentence(begin), min(stops) + 1 if stops else len(text)

    def _clause_end(self, finish: int) -> int:
        text = self.layout.text
        stops = [place for sign in "，。；！？\n" if (place := text.find(sign, finish)) >= 0]
        return min(stops) if stops else len(text)
