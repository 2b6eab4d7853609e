"""Real footnotes: one for each origin on its first use, its number again on later ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.errors.documents import DocumentError
from xinzhi.report.docx.fields import note_again
from xinzhi.report.docx.styles import MARK
from xinzhi.report.docx.xml import paragraph, part, run, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xinzhi.report.blocks import Cite

SEPARATORS = {"separator": -1, "continuationSeparator": 0}


class Footnotes:
    """The footnotes of one document, in the order of their first use.

    Marks stand in brackets, as statistical offices set them: next to a figure a bare
    superscript reads as a power.
    """

    def __init__(self, cites: Mapping[str, Cite], *, hint: bool) -> None:
        self._cites = cites
        self._hint = hint
        self._numbers: dict[str, int] = {}

    def mark(self, cite: str) -> str:
        """Give the mark to set after a number whose origin is `cite`.

        Raises
        ------
        DocumentError
            When the brief has no such origin.
        """
        if cite not in self._cites:
            raise DocumentError.unknown_cite(cite, self._cites)
        again = cite in self._numbers
        number = self._numbers.setdefault(cite, len(self._numbers) + 1)
        inner = note_again(_bookmark(number), number, MARK) if again else self._first(number)
        return run("(", style=MARK, hint=False) + inner + run(")", style=MARK, hint=False)

    def part(self) -> bytes:
        """Give ``footnotes.xml``."""
        lines = (w("footnote", w("p", w("r", w(kind))), type=kind, id=number) for kind, number in SEPARATORS.items())
        return part("footnotes", *lines, *(self._note(cite, n) for cite, n in self._numbers.items()))

    def _first(self, number: int) -> str:
        reference = w("r", w("rPr", w("rStyle", val=MARK)), w("footnoteReference", id=number))
        start = w("bookmarkStart", id=number, name=_bookmark(number))
        return start + reference + w("bookmarkEnd", id=number)

    def _note(self, cite: str, number: int) -> str:
        own = w("r", w("rPr", w("rStyle", val=MARK)), w("footnoteRef"))
        text = run(f" {self._cites[cite].brief}", hint=self._hint)
        return w("footnote", paragraph("FootnoteText", own, text), id=number)


def _bookmark(number: int) -> str:
    return f"_Ref_note_{number}"
