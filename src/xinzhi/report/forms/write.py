"""Write what was found in a form that came back: a page and a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xinzhi.errors.study import StudyError
from xinzhi.report.cache import Cache
from xinzhi.report.forms.lists import DEFINITIONS, FIGURES, check_lists
from xinzhi.report.forms.words import AGAINST, CHECK_SUB, CHECK_TITLE, FOOT, MORE, TALLY
from xinzhi.report.intake.book import render_book
from xinzhi.report.intake.lists import Told
from xinzhi.report.intake.page import render_page
from xinzhi.study._files import put

if TYPE_CHECKING:
    from xinzhi.lang import Lang
    from xinzhi.panel.forms import Checked


def write_check(checked: Checked, out: Path, lang: Lang) -> list[str]:
    """Write form.html and form.xlsx into the folder `out`; give their names.

    Raises
    ------
    StudyError
        When the folder cannot be written to.
    """
    listed = check_lists(checked, lang)
    around = sub(checked, lang), tally(checked, lang)
    told = Told(CHECK_TITLE.text(lang), *around, MORE.text(lang), FOOT.text(lang))
    try:
        out.mkdir(parents=True, exist_ok=True)
        cache = Cache(out)
        made = {"form.xlsx": render_book(told, listed, lang), "form.html": render_page(told, listed, lang, cache)}
        for name, data in made.items():
            put(out / name, data)
        cache.drop_unused()
    except OSError as error:
        raise StudyError.cannot_write(str(out), error) from None
    return list(made)


def sub(checked: Checked, lang: Lang) -> str:
    """Say in one line what came back."""
    new, old = checked.new, checked.old
    cells, name = new.form.cells, new.form.title.text(lang)
    share = f"{100 * new.filled / cells:.1f}" if cells else "0"
    said = CHECK_SUB.text(lang).format(
        file=new.file, name=name, cells=f"{cells:,}", filled=f"{new.filled:,}", share=share
    )
    return said if old is None else f"{said}{'' if lang == 'zh' else ' '}{AGAINST.text(lang).format(old.file)}"


def tally(checked: Checked, lang: Lang) -> tuple[tuple[str, int, str], ...]:
    """Count what to look at; what changed only where there is a form to compare with."""
    found = {"problems": len(checked.pressing), "missing": sum(problem.count for problem in checked.missing)}
    if checked.old:
        found["definitions"] = sum(change.kind in DEFINITIONS for change in checked.changes)
        found["changes"] = sum(change.kind in FIGURES for change in checked.changes)
    return tuple((name, count, TALLY[name].text(lang)) for name, count in found.items())
