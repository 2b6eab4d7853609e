"""Arithmetic inside a text: shares against 100, parts against totals, a share against the two totals it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from xinzhi.evidence.claims.model import Claim
from xinzhi.lang import Words
from xinzhi.panel.check.dictionary import Dictionary, Partition, dictionary, plain
from xinzhi.panel.check.digits import half

Sort = Literal["shares", "parts", "share"]
TITLES: dict[Sort, Words] = {
    "shares": Words("比例之和与 100", "Shares against 100"),
    "parts": Words("分项之和与总数", "Parts against the total"),
    "share": Words("占比与两个总数", "A share against its two totals"),
}
BETWEEN = re.compile(r"\s*[：:∶]\s*")
PART_OF = re.compile(r"占(?:全部|全国|全省|全市)?(.{2,12}?)(?:的)?(?:比重|比例)")


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum found in a text.

    Attributes
    ----------
    sort
        ``shares``, ``parts`` or ``share``.
    claims
        Places of the claims in the list given, the total or the share first where there is one.
    stated, computed
        What the text says and what follows from its other figures, in the unit of the first claim.
    tolerance
        What rounding of the printed digits may do.
    agrees
        Whether the difference is within it.
    """

    sort: Sort
    claims: tuple[int, ...]
    stated: float
    computed: float
    tolerance: float
    agrees: bool


def check_sums(claims: Sequence[Claim], text: str, *, words: Dictionary | None = None) -> list[Sum]:
    """Check the sums that a text states by itself; growth is never recomputed from two totals.

    Parameters
    ----------
    claims
        Claims of the text, in order.
    text
        The text.
    words
        The dictionary with the partitions that are known; the project's own when left out.
    """
    told = words or dictionary()
    found = [*_ratios(claims, text)]
    for partition in told.partitions:
        found += _parts(claims, partition)
        found += _shares(claims, partition)
    return found + list(_named_shares(claims))


def _ratios(claims: Sequence[Claim], text: str) -> Iterator[Sum]:
    """Shares written a：b：c."""
    run: list[int] = []
    for place, claim in enumerate(claims):
        linked = bool(run) and BETWEEN.fullmatch(text[claims[run[-1]].end : claim.start])
        if run and not linked:
            yield from _ratio(claims, run)
            run = []
        run.append(place)
    yield from _ratio(claims, run)


def _ratio(claims: Sequence[Claim], run: list[int]) -> Iterator[Sum]:
    held = [claims[place] for place in run]
    total = sum(claim.value for claim in held)
    room = 10 if len(run) >= 3 else 1  # of two shares written a：b only those are meant that nearly make 100
    if len(run) >= 2 and all(claim.unit == "%" for claim in held) and abs(total - 100) <= room:
        yield _sum("shares", tuple(run), 100.0, total, sum(half(claim) for claim in held))


def _parts(claims: Sequence[Claim], partition: Partition) -> Iterator[Sum]:
    """A total and all its parts, of one period and region."""
    words = [plain(claim.subject + claim.metric) for claim in claims]
    usable = [
        place
        for place, claim in enumerate(claims)
        if claim.kind in {"level", "count"}
        and claim.cmp == "="
        and not any(word in words[place] for word in partition.without)
    ]
    for place in usable:
        if not _is_whole(words[place], partition):
            continue
        parts = [_part(claims, words, usable, place, part) for part in partition.parts]
        if all(part is not None for part in parts):
            held = [claims[part] for part in parts if part is not None]
            tolerance = half(claims[place]) + sum(half(claim) for claim in held)
            total = sum(claim.value for claim in held)
            yield _sum(
                "parts", (place, *(part for part in parts if part is not None)), claims[place].value, total, tolerance
            )


def _is_whole(words: str, partition: Partition) -> bool:
    return partition.whole in words and not any(part in words.replace(partition.whole, "") for part in partition.parts)


def _part(claims: Sequence[Claim], words: list[str], usable: list[int], whole: int, part: str) -> int | None:
    same = [
        place
        for place in usable
        if place != whole
        and part in words[place]
        and "进出口" not in words[place]
        and all(getattr(claims[place], name) == getattr(claims[whole], name) for name in ("unit", "period", "region"))
    ]
    return min(same, key=lambda place: abs(place - whole), default=None)


def _shares(claims: Sequence[Claim], partition: Partition) -> Iterator[Sum]:
    """The share of a part that is known to be one of the whole."""
    words = [plain(claim.subject + claim.metric) for claim in claims]
    levels = [place for place, claim in enumerate(claims) if claim.kind == "level" and claim.cmp == "="]
    for place, claim in enumerate(claims):
        part = next((part for part in partition.parts if part in words[place]), None)
        named = PART_OF.search(claim.metric) or not claim.metric.startswith("占比")
        if claim.kind != "share" or claim.cmp != "=" or part is None or named:
            continue
        parts = [at for at in levels if part in words[at] and "进出口" not in words[at]]
        yield from _share(claims, place, parts, [at for at in levels if _is_whole(words[at], partition)])


def _named_shares(claims: Sequence[Claim]) -> Iterator[Sum]:
    """A share of a total that it names, where the text gives the part and the total as well."""
    words = [plain(claim.subject + claim.metric) for claim in claims]
    levels = [place for place, claim in enumerate(claims) if claim.kind in {"level", "count"} and claim.cmp == "="]
    for place, claim in enumerate(claims):
        found = PART_OF.search(claim.metric) if claim.kind == "share" and claim.cmp == "=" else None
        if not found or not claim.subject:
            continue
        subject, whole = plain(claim.subject), plain(found[1])
        parts = [at for at in levels if words[at].startswith(subject) and whole not in words[at]]
        wholes = [at for at in levels if whole in words[at] and subject not in words[at]]
        yield from _share(claims, place, parts, wholes)


def _share(claims: Sequence[Claim], place: int, parts: list[int], wholes: list[int]) -> Iterator[Sum]:
    claim = claims[place]
    pair = _pair(claims, claim, parts, wholes)
    if pair:
        part, total = claims[pair[0]], claims[pair[1]]
        value = 100 * part.value / total.value
        tolerance = half(claim) + value * (half(part) / abs(part.value) + half(total) / abs(total.value))
        yield _sum("share", (place, *pair), claim.value, value, tolerance)


def _pair(claims: Sequence[Claim], share: Claim, parts: list[int], wholes: list[int]) -> tuple[int, int] | None:
    for part in parts:
        for whole in wholes:
            alike = all(
                getattr(claims[part], name) == getattr(claims[whole], name) for name in ("unit", "period", "region")
            )
            if alike and claims[part].period == share.period and claims[whole].value and claims[part].value:
                return part, whole
    return None


def _sum(sort: Sort, claims: tuple[int, ...], stated: float, computed: float, tolerance: float) -> Sum:
    return Sum(sort, claims, stated, float(f"{computed:.12g}"), tolerance, abs(stated - computed) <= tolerance)
