"""What the command import does: a folder of tables in, a panel and a list of all decisions out."""

from __future__ import annotations

import sys
from pathlib import Path

from xinzhi import lang
from xinzhi.cli.progress import progress
from xinzhi.lang import Words
from xinzhi.panel.intake import ReadPanel, read_tables
from xinzhi.report.intake.lists import ASK
from xinzhi.report.intake.words import TALLY
from xinzhi.report.intake.write import counts, told, write_intake

WRITING = Words("写出", "writing")
FAILED = Words("未能读取 {} 个文件：", "{} file(s) could not be read:")
WRITTEN = Words("已写出：", "Written:")
ASKED = Words("需要确认：", "To be settled:")
MORE = Words("  … 另有 {} 处，见 intake.html", "  … {} more, see intake.html")
SHOWN = 5
PARTLY = 1


def import_tables(folder: Path, out: Path, given: dict[str, str]) -> int:
    """Read `folder`, write to `out`; give 0, or 1 when some files could not be read."""
    with progress([]) as tell:
        panel = read_tables(folder, tell=tell, **given)
        tell(WRITING, 1, 1)
        written = write_intake(panel, out, lang.current())
    print(told(panel, lang.current()))
    found = counts(panel)
    print(Words("，", ", ").text().join(f"{found[name]} {words.text()}" for name, words in TALLY.items()))
    _say_asked(panel)
    if panel.failed:
        print(FAILED.text().format(len(panel.failed)), file=sys.stderr)
        for _, error in panel.failed:
            print(f"  {error}", file=sys.stderr)
    print(WRITTEN.text())
    for name in written:
        print(f"  {out / name}")
    return PARTLY if panel.failed else 0


def _say_asked(panel: ReadPanel) -> None:
    """Print the first things that only the user can settle."""
    asked = [each for each in panel.decisions if each.what in ASK]
    if asked:
        print(ASKED.text())
    for each in asked[:SHOWN]:
        place = " ".join(part for part in (each.file, each.sheet, each.cell) if part)
        print(Words("  {}：{}", "  {}: {}").text().format(place, each.words.text()))
    if len(asked) > SHOWN:
        print(MORE.text().format(len(asked) - SHOWN))
