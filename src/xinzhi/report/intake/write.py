"""Write what was read: the panel, where each figure stands, and the report as a page and a workbook."""

from __future__ import annotations

import io
from pathlib import Path

import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.lang import Lang
from xinzhi.panel.intake import ReadPanel
from xinzhi.report.cache import Cache
from xinzhi.report.intake.book import render_book
from xinzhi.report.intake.files import file_views
from xinzhi.report.intake.lists import ASK, Told, gathered, lists, years
from xinzhi.report.intake.page import render_page
from xinzhi.report.intake.words import FOOT, MORE, SUB, TALLY, TITLE
from xinzhi.study._files import put


def write_intake(panel: ReadPanel, out: Path, lang: Lang) -> list[str]:
    """Write panel.parquet, evidence.parquet, intake.xlsx and intake.html into the folder `out`; give their names.

    Raises
    ------
    StudyError
        When the folder cannot be written to.
    """
    listed, around = lists(panel, lang), _around(panel, lang)
    # What was decided stands on the page with each file, and in the workbook in one list.
    shown = [
        gathered(each) if each.name in {"corrections", "unread"} else each
        for each in listed
        if each.name not in {"decisions", "files"}
    ]
    try:
        out.mkdir(parents=True, exist_ok=True)
        cache = Cache(out)
        made = {
            "panel.parquet": _parquet(panel.frame),
            "evidence.parquet": _parquet(panel.evidence.frame),
            "intake.xlsx": render_book(around, listed, lang),
            "intake.html": render_page(around, shown, lang, cache, file_views(panel, lang)),
        }
        for name, data in made.items():
            put(out / name, data)
        cache.drop_unused()
    except OSError as error:
        raise StudyError.cannot_write(str(out), error) from None
    return list(made)


def _around(panel: ReadPanel, lang: Lang) -> Told:
    found = counts(panel)
    tally = tuple((name, found[name], words.text(lang)) for name, words in TALLY.items())
    return Told(TITLE.text(lang), told(panel, lang), tally, MORE.text(lang), FOOT.text(lang))


def told(panel: ReadPanel, lang: Lang) -> str:
    """Say in one line how much was read."""
    return SUB.text(lang).format(
        files=len(panel.files),
        figures=f"{panel.frame.height:,}",
        indicators=len(panel.indicators),
        regions=sum(code.isdecimal() and code != "000000" for code in panel.regions),
        years=years(panel.frame),
    )


def counts(panel: ReadPanel) -> dict[str, int]:
    """Count what a user should look at."""
    return {
        "ask": sum(each.what in ASK for each in panel.decisions),
        "corrections": len(panel.corrections),
        "unread": sum(each.count for each in panel.unread),
        "failed": len(panel.failed),
    }


def _parquet(frame: pl.DataFrame) -> bytes:
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()
