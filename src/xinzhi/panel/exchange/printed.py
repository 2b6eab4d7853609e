"""What other programs printed: scores by unit and period, each with half a unit of its last digit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np

from xinzhi.errors.exchange import ExchangeError
from xinzhi.panel.exchange._tables import table, text
from xinzhi.panel.exchange.deap import names_beside
from xinzhi.panel.exchange.production import number

SINGLE = 10  # digits from which a number is told to be one of single precision, where it is one


@dataclass(frozen=True, slots=True)
class Score:
    """One printed number: of which unit and period, '' where there is none, and half a unit of its last digit."""

    unit: str
    period: str
    measure: str
    value: float
    half: float


@dataclass(frozen=True, slots=True)
class Printed:
    """The scores of one file, in its order."""

    file: str
    scores: tuple[Score, ...]

    @property
    def measures(self) -> tuple[str, ...]:
        """Names of the measures, as the program prints them."""
        return tuple(dict.fromkeys(score.measure for score in self.scores))


def read_deap_scores(path: str | Path) -> Printed:
    """Read the output file of DEAP 2.1: its efficiency summary, or its summary of Malmquist indices.

    Measures are ``te`` (constant returns), or ``crste``, ``vrste`` and ``scale``; ``effch``, ``techch``, ``pech``,
    ``sech`` and ``tfpch`` by the later period. DEAP prints efficiencies of output orientation as shares too, 1 / φ.
    Names come from ``-names.csv`` beside it, else they are numbers.

    Raises
    ------
    ExchangeError
        When there is neither summary in the file.
    """
    path = Path(path)
    named = names_beside(path, "-out.txt")
    units, periods = dict(named.get("unit", ())), dict(named.get("period", ()))
    found = [
        Score(
            units.get(unit, unit),
            periods.get(period, period),
            measure,
            *_printed(value, path.name, f"{unit}, {measure}"),
        )
        for unit, period, measure, value in _summaries(path.read_text(encoding="utf-8", errors="replace"))
    ]
    if not found:
        raise ExchangeError.no_scores(path.name)
    return Printed(path.name, tuple(found))


def _summaries(content: str) -> Iterator[tuple[str, str, str, str]]:
    """Give (unit, period, measure, number) of the lines of a summary, from its head to its mean."""
    heads: list[str] = []
    period = ""
    for line in content.splitlines():
        words = line.split()
        year = re.fullmatch(r"\s*year\s*=\s*(\d+)\s*", line)
        if year:
            period = year[1]
        elif words[:1] == ["firm"] and {"te", "crste", "tfpch"} & set(words):
            heads = words[1:]
        elif words[:1] == ["mean"]:
            heads = []
        elif heads and len(words) > len(heads) and words[0].isdigit():
            yield from ((words[0], period, head, value) for head, value in zip(heads, words[1:], strict=False))


def read_scores(path: str | Path, *, unit: str, score: str, period: str | None = None) -> Printed:
    """Read scores from a table: csv, workbook or Stata file (dta), such as `dea, saving()` and MaxDEA give.

    Parameters
    ----------
    path
        The file; its first table is read.
    unit, score, period
        Names of the columns. ``dmu:``, which the Stata command dea puts before names, is taken off.

    Raises
    ------
    ExchangeError
        When a column is not there, or a score is no number.
    """
    path = Path(path)
    read = table(path)
    units, values = read.column(unit), read.column(score)
    periods = read.column(period) if period else [""] * len(units)
    return Printed(
        path.name,
        tuple(
            Score(text(one).removeprefix("dmu:"), text(when), score, *_printed(value, path.name, f"{at + 2}, {score}"))
            for at, (one, when, value) in enumerate(zip(units, periods, values, strict=True))
        ),
    )


def _printed(cell: object, file: str, place: str) -> tuple[float, float]:
    """Give a number and half a unit of its last digit; of single precision where the file holds it so."""
    written = repr(cell) if isinstance(cell, float) else str(cell).strip()
    value = number(written, file, place)
    if not np.isfinite(value):
        raise ExchangeError.not_a_number(file, place, written)
    if isinstance(cell, float) and len(written) > SINGLE and float(np.float32(value)) == value:
        return value, float(np.spacing(np.float32(abs(value)))) / 2
    return value, 0.5 * 10.0 ** int(Decimal(written).as_tuple().exponent)
