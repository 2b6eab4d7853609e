"""What the command evidence does: documents in, a ledger of their claims out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xinzhi import lang
from xinzhi.cli.progress import progress
from xinzhi.errors import XinzhiError
from xinzhi.errors.evidence_documents import ReadingError
from xinzhi.evidence.documents._head import check_date
from xinzhi.evidence.documents.read import SUFFIXES, read_document, resolve_region
from xinzhi.lang import Words

if TYPE_CHECKING:
    from xinzhi.evidence.corrections import Correction
    from xinzhi.panel.model import Panel
    from xinzhi.report.ledger import Reading

CLAIMS = Words("{}：{} 条数量陈述", "{}: {} quantitative claims")
CHECKED = Words("核对：", "Checks: ")
FAILED = Words("未能读取 {} 份文件：", "{} document(s) could not be read:")
APPLIED = Words("已应用改正 {} 条（{}）", "{} correction(s) applied ({})")
STALE = Words(
    "{}：{} 处改正不再适用，原文此处已不同", "{}: {} correction(s) no longer fit; other words stand there now"
)
WRITTEN = Words("已写出：", "Written:")
WRITING = Words("写台账", "writing the ledger")
PARTLY, MISTAKE = 1, 2


def make_ledger(
    files: list[Path], out: Path, *, date: str | None, region: str | None, corrections: Path | None, tables: str | None
) -> int:
    """Read `files`, write the ledger to `out`; give 0, or 1 when some files could not be read, or 2 when none could."""
    given = {"date": check_date(date) if date else None, "region": resolve_region(region) if region else None}
    paths = _paths(files)
    panel = _panel(tables)
    earlier = _corrections(out, paths, corrections)
    readings: list[Reading] = []
    failed: list[str] = []
    with progress([]) as tell:
        for place, path in enumerate(paths):
            tell(Words(path.name, path.name), place, len(paths) + 1)
            try:
                readings.append(_read(path, given, panel, earlier))
            except XinzhiError as error:
                failed.append(str(error))
        tell(WRITING, len(paths), len(paths) + 1)
        written = _write(readings, failed, out, earlier) if readings else []
    _say(readings, failed, written, out)
    return MISTAKE if not readings else PARTLY if failed else 0


def _paths(files: list[Path]) -> list[Path]:
    """Give the files, and those in folders that may be documents, each once."""
    found: list[Path] = []
    for file in files:
        if file.is_dir():
            found += sorted(path for path in file.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
        else:
            found.append(file)
    if not found:
        raise ReadingError.no_documents(", ".join(map(str, files)))
    return list(dict.fromkeys(found))


def _panel(tables: str | None) -> Panel:
    from xinzhi.evidence.pack import known_packs, open_pack
    from xinzhi.panel.model import Panel

    pack = open_pack(tables or known_packs()[0])
    return Panel(pack.frame, pack.ledger)


def _corrections(out: Path, paths: list[Path], given: Path | None) -> list[Correction]:
    """Read the corrections given, or those that lie in the folder of the ledger or of the documents."""
    from xinzhi.evidence.corrections import FILE, read_corrections

    places = [given] if given else [folder / FILE for folder in dict.fromkeys([out, *(path.parent for path in paths)])]
    found: dict[tuple[str, int, int], Correction] = {}
    for place in places:
        if given or place.is_file():
            found |= {(one.sha256, one.start, one.end): one for one in read_corrections(place)}
    return list(found.values())


def _read(path: Path, given: dict[str, str | None], panel: Panel, earlier: list[Correction]) -> Reading:
    from xinzhi.report.ledger import read_claims

    return read_claims(read_document(path, date=given["date"], region=given["region"]), panel, earlier)


def _write(readings: list[Reading], failed: list[str], out: Path, earlier: list[Correction]) -> list[str]:
    from xinzhi.report.ledger import write_ledger

    return write_ledger(readings, out, lang.current(), failed=failed, earlier=earlier)


def _say(readings: list[Reading], failed: list[str], written: list[str], out: Path) -> None:
    import sys
    from collections import Counter

    from xinzhi.panel.check.verdicts import VERDICTS

    for reading in readings:
        print(CLAIMS.text().format(reading.document.name, len(reading.entries)))
        for note in reading.document.notes:
            print(f"  {note.text()}")
        if reading.corrected.stale:
            print(f"  {STALE.text().format(reading.document.name, len(reading.corrected.stale))}")
    counts = Counter(entry.check.verdict for reading in readings for entry in reading.entries)
    if counts:
        listed = [f"{words.text()} {counts[name]}" for name, words in VERDICTS.items()]
        print(CHECKED.text() + Words("，", ", ").text().join(listed))
    if failed:
        print(FAILED.text().format(len(failed)), file=sys.stderr)
        for text in failed:
            print(f"  {text}", file=sys.stderr)
    if written:
        print(WRITTEN.text())
        for name in written:
            print(f"  {out / name}")
