"""The decompositions of a Malmquist index: which distances each is made of."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from xinzhi.measures.efficiency._productivity import POOLED, Parts, Step
from xinzhi.measures.types import Array

EARLIER, LATER = 0, 1


def fgnz(step: Step, *, variable: bool) -> Parts:
    """Färe et al. 1994: geometric mean of both frontiers; under variable returns pure and scale efficiency change."""
    own0, own1 = step("constant", EARLIER, EARLIER), step("constant", LATER, LATER)
    ahead, behind = step("constant", LATER, EARLIER), step("constant", EARLIER, LATER)
    efficiency, technical = own1 / own0, np.sqrt(ahead / own1 * own0 / behind)
    return _fgnz(step, np.sqrt(ahead / own0 * own1 / behind), efficiency, technical, variable=variable)


def pooled(step: Step, *, variable: bool) -> Parts:
    """Pastor & Lovell 2005, and Pastor, Asmild & Lovell 2011: distances to one frontier; its gap to the own one."""
    own0, own1 = step("constant", EARLIER, EARLIER), step("constant", LATER, LATER)
    all0, all1 = step("constant", EARLIER, POOLED), step("constant", LATER, POOLED)
    efficiency, technical = own1 / own0, (all1 / own1) / (all0 / own0)
    return _fgnz(step, all1 / all0, efficiency, technical, variable=variable)


def _fgnz(step: Step, total: Array, efficiency: Array, technical: Array, *, variable: bool) -> Parts:
    if not variable:
        return Parts(total, efficiency, technical, {"efficiency_change": efficiency, "technical_change": technical})
    pure = step("variable", LATER, LATER) / step("variable", EARLIER, EARLIER)
    scale = efficiency / pure
    parts = {"pure_efficiency_change": pure, "scale_efficiency_change": scale, "technical_change": technical}
    return Parts(total, efficiency, technical, parts)


def _both(step: Step, unit: int, frontier: int, outputs: int | None = None) -> tuple[Array, Array]:
    """Give the distance under variable returns, and the scale efficiency."""
    v = step("variable", unit, frontier, outputs=outputs)
    return v, step("constant", unit, frontier, outputs=outputs) / v


def ray_desli(step: Step, *, variable: bool) -> Parts:
    """Ray & Desli 1997 against the frontier of the earlier period: technical change under variable returns."""
    del variable
    v0, s0 = _both(step, EARLIER, EARLIER)
    v1 = step("variable", LATER, LATER)
    ahead, s_ahead = _both(step, LATER, EARLIER)
    total = step("constant", LATER, EARLIER) / step("constant", EARLIER, EARLIER)
    return _three(total, v1 / v0, ahead / v1, s_ahead / s0)


def ray_desli_pooled(step: Step, *, variable: bool) -> Parts:
    """Ray & Desli's parts with technical change against one frontier."""
    del variable
    v0, v1 = step("variable", EARLIER, EARLIER), step("variable", LATER, LATER)
    all0, all1 = step("variable", EARLIER, POOLED), step("variable", LATER, POOLED)
    pure, technical = v1 / v0, (all1 / v1) / (all0 / v0)
    if step.book.frontier == "global":
        _, s0 = _both(step, EARLIER, EARLIER)
        _, s_ahead = _both(step, LATER, EARLIER)
        scale = s_ahead / s0
        return _three(pure * technical * scale, pure, technical, scale)
    c0, c1 = step("constant", EARLIER, POOLED), step("constant", LATER, POOLED)
    return _three(c1 / c0, pure, technical, (c1 / all1) / (c0 / all0))


def ray_desli_mean(step: Step, *, variable: bool) -> Parts:
    """Ray & Desli 1997 with the geometric mean of both frontiers, as first printed."""
    del variable
    v0, s0 = _both(step, EARLIER, EARLIER)
    v1, s1 = _both(step, LATER, LATER)
    ahead, s_ahead = _both(step, LATER, EARLIER)
    behind, s_behind = _both(step, EARLIER, LATER)
    return _three(
        fgnz(step, variable=False).total,
        v1 / v0,
        np.sqrt(ahead / v1 * v0 / behind),
        np.sqrt(s_ahead / s0 * s1 / s_behind),
    )


def zofio(step: Step, *, variable: bool) -> Parts:
    """Zofío 2007: scale efficiency change and the scale bias of technical change, each a part of its own."""
    del variable
    whole = fgnz(step, variable=True)
    v0, v1 = step("variable", EARLIER, EARLIER), step("variable", LATER, LATER)
    ahead, behind = step("variable", LATER, EARLIER), step("variable", EARLIER, LATER)
    technical = np.sqrt(ahead / v1 * v0 / behind)
    parts = {
        "pure_efficiency_change": whole.parts["pure_efficiency_change"],
        "scale_efficiency_change": whole.parts["scale_efficiency_change"],
        "technical_change": technical,
        "scale_technical_change": whole.technical / technical,
    }
    return Parts(whole.total, whole.efficiency, technical, parts)


def grifell_lovell(step: Step, *, variable: bool) -> Parts:
    """Grifell-Tatjé & Lovell 1999: the generalised index, with the scale measured at inputs of the later period."""
    del variable
    v0, s0 = _both(step, EARLIER, EARLIER)
    v1 = step("variable", LATER, LATER)
    ahead = step("variable", LATER, EARLIER)
    _, s_mixed = _both(step, LATER, EARLIER, outputs=EARLIER)
    scale = s_mixed / s0
    return _three(ahead / v0 * scale, v1 / v0, ahead / v1, scale)


def bias(step: Step, *, variable: bool) -> Parts:
    """Färe et al. 1997: technical change into its magnitude and the biases of outputs and inputs."""
    whole = fgnz(step, variable=variable)
    own0, own1 = step("constant", EARLIER, EARLIER), step("constant", LATER, LATER)
    ahead, behind = step("constant", LATER, EARLIER), step("constant", EARLIER, LATER)
    mixed0 = step("constant", LATER, EARLIER, outputs=EARLIER)
    mixed1 = step("constant", LATER, LATER, outputs=EARLIER)
    further = {
        "output_bias": np.sqrt(ahead / own1 * mixed1 / mixed0),
        "input_bias": np.sqrt(behind / own0 * mixed0 / mixed1),
        "magnitude": own0 / behind,
    }
    return Parts(whole.total, whole.efficiency, whole.technical, whole.parts, further)


def _three(total: Array, pure: Array, technical: Array, scale: Array) -> Parts:
    parts = {"pure_efficiency_change": pure, "scale_efficiency_change": scale, "technical_change": technical}
    return Parts(total, pure * scale, technical, parts)


Decomposition = Callable[..., Parts]
SINGLE: dict[str, Decomposition] = {
    "fgnz": fgnz,
    "ray-desli": ray_desli,
    "ray-desli-mean": ray_desli_mean,
    "zofio": zofio,
    "grifell-lovell": grifell_lovell,
    "bias": bias,
}
POOL: dict[str, Decomposition] = {"fgnz": pooled, "ray-desli": ray_desli_pooled}
