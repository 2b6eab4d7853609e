"""Single quarters and months out of figures since January: on request only, and marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import polars as pl

from xinzhi.errors.units import UnitError
from xinzhi.evidence.model import Ledger
from xinzhi.keys import periods, units
from xinzhi.panel.convert import FORMULA
from xinzhi.panel.model import Panel

RATES = {"比率", "百分点"}
SERIES = ["region", "indicator", "vintage", "unit", "period"]
MARK = "derived"


def discrete(panel: Panel, indicators: Iterable[str]) -> Panel:
    r"""Add single quarters and months, as differences of figures since January.

    :math:`Q_k = C_{3k} - C_{3k-3}` and :math:`M_m = C_m - C_{m-1}`, where :math:`C_m` is the figure of January to month
    `m`; the year is :math:`C_{12}`. January and February stay one figure where they are printed as one. Only figures of
    one region, indicator, vintage and unit are taken from each other, and a printed figure is never replaced.

    Parameters
    ----------
    panel
        Figures with `span` and `kind`, as `read_tables` gives them.
    indicators
        Those to be taken apart; the others stay as they are.

    Returns
    -------
    Panel
        The panel with further rows, whose status is ``derived``, whose `formula` names both spans and whose evidence
        holds both figures with their places.

    Raises
    ------
    UnitError
        When there is no such indicator, or it is a share, a rate or an index.

    Notes
    -----
    The rounding of both figures enters the difference. A figure revised between two publications goes into the last
    difference; a difference of a total below zero is a sign of it.
    """
    wanted = list(indicators)
    held = set(panel.frame["indicator"])
    for name in wanted:
        if name not in held:
            raise UnitError.no_indicator(name, held)
    since = _since_january(panel.frame.filter(pl.col("indicator").is_in(wanted)))
    for name, unit in since.select("indicator", "unit").unique(maintain_order=True).iter_rows():
        found = units.known(unit)
        if found is None or found.dimension in RATES or found.dimension.endswith("=100"):
            raise UnitError.not_a_flow(name, unit)
    pairs = pl.concat([_pairs(since, months) for months in (3, 1)]).unique(
        [*SERIES, "span"], keep="first", maintain_order=True
    )
    fresh = pairs.join(panel.frame, on=[*SERIES, "span"], how="anti", maintain_order="left")
    return _added(panel, fresh)


def _since_january(frame: pl.DataFrame) -> pl.DataFrame:
    """Give the figures that begin in January, with their last month."""
    spans = {span: periods.parse(span) for span in frame["span"].unique().sort()}
    first = {span: period.first for span, period in spans.items()}
    last = {span: period.last for span, period in spans.items()}
    return frame.filter(pl.col("kind") != "stock").with_columns(
        first=pl.col("span").replace_strict(first, return_dtype=pl.Int64),
        last=pl.col("span").replace_strict(last, return_dtype=pl.Int64),
    ).filter(first=1)  # fmt: skip


def _pairs(since: pl.DataFrame, months: int) -> pl.DataFrame:
    """Join every figure since January with the one `months` before it, where that leaves a quarter or a month."""
    later = since.filter(pl.col("last") % months == 0).with_columns(before=pl.col("last") - months)
    earlier = since.select(
        *SERIES, before="last", span_before="span", value_before="value", evidence_before="evidence_id"
    )
    joined = later.join(earlier, on=[*SERIES, "before"], how="inner", maintain_order="left")
    runs = joined.select("period", "before", "last").unique().sort("period", "before", "last").rows()
    names = [(year, before, last, periods.Period(year, before + 1, last).name) for year, before, last in runs]
    schema = {"period": pl.Int64, "before": pl.Int64, "last": pl.Int64, "span_new": pl.String}
    named = pl.DataFrame(names, schema=schema, orient="row")
    return (
        joined.join(named, on=["period", "before", "last"], how="left", maintain_order="left")
        .with_columns(
            pl.format("{} − {}", "span", "span_before").alias(FORMULA),
            span_after="span",
            span="span_new",
            difference=pl.struct("value", "value_before").map_elements(_minus, return_dtype=pl.Float64),
        )
        .drop("span_new", "first", "last", "before")
    )


def _minus(both: dict[str, float]) -> float:
    """Take one figure from another as they are printed, in decimals."""
    from decimal import Decimal

    return float(Decimal(repr(both["value"])) - Decimal(repr(both["value_before"])))


def _added(panel: Panel, fresh: pl.DataFrame) -> Panel:
    frame = panel.frame if FORMULA in panel.frame.columns else panel.frame.with_columns(pl.lit("").alias(FORMULA))
    if fresh.is_empty():
        return replace(panel, frame=frame)
    marked = fresh.with_columns(
        pl.col("difference").alias("value"),
        pl.lit(MARK).alias("status"),
        pl.lit("flow").alias("kind"),
        pl.format("{} − {}", "evidence_id", "evidence_before").alias("evidence_id"),
        later=pl.col("evidence_id"),
    )
    rows = pl.concat([frame, marked.select(frame.columns)])
    key = ["indicator", "vintage", "region", "period", "span"]
    return replace(panel, frame=rows.sort(key), evidence=Ledger(_evidence(panel.evidence.frame, marked)))


def _evidence(ledger: pl.DataFrame, marked: pl.DataFrame) -> pl.DataFrame:
    """Add one row of evidence for every difference, with the places and the printed forms of both figures."""
    made = marked.select(id="evidence_id", later="later", earlier="evidence_before", new_value="value", new_span="span")
    both = ("locator", "sheet", "cell", "printed", "read_from", "source")
    held = [name for name in both if name in ledger.columns]
    rows = made.join(ledger.rename({"id": "later"}), on="later", how="left", maintain_order="left").join(
        ledger.select(earlier="id", **{f"{name}_before": name for name in (*held, "sha256")}),
        on="earlier", how="left", maintain_order="left",
    )  # fmt: skip
    joined = [
        pl.when(pl.col(name) == pl.col(f"{name}_before"))
        .then(pl.col(name))
        .otherwise(
            pl.format("{} − {}" if name in {"locator", "cell", "printed"} else "{} / {}", name, f"{name}_before")
        )
        .alias(name)
        for name in (*held, "sha256")
    ]
    done = rows.with_columns(*joined, value="new_value", span="new_span", status=pl.lit(MARK))
    return pl.concat([ledger, done.select(ledger.columns)])
