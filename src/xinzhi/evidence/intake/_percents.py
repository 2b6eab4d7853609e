"""Cells of an xlsx that are shown in per cent: what is stored as .125 and shown as 12.5% is read as it is shown."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal

STYLES = "xl/styles.xml"
OWN = re.compile(rb'<numFmt\s(?=[^>]*?\bnumFmtId="(\d+)")[^>]*?\bformatCode="([^"]*)"')
FORMATS = re.compile(rb"<cellXfs\b[^>]*>(.*?)</cellXfs>", re.DOTALL)
FORMAT = re.compile(rb'<xf\b(?:[^>]*?\bnumFmtId="(\d+)")?[^>]*>')
QUOTED = re.compile(rb"&quot;.*?&quot;|\\.|\[[^\]]*\]")
BUILT_IN = {9, 10}  # 0% and 0.00%


def percent_styles(packed: zipfile.ZipFile) -> list[int]:
    """Give the numbers of the styles of a workbook that show a number in per cent."""
    if STYLES not in packed.namelist():
        return []
    text = packed.read(STYLES)
    own = {int(number) for number, code in OWN.findall(text) if b"%" in QUOTED.sub(b"", code)}
    found = FORMATS.search(text)
    listed = FORMAT.findall(found[1]) if found else []
    return [at for at, number in enumerate(listed) if number and int(number) in BUILT_IN | own]


def of_styles(styles: list[int]) -> re.Pattern[bytes]:
    """Give the pattern of cells, with column and row, that have one of these styles."""
    numbers = "|".join(map(str, styles)).encode()
    return re.compile(rb'<c (?=[^>]*?\bs="(?:' + numbers + rb')")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')


def as_shown(value: float) -> str:
    """Write a number in per cent, without the noise of a multiplication.

    >>> as_shown(0.12), as_shown(0.0265), as_shown(1)
    ('12%', '2.65%', '100%')
    """
    return f"{float(Decimal(repr(value)) * 100):.15g}%"
