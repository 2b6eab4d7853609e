"""The store: a folder of results that is always whole.

A run writes a complete new folder beside the old one and swaps the two by renaming, so that a run
killed at any moment leaves the last good state, or one that the next run restores.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.study.result import Result

RECORD = "result.json"
DOCUMENT_RECORD = ".documents.json"
DOCUMENTS = ("brief.html", "brief.docx", "tables.xlsx")
PLAIN = [f.name for f in fields(Result) if f.name not in ("frame", "tables")]


@dataclass(slots=True)
class Store:
    """Results of a study in the folder `out`, as the last finished run left them."""

    out: Path
    record: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def open(cls, out: Path) -> Store:
        """Open the folder, put back what a killed run left half done, and read the record."""
        try:
            out.mkdir(parents=True, exist_ok=True)
            (out / ".write-test").touch()
            (out / ".write-test").unlink()
            _restore(out)
        except OSError as error:
            raise StudyError.cannot_write(str(out), error) from None
        return cls(out, _read_record(out / "results" / RECORD))

    def load(self, name: str, key: str) -> Result | None:
        """Give the stored result of a step if it has this key and its files are unharmed."""
        entry = self.record.get("steps", {}).get(name)
        if not entry or entry["key"] != key or not self._whole(entry["files"]):
            return None
        folder = self.out / "results"
        tables = {table: pl.read_parquet(folder / item["file"]) for table, item in entry["files"].items()}
        plain = {field_: entry[field_] for field_ in PLAIN}
        plain["notes"], plain["citations"] = tuple(plain["notes"]), tuple(plain["citations"])
        return Result(frame=tables.pop(""), tables=tables, **plain)

    def _whole(self, files: dict[str, dict[str, str]]) -> bool:
        return all(_digest(self.out / "results" / item["file"]) == item["sha256"] for item in files.values())

    def save(self, results: Iterable[Result], head: dict[str, Any]) -> None:
        """Make these results and their record the new good state."""
        try:
            fresh = self.out / "results.new"
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir()
            self.record = head | {"steps": {result.name: self._write(result, fresh) for result in results}}
            text = json.dumps(self.record, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
            (fresh / RECORD).write_text(text + "\n", encoding="utf-8")
            _swap(self.out)
        except OSError as error:
            raise StudyError.cannot_write(str(self.out), error) from None

    def has_document(self, name: str, key: str) -> bool:
        """Tell whether the document of this name was made from this key and is unharmed."""
        entry = _read_record(self.out / DOCUMENT_RECORD).get(name)
        return entry is not None and entry["key"] == key and _digest(self.out / name) == entry["sha256"]

    def save_document(self, name: str, key: str, data: bytes) -> None:
        """Put a document in place of the one before it, in one move."""
        try:
            _replace(self.out / name, data)
            entries = _read_record(self.out / DOCUMENT_RECORD) | {
                name: {"key": key, "sha256": _digest(self.out / name)}
            }
            _replace(self.out / DOCUMENT_RECORD, json.dumps(entries, indent=1, sort_keys=True).encode())
        except OSError as error:
            raise StudyError.cannot_write(str(self.out / name), error) from None

    def _write(self, result: Result, folder: Path) -> dict[str, Any]:
        files = {}
        for table, frame in {"": result.frame, **result.tables}.items():
            stem = result.name.replace("/", "-") + (f"--{table}" if table else "")
            path = folder / f"{stem}.parquet"
            frame.write_parquet(path, compression="zstd", statistics=False)
            files[table] = {"file": path.name, "sha256": _digest(path)}
        return {name: getattr(result, name) for name in PLAIN} | {"files": files}


def _swap(out: Path) -> None:
    if (out / "results").exists():
        (out / "results").rename(out / "results.old")
    (out / "results.new").rename(out / "results")
    shutil.rmtree(out / "results.old", ignore_errors=True)


def _replace(path: Path, data: bytes) -> None:
    path.with_name(f"{path.name}.new").write_bytes(data)
    path.with_name(f"{path.name}.new").replace(path)


def _restore(out: Path) -> None:
    old, now = out / "results.old", out / "results"
    if old.exists() and not now.exists():
        old.rename(now)
    for left in (old, out / "results.new"):
        shutil.rmtree(left, ignore_errors=True)
    for name in (*DOCUMENTS, DOCUMENT_RECORD):
        (out / f"{name}.new").unlink(missing_ok=True)


def _read_record(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
