"""Whether a value can be one of an indicator."""

from __future__ import annotations

from xinzhi.evidence.forms.model import Item
from xinzhi.lang import Words


def why_out(item: Item, value: float) -> Words | None:
    """Say why a value cannot be one of `item`, or None where it can.

    >>> share = Item("x", Words("比重", "Share"), Words("%", "%"), low=0, high=100)
    >>> why_out(share, 120).en, why_out(share, 99.9)
    ('120 is above 100, the most there can be', None)
    """
    if item.low is not None and value < item.low:
        return Words(
            f"{value:.12g} 小于可能的最小值 {item.low:.12g}",
            f"{value:.12g} is below {item.low:.12g}, the least there can be",
        )
    if item.high is not None and value > item.high:
        return Words(
            f"{value:.12g} 大于可能的最大值 {item.high:.12g}",
            f"{value:.12g} is above {item.high:.12g}, the most there can be",
        )
    return None
