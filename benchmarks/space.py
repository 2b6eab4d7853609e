"""How long spatial association and spatial panels take, peers beside them: `python benchmarks/space.py`.

Promises, which make the command fail when they are not kept: local Moran of 2,850 regions with 9,999 draws in 2 s, and a
spatial panel of 300 regions × 20 periods in 5 s for every form. The peers are esda (one job, after a run that compiles it)
and spreg; their statistics and coefficients are compared first, where they are of the same thing. The shortest of several
runs counts; it is the one least disturbed by other work on the machine.
"""

from __future__ import annotations

import contextlib
import io
import platform
import sys
import time
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.space import local_moran, panel_model

Numbers = NDArray[np.float64]
LISA_LIMIT, PANEL_LIMIT = 2.0, 5.0
FORMS: list[tuple[str, dict[str, Any]]] = [
    ("lag, individual", {"lag": True}),
    ("error, individual", {"error": True}),
    ("Durbin, two-way", {"lag": True, "durbin": True, "effects": "twoways"}),
    ("lag and errors, two-way", {"lag": True, "error": True, "effects": "twoways"}),
    ("lag, random", {"lag": True, "effects": "random"}),
    ("errors baltagi, random", {"error": "baltagi", "effects": "random"}),
    ("errors kkp, random", {"error": "kkp", "effects": "random"}),
    ("lag and errors baltagi, random", {"lag": True, "error": "baltagi", "effects": "random"}),
]


def shortest(work: Callable[[], object], runs: int) -> float:
    """Give the shortest of `runs` runs, in seconds, with what peers print and warn of held back."""
    times = []
    for _ in range(runs):
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
    return min(times)


def grid(rows: int, columns: int) -> Numbers:
    """Give queen contiguity of a grid, rows divided by their sum."""
    place = np.stack(np.divmod(np.arange(rows * columns), columns), axis=1)
    near = (np.abs(place[:, np.newaxis] - place).max(axis=2) == 1).astype(float)
    return np.asarray(near / near.sum(axis=1, keepdims=True))


def lisa() -> bool:
    """Measure local Moran beside esda's."""
    from esda import Moran_Local
    from libpysal.graph import Graph
    from scipy.sparse import coo_array

    W = grid(50, 57)
    y = np.random.default_rng(0).normal(size=len(W))
    y += 2 * W @ y
    graph = Graph.from_sparse(coo_array(W))

    def peer() -> Any:
        return Moran_Local(y, graph, permutations=9999, n_jobs=1, seed=1, keep_simulations=False)

    compiling = shortest(peer, 1)
    apart = float(np.abs(local_moran(y, W, permutations=99).i - peer().Is).max())
    assert apart <= 1e-12, apart
    ours, theirs = shortest(lambda: local_moran(y, W), 3), shortest(peer, 3)
    kept = ours <= LISA_LIMIT
    print(
        f"local Moran, 2,850 regions, 9,999 draws: {ours:.2f} s  esda {theirs:.2f} s (first call {compiling:.1f} s)  "
        f"ratio {theirs / ours:.1f}  I apart {apart:.0e}  limit {LISA_LIMIT:g} s  {'kept' if kept else 'NOT KEPT'}"
    )
    return kept


def panel(regions: int, periods: int) -> dict[str, Any]:
    """Draw a panel with a lag, errors and effects over five nearest neighbours."""
    chance = np.random.default_rng(3)
    place = chance.uniform(size=(regions, 2))
    far = np.hypot(place[:, :1] - place[:, 0], place[:, 1:] - place[:, 1])
    np.fill_diagonal(far, np.inf)
    W = np.zeros_like(far)
    W[np.arange(regions)[:, np.newaxis], np.argsort(far, axis=1)[:, :5]] = 0.2
    x = chance.normal(size=(periods, regions, 4))
    u = np.linalg.solve(np.eye(regions) - 0.3 * W, chance.normal(size=(regions, periods))).T
    inside = x @ [1.0, 2.0, -1.0, 0.5] + chance.normal(size=regions) + u
    y = np.linalg.solve(np.eye(regions) - 0.4 * W, inside.T).T
    entity, period = np.tile(np.arange(regions), periods), np.repeat(np.arange(periods), regions)
    return {"y": y.ravel(), "x": x.reshape(-1, 4), "weights": W, "entity": entity, "period": period}


def peers(given: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    """Give spreg's estimators of the forms it has right."""
    from libpysal.weights import full2W
    from spreg import ML_ErrorFE, ML_LagFE, ML_LagRE

    w = full2W(given["weights"])
    y, x = given["y"][:, np.newaxis], given["x"]
    return {
        "lag, individual": lambda: ML_LagFE(y, x, w),
        "error, individual": lambda: ML_ErrorFE(y, x, w),
        "lag, random": lambda: ML_LagRE(y, x, w),
    }


def panels() -> bool:
    """Measure every form of the spatial panel, beside spreg's where it is right."""
    given = panel(300, 20)
    beside = peers(given)
    kept = []
    for name, form in FORMS:
        seconds = shortest(lambda form=form: panel_model(**given, **form), 2)  # type: ignore[misc]
        line = f"panel 300 × 20, {name:<31} {seconds:6.2f} s"
        if name in beside:
            with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
                warnings.simplefilter("ignore")
                theirs = float(np.ravel(beside[name]().betas)[-1 if name != "lag, random" else -2])
            found = panel_model(**given, **form).params
            mine = found.get("lambda", found.get("rho", 0.0))
            other = shortest(beside[name], 1)
            line += f"  spreg {other:6.2f} s  ratio {other / seconds:.1f}  coefficient {mine:.6f} and {theirs:.6f}"
        kept.append(seconds <= PANEL_LIMIT)
        print(line + ("" if kept[-1] else "  NOT KEPT"))
    return all(kept)


def main() -> int:
    """Measure, print, and give 1 when a promise is not kept."""
    names = ("numpy", "scipy", "esda", "spreg")
    versions = "  ".join(f"{name} {version(name)}" for name in names)
    print(f"{datetime.now(UTC):%Y-%m-%d}  Python {platform.python_version()}  {versions}  {platform.machine()}")
    kept = [lisa(), panels()]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
