"""The class of patents: its table is whole as read, and symbols match as they should."""

from __future__ import annotations

import re
from typing import cast

import pytest

from xinzhi.keys.classes import official
from xinzhi.keys.ipc_class import IpcClass, IpcRow, tidy

FOUND = cast("IpcClass", official("strategic-ipc-2021"))
SYMBOL = re.compile(r"[A-H]\d{2}(\*|[A-Z](\*|\d{1,4}(\*|/\d{2,6})))")


def test_the_table_covers_all_groups_of_the_second_level() -> None:
    """Forty of them in nine sectors, as in strategic-2018."""
    assert {row.group for row in FOUND.rows} == {group for group in FOUND.groups if "." in group}
    assert len({row.group for row in FOUND.rows}) == 40
    assert FOUND.groups == official("strategic-2018").groups


def test_each_row_has_symbols_and_a_mark() -> None:
    """And leaves out only what it would take in."""
    for row in FOUND.rows:
        assert row.symbols
        assert row.mark in ("whole", "part")
        assert all(SYMBOL.fullmatch(each) for each in (*row.symbols, *row.without))
    assert sum(row.mark == "whole" for row in FOUND.rows) == 15


@pytest.mark.parametrize(
    ("symbol", "mark"),
    [
        ("G06N 10/00", "whole"),
        ("g06n10/00", "whole"),
        ("G06F40/30", "whole"),
        ("G06F4/00", "part"),
        ("G06F", "part"),
        ("C10G1/00", "whole"),
        ("C08L23/00", "part"),
        ("A41B1/00", None),
        ("G06", None),
        ("C39", None),
        ("3973", None),
    ],
)
def test_marks(symbol: str, mark: str | None) -> None:
    """Wide symbols hold in part; codes of industries are none."""
    assert FOUND.mark(symbol) == mark


def test_what_a_row_leaves_out_another_may_take_in() -> None:
    """The strongest row holds, group by group."""
    rows = (IpcRow("1.1", "part", ("H04L*",), ("H04L9/32",)), IpcRow("1.3", "whole", ("H04L9/32",), ()))
    held = IpcClass(**{name: getattr(FOUND, name) for name in FOUND.__dataclass_fields__ if name != "rows"}, rows=rows)
    assert held.marks("H04L9/32") == {"": "whole", "1.3": "whole", "1": "whole"}
    assert held.marks("H04L9/00") == {"": "part", "1.1": "part", "1": "part"}
    assert held.mark("H04L") == "part"


@pytest.mark.parametrize("code", ["", "G06", "3973", "C3973", "G06F/01", "I06F3/01", "G06F3/1"])
def test_other_codes_are_no_symbols(code: str) -> None:
    """Neither known nor in the class."""
    assert tidy(code) == ""
    assert not FOUND.knows(code)
