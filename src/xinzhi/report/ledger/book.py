"""The ledger as a workbook: claims, cases, sums and documents, each on a sheet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from xinzhi.lang import Lang, Words
from xinzhi.panel.check.readings import Reading, row
from xinzhi.panel.check.verdicts import VERDICTS
from xinzhi.report.blocks import Cell, Column, Table
from xinzhi.report.ledger.cards import case_lines, sum_line
from xinzhi.report.ledger.periods import period_words
from xinzhi.report.ledger.words import BY, CASES, FLAGS, KINDS, SIGNS, UNITS, WORDS
from xinzhi.report.xlsx.look import FONTS, SIZE, Formats
from xinzhi.report.xlsx.sheet import Sheet

WHEN = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same ledger gives the same bytes
CLAIMS = {
    "document": Words("文件", "Document"),
    "page": Words("页", "Page"),
    "paragraph": Words("段", "Paragraph"),
    "text": Words("原文", "Text"),
    "value": Words("数值", "Value"),
    "unit": Words("单位", "Unit"),
    "kind": Words("类型", "Kind"),
    "cmp": Words("比较", "Comparator"),
    "subject": Words("主体", "Subject"),
    "metric": Words("指标", "Measure"),
    "when": Words("时期", "Period"),
    "period": Words("时期代码", "Period code"),
    "region_name": Words("地区", "Region"),
    "region": Words("地区代码", "Code"),
    "basis": Words("基准", "Basis"),
    "flags": Words("标记", "Flags"),
    "industry": Words("产业", "Industry"),
    "tier": Words("产业层次", "Tier"),
    "verdict": Words("核对", "Check"),
    "why": Words("说明", "Why"),
    "shown": Words("表中数", "In the tables"),
    "difference": Words("差", "Difference"),
    "by": Words("来历", "Made by"),
    "sentence": Words("所在句", "Sentence"),
    "start": Words("起", "Start"),
    "end": Words("止", "End"),
}
NUMBERS = {"page", "paragraph", "value", "difference", "start", "end"}


def render_book(readings: Sequence[Reading], lang: Lang) -> bytes:
    """Render the ledger as a workbook; no cell becomes a formula or a link."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": WORDS["title"].text(lang), "created": WHEN})
    book.formats[0].set_font_name(FONTS[lang])
    book.formats[0].set_font_size(SIZE)
    formats = Formats(book, lang)
    for table in (_claims(readings, lang), _cases(readings, lang), _sums(readings, lang), _documents(readings, lang)):
        if table.rows:
            Sheet(book.add_worksheet(table.name), formats, table).write([])
    book.close()
    return out.getvalue()


def _claims(readings: Sequence[Reading], lang: Lang) -> Table:
    rows = [row(reading, entry, lang) for reading in readings for entry in reading.entries]
    names = {"kind": KINDS, "cmp": SIGNS, "by": BY, "verdict": {str(name): words for name, words in VERDICTS.items()}}
    for each in rows:
        for name, held in names.items():
            each[name] = held[each[name]].text(lang) if each[name] in held else each[name]
        each["unit"] = UNITS[each["unit"]].text(lang) if each["unit"] in UNITS else each["unit"]
        each["when"] = period_words(each["period"]).text(lang)
        flags = filter(None, each["flags"].split(";"))
        each["flags"] = "、".join(FLAGS[flag].text(lang) if flag in FLAGS else flag for flag in flags)
    heads = {name: words.text(lang) for name, words in CLAIMS.items()}
    return _table(Words("陈述", "Claims"), WORDS["title"], heads, rows, lang)


def _cases(readings: Sequence[Reading], lang: Lang) -> Table:
    rows = [
        {"document": reading.document.name, **line} for reading in readings for line in case_lines(reading, CASES, lang)
    ]
    heads = {
        "document": CLAIMS["document"].text(lang),
        "type": WORDS["kind"].text(lang),
        "head": WORDS["cases"].text(lang),
        "body": CLAIMS["text"].text(lang),
    }
    return _table(Words("案例", "Cases"), WORDS["cases"], heads, rows, lang)


def _sums(readings: Sequence[Reading], lang: Lang) -> Table:
    rows = []
    for reading in readings:
        for one in reading.sums:
            line = sum_line(reading, one, lang)
            line["agrees"] = WORDS["agrees" if one.agrees else "differs"].text(lang)
            rows.append({"document": reading.document.name, **line})
    heads = {"document": CLAIMS["document"].text(lang), "what": WORDS["sums"].text(lang)}
    heads |= {name: WORDS[name].text(lang) for name in ("stated", "computed", "tolerance")}
    return _table(Words("算术", "Sums"), WORDS["sums"], heads | {"agrees": WORDS["verdict"].text(lang)}, rows, lang)


def _documents(readings: Sequence[Reading], lang: Lang) -> Table:
    rows = [
        {
            "document": reading.document.name,
            "title": reading.document.title,
            "date": reading.document.date,
            "issuer": reading.document.issuer,
            "region": reading.document.region,
            "claims": len(reading.entries),
            "notes": " ".join(note.text(lang) for note in reading.document.notes),
            "sha256": reading.document.sha256,
        }
        for reading in readings
    ]
    heads = {
        "document": CLAIMS["document"].text(lang),
        "title": Words("标题", "Title").text(lang),
        "date": WORDS["date"].text(lang),
        "issuer": WORDS["issuer"].text(lang),
        "region": WORDS["about"].text(lang),
        "claims": Words("陈述数", "Claims").text(lang),
        "notes": WORDS["notes"].text(lang),
        "sha256": "SHA-256",
    }
    return _table(Words("文件", "Documents"), Words("文件", "Documents"), heads, rows, lang)


def _table(name: Words, title: Words, heads: dict[str, str], rows: list[dict[str, Any]], lang: Lang) -> Table:
    columns = tuple(Column(head, align="right" if key in NUMBERS else "left") for key, head in heads.items())
    cells = tuple(tuple(_cell(each[key]) for key in heads) for each in rows)
    return Table(name.text(lang), title.text(lang), columns, cells)


def _cell(value: Any) -> Cell:
    if value is None:
        return Cell("")
    if isinstance(value, int | float):
        return Cell(f"{value:.10g}", value)
    return Cell(str(value))
