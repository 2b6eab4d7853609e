"""Whether a model may speak: ahead of the plain rules before the scored transition; and how it did on that one."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from xinzhi.measures.positions._answers import BEATEN, NO_EVENT, NOT_SCORED, SPEAKS, TOO_FEW, Backtest, Verdict
from xinzhi.measures.positions._engine import Flags, Numbers
from xinzhi.measures.positions._models import Fitted, Model
from xinzhi.measures.positions._scores import MEASURES, forecast, resampled, values
from xinzhi.measures.positions._transitions import Cases

DRAWS = 500
LOW, HIGH = 2.5, 97.5
# A tier is judged after all industries together were, and on a fraction of their cases: four draws of five will do.
LOW_OF_A_TIER = 20.0
LEAST_EVENTS = 10  # of either outcome; below it neither a model nor an interval means anything
SKILL = MEASURES.index("brier_skill")
DECISIVE = [MEASURES.index("auc"), MEASURES.index("average_precision")]


def judge(tier: str, learnt: Mapping[Model, Fitted], earlier: Cases, last: Cases, seed: int) -> Verdict:
    """Judge the first of the models beside the others, on all cases or on those of one tier.

    `earlier` and `last` are the cases of the earlier transitions and of the scored one; the models saw no region
    of the earlier ones whose case they judge (`Fitted.folds`).
    """
    if not enough(earlier) or not last.both:
        reason = TOO_FEW if tier else (NOT_SCORED if enough(earlier) else NO_EVENT)
        return Verdict(tier, None, abstains=not tier, reason=reason, confirmed=False)
    test = _test(learnt, last, len(earlier.y), seed)
    speaks = _beats(learnt, earlier, LOW_OF_A_TIER if tier else LOW, seed)
    return Verdict(tier, test, not speaks, SPEAKS if speaks else BEATEN, _holds(test))


def enough(known: Cases) -> bool:
    """Tell whether the event came about often enough, and failed to often enough, to learn from."""
    came = int(known.y.sum())
    return min(came, len(known.y) - came) >= LEAST_EVENTS


def part(learnt: Mapping[Model, Fitted], inside: Flags) -> dict[Model, Fitted]:
    """Give the same models with the folds of some of the cases only."""
    return {name: each.only(inside) for name, each in learnt.items()}


def _test(learnt: Mapping[Model, Fitted], last: Cases, learnt_from: int, seed: int) -> Backtest:
    found = []
    for each in learnt.values():
        score = each.score(last.x)
        found.append(forecast(score, each.probability(score), last.y, last.region))
    value = np.array([values(each) for each in found])
    drawn = resampled(found, DRAWS, seed)
    low, high = _bounds(drawn)
    lead_low, lead_high = _bounds(drawn[:, :1] - drawn)
    return Backtest(
        model=tuple(learnt),
        **dict(zip(MEASURES, value.T, strict=True)),
        low=low,
        high=high,
        lead=value[:1] - value,
        lead_low=lead_low,
        lead_high=lead_high,
        base_rate=float(last.y.mean()),
        candidates=len(last.y),
        learnt_from=learnt_from,
    )


def _holds(test: Backtest) -> bool:
    """Tell whether the test bears out what the folds said: ahead of every rule, and better than the base rate."""
    return bool((test.lead_low[1:, DECISIVE] > 0).all() and test.low[0, SKILL] > 0)


def _bounds(drawn: Numbers, lowest: float = LOW) -> tuple[Numbers, Numbers]:
    """Give the bounds over the draws in which a measure is defined; NaN where it never is."""
    flat = drawn.reshape(len(drawn), -1)
    defined = ~np.isnan(flat).all(axis=0)
    out = np.full((2, flat.shape[1]), np.nan)
    out[:, defined] = np.nanpercentile(flat[:, defined], [lowest, HIGH], axis=0)
    low, high = out.reshape(2, *drawn.shape[1:])
    return low, high


def _beats(learnt: Mapping[Model, Fitted], earlier: Cases, low: float, seed: int) -> bool:
    """Tell whether the first model beats the others on regions that it had not seen, before the scored transition."""
    found = [forecast(each.folds, each.probability(each.folds), earlier.y, earlier.region) for each in learnt.values()]
    drawn = resampled(found, DRAWS, seed)
    lead, _ = _bounds(drawn[:, :1] - drawn, low)
    return len(learnt) > 1 and bool((lead[1:, DECISIVE] > 0).all())
