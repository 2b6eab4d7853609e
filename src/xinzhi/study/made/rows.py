"""Figures that a study made, as rows of the panel and of its ledger, with the figures each of them rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.evidence.model import LEDGER_SCHEMA, Ledger
from xinzhi.keys import regions
from xinzhi.panel.model import SCHEMA, Panel

if TYPE_CHECKING:
    from xinzhi.lang import Lang, Words

FILLED = pl.Schema(
    {
        "region": pl.String,
        "period": pl.Int64,
        "indicator": pl.String,
        "value": pl.Float64,
        "method": pl.String,
        "beyond": pl.Boolean,  # before the first or after the last figure of the series
        "spread": pl.Float64,  # standard deviation over the value; null where it could not be told
        "evidence_id": pl.String,
    }
)
INPUTS = pl.Schema({"evidence_id": pl.String, "input_id": pl.String})


@dataclass(frozen=True, slots=True)
class Origin:
    """What the made figures of one indicator are called in the ledger."""

    indicator: str
    vintage: str
    unit: str
    status: str
    source: Words
    series: Words
    rule: str


@dataclass(slots=True)
class Rows:
    """Made figures so far."""

    lang: Lang
    figures: list[dict[str, Any]] = field(default_factory=list)
    evidence: list[dict[str, Any]] = field(default_factory=list)
    inputs: list[tuple[str, str]] = field(default_factory=list)
    filled: list[dict[str, Any]] = field(default_factory=list)

    def add(self, origin: Origin, region: str, period: int, value: float, inputs: list[str]) -> str:
        """Add one figure and give the id of its evidence."""
        name = f"{origin.indicator}@{region}/{period}#{origin.rule}"
        shared = {
            "value": value,
            "unit": origin.unit,
            "period": period,
            "region": region,
            "indicator": origin.indicator,
            "vintage": origin.vintage,
            "grade": "",
            "status": origin.status,
        }
        self.figures.append(shared | {"region_name": regions.name(region, "zh"), "evidence_id": name})
        told = {"source": origin.source.text(self.lang), "series": origin.series.text(self.lang)}
        self.evidence.append(
            shared | told | {"id": name, "address": "", "read_from": "", "locator": origin.rule, "sha256": ""}
        )
        self.inputs += [(name, each) for each in dict.fromkeys(inputs)]
        return name

    def onto(self, panel: Panel) -> Panel:
        """Give the panel with the made figures, in its order."""
        if not self.figures:
            return panel
        figures = pl.DataFrame(self.figures, schema=SCHEMA)
        held = panel.evidence.frame
        further = {name: pl.lit("") for name in held.columns if name not in LEDGER_SCHEMA}  # sheet, cell, as printed
        evidence = pl.DataFrame(self.evidence, schema=LEDGER_SCHEMA).with_columns(**further)
        frame = pl.concat([panel.frame, figures], how="diagonal")
        return Panel(
            frame.sort("indicator", "vintage", "region", "period", maintain_order=True),
            Ledger(pl.concat([held, evidence], how="diagonal")),
        )
