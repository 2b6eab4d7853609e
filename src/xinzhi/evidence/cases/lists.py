"""Lists of industries: 人工智能、生物技术、新材料、高端装备等领域."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from xinzhi.evidence.topics.industries import Tier, named_in

_ITEM = r"(?:[^，。；：、“”！？\n\d（）]|\d(?=[A-Z])){2,14}"
_LIST = re.compile(
    rf"(?P<items>{_ITEM}(?:、{_ITEM}){{1,11}}?(?:[和及与]{_ITEM})?)(?:等(?:重点|优势|关键|新兴|未来|前沿|传统|战略性新兴|先进制造业?|特色|主导|支柱|高新技术|高技术|高端|绿色|数字|现代|科技|[百千万]亿级?|新)*(?:领域|行业|产业|赛道|集群|新?(?:经济)?增长(?:点|引擎)|新引擎|新动能|前沿方向|方向)|[三四五六七八九]大(?:\w{{2}})?产业)"
)
_LEAD = re.compile(
    r"^.*?(?:围绕|打造|推动|推进|发展|培育|壮大|加快|布局|聚焦|支持|做强|做优|抢占|实施|促进|瞄准|谋划|突破|形成|包括|涵盖|培育壮大|建设|抢抓|提升|优化|分布于|分布在|集中于|集中在|涉及|涵盖|改造|巩固|深耕|面向|开辟|在|对|以|将|把|了)+(?=[^\s]{2,})"
)
_FEWEST = 3
_TOLD: tuple[tuple[Tier, str], ...] = (("future", "未来产业"), ("emerging", "新兴产业"), ("traditional", "传统产业"))


def lists(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Give place and items of each list in which at least one item is a known industry.

    >>> [items for _, _, items in lists("推动钢铁、有色、轻工等行业改造")]
    [('钢铁', '有色', '轻工')]
    """
    for match in _LIST.finditer(text):
        first, *others = match["items"].split("、")
        items = [_LEAD.sub("", first), *others]
        if len(items) >= _FEWEST and named_in("、".join(items)):
            yield match.start(), match.end(), tuple(items)


def tier_of(items: tuple[str, ...], around: str, headed: Tier | None) -> Tier | None:
    """Give the tier of a list: what its sentence says, then the heading, then what most of its items are."""
    told = [tier for tier, name in _TOLD if name in around]
    if len(told) == 1:
        return told[0]
    if headed:
        return headed
    counted = Counter(each.tier for item in items for each in named_in(item)[:1])
    return counted.most_common(1)[0][0] if counted else None
