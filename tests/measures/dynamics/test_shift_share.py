"""Shift-share by hand: 2 regions, 2 industries."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.measures.dynamics import shift_share


def test_by_hand() -> None:
    """Nation 100 to 120, g = 0.2; industries 60 to 78 (0.3) and 40 to 42 (0.05)."""
    start, end = [[40.0, 10], [20, 30]], [[56.0, 10], [22, 32]]
    found = shift_share(np.array([start, end]))
    assert found.change.tolist() == [16, 4]
    assert found.national == pytest.approx([10, 10])
    assert found.mix == pytest.approx([40 * 0.1 - 10 * 0.15, 20 * 0.1 - 30 * 0.15])
    assert found.competitive == pytest.approx([40 * 0.1 - 10 * 0.05, 20 * -0.2 + 30 * (2 / 30 - 0.05)])
    assert found.homothetic_competitive == pytest.approx([30 * 0.1 - 20 * 0.05, 30 * -0.2 + 20 * (2 / 30 - 0.05)])
