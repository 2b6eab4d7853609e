"""Corrections: read, applied to the next reading, kept as cases."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from xinzhi.errors.evidence_corrections import CorrectionError
from xinzhi.evidence import read_document
from xinzhi.evidence.claims import extract_claims
from xinzhi.evidence.claims.model import Claim
from xinzhi.evidence.corrections import Corrected, Correction, apply, cases, read_corrections
from xinzhi.evidence.documents import Document

TEXT = "安徽增长5.5%，新增127座公园。其余不变，共有3个。\n"


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read_document(path, date="2026-02-05", region="安徽")


def claims() -> list[Claim]:
    found = []
    for text, value, unit, kind in (
        ("5.5%", 5.5, "%", "growth"),
        ("127座", 127.0, "座", "count"),
        ("3个", 3.0, "个", "count"),
    ):
        at = TEXT.index(text)
        found.append(Claim(at, at + len(text), text, value, None, unit, kind, "=", "", "", "2025", "340000"))  # type: ignore[arg-type]
    return found


def correction(document: Document, text: str, action: Any = "change", **fields: Any) -> Correction:
    at = TEXT.index(text)
    return Correction(document.sha256, document.name, at, at + len(text), text, action, fields)


def corrected(document: Document, *corrections: Correction) -> Corrected:
    return apply(document, claims(), corrections)


def test_changes_confirms_drops_and_adds(document: Document) -> None:
    found = corrected(
        document,
        correction(document, "5.5%", subject="地区生产总值"),
        correction(document, "127座", "confirm"),
        correction(document, "3个", "drop"),
        correction(document, "其余", "add", value=1.0, unit="个", kind="count"),
    )
    assert [(claim.text, by) for claim, by in zip(found.claims, found.by, strict=True)] == [
        ("5.5%", "changed"),
        ("127座", "confirmed"),
        ("其余", "added"),
    ]
    assert found.claims[0].subject == "地区生产总值"
    assert all(document.text[claim.start : claim.end] == claim.text for claim in found.claims)
    assert found.stale == ()


def test_without_corrections_nothing_changes(document: Document) -> None:
    found = corrected(document)
    assert list(found.claims) == claims()
    assert set(found.by) == {"rule"}


def test_what_no_longer_fits_is_handed_back(document: Document) -> None:
    moved = replace(correction(document, "5.5%", subject="x"), start=0, end=4)
    assert corrected(document, moved).stale == (moved,)
    assert list(corrected(document, moved).claims) == claims()


def test_corrections_of_other_documents_do_not_touch(document: Document) -> None:
    other = replace(correction(document, "5.5%", "drop"), sha256="0" * 64, document="b.txt")
    assert corrected(document, other).stale == ()
    assert len(corrected(document, other).claims) == 3


def test_a_revised_document_of_the_same_name_keeps_what_still_stands(document: Document) -> None:
    same_name = replace(correction(document, "5.5%", subject="x"), sha256="0" * 64)
    assert corrected(document, same_name).by[0] == "changed"


def test_reads_its_own_lines_back(document: Document, tmp_path: Path) -> None:
    made = [correction(document, "5.5%", subject="甲", flags=("record",)), correction(document, "3个", "drop")]
    path = tmp_path / "corrections.jsonl"
    path.write_text("".join(one.line() + "\n" for one in made) + "\n", encoding="utf-8")
    assert read_corrections(path) == made


def test_of_two_for_one_place_the_later_counts(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    lines = [correction(document, "3个", "drop"), correction(document, "3个", "confirm")]
    path.write_text("".join(one.line() + "\n" for one in lines), encoding="utf-8")
    assert [one.action for one in read_corrections(path)] == ["confirm"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("not json", "corrections.bad-line"),
        ('{"sha256": "0"}', "corrections.bad-line"),
        ("[1]", "corrections.bad-line"),
        ({"action": "burn"}, "corrections.bad-line"),
        ({"start": 9, "end": 3}, "corrections.bad-line"),
        ({"fields": {"value": "6"}}, "corrections.bad-line"),
        ({"fields": {"kind": "speed"}}, "corrections.bad-line"),
        ({"fields": {"cmp": "≈"}}, "corrections.bad-line"),
        ({"fields": {"subjekt": "x"}}, "corrections.unknown-field"),
    ],
)
def test_refuses_lines_that_are_no_corrections(tmp_path: Path, line: Any, code: str) -> None:
    good = {"sha256": "0", "document": "a", "start": 0, "end": 1, "text": "a", "action": "change", "fields": {}}
    path = tmp_path / "corrections.jsonl"
    path.write_text(line if isinstance(line, str) else json.dumps(good | line), encoding="utf-8")
    with pytest.raises(CorrectionError) as caught:
        read_corrections(path)
    assert caught.value.code == code
    assert "1" in caught.value.words.zh


def test_corrected_sentences_become_cases(document: Document) -> None:
    found = cases(document, corrected(document, correction(document, "127座", subject="公园")))
    assert [case["text"] for case in found] == ["安徽增长5.5%，新增127座公园。"]
    assert [claim["text"] for claim in found[0]["claims"]] == ["5.5%", "127座"]
    assert all(
        case["text"][claim["start"] : claim["end"]] == claim["text"] for case in found for claim in case["claims"]
    )
    assert found[0]["claims"][1]["subject"] == "公园"


def test_sentences_that_were_corrected_once_are_read_right_since() -> None:
    lines = Path(__file__).with_name("corrected.jsonl").read_text(encoding="utf-8").splitlines()
    names = ("start", "end", "text", "value", "unit", "kind", "cmp")
    for case in map(json.loads, lines):
        found = extract_claims(case["text"], date=case["date"], region=case["region"])
        assert [[getattr(claim, name) for name in names] for claim in found] == [
            [claim[name] for name in names] for claim in case["claims"]
        ]
