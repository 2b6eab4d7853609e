"""Write a run's documents: only those whose results, words or code have changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from xinzhi.charts.theme import spec
from xinzhi.errors.study import StudyError
from xinzhi.errors.study_data import StudyDataError
from xinzhi.lang import Words
from xinzhi.report.blocks import Chart
from xinzhi.report.cache import Cache
from xinzhi.study.plan import code_digest, hash_of

if TYPE_CHECKING:
    from xinzhi.lang import Lang
    from xinzhi.report.blocks import Brief
    from xinzhi.study.run import Run

Progress = Callable[[Words, int, int], None]
FILES = {"html": "brief.html", "docx": "brief.docx", "xlsx": "tables.xlsx"}
TITLES = {
    "html": Words("写网页简报", "writing the page"),
    "docx": Words("写 Word 简报", "writing the document"),
    "xlsx": Words("写数据表", "writing the workbook"),
}
WRITING = ("charts", "report")
CLAIMS = "documents/claims"
LEDGER = ("ledger.html", "ledger.xlsx", "ledger.jsonl", "ledger.parquet", "cases.jsonl")


def write_documents(run: Run, formats: tuple[str, ...], lang: Lang, tell: Progress | None = None) -> list[str]:
    """Write the documents of a run beside its results and give their names.

    Parameters
    ----------
    run
        A finished run.
    formats
        Any of html, docx, xlsx.
    lang
        Language of the documents.
    tell
        Called before each document with its title, its place and their number.
    """
    _refuse_sources(run, formats)
    base = [{name: result.key for name, result in run.items()}, run.study.record, lang, code_digest(WRITING)]
    desk, made = _Desk(run, lang), False
    for place, kind in enumerate(formats):
        key = hash_of([*base, kind])
        if not run.store.has_document(FILES[kind], key):
            if tell:
                tell(TITLES[kind], place, len(formats))
            run.store.save_document(FILES[kind], key, getattr(desk, kind)())
            made = True
    ledger, fresh = _write_ledger(run, lang, hash_of([*base, "ledger"]), desk)
    if made and (fresh or not ledger):
        desk.cache.drop_unused()
    return [*(FILES[kind] for kind in formats), *ledger]


def _write_ledger(run: Run, lang: Lang, key: str, desk: _Desk) -> tuple[list[str], bool]:
    """Write the ledger of the study's documents, where it has any; give its files and whether they were made anew."""
    if CLAIMS not in run:
        return [], False
    if all(run.store.has_document(name, key) for name in LEDGER):
        return list(LEDGER), False
    from xinzhi.report.ledger.write import ledger_files
    from xinzhi.study.documents import read_documents

    read = read_documents(run.study, run["panel"].tables["evidence"])
    failed = [error.text(lang) for _, error in read.failed]
    files = ledger_files(read.readings, lang, desk.cache, failed=failed, earlier=read.corrections)
    for name, data in files.items():
        run.store.save_document(name, key, data)
    return list(files), True


def _refuse_sources(run: Run, formats: tuple[str, ...]) -> None:
    """Never write a document over a file that the study reads."""
    read = {path.resolve() for path in run.study.sources.files}
    for kind in formats:
        path = run.store.out / FILES[kind]
        if path.resolve() in read:
            raise StudyDataError.would_overwrite(str(path))


def write_pictures(run: Run, out: Path, lang: Lang) -> list[str]:
    """Write every chart of the brief as PNG, SVG and PDF, and its data as csv, to ``charts/``."""
    from xinzhi.charts.picture import pdf, png, svg

    written = []
    try:
        (out / "charts").mkdir(exist_ok=True)
        for block in _Desk(run, lang).charts:
            shapes = {
                "png": png(block.static),
                "svg": svg(block.static).encode(),
                "pdf": pdf(block.static),
                "csv": _csv(block),
            }
            for kind, data in shapes.items():
                written.append(f"charts/{block.name}.{kind}")
                (out / written[-1]).write_bytes(data)
    except OSError as error:
        raise StudyError.cannot_write(str(out / "charts"), error) from None
    return written


class _Desk:
    """The brief of a run and the renderers; the brief is made when the first document needs it."""

    def __init__(self, run: Run, lang: Lang) -> None:
        self._run = run
        self._lang = lang
        self.cache = Cache(run.store.out)

    @cached_property
    def brief(self) -> Brief:
        from xinzhi.report.brief import make_brief

        return make_brief(self._run, self._lang)

    @property
    def charts(self) -> list[Chart]:
        return [block for block in self.brief.blocks if isinstance(block, Chart)]

    def html(self) -> bytes:
        from xinzhi.report.html import render_html

        return render_html(self.brief, {name: data.decode() for name, data in self._drawn("svg").items()}, self.cache)

    def docx(self) -> bytes:
        from xinzhi.report.docx import render_docx

        return render_docx(self.brief, self._drawn("png"))

    def xlsx(self) -> bytes:
        from xinzhi.report.xlsx import render_xlsx

        return render_xlsx(self.brief)

    def _drawn(self, kind: Literal["png", "svg"]) -> dict[str, bytes]:
        return {block.name: self._picture(block, kind) for block in self.charts}

    def _picture(self, block: Chart, kind: Literal["png", "svg"]) -> bytes:
        from xinzhi.charts.picture import png_of, svg

        drawer = [metadata.version("vl-convert-python"), code_digest(("charts",)), spec(block.static)]
        drawn = self.cache.get(["svg", *drawer], lambda: svg(block.static).encode())
        return drawn if kind == "svg" else self.cache.get(["png", *drawer], lambda: png_of(drawn.decode()))


def _csv(block: Chart) -> bytes:
    """Give the longest table of a chart's data; text that begins like a formula is kept from being one."""
    rows = max(_tables(spec(block.static)), key=len, default=[])
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else [])
    writer.writeheader()
    writer.writerows({key: _plain(value) for key, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value


def _tables(spec: Any) -> list[list[dict[str, Any]]]:
    if isinstance(spec, list):
        return [table for item in spec for table in _tables(item)]
    if not isinstance(spec, dict):
        return []
    data = spec.get("data")
    here = [data["values"]] if isinstance(data, dict) and isinstance(data.get("values"), list) else []
    here += list(spec.get("datasets", {}).values())
    return here + [table for key, item in spec.items() if key not in ("data", "datasets") for table in _tables(item)]
