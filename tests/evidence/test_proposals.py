"""A second reader may propose what a claim is about, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from xinzhi.evidence import read_document
from xinzhi.evidence.claims.model import Claim
from xinzhi.evidence.documents import Document
from xinzhi.evidence.proposals import Proposal, Recorded, with_proposals

TEXT = "前一句。安徽增长5.5%，新增127座公园。\n"
AT = TEXT.index("5.5%")


class Says:
    name = "test"

    def __init__(self, *proposals: Proposal) -> None:
        self._proposals = list(proposals)
        self.asked = 0

    def propose(self, text: str, start: int, claims: Sequence[Claim]) -> list[Proposal]:
        assert TEXT[start : start + len(text)] == text
        assert claims
        self.asked += 1
        return self._proposals


@pytest.fixture
def document(tmp_path: Path) -> Document:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return read_document(tmp_path / "a.txt")


CLAIM = Claim(AT, AT + 4, "5.5%", 5.5, None, "%", "growth", "=", "", "", "2025", "340000")
GOOD = Proposal((AT, AT + 4), "subject", "安徽", (4, 6))


def test_takes_a_field_with_its_words_and_keeps_the_rules_value_beside_it(document: Document) -> None:
    found = with_proposals(document, [CLAIM], Says(GOOD))
    assert found.claims == (replace(CLAIM, subject="安徽"),)
    assert found.taken == ((GOOD, ""),)
    assert found.by == "test"


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        *((replace(GOOD, field=name), "field") for name in ("value", "unit", "start", "end", "text", "kind", "cmp")),
        (replace(GOOD, claim=(0, 3)), "claim"),
        (replace(GOOD, evidence=(5, 5)), "span"),
        (replace(GOOD, evidence=(0, 999)), "span"),
        (replace(GOOD, value=" "), "empty"),
    ],
)
def test_refuses_everything_else(document: Document, proposal: Proposal, reason: str) -> None:
    found = with_proposals(document, [CLAIM], Says(proposal))
    assert found.claims == (CLAIM,)
    assert found.refused == ((proposal, reason),)


def test_recorded_answers_make_a_pass_repeatable(document: Document, tmp_path: Path) -> None:
    live = Says(GOOD)
    first = with_proposals(document, [CLAIM], Recorded(tmp_path / "answers.jsonl", live))
    again = with_proposals(document, [CLAIM], Recorded(tmp_path / "answers.jsonl"))
    assert live.asked == 1
    assert again.claims == first.claims
    assert again.taken == ((GOOD, ""),)


def test_without_recorded_answers_nothing_is_proposed(document: Document, tmp_path: Path) -> None:
    assert with_proposals(document, [CLAIM], Recorded(tmp_path / "none.jsonl")).claims == (CLAIM,)
