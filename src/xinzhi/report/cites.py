"""Where the numbers of a brief come from: cites, the figures under them, and the numbered sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.keys import regions
from xinzhi.lang import Lang, Words
from xinzhi.report.blocks import Cite, Figure, Source
from xinzhi.report.names import Names
from xinzhi.study.made.panel import made_of

if TYPE_CHECKING:
    from xinzhi.study.run import Run

BY_SOURCE = ["source", "address"]
STATUS = {
    "revised": Words("修订", "revised"),
    "imputed": Words("插补", "imputed"),
    "estimated": Words("估计", "estimated"),
    "derived": Words("由印出的数相减得出", "the difference of printed figures"),
    "computed": Words("按公式计算", "computed"),
}


class Cites:
    """Collects the cites of one brief.

    A figure enters `figures` when a cite rests on it; `sources` holds every publication that any
    value of the study rests on, numbered in the order of their first figure.
    """

    def __init__(self, run: Run, lang: Lang) -> None:
        self.lang: Lang = lang
        self.cites: dict[str, Cite] = {}
        self.figures: dict[str, Figure] = {}
        self._run = run
        lineage = run["values"].tables["lineage"]
        held = ["region", "period", "evidence_id"]
        others = [run[name].tables["lineage"].select(held) for name in run if "lineage" in run[name].tables]
        evidence = (
            run["panel"]
            .tables["evidence"]
            .lazy()
            .join(
                pl.concat(others).lazy().select(id="evidence_id").unique(),
                on="id",
                how="semi",
                maintain_order="left",
            )
        )
        self.used = evidence.collect()
        self._names = Names(run.study.sources.packs, {one.id: one.name for one in made_of(run.study)})
        grouped = _grouped(self.used)
        self._number = {(row["source"], row["address"]): at for at, row in enumerate(grouped, start=1)}
        self.sources = tuple(self._source(at, row) for at, row in enumerate(grouped, start=1))
        self._rows = {row["id"]: row for row in self.used.iter_rows(named=True)}
        traced = lineage.group_by("region", "period").agg(pl.col("evidence_id").unique().sort())
        self._traced: dict[tuple[str, int], list[str]] = {(row[0], row[1]): row[2] for row in traced.iter_rows()}

    def add(self, name: str, *, title: str, how: str, brief: str, figures: list[str] | None = None) -> str:
        """Add a cite under `name` and give the name back."""
        for evidence_id in figures or []:
            self._add_figure(evidence_id)
        self.cites[name] = Cite(name, title, how, brief, tuple(figures or ()))
        return name

    def of_region(self, region: str, period: int) -> list[str]:
        """Give the ids of all figures under the index of a region and period."""
        return self._traced.get((region, period), [])

    def numbers(self, figures: list[str]) -> str:
        """Give the source numbers of these figures, such as ``[1][3]``."""
        found = {self._source_of(evidence_id) for evidence_id in figures}
        return "".join(f"[{number}]" for number in sorted(found))

    def add_all_figures(self) -> None:
        """Enter every figure that any value of the study rests on."""
        for evidence_id in self._rows:
            self._add_figure(evidence_id)

    def _source(self, number: int, row: dict[str, Any]) -> Source:
        return Source(
            number=number,
            publication=self._names.title(row["source"], self.lang),
            series=tuple(self._names.title(series, self.lang) for series in row["series"]),
            address=self._names.title(row["address"], self.lang),
            read_from=tuple(item for item in row["read_from"] if item),
            grades=("、" if self.lang == "zh" else ", ").join(grade for grade in row["grade"] if grade),
            figures=row["count"],
        )

    def _source_of(self, evidence_id: str) -> int:
        row = self._rows[evidence_id]
        return self._number[row["source"], row["address"]]

    def _add_figure(self, evidence_id: str) -> None:
        if evidence_id in self.figures:
            return
        row = self._rows[evidence_id]
        name = self._names.indicator(row["indicator"], row["vintage"], self.lang)
        mark = STATUS[row["status"]].text(self.lang) if row["status"] in STATUS else ""
        label = f"{regions.name(row['region'], self.lang)} {row['period']} · {name}"
        label += f" ({mark})" if mark else ""
        unit = self._names.unit(row["indicator"], row["unit"], self.lang)
        source = self._source_of(evidence_id)
        self.figures[evidence_id] = Figure(evidence_id, label, f"{row['value']:.12g}", row["grade"], source, unit)


def _grouped(used: pl.DataFrame) -> list[dict[str, Any]]:
    found = used.group_by(BY_SOURCE, maintain_order=True).agg(
        pl.col("series").unique().sort(),
        pl.col("read_from").unique().sort(),
        pl.col("grade").unique().sort(),
        pl.len().alias("count"),
    )
    return found.to_dicts()
