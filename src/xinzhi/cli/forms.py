"""What the command template does: a form out, or one that came back checked and compared with the last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xinzhi import lang
from xinzhi.cli.asked import asked_regions, asked_years
from xinzhi.errors.forms import FormError
from xinzhi.errors.study import StudyError
from xinzhi.evidence.forms import read_form
from xinzhi.evidence.pack import open_pack
from xinzhi.frameworks import catalogue, load_framework
from xinzhi.frameworks.forms import form_for
from xinzhi.lang import Words
from xinzhi.panel.forms import look_through
from xinzhi.report.forms import form_book, write_check
from xinzhi.report.forms.lists import check_lists
from xinzhi.report.forms.words import CLEAN, SAME, TITLE
from xinzhi.report.forms.write import sub, tally
from xinzhi.study._files import put
from xinzhi.study.template import PACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinzhi.evidence.forms.model import Form
    from xinzhi.panel.forms import Checked

TO_SETTLE = 1
SHOWN = 12
WRITTEN = Words("已写出：", "Written:")
ASKED = Words(
    "{items} 个指标，{regions} 个地区，{periods} 个时期，共 {cells} 个数。",
    "{items} indicators, {regions} regions, {periods} periods: {cells} figures.",
)
NEXT = Words(
    "下一步：发给填报单位；收回后用 xinzhi template --check 文件 核对，用 xinzhi import 读入。",
    "Next: send it out; when it is back, xinzhi template --check FILE looks it through and xinzhi import reads it.",
)
LACKS = Words("    {name}：{regions} 个地区，{count} 个数", "    {name}: {count} figures of {regions} region(s)")
MORE = Words("    … 另有 {} 行", "    … {} more")


def write_template(framework: str, where: str | None, years: str | None, out: Path | None, last: Path | None) -> int:
    """Write the form of a framework."""
    if not framework:
        raise FormError.no_framework(each.id for each in catalogue() if each.indicators)
    held = load_framework(framework)
    before = read_form(last) if last else None
    form = form_for(held, asked_regions(where), asked_years(years), open_pack(PACK).indicators)
    path = out or Path(f"{TITLE.text().format(held.id) if lang.current() == 'zh' else held.id + '-form'}.xlsx")
    path = path / f"{held.id}.xlsx" if path.is_dir() else path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, form_book(form, last=before))
    except OSError as error:
        raise StudyError.cannot_write(str(path), error) from None
    _say_form(form, path)
    return 0


def _say_form(form: Form, path: Path) -> None:
    said = {"items": len(form.items), "regions": len(form.regions), "periods": len(form.periods)}
    print(ASKED.text().format(cells=f"{form.cells:,}", **said))
    print(WRITTEN.text())
    print(f"  {path}")
    print(NEXT.text())


def check_template(path: Path, against: Path | None, out: Path) -> int:
    """Look a form through and compare it with the last; give 1 when there is something to settle."""
    checked = look_through(read_form(path), read_form(against) if against else None)
    written = write_check(checked, out, lang.current())
    say_check(checked)
    print(WRITTEN.text())
    for name in written:
        print(f"  {out / name}")
    return TO_SETTLE if checked.pressing else 0


def say_check(checked: Checked) -> None:
    """Print what was found in a form."""
    spoken = lang.current()
    print(sub(checked, spoken))
    print(Words("，", ", ").text().join(f"{count} {words}" for _, count, words in tally(checked, spoken)))
    for listed in check_lists(checked, spoken):
        if listed.name == "items":
            continue
        print(Words("{}（{}）", "{} ({})").text().format(listed.title, len(listed.rows)))
        if listed.name == "missing":
            _say_missing(checked)
            continue
        for row in listed.rows[:SHOWN]:
            print("    " + Words("，", ", ").text().join(_cells(listed.name, row)))
        if len(listed.rows) > SHOWN:
            print(MORE.text().format(len(listed.rows) - SHOWN))
    if not checked.problems:
        print(CLEAN.text())
    if checked.old and not checked.changes:
        print(SAME.text())


def _say_missing(checked: Checked) -> None:
    """Print how many cells of each indicator are not filled in, and of how many regions."""
    for item in checked.new.form.items:
        rows = [problem for problem in checked.missing if problem.item == item.code]
        if rows:
            said = {"name": item.name.text(), "count": sum(row.count for row in rows), "regions": len(rows)}
            print(LACKS.text().format(**said))


def _cells(name: str, row: tuple[str | int, ...]) -> list[str]:
    """Give the parts of a row that stand in the terminal: old and new with an arrow between."""
    if name in {"definitions", "changes", "others"}:
        *head, old, new = row[:6]
        return [*(str(part) for part in head if part), f"{_short(old)} → {_short(new)}", *_place(row[-2:])]
    return [*(str(part) for part in row[:4] if part), *_place(row[4:6]), _short(row[7])]


def _place(parts: Sequence[str | int]) -> list[str]:
    return ["!".join(str(part) for part in parts if part)] if any(parts) else []


def _short(text: str | int) -> str:
    said = " ".join(str(text).split()) or Words("（空）", "(empty)").text()
    return said if len(said) <= 60 else said[:59] + "…"
