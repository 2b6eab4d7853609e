"""A finished run: results by name, and the way from a result back to its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.evidence.model import Ledger
from xinzhi.panel.model import Panel

if TYPE_CHECKING:
    from xinzhi.frameworks import Framework
    from xinzhi.study.result import Result
    from xinzhi.study.store import Store
    from xinzhi.study.study import Study


class Run(Mapping[str, "Result"]):
    """Results of a study by step name, such as ``run["index"]`` or ``run["disparity/dagum"]``.

    Attributes
    ----------
    study
        The study that was run.
    store
        The folder that keeps the results.
    computed
        Names of the steps computed in this run; the others were there already.
    """

    def __init__(self, study: Study, results: dict[str, Result], store: Store, computed: tuple[str, ...]) -> None:
        self.study = study
        self.store = store
        self.computed = computed
        self._results = results

    def __getitem__(self, name: str) -> Result:
        try:
            return self._results[name]
        except KeyError:
            raise StudyError.unknown_choice(self.study.spec.file, "results", name, self._results) from None

    def get(self, name: str, default: Any = None) -> Any:
        """Give a result by its name, or `default` where there is none."""
        return self._results.get(name, default)

    def __contains__(self, name: object) -> bool:
        return name in self._results

    def __iter__(self) -> Iterator[str]:
        return iter(self._results)

    def __len__(self) -> int:
        return len(self._results)

    @property
    def panel(self) -> Panel:
        """The panel the run rests on, with the evidence of every figure."""
        return Panel(self["panel"].frame, Ledger(self["panel"].tables["evidence"]))

    @property
    def framework(self) -> Framework:
        """The framework the index was made by."""
        return self.study.framework

    def trace(self, *, region: str, period: int, indicator: str | None = None) -> pl.DataFrame:
        """Follow the result of a region and period back to the figures its indicators were made of.

        Parameters
        ----------
        region
            Region code.
        period
            Period.
        indicator
            One indicator of the framework; all when left out.

        Returns
        -------
        polars.DataFrame
            One row a figure: the framework's indicator, then the columns of the ledger.
        """
        here = (pl.col("region") == region) & (pl.col("period") == period)
        if indicator is not None:
            here &= pl.col("indicator") == indicator
        lineage = self["values"].tables["lineage"].filter(here).select(used_for="indicator", id="evidence_id")
        return lineage.join(self["panel"].tables["evidence"], on="id", how="left", maintain_order="left")
