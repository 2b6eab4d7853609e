"""Malmquist indices: every decomposition against distances by HiGHS put into the papers' formulas, and identities."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.efficiency import hicks_moorsteen, malmquist

Numbers = NDArray[np.float64]
SINGLE = ("fgnz", "ray-desli", "ray-desli-mean", "zofio", "grifell-lovell", "bias")


def panel(periods: int = 4, units: int = 14, seed: int = 5) -> tuple[Numbers, Numbers]:
    chance = np.random.default_rng(seed)
    inputs = chance.lognormal(0, 0.6, size=(periods, units, 2))
    size = inputs.prod(axis=2, keepdims=True) ** 0.45 * np.exp(-np.abs(chance.normal(0, 0.3, size=(periods, units, 1))))
    mix = chance.uniform(0.3, 1.0, size=(periods, units, 2))
    return inputs, size * mix * 1.05 ** np.arange(periods)[:, np.newaxis, np.newaxis]


class Oracle:
    """Distances of radial models by HiGHS, straight from the textbook."""

    def __init__(self, inputs: Numbers, outputs: Numbers, orientation: str, frontier: str) -> None:
        self.x, self.y, self.orientation, self.frontier = inputs, outputs, orientation, frontier

    def reference(self, t: int) -> list[int]:
        return list(range(t + 1)) if self.frontier == "sequential" else [t]

    def __call__(self, returns: str, at: int, against: list[int], *, outputs_of: int | None = None) -> Numbers:
        x, y = self.x[at], self.y[at if outputs_of is None else outputs_of]
        rx, ry = (np.concatenate([a[t] for t in against]) for a in (self.x, self.y))
        found = []
        for one, other in zip(x, y, strict=True):
            n, m, s = len(rx), x.shape[1], y.shape[1]
            inward = self.orientation == "input"
            rows = np.block(
                [[(-one if inward else 0 * one)[:, None], rx.T], [(0 * other if inward else other)[:, None], -ry.T]]
            )
            rhs = np.concatenate([np.zeros(m) if inward else one, -other if inward else np.zeros(s)])
            sums = {"A_eq": np.array([[0.0, *np.ones(n)]]), "b_eq": [1.0]} if returns == "v" else {}
            cost = np.array([1.0 if inward else -1.0, *np.zeros(n)])
            solved = linprog(cost, A_ub=rows, b_ub=rhs, **sums)
            found.append((solved.fun if inward else -1 / solved.fun) if solved.status == 0 else np.nan)
        return np.array(found)


def expected(ask: Oracle, t: int, name: str) -> dict[str, Numbers]:
    """Put distances into the formulas as the papers and deaR have them."""
    r0, r1 = ask.reference(t), ask.reference(t + 1)
    c00, c11, c10, c01 = ask("c", t, r0), ask("c", t + 1, r1), ask("c", t + 1, r0), ask("c", t, r1)
    v00, v11, v10, v01 = ask("v", t, r0), ask("v", t + 1, r1), ask("v", t + 1, r0), ask("v", t, r1)
    cxy = ask("c", t + 1, r0, outputs_of=t)
    vxy, cxy1 = ask("v", t + 1, r0, outputs_of=t), ask("c", t + 1, r1, outputs_of=t)
    mean = np.sqrt(c10 / c00 * c11 / c01)
    pure = v11 / v00
    if name == "ray-desli":
        parts = [pure, v10 / v11, (v00 / c00) / (v10 / c10)]
        return {"total": c10 / c00, "technical_change": parts[1], "scale_efficiency_change": parts[2]}
    if name == "grifell-lovell":
        scale = (v00 / c00) / (vxy / cxy)
        return {"total": v10 / v11 * pure * scale, "technical_change": v10 / v11, "scale_efficiency_change": scale}
    if name in {"ray-desli-mean", "zofio"}:
        technical = np.sqrt(v00 / v01 * v10 / v11)
        return {"total": mean, "technical_change": technical, "pure_efficiency_change": pure}
    parts = {"total": mean, "technical_change": np.sqrt(c10 / c11 * c00 / c01), "efficiency_change": c11 / c00}
    if name == "bias":
        parts["output_bias"] = np.sqrt(c10 * cxy1 / (c11 * cxy))
        parts["input_bias"] = np.sqrt(c01 * cxy / (c00 * cxy1))
        parts["magnitude"] = c00 / c01
    return parts | {"pure_efficiency_change": pure, "scale_efficiency_change": (c11 / v11) / (c00 / v00)}


@pytest.mark.parametrize(
    ("orientation", "frontier", "name"), [*product(["input", "output"], ["adjacent", "sequential"], SINGLE)]
)
def test_decompositions_are_the_papers_formulas(orientation: str, frontier: str, name: str) -> None:
    inputs, outputs = panel(periods=3, units=9)
    found = malmquist(
        inputs, outputs, orientation=orientation, frontier=frontier, decomposition=name, returns="variable"
    )
    ask = Oracle(inputs, outputs, orientation, frontier)
    for t in range(2):
        want = expected(ask, t, name)
        lost = np.isnan(np.sum(list(want.values()), axis=0))
        for part, values in want.items():
            ours = found.further[part][t] if part in found.further else getattr(found, part)[t]
            assert ours[~lost] == pytest.approx(values[~lost], rel=1e-8)
        assert np.isnan(found.total[t][lost & np.isnan(found.technical_change[t])]).all()
        assert ((found.status[t] == "infeasible") == np.array([r is not None for r in found.reason[t]])).all()


@pytest.mark.parametrize("frontier", ["adjacent", "sequential", "global", "biennial"])
@pytest.mark.parametrize("orientation", ["input", "output"])
def test_parts_multiply_up_and_levels_chain(frontier: str, orientation: str) -> None:
    inputs, outputs = panel()
    for name, returns in product(SINGLE, ("constant", "variable")):
        if frontier in {"global", "biennial"} and name not in {"fgnz", "ray-desli"}:
            continue
        found = malmquist(
            inputs, outputs, orientation=orientation, frontier=frontier, decomposition=name, returns=returns
        )
        made = np.prod(list(found.parts.values()), axis=0)
        whole = ~np.isnan(made)
        assert whole.mean() > 0.5
        assert found.total[whole] == pytest.approx(made[whole], rel=1e-10)
        assert np.isnan(found.total[~whole]).all()
        assert (found.status[~whole] == "infeasible").all()
        assert found.cumulative[0].tolist() == [1.0] * inputs.shape[1]
        assert found.cumulative[1:] == pytest.approx(np.cumprod(found.total, axis=0), nan_ok=True)


def test_constant_returns_total_is_one_in_both_orientations() -> None:
    inputs, outputs = panel()
    for frontier in ("adjacent", "sequential", "global", "biennial"):
        one, other = (malmquist(inputs, outputs, orientation=o, frontier=frontier) for o in ("input", "output"))
        assert one.total == pytest.approx(other.total, rel=1e-9)
        more = malmquist(inputs, outputs, frontier=frontier, returns="variable")
        assert more.total == pytest.approx(one.total, rel=1e-9)


def test_progress_is_above_one() -> None:
    inputs, outputs = panel(periods=1)
    found = malmquist(np.repeat(inputs, 2, axis=0), np.concatenate([outputs, outputs * 1.1]))
    assert found.total == pytest.approx(np.full((1, 14), 1.1), rel=1e-9)
    assert found.technical_change == pytest.approx(np.full((1, 14), 1.1), rel=1e-9)


def test_global_index_is_transitive() -> None:
    inputs, outputs = panel()
    found = malmquist(inputs, outputs, frontier="global")
    ends = malmquist(inputs, outputs, frontier="global").cumulative[-1]
    ask = Oracle(inputs, outputs, "input", "global")
    everything = list(range(4))
    assert ends == pytest.approx(ask("c", 3, everything) / ask("c", 0, everything), rel=1e-8)
    assert found.total == pytest.approx(
        np.stack([ask("c", t + 1, everything) / ask("c", t, everything) for t in range(3)])
    )


def test_global_under_variable_returns_is_as_dear_has_it() -> None:
    """deaR 1.5.3, type1 = "glob", rts = "vrs": technical change on the global variable-returns frontier."""
    inputs, outputs = panel(periods=3, units=9)
    found = malmquist(inputs, outputs, frontier="global", decomposition="ray-desli")
    ask, everything = Oracle(inputs, outputs, "input", "global"), [0, 1, 2]
    for t in range(2):
        v0, v1, c0 = ask("v", t, [t]), ask("v", t + 1, [t + 1]), ask("c", t, [t])
        g0, g1 = ask("v", t, everything), ask("v", t + 1, everything)
        scale = (v0 / c0) / (ask("v", t + 1, [t]) / ask("c", t + 1, [t]))
        want = g1 / g0 * scale
        lost = np.isnan(want)
        assert found.total[t][~lost] == pytest.approx(want[~lost], rel=1e-8)
        assert found.pure_efficiency_change[t] == pytest.approx(v1 / v0, rel=1e-8)


def test_biennial_has_a_distance_for_every_unit() -> None:
    inputs, outputs = panel()
    found = malmquist(inputs, outputs, frontier="biennial", decomposition="ray-desli", returns="variable")
    assert (found.status == "optimal").all()
    assert found.total == pytest.approx(malmquist(inputs, outputs, frontier="biennial").total, rel=1e-9)


def test_hicks_moorsteen_is_malmquist_for_one_input_and_output_and_differs_beyond() -> None:
    inputs, outputs = panel()
    one = hicks_moorsteen(inputs[..., :1], outputs[..., :1])
    assert one.total == pytest.approx(malmquist(inputs[..., :1], outputs[..., :1]).total, rel=1e-9)
    both = hicks_moorsteen(inputs, outputs, returns="variable")
    whole = both.status == "optimal"
    product_of_parts = both.parts["output_change"] * both.parts["input_saving"]
    assert both.total[whole] == pytest.approx(product_of_parts[whole], rel=1e-10)


def test_mistakes_are_named() -> None:
    inputs, outputs = panel()
    for change, code in [
        ({"orientation": "none"}, "measures.no-orientation"),
        ({"orientation": "both"}, "measures.bad-setting"),
        ({"frontier": "window"}, "measures.bad-setting"),
        ({"frontier": "global", "decomposition": "bias"}, "measures.no-such-decomposition"),
        ({"bad": outputs}, "measures.bad-with-radial"),
        ({"returns": "nonincreasing"}, "measures.bad-setting"),
    ]:
        with pytest.raises(MeasureError) as caught:
            malmquist(inputs, outputs, **change)
        assert caught.value.code == code


def test_few_units_are_said() -> None:
    inputs, outputs = panel(units=8)
    assert "8" in malmquist(inputs, outputs).notes[0].zh
