"""Inputs and outputs of units over time, with their names: what every layout holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.exchange import ExchangeError


@dataclass(frozen=True, slots=True)
class Production:
    """Figures of production.

    Attributes
    ----------
    units, periods
        Names of the units and of the periods, as text.
    inputs, outputs, bad
        Names of the variables.
    values
        Shape (periods, units, variables): inputs, outputs and bad outputs one after another.
    """

    units: tuple[str, ...]
    periods: tuple[str, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    bad: tuple[str, ...]
    values: NDArray[np.float64]

    @property
    def names(self) -> tuple[str, ...]:
        """All variables."""
        return self.inputs + self.outputs + self.bad

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        """Give the arrays that a method takes, shape (periods, units, variables) each; no ``bad`` where there are none."""
        m, s = len(self.inputs), len(self.outputs)
        parts = {
            "inputs": self.values[..., :m],
            "outputs": self.values[..., m : m + s],
            "bad": self.values[..., m + s :],
        }
        return {name: array for name, array in parts.items() if array.shape[2]}


def assembled(
    rows: Iterable[tuple[str, str, Sequence[float]]], roles: dict[str, tuple[str, ...]], file: str
) -> Production:
    """Put rows of (unit, period, values in the order of inputs, outputs, bad) into a balanced panel."""
    held: dict[tuple[str, str], Sequence[float]] = {}
    for unit, period, values in rows:
        if (period, unit) in held:
            raise ExchangeError.twice(file, unit, period)
        held[period, unit] = values
    units = list(dict.fromkeys(unit for _, unit in held))
    periods = list(dict.fromkeys(period for period, _ in held))
    periods = sorted(periods, key=lambda period: (0, float(period), "") if _number(period) else (1, 0.0, period))
    lost = [(unit, period) for period in periods for unit in units if (period, unit) not in held]
    if lost:
        raise ExchangeError.unbalanced(file, lost)
    cube = np.array([[held[period, unit] for unit in units] for period in periods], dtype=np.float64)
    return Production(tuple(units), tuple(periods), roles["inputs"], roles["outputs"], roles.get("bad", ()), cube)


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def number(text: str, file: str, place: str) -> float:
    """Give a cell as a number, or say which cell is none."""
    try:
        return float(text.strip())
    except ValueError:
        raise ExchangeError.not_a_number(file, place, text) from None
