"""How a workbook looks: one calm font, three lines to a table, grey for what is not robust."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]

    from xinzhi.lang import Lang

GREY, THICK, THIN = "#666A6D", 2, 1
FONTS = {"zh": "宋体", "en": "Arial"}
SIZE = 10.5


class Formats:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: Workbook, lang: Lang) -> None:
        self._book = book
        self._font = FONTS[lang]
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> Format:
        """Give the format with `properties`, named as xlsxwriter names them."""
        key = tuple(properties.items())
        if key not in self._made:
            usual = {"font_name": self._font, "font_size": SIZE, "valign": "vcenter"}
            self._made[key] = self._book.add_format(usual | properties)
        return self._made[key]

    @property
    def title(self) -> Format:
        """The title of a sheet."""
        return self.of(bold=True, font_size=14)

    @property
    def note(self) -> Format:
        """Small print."""
        return self.of(font_color=GREY, font_size=9, valign="top")
