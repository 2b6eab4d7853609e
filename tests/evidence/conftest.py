"""PDFs for the tests of evidence."""

from __future__ import annotations

from typing import Protocol

import pytest
from pdf_pages import draw_pdf


class MakePdf(Protocol):
    """What the fixture gives."""

    def __call__(self, pages: list[list[str]], *, ruled: bool = False, picture: bool = False) -> bytes: ...


@pytest.fixture
def make_pdf() -> MakePdf:
    """Give the function that makes a PDF of lines of text."""
    return draw_pdf
