"""Phillips and Sul's clustering: a core group, regions sieved to it, again among those left, and clubs merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from xinzhi.measures.dynamics import _log_t
from xinzhi.measures.types import Array

STEP, MOST = 0.01, 3.0


@dataclass(frozen=True, slots=True)
class Rules:
    """Periods cut, critical t below which convergence is rejected, t above which a region joins a core, periods sorted by."""

    cut: int
    critical: float
    sieve: float
    sort_from: int


Test = Callable[[Sequence[int]], float]


def find_clubs(paths: Array, rules: Rules) -> list[list[int]]:
    """Give the clubs of paths (periods, regions) as positions of regions, highest first; those in none diverge."""

    def test(members: Sequence[int]) -> float:
        return _log_t.log_t(paths[:, list(members)], rules.cut).t

    height = paths[rules.sort_from :].mean(axis=0)
    left = np.argsort(-height, kind="stable").tolist()
    clubs: list[list[int]] = []
    while len(left) >= 2:
        if test(left) > rules.critical:
            return [*clubs, left]
        club = _one_club(left, test, rules)
        if not club:
            return clubs
        clubs.append(club)
        left = [region for region in left if region not in set(club)]
    return clubs


def _one_club(ordered: list[int], test: Test, rules: Rules) -> list[int]:
    core = _core(ordered, test, rules.critical)
    if not core:
        return []
    rest = [region for region in ordered if region not in set(core)]
    joined = {region: test([*core, region]) for region in rest}
    sieve = rules.sieve
    while sieve <= MOST:
        club = [*core, *(region for region in rest if joined[region] > sieve)]
        if len(club) == len(core) or test(club) > rules.critical:
            return club
        sieve += STEP
    return core


def _core(ordered: list[int], test: Test, critical: float) -> list[int]:
    """Give the run of regions with the largest t, from the first two neighbours in order that converge."""
    for at in range(len(ordered) - 1):
        t = test(ordered[at : at + 2])
        if t > critical:
            best, most, end = t, at + 2, at + 3
            while end <= len(ordered):
                t = test(ordered[at:end])
                if not t > critical:
                    break
                best, most = (t, end) if t > best else (best, most)
                end += 1
            return ordered[at:most]
    return []


def merge(clubs: list[list[int]], paths: Array, rules: Rules) -> list[list[int]]:
    """Join each club with the next while the two together converge, until no two neighbours do."""
    while True:
        found: list[list[int]] = []
        for club in clubs:
            if found and _log_t.log_t(paths[:, found[-1] + club], rules.cut).t > rules.critical:
                found[-1] = found[-1] + club
            else:
                found.append(club)
        if len(found) == len(clubs):
            return found
        clubs = found
