"""The body of a document: each block of a brief as its paragraphs, in the words of its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from xinzhi.errors.documents import DocumentError
from xinzhi.report import phrases
from xinzhi.report.blocks import Aside, Chart, Heading, Number, Paragraph, References, Table, Text, Verdict
from xinzhi.report.docx.fields import sequence
from xinzhi.report.docx.footnotes import Footnotes
from xinzhi.report.docx.pictures import drawing
from xinzhi.report.docx.styles import ROBUST, WEAK
from xinzhi.report.docx.tables import three_line
from xinzhi.report.docx.xml import paragraph, run
from xinzhi.report.origins import sources_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xinzhi.report.blocks import Block, Brief, Source, Span
    from xinzhi.report.docx.look import Look


class Body:
    """The paragraphs of one brief, with what they call for: footnotes, and pictures by relation id."""

    def __init__(self, brief: Brief, look: Look, pictures: Mapping[str, bytes]) -> None:
        self._brief, self._look, self._given = brief, look, pictures
        self._zh = look.lang == "zh"
        self._numbers = {"table": 0, "figure": 0}
        self.footnotes = Footnotes(brief.cites, hint=self._zh)
        self.pictures: dict[str, bytes] = {}

    def paragraphs(self) -> Iterator[str]:
        """Give the title, the blocks in their order, and the record of the calculation."""
        yield self._plain("Title", self._brief.title)
        if self._brief.subtitle:
            yield self._plain("Subtitle", self._brief.subtitle)
        for block in self._brief.blocks:
            yield from self._block(block)
        if self._brief.record:
            yield self._plain("Note", phrases.RECORD.text(self._look.lang).format(self._brief.record))

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(text=text):
                yield self._plain("Heading1", text)
            case Paragraph(spans=spans, lead=lead):
                yield paragraph("Lead" if lead else "Normal", *self._spans(spans))
            case Aside(text=text):
                yield self._plain("Aside", text)
            case Chart():
                yield from self._chart(block)
            case Table():
                yield from self._table(block)
            case References():
                yield from map(self._source, self._brief.sources)
            case _:
                assert_never(block)

    def _spans(self, spans: tuple[Span, ...]) -> Iterator[str]:
        """Give the spans in turn; in English a verdict stands a space away from what it judges."""
        before = " "
        for span in spans:
            if isinstance(span, Verdict) and not self._zh and not before.endswith(" "):
                yield run(" ", hint=False)
            yield self._span(span)
            before = span.text

    def _span(self, span: Span) -> str:
        match span:
            case Text(text=text):
                return run(text, hint=self._zh)
            case Number(text=text, cite=cite):
                return run(text, hint=self._zh) + self.footnotes.mark(cite)
            case Verdict(text=text, robust=robust):
                bracketed = phrases.VERDICT.text(self._look.lang).format(text)
                return run(bracketed, style=ROBUST if robust else WEAK, hint=self._zh)
            case _:
                assert_never(span)

    def _chart(self, chart: Chart) -> Iterator[str]:
        if chart.name not in self._given:
            raise DocumentError.missing_picture(chart.name, self._given)
        number = len(self.pictures) + 1
        relation = f"rIdPicture{number}"
        self.pictures[relation] = self._given[chart.name]
        width = self._look.text_mm
        shown = drawing(chart, self.pictures[relation], number=number, relation=relation, widest_mm=width)
        yield self._caption("figure", chart.title)
        if chart.subtitle:
            yield self._plain("Measure", chart.subtitle)
        yield paragraph("Picture", shown)
        yield self._plain("Note", chart.note)

    def _table(self, table: Table) -> Iterator[str]:
        yield self._caption("table", table.title)
        yield three_line(table, self._look)
        yield self._plain("Note", self._under(table))

    def _under(self, table: Table) -> str:
        """Give what stands under a table: its note, how much of it is shown, which sources it rests on."""
        lang = self._look.lang
        sources = sources_behind(table, self._brief)
        lines = [table.note]
        if table.shown is not None and table.shown < len(table.rows):
            lines.append(phrases.SHOWN.text(lang).format(table.shown, len(table.rows), table.name))
        if sources:
            lines.append(phrases.table_sources(sources, lang))
        return ("" if self._zh else " ").join(filter(None, lines))

    def _caption(self, kind: str, title: str) -> str:
        self._numbers[kind] += 1
        label = phrases.LABELS[kind].text(self._look.lang)
        gap = "　" if self._zh else ". "
        number = sequence(label, self._numbers[kind])
        return paragraph("Caption", run(f"{label} ", hint=self._zh), number, run(gap + title, hint=self._zh))

    def _source(self, source: Source) -> str:
        words = phrases.source_line(source, self._look.lang)
        return paragraph("Source", run(f"[{source.number}]", hint=False), "<w:r><w:tab/></w:r>", run(words))

    def _plain(self, style: str, text: str) -> str:
        return paragraph(style, run(text, hint=self._zh))
