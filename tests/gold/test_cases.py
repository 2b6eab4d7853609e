"""Cases of the seed text against the labels made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from xinzhi.evidence import extract_cases

Row = dict[str, Any]
SETS = {"case": "chain", "policy_regime": "states", "industry_list": "industries"}


@pytest.fixture(scope="module")
def pairs(gold: Path) -> list[tuple[Row | None, Row]]:
    """Match each label with what was found of its type over at least half of it."""
    text = (gold / "seed" / "000_76a500c40201fa02.txt").read_text("utf-8")
    lines = (gold / "gold" / "evidence" / "seed_cases.jsonl").read_text("utf-8").splitlines()
    left = [case.as_row() for case in extract_cases(text, date="2024-11-21")]
    matched: list[tuple[Row | None, Row]] = []
    for label in map(json.loads, lines):
        found = next((row for row in left if row["type"] == label["type"] and over_half(row, label)), None)
        left = [row for row in left if row is not found]
        matched.append((found, label))
    assert left == []
    return matched


def over_half(found: Row, label: Row) -> bool:
    common = min(found["end"], label["end"]) - max(found["start"], label["start"])
    return bool(2 * common >= label["end"] - label["start"])


def likeness(found: Row | None, label: Row) -> float:
    """Give the F1 of the two sets; an event counts by its date."""
    if found is None:
        return 0.0
    if label["type"] == "event":
        return float(found["date"] == label["date"])
    ours, theirs = set(found[SETS[label["type"]]]), set(label[SETS[label["type"]]])
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours | theirs else 1.0


@pytest.mark.gold
def test_sets_are_alike(pairs: list[tuple[Row | None, Row]]) -> None:
    assert sum(likeness(found, label) for found, label in pairs) / len(pairs) >= 0.75


@pytest.mark.gold
def test_regimes_are_in_order(pairs: list[tuple[Row | None, Row]]) -> None:
    regimes = [(found, label) for found, label in pairs if label["type"] == "policy_regime"]
    assert len(regimes) == 2
    assert [found and found["states"] for found, _ in regimes] == [label["states"] for _, label in regimes]
