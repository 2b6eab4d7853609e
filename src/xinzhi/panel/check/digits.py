"""How finely a value is printed: one unit of its last digit, in the unit of the claim."""

from __future__ import annotations

import math
import re
import unicodedata

from xinzhi.evidence.claims.model import Claim

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def step(claim: Claim) -> float:
    """Give one unit of the last printed digit of a claim, in the claim's own unit.

    25.45万亿元 is printed to 0.01万亿, which is 1e10 yuan; a numeral in Chinese counts as printed to its leading digit.

    Examples
    --------
    >>> from xinzhi.evidence.claims.model import Claim
    >>> step(Claim(0, 8, "25.45万亿元", 2.545e13, None, "yuan", "level", "=", "", "", "2023", "100000"))
    10000000000.0
    """
    found = NUMBER.search(unicodedata.normalize("NFKC", claim.text).replace(" ", ""))
    value = abs(claim.value)
    if found:
        digits = found[0].replace(",", "")
        number = float(digits)
        decimals = len(digits.partition(".")[2])
        if number and value:
            return float(f"{value / number * 10.0**-decimals:.12g}")
        return 10.0**-decimals
    return 10.0 ** math.floor(math.log10(value)) if value else 1.0


def half(claim: Claim) -> float:
    """Give half a unit of the last printed digit, with room for the last bit of a float."""
    return step(claim) / 2 + 1e-9 * abs(claim.value)
