"""Numerals: Arabic, Chinese and mixed, read without rounding."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def chinese(numeral: str) -> Decimal:
    """Read a Chinese numeral; powers alone count too (百万, 万亿).

    >>> [int(chinese(numeral)) for numeral in ("二十三", "两万五千", "百万", "万亿", "一亿二千万")]
    [23, 25000, 1000000, 1000000000000, 120000000]
    """
    total = section = 0
    digit: int | None = None
    for sign in numeral:
        if sign in DIGITS:
            digit = DIGITS[sign]
            continue
        power = POWERS[sign]
        if power < POWERS["万"]:
            section += (1 if digit is None else digit) * power
        else:
            section += digit or 0
            total = _raise(total, section, power)
            section = 0
        digit = None
    return Decimal(total + section + (digit or 0))


def _raise(total: int, section: int, power: int) -> int:
    if not section:
        return (total or 1) * power
    return (total + section) * power if power == POWERS["亿"] else total + section * power


def arabic(numeral: str) -> Decimal:
    """Read an Arabic numeral with its commas or spaces.

    >>> arabic("1,349,084.5")
    Decimal('1349084.5')
    """
    return Decimal(numeral.replace(",", "").replace(" ", ""))


def powers(signs: str) -> Decimal:
    """Multiply powers that follow a numeral: 万亿 is 10 to the 12th.

    >>> int(powers("万亿"))
    1000000000000
    """
    product = 1
    for sign in signs:
        product *= POWERS[sign]
    return Decimal(product)
