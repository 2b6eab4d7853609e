"""The edition of 2011: complete as read, and told from that of 2017."""

from __future__ import annotations

import pytest

from xinzhi.keys.editions import industries_2011, moved, of_2011
from xinzhi.keys.industries import industries


def test_the_list_is_in_order_and_every_code_is_one() -> None:
    """1094 small classes in 432 groups and 96 divisions."""
    codes = list(industries_2011())
    assert codes == sorted(codes)
    assert all(len(code) == 4 and code.isdigit() for code in codes)
    assert [len({code[:size] for code in codes}) for size in (4, 3, 2)] == [1094, 432, 96]
    assert all(industries_2011().values())


def test_moved_codes_have_gone_or_mean_another_thing() -> None:
    """And their new code has their old name."""
    for code, found in moved().items():
        assert found.name == industries_2011()[code]
        assert code not in industries() or industries()[code].name != found.name
        assert not found.now or industries()[found.now].name.translate({65288: "(", 65289: ")"}) == found.name
    assert moved()["6550"].now == "6520"
    assert "3912" not in moved()


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ({"C3963": "集成电路制造"}, ["3963"]),
        ({"3963": "集成电路"}, ["3963"]),
        ({"3963": "智能无人飞行器制造"}, []),
        ({"3963": None}, []),
        ({"3610": None, "3919": None}, ["3610"]),
        ({"3610": None, "8471": None, "0207": None}, []),
        ({"3610": "汽车整车制造"}, ["3610"]),
        ({}, []),
    ],
)
def test_what_speaks_for_2011(names: dict[str, str | None], found: list[str]) -> None:
    """A name, or a code that only 2011 has among codes of the standard; codes of exports do not."""
    assert [each.code for each in of_2011(names).values()] == found
