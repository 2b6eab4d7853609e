"""The first step of the positions: records counted by region, industry and period."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from xinzhi.lang import Words
from xinzhi.panel.records import count_records
from xinzhi.study.plan import Step
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from xinzhi.study.positions.asked import Asked
    from xinzhi.study.study import Study

NAME = "positions/counts"
BLOCK = 1 << 22


def counts_step(study: Study, asked: Asked) -> Step:
    """Give the step."""
    folder = study.spec.folder

    def work(_: Mapping[str, Result]) -> Result:
        found = count_records(place(folder, asked.records), **asked.columns)
        told = {
            "records": found.records,
            "left_out": found.left_out,
            "left_out_weight": found.left_out_weight,
            "repeated": found.repeated,
            "engine": found.engine,
        }
        return Result(NAME, found.frame, diagnostics=told)

    names = ("records", "region", "industry", "period", "weight", "identifier", "table", "engine")
    title = Words("统计记录", "counting records")
    return Step(NAME, title, asked.record(*names), work, reads=digests(folder, asked.records))


def place(folder: Path, records: str) -> str:
    """Give the path of the records, or the address of their database as it stands."""
    return records if "://" in records else str(folder / records)


def digests(folder: Path, records: str) -> dict[str, str]:
    """Give the SHA-256 of the files; a database has none, and its counts are kept until the study changes."""
    path = folder / records
    if "://" in records:
        return {}
    files = sorted(path.rglob("*")) if path.is_dir() else sorted(folder.glob(records)) or [path]
    return {file.relative_to(folder).as_posix(): _sha256(file) for file in files if file.is_file()}


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as held:
        while block := held.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
