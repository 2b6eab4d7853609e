"""Tests of spatial panel models: one row a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.measures.space._tests import ChiSquare
from xinzhi.study.regional.given import Outcome
from xinzhi.study.regional.ranges import plain

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given


def panel_tests(given: Given) -> Outcome:
    """Give the statistic, degrees of freedom and p-value of every test of the method."""
    x = np.stack([given.indicator(name).ravel() for name in given.asked.x], axis=1)
    entity = given.regions * len(given.periods)
    period = np.repeat(given.periods, len(given.regions)).tolist()
    found = given.asked.method.fn(given.y.ravel(), x, given.neighbours, entity=entity, period=period, **given.settings)
    tests = {name: getattr(found, name) for name in found.__slots__ if isinstance(getattr(found, name), ChiSquare)}
    rows = [
        {"test": name, "statistic": plain(one.statistic), "dof": one.dof, "p": plain(one.p)}
        for name, one in tests.items()
    ]
    notes = tuple({"zh": words.zh, "en": words.en} for words in getattr(found, "notes", ()))
    return Outcome(pl.DataFrame(rows), notes=notes)
