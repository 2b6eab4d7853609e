"""From a made figure on to the figures it rests on, down to those that were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.study.made.rows import FILLED, INPUTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xinzhi.study.result import Result


def filled_of(done: Mapping[str, Result]) -> pl.DataFrame:
    """Give what the study filled, with no rows where it filled nothing."""
    return done["panel"].tables.get("filled", FILLED.to_frame())


def inputs_of(done: Mapping[str, Result]) -> pl.DataFrame:
    """Give what made figures rest on directly."""
    return done["panel"].tables.get("inputs", INPUTS.to_frame())


def with_inputs(lineage: pl.DataFrame, inputs: pl.DataFrame) -> pl.DataFrame:
    """Add to a lineage a row for every figure under its made figures, theirs and so on; each once.

    Parameters
    ----------
    lineage
        Any columns, and evidence_id.
    inputs
        evidence_id, input_id.
    """
    if inputs.is_empty():
        return lineage
    found, fresh = [lineage], lineage
    while fresh.height:
        below = fresh.join(inputs, on="evidence_id", how="inner", maintain_order="left")
        fresh = below.with_columns(evidence_id="input_id").select(lineage.columns).unique(maintain_order=True)
        found.append(fresh)
    return pl.concat(found).unique(maintain_order=True)
