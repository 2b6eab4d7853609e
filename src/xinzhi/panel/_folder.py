"""The files of a folder that may hold tables, those that cannot be reached, and those of other kinds."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from xinzhi.errors import XinzhiError
from xinzhi.errors.intake import IntakeError
from xinzhi.errors.system import trouble
from xinzhi.evidence.intake import SUFFIXES
from xinzhi.evidence.intake.found import Remark
from xinzhi.lang import Words

WRITTEN = {"intake.xlsx", "intake.html", "panel.parquet", "evidence.parquet"}
BESIDE = (".yaml", ".yml")
NO_FILE = Words("不是普通文件", "it is no ordinary file")


@dataclass(frozen=True, slots=True)
class Folder:
    """What stands in a folder, each with its name from the folder down.

    Attributes
    ----------
    files
        Files to read.
    failed
        Files and folders that cannot be reached.
    others
        How many files have an ending that no table has.
    """

    files: list[tuple[Path, str]] = field(default_factory=list)
    failed: list[tuple[str, XinzhiError]] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)

    def remarks(self, name: str) -> list[Remark]:
        """Say what was left out."""
        if not self.others:
            return []
        listed = sorted(self.others.items())
        zh = "、".join(f"{count} 个 {ending}" for ending, count in listed)
        en = ", ".join(f"{count} {ending}" for ending, count in listed)
        words = Words(f"不是表格的文件，没有读：{zh}", f"files that are no tables and were not read: {en}")
        return [Remark(name, "", "", "no-table", words, count=self.others.total())]


def folder(place: Path) -> Folder:
    """List a folder; links to folders are not followed, so that none leads in a circle."""
    found = Folder()
    if not place.is_dir():
        return found

    def unreachable(error: OSError) -> None:
        name = Path(str(error.filename)).relative_to(place).as_posix()
        found.failed.append((name, IntakeError.unreadable(name, trouble(error))))

    for above, folders, names in os.walk(place, onerror=unreachable):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            _sort_in(Path(above, name), Path(above, name).relative_to(place).as_posix(), found)
    found.files.sort(key=lambda each: each[0])
    return found


def _sort_in(file: Path, name: str, found: Folder) -> None:
    ending = file.suffix.lower()
    if file.name.startswith((".", "~$")) or file.name in WRITTEN or ending in BESIDE:
        return
    if ending not in SUFFIXES or ending == ".txt":
        found.others[ending or file.name] += 1
        return
    try:
        file.stat()
    except OSError as error:
        found.failed.append((name, IntakeError.unreadable(name, trouble(error))))
        return
    if file.is_file():
        found.files.append((file, name))
    else:
        found.failed.append((name, IntakeError.unreadable(name, NO_FILE)))
