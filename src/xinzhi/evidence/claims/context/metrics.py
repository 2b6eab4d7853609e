"""What was measured, told apart from what it was measured of, by a list of measures."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache

from xinzhi.evidence.claims.plain import DATA
from xinzhi.keys.places import find_places

_TIMES = re.compile(r"(?:年均|同比|环比|累计|复合)+$")
_EMPTY = re.compile(r"(?:分别|合计|约|共|均|各)+$")
_DONE = re.compile(r"(?<=..)(?:完成|实现)$")
_SHARE_OF = re.compile(r"^(?P<subject>.*?)(?P<metric>占.+|相当于.+|接近.+)$")


@lru_cache(maxsize=4096)
def split(phrase: str) -> tuple[str, str]:
    """Split a noun phrase into what it is about and what was measured; "" where one is missing.

    >>> split("高技术制造业增加值"), split("工业机器人的产量"), split("进出口总额")
    (('高技术制造业', '增加值'), ('工业机器人', '产量'), ('', '进出口总额'))
    """
    share = _SHARE_OF.match(phrase)
    if share and len(share["metric"]) > 2:
        head = _EMPTY.sub("", share["subject"])
        subject, inner = split(head) if head else ("", "")
        return subject or head, (inner if subject else "") + share["metric"].rstrip("的")
    for metric in _metrics():
        if phrase.endswith(metric):
            head = phrase[: -len(metric)]
            head = _DONE.sub("", _TIMES.sub("", head))
            return _whole_name("" if head in {"年", "月", "日", "人"} else head.rstrip("的"), metric)
    return phrase, ""


def _whole_name(head: str, metric: str) -> tuple[str, str]:
    """Give back to the thing, or to the rate, the words that belong to its name: 低空经济|规模, 自给率."""
    if metric.startswith("经济") and head and not is_place(head):
        return f"{head}经济", metric.removeprefix("经济")
    if metric == "率" and len(head) > 1:
        cut = len(head) - (3 if head[-1] == "化" and len(head) > 2 else 2)
        return head[:cut].rstrip("的"), head[cut:] + metric
    return head, metric


def has_metric(noun: str) -> bool:
    """Tell whether the words end in a measure."""
    return bool(noun) and bool(split(noun)[1])


def stands_alone(metric: str) -> bool:
    """Tell whether a measure needs no subject: 地区生产总值."""
    return metric in _alone()


@cache
def _rows() -> list[dict[str, str]]:
    with (DATA / "metrics.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _metrics() -> tuple[str, ...]:
    return tuple(sorted((row["metric"] for row in _rows()), key=len, reverse=True))


@cache
def any_metric() -> re.Pattern[str]:
    """Give what finds any measure in a text."""
    return re.compile("|".join(map(re.escape, _metrics())))


@cache
def _alone() -> frozenset[str]:
    return frozenset(row["metric"] for row in _rows() if row["own"] == "yes")


@lru_cache(maxsize=4096)
def is_place(noun: str) -> bool:
    """Tell whether the words are the name of a place and no more."""
    places = find_places(noun)
    return bool(places and places[0].end - places[0].start == len(noun))
