"""Claims of the seed text and of four texts that were used while the rules were made, against the labels made by hand."""

from __future__ import annotations

import importlib.util
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from xinzhi.evidence.claims import extract_claims
from xinzhi.evidence.claims.context.periods import interval

Row = dict[str, Any]
SPLITS = ("seed", "dev")


@pytest.fixture(scope="module")
def scorer(gold: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("claim_scorer", gold / "gold" / "evidence" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    vars(module)["open"] = lambda file: io.StringIO(Path(file).read_text("utf-8"))  # it leaves its files open
    return module


def given(gold: Path, name: str) -> dict[str, str]:
    """Give what the reader is told of a text: date, and for all but the seed region and period."""
    if name == "seed":
        return {"date": "2024-11-21"}
    meta = json.loads((gold / "gold" / "evidence" / "dev" / f"{name}.meta.json").read_text("utf-8"))
    return {"date": meta["doc_date"], "region": meta["default_region"], "period": meta["default_period"]}


def matched(scorer: ModuleType, gold: Path, split: str) -> Iterator[tuple[Row, Row]]:
    for name, text, labels in scorer.load(split):
        found = [claim.as_row() for claim in extract_claims(text, **given(gold, name))]
        yield from scorer.match(found, labels, scorer.LEVELS["VUK"])[0]


def same_period(found: Row, label: Row) -> bool:
    days = interval(label["period"])
    return bool(interval(found["period"]) == days if days else found["period"] == label["period"])


def alike(found: str, label: str) -> float:
    """Give the F1 of the characters of two strings."""
    common = sum((Counter(found) & Counter(label)).values())
    return 2 * common / (len(found) + len(label)) if common else 0.0


@pytest.mark.gold
def test_value_unit_kind_and_comparator(scorer: ModuleType, gold: Path) -> None:
    def extract(text: str, name: str) -> list[Row]:
        return [claim.as_row() for claim in extract_claims(text, **given(gold, name))]

    found = scorer.evaluate(extract, SPLITS)
    assert found["VUK"][2] >= 0.99
    assert found["VUKC"][2] >= 0.97


@pytest.mark.gold
def test_the_seed_is_read_whole(scorer: ModuleType, gold: Path) -> None:
    pairs = list(matched(scorer, gold, "seed"))
    assert len(pairs) == 27
    assert [found["text"] for found, label in pairs if found["cmp"] != label["cmp"]] == []
    whole = [same_period(found, label) and found["region"] == label["region"] for found, label in pairs]
    assert sum(whole) >= 25


@pytest.mark.gold
@pytest.mark.parametrize("split", SPLITS)
def test_context_is_never_worse_than_the_documents_own(scorer: ModuleType, gold: Path, split: str) -> None:
    for name, text, labels in scorer.load(split):
        told = given(gold, name)
        found = [claim.as_row() for claim in extract_claims(text, **told)]
        pairs = scorer.match(found, labels, scorer.LEVELS["VUK"])[0]
        ours = sum(same_period(f, g) and f["region"] == g["region"] for f, g in pairs)
        default = {"period": told.get("period", "asof:" + told["date"]), "region": told.get("region", "100000")}
        theirs = sum(same_period(default, g) and default["region"] == g["region"] for _, g in pairs)
        required = sum(not label["optional"] for label in labels)
        assert ours >= theirs
        assert ours >= 0.85 * required


@pytest.mark.gold
@pytest.mark.parametrize("split", SPLITS)
def test_subject_and_metric_can_be_read_alone(scorer: ModuleType, gold: Path, split: str) -> None:
    likeness = [
        alike(found["subject"] + found["metric"], label["subject"] + label["metric"])
        for found, label in matched(scorer, gold, split)
    ]
    assert sum(each >= 0.5 for each in likeness) >= 0.85 * len(likeness)
