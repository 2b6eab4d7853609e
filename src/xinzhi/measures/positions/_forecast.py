"""Learn from earlier transitions, score on the last one, decide whether to speak, and foretell from today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.positions._answers import NO_EVENT, UNTESTED, Positions, Verdict
from xinzhi.measures.positions._engine import Flags, Numbers
from xinzhi.measures.positions._features import FEATURES, Moment, moment, moments
from xinzhi.measures.positions._judge import enough, judge, part
from xinzhi.measures.positions._models import RULES, Fitted, Model, fit
from xinzhi.measures.positions._order import Frame, frame
from xinzhi.measures.positions._transitions import Cases, Question, asked, cases
from xinzhi.measures.types import Array, Tiers


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be foretold, and how.

    Attributes
    ----------
    question
        Who is a candidate and what counts as the event.
    horizon, model, threshold, seed
        As the methods take them.
    regions, industries
        Which are kept, shapes (regions,) and (industries,).
    tiers
        Label of each industry, "" for none, shape (industries,).
    """

    question: Question
    horizon: int
    model: Model
    threshold: float
    seed: int
    regions: Flags
    industries: Flags
    tiers: NDArray[np.str_]

    @property
    def names(self) -> list[Model]:
        """The model asked for, then the plain rules."""
        return [self.model, *(rule for rule in RULES if rule != self.model)]


def labels(tiers: Tiers | None, industries: int) -> NDArray[np.str_]:
    """Give the label of each industry's tier, shape (industries,); "" where it has none."""
    if tiers is None:
        return np.full(industries, "")
    found = np.array(["" if each is None else str(each) for each in tiers])
    if found.shape != (industries,):
        raise MeasureError.wrong_length("tiers", len(found), "matrices", industries)
    return found


def foretell(counts: Numbers, task: Task) -> Positions:
    """Answer a question from structures over time, counts of shape (periods, regions, industries)."""
    with threadpool_limits(limits=1):  # sums in one order: the same bytes for any number of threads
        return _foretell(counts, task)


def _foretell(counts: Numbers, task: Task) -> Positions:
    scored = len(counts) - 1 - task.horizon
    earlier_starts = list(range(scored - task.horizon + 1))
    place = frame(counts[: max(scored, 0) + 1], task.regions, task.industries)
    inner = place.inner(counts)
    states = moments(inner, task.threshold)

    def gather(starts: list[int]) -> Cases:
        return cases(inner, states, starts, task.horizon, task.question)

    if not earlier_starts or not enough(earlier := gather(earlier_starts)):
        return _silent(NO_EVENT if earlier_starts else UNTESTED, task, place.shape)
    learnt = {each: fit(each, earlier, task.seed) for each in task.names}
    own, last = learnt[task.model], gather([scored])
    whole = judge("", learnt, earlier, last, task.seed)
    tiers = _by_tier(task, place, learnt, earlier, last)
    final = fit(task.model, gather(list(range(scored + 1))), task.seed, own.settings)
    now = _Now(task, place, final, states[-2], _spoken(task, whole, tiers))
    foretold, came = (np.full(place.shape, np.nan) for _ in range(2))
    at = place.rows[last.region], place.columns[last.industry]
    foretold[at], came[at] = own.probability(own.score(last.x)), last.y
    return Positions(
        probability=now.foresee(counts[-1]),
        score=now.rank(counts[-1]),
        foretold=foretold,
        came=came,
        backtest=whole.backtest,
        abstains=whole.abstains,
        reason=whole.reason,
        confirmed=whole.confirmed,
        tiers=tiers,
        settings=dict(final.settings),
        features=tuple(FEATURES),
        coefficients=final.coefficients,
        regions=task.regions,
        industries=task.industries,
        foresee=now.foresee,
    )


@dataclass(frozen=True, slots=True)
class _Now:
    """What the model says from the last period on."""

    task: Task
    place: Frame
    final: Fitted
    before: Moment
    spoken: Flags

    def rank(self, counts: Array) -> Numbers:
        """Counts of a last period, shape (regions, industries) → scores of the candidates."""
        with threadpool_limits(limits=1):
            inner = self.place.inner(np.asarray(counts, np.float64))
            state = moment(inner, self.task.threshold, self.before)
            who = asked(inner, state, self.task.question)
            return self.place.spread(self.final.score(state.features[who]) if who.any() else np.empty(0), who)

    def foresee(self, counts: Array) -> Numbers:
        """Counts of a last period, shape (regions, industries) → probabilities, where the model may speak."""
        if not self.spoken.any():
            return np.full(self.place.shape, np.nan)
        return np.where(self.spoken, self.final.probability(self.rank(counts)), np.nan)


def _by_tier(
    task: Task, place: Frame, learnt: Mapping[Model, Fitted], earlier: Cases, last: Cases
) -> tuple[Verdict, ...]:
    """Judge the same models on the cases of each tier."""
    of = task.tiers[place.columns]
    found = []
    for tier in sorted(set(of.tolist()) - {""}):
        inside = of[earlier.industry] == tier
        own = last.only(of[last.industry] == tier)
        found.append(judge(tier, part(learnt, inside), earlier.only(inside), own, task.seed))
    return tuple(found)


def _spoken(task: Task, whole: Verdict, tiers: Sequence[Verdict]) -> Flags:
    """Tell about which industries the model speaks, shape (industries,)."""
    if whole.abstains:
        return np.zeros(len(task.tiers), bool)
    return np.asarray(~np.isin(task.tiers, [each.tier for each in tiers if each.abstains]))


def _silent(reason: Words, task: Task, shape: tuple[int, int]) -> Positions:
    nothing = np.full(shape, np.nan)
    return Positions(
        probability=nothing,
        score=nothing.copy(),
        foretold=nothing.copy(),
        came=nothing.copy(),
        backtest=None,
        abstains=True,
        reason=reason,
        confirmed=False,
        tiers=(),
        settings={},
        features=tuple(FEATURES),
        coefficients=(),
        regions=task.regions,
        industries=task.industries,
        foresee=_nothing,
    )


def _nothing(counts: Array) -> Array:
    return np.full(np.shape(counts), np.nan)
