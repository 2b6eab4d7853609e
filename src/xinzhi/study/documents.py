"""The documents of a study: found, read, their claims held against its figures."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.errors import XinzhiError
from xinzhi.errors.evidence_documents import ReadingError
from xinzhi.evidence.corrections import FILE, Correction, read_corrections
from xinzhi.evidence.documents.read import SUFFIXES, read_document
from xinzhi.evidence.model import Ledger
from xinzhi.lang import Words
from xinzhi.panel.check.readings import Reading, read_claims, row
from xinzhi.panel.model import SCHEMA, Panel
from xinzhi.study.plan import Step
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from xinzhi.study.study import Study

NAME = "documents/claims"
COLUMNS = pl.Schema(
    {
        **dict.fromkeys(("id", "document", "sha256"), pl.String),
        **dict.fromkeys(("page", "paragraph", "start", "end"), pl.Int64),
        **dict.fromkeys(("text", "sentence"), pl.String),
        **dict.fromkeys(("value", "low", "high"), pl.Float64),
        **dict.fromkeys(("unit", "kind", "cmp", "subject", "metric", "period", "region", "basis", "flags"), pl.String),
        **dict.fromkeys(("tier", "industry", "theme", "actor", "by", "verdict", "why_zh", "why_en"), pl.String),
        "indicator": pl.String,
        **dict.fromkeys(("held", "difference"), pl.Float64),
        **dict.fromkeys(("shown", "vintage", "evidence"), pl.String),
    }
)
LEFT_OUT = pl.Schema({"document": pl.String, "zh": pl.String, "en": pl.String})


@dataclass(frozen=True, slots=True)
class Documents:
    """What the chapter asks for: files or folders beside the study, and what is known about them."""

    files: tuple[str, ...]
    date: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """The documents of a study as read: their readings, what could not be read, and the corrections applied."""

    readings: tuple[Reading, ...]
    failed: tuple[tuple[str, XinzhiError], ...]
    corrections: tuple[Correction, ...]


def find_documents(study: Study) -> list[Path]:
    """Find the files of the study's documents, in order, each once.

    Raises
    ------
    ReadingError
        When a file or folder that the study names is not there, or a folder holds no document.
    """
    asked: Documents = study.spec.chapters["documents"]
    found: list[Path] = []
    for name in asked.files:
        path = study.spec.folder / name
        inside = sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES)
        if not path.is_file() and not inside:
            raise ReadingError.no_documents(name)
        found += [path] if path.is_file() else inside
    return list(dict.fromkeys(found))


def read_documents(study: Study, evidence: pl.DataFrame) -> Read:
    """Read the documents of a study and hold their claims against its figures, all vintages of them.

    Parameters
    ----------
    study
        A study with documents.
    evidence
        Its figures as in `LEDGER_SCHEMA`.
    """
    asked: Documents = study.spec.chapters["documents"]
    panel = Panel(_figures(evidence), Ledger(evidence))
    paths = find_documents(study)
    corrections = _corrections(study, paths)
    readings, failed = [], []
    for path in paths:
        try:
            readings.append(read_claims(read_document(path, date=asked.date, region=asked.region), panel, corrections))
        except XinzhiError as error:
            failed.append((path.name, error))
    return Read(tuple(readings), tuple(failed), tuple(corrections))


def documents_step(study: Study) -> Step:
    """Give the step that reads the documents."""
    paths = find_documents(study)
    digests = {str(path): _digest(path) for path in [*paths, *_correction_files(study, paths)]}

    def work(done: Mapping[str, Result]) -> Result:
        read = read_documents(study, done["panel"].tables["evidence"])
        rows = [_row(reading, entry) for reading in read.readings for entry in reading.entries]
        left_out = [(name, error.words.zh, error.words.en) for name, error in read.failed]
        return Result(
            NAME,
            pl.DataFrame(rows, schema=COLUMNS, orient="row"),
            {"left_out": pl.DataFrame(left_out, schema=LEFT_OUT, orient="row")},
            diagnostics={"documents": len(read.readings), "claims": len(rows)},
        )

    record = {"documents": asdict(study.spec.chapters["documents"])}
    title = Words("读取文件中的陈述", "reading the documents")
    return Step(NAME, title, record, work, needs=("panel",), reads=digests)


def _row(reading: Reading, entry: Any) -> dict[str, Any]:
    both = {"why_zh": entry.check.why.zh, "why_en": entry.check.why.en}
    full = row(reading, entry, "zh") | both
    return {name: full[name] for name in COLUMNS}


def _figures(evidence: pl.DataFrame) -> pl.DataFrame:
    return evidence.with_columns(region_name=pl.lit(""), evidence_id=pl.col("id")).select(SCHEMA.names())


def _correction_files(study: Study, paths: list[Path]) -> list[Path]:
    folders = dict.fromkeys([study.spec.folder, *(path.parent for path in paths)])
    return [folder / FILE for folder in folders if (folder / FILE).is_file()]


def _corrections(study: Study, paths: list[Path]) -> list[Correction]:
    found = [one for path in _correction_files(study, paths) for one in read_corrections(path)]
    return list({(one.sha256, one.start, one.end): one for one in found}.values())


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""  # the reading says what is wrong with it
