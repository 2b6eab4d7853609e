"""The sheet that a form is known by: its text in pieces that a cell can hold, with the digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from xinzhi.evidence.forms.model import Form, from_text
from xinzhi.evidence.forms.words import MACHINE
from xinzhi.evidence.intake.grid import Grid

MARK = "xinzhi-form"
PIECE = 30_000  # a cell holds 32,767 characters


def rows(form: Form) -> list[list[str]]:
    """Give the rows of the sheet; what a person may look for stands first."""
    text = form.text()
    pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
    return [
        [MARK, form.id],
        ["framework", form.framework],
        ["edition", form.edition],
        ["sha256", form.digest],
        *(["form", piece] for piece in pieces),
    ]


def find(grids: Iterable[Grid]) -> tuple[Form, bool] | None:
    """Give the form that a workbook holds and whether it is as it was sent out; None where there is none."""
    for grid in grids:
        if grid.sheet == MACHINE and grid.height and grid.text(0, 0) == MARK:
            said = [(grid.text(row, 0), _raw(grid, row)) for row in range(grid.height)]
            text = "".join(piece for key, piece in said if key == "form")
            digest = next((piece for key, piece in said if key == "sha256"), "")
            try:
                return from_text(text), hashlib.sha256(text.encode()).hexdigest() == digest
            except ValueError:
                return None
    return None


def _raw(grid: Grid, row: int) -> str:
    cell = grid.at(row, 1)
    return "" if cell is None else str(cell)
