"""Growth regressions with neighbours against spreg's maximum likelihood, and keyed weights in any order."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.dynamics import beta_convergence
from xinzhi.measures.neighbours import Neighbours

N = 30
CHANCE = np.random.default_rng(71)
NAMES = tuple(f"r{i:02d}" for i in range(N))
NEAR = (CHANCE.random((N, N)) < 0.12) | np.roll(np.eye(N, dtype=bool), 1, axis=1)
np.fill_diagonal(NEAR, val=False)
W = NEAR / NEAR.sum(axis=1, keepdims=True)
START = CHANCE.normal(2, 0.5, size=N)
BESIDE = CHANCE.normal(size=(N, 1))
RATE = np.linalg.solve(np.eye(N) - 0.4 * W, 0.08 - 0.02 * START + 0.01 * BESIDE[:, 0] + CHANCE.normal(0, 0.01, N))
Y = np.exp([START, START + 10 * RATE])
Model = Literal["lag", "error", "sdm"]
quiet = pytest.mark.filterwarnings("ignore")  # spreg warns of its own ways; ours are tested below


@quiet
@pytest.mark.parametrize("controls", [None, BESIDE], ids=["absolute", "conditional"])
@pytest.mark.parametrize("model", ["lag", "error", "sdm"])
def test_as_spreg_has_it(model: Model, controls: Any) -> None:
    from libpysal.weights import full2W
    from spreg import ML_Error, ML_Lag

    w = full2W(W)
    x = START[:, np.newaxis] if controls is None else np.column_stack([START, controls])
    y = RATE[:, np.newaxis]
    theirs = (
        ML_Error(y, x, w) if model == "error" else ML_Lag(y, np.column_stack([x, W @ x]) if model == "sdm" else x, w)
    )
    found = beta_convergence(Y, years=10, controls=controls, weights=W, model=model)
    b, se = theirs.betas.ravel(), np.sqrt(np.diagonal(theirs.vm))
    own = 1 if controls is None else 2
    ours = [found.beta, *found.control_coefficients, *found.neighbours, *found.spatial]
    errors = [found.se, *found.control_se, *found.neighbours_se, *found.spatial_se]
    assert ours == pytest.approx(b[1:].astype(float), abs=2e-6)  # spreg stops its search there
    assert errors == pytest.approx(se[1 : len(b)], rel=1e-4)
    assert found.loglik == pytest.approx(float(np.squeeze(theirs.logll)), abs=1e-6)
    assert len(found.neighbours) == (own if model == "sdm" else 0)
    assert found.speed == pytest.approx(-np.log(1 + 10 * found.beta) / 10, rel=1e-12)
    assert found.half_life == pytest.approx(np.log(2) / found.speed, rel=1e-12)


@pytest.mark.parametrize("model", ["lag", "error", "sdm"])
def test_keyed_weights_follow_the_names(model: Model) -> None:
    turn = np.random.default_rng(2).permutation(N)
    keyed = Neighbours(tuple(NAMES[i] for i in turn), W[np.ix_(turn, turn)])
    plain = beta_convergence(Y, years=10, weights=W, model=model)
    named = beta_convergence(Y, years=10, weights=keyed, regions=NAMES, model=model)
    assert named.beta == plain.beta
    moved = beta_convergence(Y[:, turn], years=10, weights=keyed, regions=keyed.regions, model=model)
    assert moved.beta == pytest.approx(plain.beta, rel=1e-9)
    with pytest.raises(MeasureError) as caught:
        beta_convergence(Y, years=10, weights=keyed, model=model)
    assert caught.value.code == "measures.unkeyed-data"
    with pytest.raises(MeasureError) as caught:
        beta_convergence(Y, years=10, weights=keyed, regions=[*NAMES[:-1], "r99"], model=model)
    assert caught.value.code == "measures.not-in-weights"


def test_effects_of_the_starting_level() -> None:
    found = beta_convergence(Y, years=10, weights=W, model="sdm")
    S = np.linalg.inv(np.eye(N) - found.spatial[0] * W) @ (found.beta * np.eye(N) + found.neighbours[0] * W)
    direct, total = np.trace(S) / N, S.sum() / N
    assert found.effects == pytest.approx([direct, total - direct, total], abs=1e-12)
    assert (found.effects_se > 0).all()
    plain = beta_convergence(Y, years=10)
    assert plain.effects.tolist() == [plain.beta, 0.0, plain.beta]
    errors = beta_convergence(Y, years=10, weights=W, model="error")
    assert errors.effects == pytest.approx([errors.beta, 0.0, errors.beta], abs=1e-15)


def test_weights_and_controls_are_checked() -> None:
    for settings, code in (
        ({"weights": W[:-1]}, "measures.wrong-shape"),
        ({"weights": W + np.eye(N)}, "measures.own-neighbours"),
        ({"controls": START[:, np.newaxis]}, "measures.collinear-columns"),
        ({"model": "sdm", "controls": W @ START[:, np.newaxis]}, "measures.collinear-columns"),
    ):
        with pytest.raises(MeasureError) as caught:
            beta_convergence(Y, years=10, **({"weights": W, "model": "lag"} | settings))  # type: ignore[arg-type]
        assert caught.value.code == code
