"""Write the ledger: a page, a workbook, JSONL and Parquet, and the cases that corrections make."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.evidence.corrections import cases
from xinzhi.lang import Lang
from xinzhi.panel.check.readings import Reading, row
from xinzhi.report.cache import Cache
from xinzhi.study._files import put

if TYPE_CHECKING:
    from xinzhi.evidence.corrections import Correction

SCHEMA = pl.Schema(
    {
        **dict.fromkeys(("id", "document", "sha256"), pl.String),
        **dict.fromkeys(("page", "paragraph", "start", "end"), pl.Int64),
        **dict.fromkeys(("text", "sentence"), pl.String),
        **dict.fromkeys(("value", "low", "high"), pl.Float64),
        **dict.fromkeys(("unit", "kind", "cmp", "subject", "metric", "period", "region", "region_name"), pl.String),
        **dict.fromkeys(("basis", "flags", "tier", "industry", "theme", "actor"), pl.String),
        **dict.fromkeys(("by", "verdict", "why", "indicator"), pl.String),
        **dict.fromkeys(("held", "difference"), pl.Float64),
        **dict.fromkeys(("shown", "vintage", "evidence"), pl.String),
    }
)


def write_ledger(
    readings: Sequence[Reading],
    out: Path,
    lang: Lang,
    *,
    failed: Sequence[str] = (),
    earlier: Sequence[Correction] = (),
) -> list[str]:
    """Write the ledger of `readings` into the folder `out`.

    Parameters
    ----------
    readings
        One a document.
    out
        The folder; it is made where it is missing.
    lang
        Language of the page and the workbook.
    failed
        What was wrong with documents that could not be read, shown in the page.
    earlier
        Corrections that were applied, kept for the next file of corrections.

    Returns
    -------
    list of str
        Names of the files written: ledger.html, ledger.xlsx, ledger.jsonl, ledger.parquet, cases.jsonl, and
        corrected.jsonl with the sentences that a person corrected.

    Raises
    ------
    StudyError
        When the folder cannot be written to.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        files = ledger_files(readings, lang, Cache(out), failed=failed, earlier=earlier)
        for name, data in files.items():
            put(out / name, data)
    except OSError as error:
        raise StudyError.cannot_write(str(out), error) from None
    return list(files)


def ledger_files(
    readings: Sequence[Reading], lang: Lang, cache: Cache, *, failed: Sequence[str], earlier: Sequence[Correction]
) -> dict[str, bytes]:
    """Give the files of the ledger, name → content."""
    from xinzhi.report.ledger.book import render_book
    from xinzhi.report.ledger.page import render_page

    rows = [row(reading, entry, lang) for reading in readings for entry in reading.entries]
    found = [{"document": reading.document.name, **case} for reading in readings for case in reading.cases]
    corrected = [case for reading in readings for case in cases(reading.document, reading.corrected)]
    return {
        "ledger.html": render_page(readings, lang, cache, failed=failed, earlier=earlier),
        "ledger.xlsx": render_book(readings, lang),
        "ledger.jsonl": _lines(rows),
        "ledger.parquet": _parquet(rows),
        "cases.jsonl": _lines(found),
        **({"corrected.jsonl": _lines(corrected)} if corrected else {}),
    }


def _lines(rows: Sequence[object]) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False, allow_nan=False) + "\n" for one in rows).encode()


def _parquet(rows: list[dict[str, object]]) -> bytes:
    import io

    out = io.BytesIO()
    pl.DataFrame(rows, schema=SCHEMA, orient="row").write_parquet(out)
    return out.getvalue()
