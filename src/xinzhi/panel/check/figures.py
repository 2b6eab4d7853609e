"""Figures of the panel that a claim can be held against, in the claim's unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from xinzhi.evidence.claims.model import Claim
from xinzhi.keys import regions
from xinzhi.keys.places import find_places
from xinzhi.panel.check.dictionary import Dictionary, Metric
from xinzhi.panel.model import Panel

YEAR = re.compile(r"(?:asof:)?((?:19|20)\d\d)(?:-12(?:-31)?)?|((?:19|20)\d\d)Q1\.\.\2Q4|((?:19|20)\d\d)-01\.\.\3-12")


@dataclass(frozen=True, slots=True)
class Held:
    """One figure of the tables: its value in the claim's unit, its vintage, how it is printed and where it is from."""

    value: float
    vintage: str
    shown: str
    evidence_ids: tuple[str, ...]


class Figures:
    """A panel, looked up by indicator, region and year."""

    def __init__(self, panel: Panel, words: Dictionary) -> None:
        self._words = words
        self._rows: dict[tuple[str, str, int], list[dict[str, Any]]] = {}
        wanted = {part for metric in words.metrics for part in metric.of}
        for row in panel.annual.frame.iter_rows(named=True):
            if row["indicator"] in wanted and row["value"] is not None:
                self._rows.setdefault((row["indicator"], row["region"], row["period"]), []).append(row)
        self.indicators = {key[0] for key in self._rows}

    def known(self, metric: Metric) -> bool:
        """Say whether the panel holds what the metric is made of."""
        return set(metric.of) <= self.indicators

    def find(self, metric: Metric, region: str, year: int, unit: str) -> list[Held]:
        """Give the figures of `metric`, one a vintage, in `unit`; none where units do not fit."""
        first = self._rows.get((metric.of[0], region, year), [])
        if metric.form in {"share", "per"}:
            second = self._rows.get((metric.of[1], region, year), [])
            pairs = [
                (a, b)
                for a in first
                for b in second
                if a["vintage"] == b["vintage"] or "" in {a["vintage"], b["vintage"]}
            ]
            return [held for a, b in pairs if (held := self._ratio(metric, a, b))]
        return [held for row in first if (held := self._one(metric, row, unit))]

    def _one(self, metric: Metric, row: dict[str, Any], unit: str) -> Held | None:
        known = self._words.units.get(row["unit"])
        if known is None or not self._words.alike(known[0], unit):
            return None
        shown = f"{_printed(row['value'])} {row['unit']}"
        value = row["value"] * known[1]
        if metric.form == "index":
            value, shown = round(row["value"] - 100, 9), f"{_printed(row['value'])}（{row['unit']}）"
        return Held(value, row["vintage"], shown, (row["evidence_id"],))

    def _ratio(self, metric: Metric, first: dict[str, Any], second: dict[str, Any]) -> Held | None:
        above, below = (self._words.units.get(row["unit"]) for row in (first, second))
        if above is None or below is None or not second["value"]:
            return None
        value = first["value"] * above[1] / (second["value"] * below[1]) * (100 if metric.form == "share" else 1)
        shown = f"{_printed(first['value'])} / {_printed(second['value'])} {first['unit']}"
        ids = (first["evidence_id"], second["evidence_id"])
        return Held(value, first["vintage"] or second["vintage"], shown, ids)


def year_of(claim: Claim, metric: Metric) -> int | None:
    """Give the year of a claim about a whole year, or about its end where that is what is counted; else None."""
    found = YEAR.fullmatch(claim.period)
    if not found or (claim.period.startswith("asof:") and not metric.at_end):
        return None
    if re.fullmatch(r"\d{4}-12", claim.period) and not metric.at_end:
        return None
    return int(next(filter(None, found.groups())))


def region_of(claim: Claim) -> str:
    """Give the code under which the panel holds a claim's region: the whole country is 000000 there.

    A place that the claim's own subject names goes before the region it was given from what stands around it.
    """
    named = {place.code for place in find_places(claim.subject) if place.code.isdecimal()} - {regions.NATION_GB}
    code = named.pop() if len(named) == 1 else claim.region
    if claim.region.startswith(code.rstrip("0")):  # the finer of the two, where one lies in the other
        code = claim.region
    return regions.NATION if code == regions.NATION_GB else code


def _printed(value: float) -> str:
    return f"{value:.10g}"
