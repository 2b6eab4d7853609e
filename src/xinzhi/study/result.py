"""What a step leaves behind: its table, how it was made, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import polars as pl


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one step of a study.

    Attributes
    ----------
    name
        Name of the step, such as ``index`` or ``disparity/dagum``.
    frame
        The tidy table of the result, keyed by region and period where it has them.
    tables
        Further tables by name.
    method, parameters
        The method and every setting it ran with.
    diagnostics
        Numbers about the result as a whole.
    notes
        What was decided on the way, as ``{"zh": …, "en": …}``.
    citations
        Sources of the methods.
    seed
        Random seed, or None where nothing is random.
    key, inputs, version
        Hash of method, parameters, inputs and version; the keys of the inputs by step; the version.
    """

    name: str
    frame: pl.DataFrame
    tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    method: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    diagnostics: dict[str, Any] = field(default_factory=dict)
    notes: tuple[dict[str, str], ...] = ()
    citations: tuple[str, ...] = ()
    seed: int | None = None
    key: str = ""
    inputs: dict[str, str] = field(default_factory=dict)
    version: str = ""
