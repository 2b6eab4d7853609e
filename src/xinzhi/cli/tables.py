"""What the command check says of tables: what would be read of each file, and what is in the way; nothing is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from xinzhi import lang
from xinzhi.cli.forms import say_check
from xinzhi.cli.progress import progress
from xinzhi.errors.forms import FormError
from xinzhi.evidence.forms import read_form
from xinzhi.evidence.intake import SUFFIXES
from xinzhi.lang import Words
from xinzhi.panel.forms import look_through
from xinzhi.panel.intake import read_tables
from xinzhi.report.intake.files import file_views
from xinzhi.report.intake.lists import ASK, kind_of, some_cells
from xinzhi.report.intake.words import TALLY
from xinzhi.report.intake.write import counts, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinzhi.evidence.intake.found import Remark
    from xinzhi.panel.intake import ReadPanel
    from xinzhi.report.intake.files import FileView

STUDIES = (".yaml", ".yml")
FAILED = Words("未能读取 {} 个文件：", "{} file(s) could not be read:")
FIGURES = Words("{}：{} 个数", "{}: {} figures")
READY = Words("没有需要处理的，可以读入：xinzhi import {}", "Nothing is in the way. To read them: xinzhi import {}")
NOT_YET = Words(
    "以上各处不妨碍读入其余的数；xinzhi import {} 会写出面板和完整的清单。",
    "All other figures can be read: xinzhi import {} writes the panel and the full lists.",
)
MORE = Words("    … 另有 {} 条", "    … {} more")
SHOWN = 8
TO_SETTLE = 1


def holds_tables(path: Path) -> bool:
    """Say whether `path` is a file or folder of tables, and not a study."""
    if path.is_dir():
        if (path / "study.yaml").is_file():
            return False
        return any(file.suffix.lower() in SUFFIXES for file in path.rglob("*") if file.is_file())
    return path.is_file() and path.suffix.lower() not in STUDIES


def check_tables(path: Path) -> int:
    """Say what would be read of the tables at `path`; give 1 when something is in the way."""
    if path.is_file():
        try:
            checked = look_through(read_form(path))
        except FormError:
            pass
        else:
            say_check(checked)
            return TO_SETTLE if checked.pressing else 0
    with progress([]) as tell:
        panel = read_tables(path, tell=tell)
    for view in file_views(panel, lang.current()):
        _say_file(view, panel)
    print(told(panel, lang.current()))
    found = counts(panel)
    print(Words("，", ", ").text().join(f"{found[name]} {words.text()}" for name, words in TALLY.items()))
    if panel.failed:
        print(FAILED.text().format(len(panel.failed)), file=sys.stderr)
        for _, error in panel.failed:
            print(f"  {error}", file=sys.stderr)
    clear = not any(found[name] for name in ("ask", "unread", "failed"))
    print((READY if clear else NOT_YET).text().format(path))
    return 0 if clear else TO_SETTLE


def _say_file(view: FileView, panel: ReadPanel) -> None:
    print(FIGURES.text().format(view.name, f"{view.figures:,}"))
    for sheet in view.sheets:
        for sentence, _ in sheet.tables:
            print(
                "  " + Words("{}：{}", "{}: {}").text().format(sheet.name, sentence) if sheet.name else f"  {sentence}"
            )
    asked = [each for each in panel.decisions if each.what in ASK and each.file == view.name]
    for remarks in (asked, panel.corrections, panel.unread):
        _say_remarks([each for each in remarks if each.file == view.name])


def _say_remarks(remarks: Sequence[Remark]) -> None:
    """Print remarks, those that say the same in one line with all their cells."""
    held: dict[str, list[str]] = {}
    for each in remarks:
        place = "!".join(part for part in (each.sheet, each.cell) if part)
        held.setdefault(f"{kind_of(each).text()}：{each.words.text()}", []).append(place)
    if lang.current() == "en":
        held = {said.replace("：", ": ", 1): cells for said, cells in held.items()}
    for said, cells in list(held.items())[:SHOWN]:
        places = some_cells(cells)
        print(f"    {places}  {said}" if places else f"    {said}")
    if len(held) > SHOWN:
        print(MORE.text().format(len(held) - SHOWN))
