"""The store: a folder of results that is always whole.

A run writes a complete new folder beside the old one and swaps the two by renaming, so that a run
killed at any moment leaves the last good state, or one that the next run restores.
"""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.study._files import alone, drop, half, keep, put, read_record, sha256
from xinzhi.study.result import Result

RESULTS, FRESH, OLD = "results", ".results.new", ".results.old"
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
            with alone(out):
                tempfile.TemporaryFile(dir=out).close()
                _restore(out)
        except OSError as error:
            raise StudyError.cannot_write(str(error.filename or out), error) from None
        return cls(out, read_record(out / RESULTS / RECORD))

    def load(self, name: str, key: str) -> Result | None:
        """Give the stored result of a step if it has this key and its files are unharmed."""
        try:
            entry = self.record["steps"][name]
            if entry["key"] != key:
                return None
            tables = {table: self._table(item) for table, item in entry["files"].items()}
            plain = {field_: entry[field_] for field_ in PLAIN}
            plain["notes"], plain["citations"] = tuple(plain["notes"]), tuple(plain["citations"])
            return Result(frame=tables.pop(""), tables=tables, **plain)
        except (LookupError, TypeError, AttributeError, OSError):
            return None  # a record changed by hand, or a file that is gone or damaged: the step is computed again

    def _table(self, item: dict[str, str]) -> pl.DataFrame:
        data = (self.out / RESULTS / item["file"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != item["sha256"]:
            raise OSError(errno.EIO, os.strerror(errno.EIO), item["file"])
        return pl.read_parquet(io.BytesIO(data))

    def save(self, results: Iterable[Result], head: dict[str, Any]) -> None:
        """Make these results and their record the new good state; files of other origin stay in the folder."""
        fresh = self.out / FRESH
        try:
            with alone(self.out):
                drop(fresh)
                fresh.mkdir()
                self.record = head | {"steps": {result.name: _write(result, fresh) for result in results}}
                text = json.dumps(self.record, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
                (fresh / RECORD).write_text(text + "\n", encoding="utf-8")
                _carry(self.out / RESULTS, fresh)
                _swap(self.out)
        except OSError as error:
            drop(fresh)
            raise StudyError.cannot_write(str(error.filename or self.out), error) from None

    def has_document(self, name: str, key: str) -> bool:
        """Tell whether the document of this name was made from this key and is unharmed."""
        entry = read_record(self.out / DOCUMENT_RECORD).get(name)
        found = sha256(self.out / name)
        return isinstance(entry, dict) and entry.get("key") == key and found == entry.get("sha256") != ""

    def save_document(self, name: str, key: str, data: bytes) -> None:
        """Put a document in place of the one before it; one that is not as we wrote it is kept beside it."""
        path, record = self.out / name, self.out / DOCUMENT_RECORD
        try:
            with alone(self.out):
                if path.is_file() and not made_here(path):
                    keep(path)
                # The record comes first: killed in between, the next run knows the old document as ours.
                entry = {"key": key, "sha256": hashlib.sha256(data).hexdigest(), "before": sha256(path)}
                put(record, json.dumps(read_record(record) | {name: entry}, indent=1, sort_keys=True).encode())
                put(path, data)
        except OSError as error:
            raise StudyError.cannot_write(str(error.filename or path), error) from None


def made_here(path: Path) -> bool:
    """Tell whether a document is one that a run wrote, and as it wrote it."""
    entry = read_record(path.with_name(DOCUMENT_RECORD)).get(path.name)
    return isinstance(entry, dict) and sha256(path) in {entry.get("sha256"), entry.get("before")} - {"", None}


def _write(result: Result, folder: Path) -> dict[str, Any]:
    files = {}
    for table, frame in {"": result.frame, **result.tables}.items():
        name = result.name.replace("/", "-") + (f"--{table}" if table else "") + ".parquet"
        data = io.BytesIO()
        frame.write_parquet(data, compression="zstd", statistics=False)
        (folder / name).write_bytes(data.getvalue())
        files[table] = {"file": name, "sha256": hashlib.sha256(data.getvalue()).hexdigest()}
    return {name: getattr(result, name) for name in PLAIN} | {"files": files}


def _carry(old: Path, fresh: Path) -> None:
    """Take along what a user has put into the folder of results."""
    if not old.is_dir():
        return
    ours = _ours(old) | {path.name for path in fresh.iterdir()}
    for path in old.iterdir():
        if path.name in ours:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, fresh / path.name, symlinks=True)
        else:
            shutil.copy2(path, fresh / path.name, follow_symlinks=False)


def _ours(old: Path) -> set[str]:
    """Name the files that a run wrote: those of its record, or all tables where the record is damaged."""
    try:
        steps = read_record(old / RECORD)["steps"].values()
        return {item["file"] for entry in steps for item in entry["files"].values()} | {RECORD}
    except (LookupError, TypeError, AttributeError):
        return {path.name for path in old.glob("*.parquet")} | {RECORD}


def _swap(out: Path) -> None:
    now = out / RESULTS
    if now.exists() and not now.is_dir():
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), str(now))
    if now.exists():
        now.rename(out / OLD)
    (out / FRESH).rename(now)
    drop(out / OLD)


def _restore(out: Path) -> None:
    old, now = out / OLD, out / RESULTS
    if old.exists() and not now.exists():
        old.rename(now)
    for left in (old, out / FRESH, *(half(out / name) for name in (*DOCUMENTS, DOCUMENT_RECORD, "run.log"))):
        drop(left)
