"""Number formats of a spreadsheet, taken from how a number is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PRINTED = re.compile(r"([+\-−]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(%?)")
GENERAL = "General"
ROUNDED, CUT_OFF = 0.51, 1.001  # how far print may be from the value, in units of its last place


def number_format(text: str, value: float) -> str:
    """Give the format in which `value` shows as `text`, or ``General`` where no format would show it so.

    >>> number_format("4,802.6", 4802.57), number_format("12.5%", 0.125), number_format("12.5%", 12.5)
    ('#,##0.0', '0.0%', '0.0"%"')
    """
    found = _PRINTED.fullmatch(text.strip())
    if not found:
        return GENERAL
    sign, whole, decimals, percent = found[1], found[2], found[3] or "", found[4]
    shown = float(f"{'-' if sign in {'-', '−'} else ''}{whole.replace(',', '')}.{decimals}")
    step = 10.0 ** -len(decimals)
    base = ("#,##0" if "," in whole else "0") + ("." + "0" * len(decimals) if decimals else "")
    if percent and abs(value * 100 - shown) <= ROUNDED * step:
        return _signed(f"{base}%", sign)
    if abs(value - shown) <= ROUNDED * step:
        return _signed(base + ('"%"' if percent else ""), sign)
    if abs(value - shown) <= CUT_OFF * step and not percent:  # one place more tells what was cut off
        return _signed(base + ("0" if decimals else ".0"), sign)
    return GENERAL


def shared_format(formats: Iterable[str]) -> str:
    """Give the one format in which all numbers of a column show with the same decimals, “” where there is none.

    >>> shared_format(["0.0", "#,##0.0"]), shared_format(["0", "0.0%"])
    ('#,##0.0', '')
    """
    kinds = set(formats)
    bare = {kind.replace("#,##0", "0") for kind in kinds}
    if GENERAL in kinds or len({re.sub(r"\.0+", "", kind) for kind in bare}) != 1:
        return ""
    longest = max(bare, key=len)
    return re.sub(r"(?<![.0])0", "#,##0", longest) if any("#" in kind for kind in kinds) else longest


def printed_number(text: str) -> float | None:
    """Give the number that `text` is, or None where it is not wholly a number, or a code such as 0123.

    >>> printed_number("4,802.6"), printed_number("0123"), printed_number("12%")
    (4802.6, None, None)
    """
    found = _PRINTED.fullmatch(text.strip())
    if not found or found[4] or (len(found[2]) > 1 and found[2].startswith("0")):
        return None
    return float(text.strip().replace(",", "").replace("−", "-"))


def _signed(base: str, sign: str) -> str:
    return f"+{base};-{base};{base}" if sign == "+" else base
