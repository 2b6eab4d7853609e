"""The project that a passage is about: “天空之眼”基地, 紫金山实验室, 锂电产业链."""

from __future__ import annotations

import re

_KIND = "基地|集群|项目|平台|工程|产业园|园区|示范区|实验室|风电场|光伏电站|电站|枢纽节点|枢纽|产业链|大道|新通道|通道|港区|中心"
_QUOTED = re.compile(rf"“[^”]{{1,12}}”[^，。；、“”]{{0,6}}?(?:{_KIND})")
_NAMED = re.compile(rf"(?P<name>[^，。；：、“”\d\s]{{2,18}}?(?:{_KIND}))")
_COMMON = {"全产业链", "产业链", "产业链条", "产业集群"}
_LEAD = re.compile(
    r"^.*?(?:依托|打造形成|打造|建成|形成|建设|落户|布局|位于|有|的(?=[^的]{2,}$)|规模(?=[^的]{2,}$)|一条)(?=[^\s]{2,})"
)


def project(passage: str) -> str | None:
    """Give the project named first in `passage`, or None.

    >>> project("“天空之眼”基地。上万架无人机"), project("打造形成600亿元规模锂电产业链")
    ('“天空之眼”基地', '锂电产业链')
    """
    quoted, named = _QUOTED.search(passage), _NAMED.search(passage)
    if quoted and not (named and named.start() < quoted.start() - 2):
        return quoted.group()
    name = _LEAD.sub("", named["name"]) if named else ""
    return name if len(name) > 2 and name not in _COMMON else None
