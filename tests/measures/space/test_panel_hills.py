"""Where a lag and an error share one matrix the likelihood may have two hills; the higher one is found."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.measures.space import panel_model
from xinzhi.measures.space._panel import ask

N, T = 20, 6
RING = (np.roll(np.eye(N), 1, axis=1) + np.roll(np.eye(N), -1, axis=1)) / 2


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("lam", "rho"), [(0.6, -0.4), (-0.4, 0.6), (0.0, 0.7), (0.7, 0.0)])
def test_no_point_of_a_fine_grid_is_higher(seed: int, lam: float, rho: float) -> None:
    chance = np.random.default_rng(seed)
    u = np.linalg.solve(np.eye(N) - rho * RING, chance.normal(size=(N, T)))
    x = chance.normal(size=(T, N, 1))
    y = np.linalg.solve(np.eye(N) - lam * RING, 0.3 * x[..., 0].T + u).T
    given = {
        "y": y.ravel(),
        "x": x.reshape(-1, 1),
        "weights": RING,
        "entity": np.tile(np.arange(N), T),
        "period": np.repeat(np.arange(T), N),
    }
    found = panel_model(**given, lag=True, error=True, draws=2)  # type: ignore[arg-type]
    model = ask(**given, effects="individual", lag=True, error=True, durbin=False).model  # type: ignore[arg-type]
    grid = np.linspace(-0.97, 0.97, 40)
    assert found.loglik >= max(model.at(one, other, 0.0).loglik for one in grid for other in grid)
