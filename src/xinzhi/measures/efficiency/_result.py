"""What an efficiency model gives: scores with their certificates, and what stands behind each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from xinzhi.lang import Words
from xinzhi.measures.types import Array

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Sparse: TypeAlias = "csr_array[np.float64, tuple[int, int]]"


@dataclass(frozen=True, slots=True)
class Variables:
    """Values by what they are: inputs (units, inputs), outputs (units, outputs), bad (units, bad outputs)."""

    inputs: Array
    outputs: Array
    bad: Array

    @property
    def together(self) -> Array:
        """All side by side, shape (units, variables)."""
        return np.concatenate([self.inputs, self.outputs, self.bad], axis=1)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many inputs, outputs and bad outputs there are."""
        return self.inputs.shape[1], self.outputs.shape[1], self.bad.shape[1]

    def like(self, together: Array) -> Variables:
        """Take values side by side apart in the same way."""
        m, s, _ = self.counts
        return Variables(together[:, :m], together[:, m : m + s], together[:, m + s :])

    def rows(self, which: Sequence[int] | NDArray[np.int64] | NDArray[np.bool_]) -> Variables:
        """Give some of the units."""
        return Variables(self.inputs[which], self.outputs[which], self.bad[which])


@dataclass(frozen=True, slots=True)
class Multipliers:
    """Weights of the dual programme: of inputs, outputs and bad outputs, (units, ·), and the free term, (units,).

    They need not be the only ones: where a unit is efficient, or the frontier has an edge there, others serve as well.
    """

    inputs: Array
    outputs: Array
    bad: Array
    scale: Array


@dataclass(frozen=True, slots=True)
class Efficiency:
    """Scores of units against a frontier, with what proves and explains them.

    Attributes
    ----------
    model
        The paper, and every setting that was used, in words.
    score
        The model's own measure, shape (units,); NaN where the status says why.
    efficiency
        In (0, 1], larger is better, shape (units,); NaN where it is not defined. Units on the frontier have 1, also
        where their score tells them apart: parts hold `super_efficiency` then.
    slacks
        How much less of each input and bad output, and more of each output, beyond the measured contraction.
    targets
        The point of the frontier that each unit is measured against.
    peers
        Intensities, sparse of shape (units, units): row = evaluated unit, column = the unit it is measured against.
    multipliers
        Weights of the dual programme; None where the model has none.
    certificate
        Shape (units,): the largest of primal residual, dual violation over all columns and gap, in balanced units.
    status
        optimal | infeasible | unbounded | undefined | uncertain, shape (units,).
    reason
        Why a unit has no certain score: words in both languages, or None, shape (units,).
    notes
        What to mind about the data and the settings: rules that were applied, warnings.
    parts
        Further named results of the model, such as its betas, each of shape (units, ...).
    """

    model: Words
    score: Array
    efficiency: Array
    slacks: Variables
    targets: Variables
    peers: Sparse
    multipliers: Multipliers | None
    certificate: Array
    status: NDArray[np.str_]
    reason: NDArray[np.object_]
    notes: tuple[Words, ...] = ()
    parts: dict[str, Array] = field(default_factory=dict)


REASONS = {
    "infeasible": Words(
        "线性规划无可行解：没有一个参照组合能达到该单元按此方向、规模报酬与可处置性所要求的点",
        "the programme is infeasible: no combination of the reference set reaches the point that the direction, "
        "returns to scale and disposability ask for",
    ),
    "unbounded": Words(
        "线性规划无界：目标可以无限改进", "the programme is unbounded: the measure improves without end"
    ),
    "undefined": Words(
        "坏产出须增加到原来的两倍以上，得分的分母不大于 0：该单元没有得分",
        "a bad output would have to more than double, so that the denominator of the score is not above 0: there is none",
    ),
    "uncertain": Words(
        "两种求解器得到的解，其证书都未达到 1e-9：该得分不可作准",
        "neither solver reached a certificate of 1e-9: the score is not certain",
    ),
}


def at_most_one(efficiency: Array) -> Array:
    """Keep an efficiency in its range, against rounding and beyond the frontier; a 0 has no sign."""
    return np.asarray(np.minimum(efficiency, 1.0) + 0.0)


def reasons(status: NDArray[np.str_]) -> NDArray[np.object_]:
    """Give the reason of each status in words, None where it is optimal."""
    out = np.full(len(status), None, dtype=object)
    for at in np.flatnonzero(status != "optimal"):
        out[at] = REASONS[str(status[at])]
    return out
