"""What becomes of a zero where a model divides by it."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data
from xinzhi.measures.efficiency._result import Variables

Zeros = Literal["drop", "refuse"]


def rule(model: str, data: Variables, zeros: str) -> tuple[Words, ...]:
    """Apply the rule for zeros, and say where it was applied."""
    _choice.choose(model, "zeros", zeros, ("drop", "refuse"))
    if zeros == "refuse":
        _data.refuse_zeros(data, model)
    found = int(np.count_nonzero(data.together == 0))
    if not found:
        return ()
    return (
        Words(
            f"有 {found} 个值为 0：按规则 drop，该项不计入其平均，项数相应减少",
            f"values that are 0: {found}; under the rule drop their terms leave the mean, whose count falls with them",
        ),
    )
