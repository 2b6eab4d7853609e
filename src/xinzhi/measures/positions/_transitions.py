"""From structures over time to candidates and what became of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.positions._engine import Flags, Numbers
from xinzhi.measures.positions._features import Moment


@dataclass(frozen=True, slots=True)
class Question:
    """What is foretold: who is a candidate at the start, and what counts as the event at the end.

    Attributes
    ----------
    candidates
        Counts and RCA at the start → who is asked about, shape (regions, industries).
    event
        Counts and RCA at the start, counts and RCA at the end → whether it came about, shape (regions, industries).
    """

    candidates: Callable[[Numbers, Numbers], Flags]
    event: Callable[[Numbers, Numbers, Numbers, Numbers], Flags]


@dataclass(frozen=True, slots=True)
class Cases:
    """Candidates of one or more transitions.

    Attributes
    ----------
    x
        Features at the start, shape (cases, features).
    y
        1 where the event came about and 0 where not, shape (cases,).
    region, industry
        Position of each case's region and industry, shape (cases,).
    """

    x: Numbers
    y: Numbers
    region: NDArray[np.intp]
    industry: NDArray[np.intp]

    @property
    def both(self) -> bool:
        """Whether the event came about in some cases and not in others."""
        return len(self.y) > 0 and self.y.min() < self.y.max()

    def only(self, inside: Flags) -> Cases:
        """Give some of the cases, `inside` of shape (cases,)."""
        return Cases(self.x[inside], self.y[inside], self.region[inside], self.industry[inside])


def cases(counts: Numbers, moments: list[Moment], starts: list[int], horizon: int, question: Question) -> Cases:
    """Gather the candidates of the transitions that begin at `starts`."""
    found = [_one(counts, moments, start, start + horizon, question) for start in starts]
    return Cases(*(np.concatenate([getattr(each, name) for each in found]) for name in Cases.__slots__))


def asked(counts: Numbers, state: Moment, question: Question) -> Flags:
    """Tell who is a candidate: only pairs that have an RCA, since a region or industry of 0 has no shares."""
    return np.asarray(question.candidates(counts, state.advantage) & state.known)


def _one(counts: Numbers, moments: list[Moment], start: int, end: int, question: Question) -> Cases:
    before, after = moments[start], moments[end]
    observed = (counts[end].sum(axis=1) > 0)[:, None]  # what became of a region that is empty then is not known
    who = asked(counts[start], before, question) & observed
    came = question.event(counts[start], before.advantage, counts[end], after.advantage)
    region, industry = np.nonzero(who)
    return Cases(before.features[who], came[who].astype(np.float64), region, industry)
