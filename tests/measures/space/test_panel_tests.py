"""Tests of spatial panels against spreg on one cross-section, against their definitions, and under the null."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.space import durbin_tests, hausman_test, lm_tests, panel_model

N, T = 20, 7
RING = (np.roll(np.eye(N), 1, axis=1) + np.roll(np.eye(N), -1, axis=1)) / 2
CHANCE = np.random.default_rng(101)
UNEVEN = (CHANCE.random((N, N)) < 0.2) * CHANCE.random((N, N))
np.fill_diagonal(UNEVEN, 0)


def panel(lam: float = 0.0, rho: float = 0.0, theta: float = 0.0, *, seed: int = 1) -> dict[str, Any]:
    chance = np.random.default_rng(seed)
    x = chance.normal(size=(T, N, 2))
    u = np.linalg.solve(np.eye(N) - rho * RING, chance.normal(size=(N, T))).T
    inside = x @ [1.0, -1.0] + theta * (x @ [1.0, 0.5]) @ RING.T + chance.normal(size=N) + u
    y = np.linalg.solve(np.eye(N) - lam * RING, inside.T).T
    entity, period = np.tile(np.arange(N), T), np.repeat(np.arange(T), N)
    return {"y": y.ravel(), "x": x.reshape(-1, 2), "weights": RING, "entity": entity, "period": period}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("W", [RING, UNEVEN], ids=["shares", "uneven"])
def test_multipliers_of_one_cross_section_are_those_of_spreg(W: np.ndarray) -> None:
    from libpysal.weights import full2W
    from spreg import OLS, LMtests

    x, y = CHANCE.normal(size=(N, 2)), CHANCE.normal(size=N)
    theirs = LMtests(OLS(y[:, np.newaxis], x), full2W(W))
    found = lm_tests(y, x, W, entity=np.arange(N), period=np.zeros(N), effects="none")
    pairs = ((found.lag, theirs.lml), (found.error, theirs.lme), (found.robust_lag, theirs.rlml))
    for ours, other in (*pairs, (found.robust_error, theirs.rlme)):
        assert (ours.statistic, ours.p) == pytest.approx(other, rel=1e-8)


def test_multipliers_find_what_is_there() -> None:
    lag, error, none = lm_tests(**panel(lam=0.5)), lm_tests(**panel(rho=0.5)), lm_tests(**panel())
    assert lag.robust_lag.p < 0.001
    assert error.robust_error.p < 0.01
    assert lag.robust_lag.statistic > lag.robust_error.statistic
    assert error.robust_error.statistic > error.robust_lag.statistic
    assert min(none.lag.p, none.error.p) > 0.01


def test_multipliers_hold_their_level() -> None:
    chance = np.random.default_rng(7)
    below = []
    for _ in range(200):
        given = panel() | {"y": chance.normal(size=N * T)}
        found = lm_tests(**given, effects="none")
        below.append([found.lag.p <= 0.1, found.error.p <= 0.1])
    assert ((np.mean(below, axis=0) >= 0.05) & (np.mean(below, axis=0) <= 0.16)).all()


def test_likelihood_ratios_are_those_of_the_models() -> None:
    given = panel(lam=0.3, theta=0.8)
    found = durbin_tests(**given, effects="twoways")
    lag = panel_model(**given, lag=True, effects="twoways").loglik
    error = panel_model(**given, error=True, effects="twoways").loglik
    durbin = panel_model(**given, lag=True, durbin=True, effects="twoways").loglik
    assert found.lr_lag.statistic == pytest.approx(2 * (durbin - lag), abs=1e-9)
    assert found.lr_error.statistic == pytest.approx(2 * (durbin - error), abs=1e-9)
    assert found.lr_lag.dof == found.wald_error.dof == 2
    assert max(found.lr_lag.p, found.wald_lag.p) < 0.001


def test_ratio_and_wald_agree_where_the_restriction_holds() -> None:
    for given, names in ((panel(lam=0.4), ("lr_lag", "wald_lag")), (panel(rho=0.4), ("lr_error", "wald_error"))):
        found = durbin_tests(**given)
        ratio, wald = (getattr(found, name) for name in names)
        assert wald.statistic == pytest.approx(ratio.statistic, rel=0.3, abs=0.3)
        assert ratio.statistic >= -1e-9
        assert ratio.p > 0.01


def test_hausman_by_its_definition() -> None:
    found = hausman_test(**panel(lam=0.3), lag=True)
    at = {name: i for i, name in enumerate(found.random.params)}
    V = found.fixed.vcov - found.random.vcov[np.ix_(*[[at[name] for name in found.compared]] * 2)]
    assert found.compared == ("lambda", "x1", "x2")
    assert found.test.statistic == pytest.approx(found.difference @ np.linalg.inv(V) @ found.difference, rel=1e-8)


def test_hausman_without_a_positive_difference_accepts_nothing() -> None:
    for seed in range(30):
        found = hausman_test(**panel(seed=seed), error="kkp")
        if found.notes:
            assert np.isnan(found.test.p)
            assert "正定" in found.notes[0].zh
            return
    pytest.fail("no such sample among thirty")


def test_wrong_effects_are_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        lm_tests(**panel(), effects="random")  # type: ignore[arg-type]
    assert caught.value.code == "measures.bad-setting"
