"""Frameworks as a choice: the same figures under another framework, and frameworks that cannot be computed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import xinzhi as xz
from xinzhi.errors import XinzhiError
from xinzhi.measures.robustness import ranks
from xinzhi.report.blocks import Table
from xinzhi.report.brief import make_brief

from .conftest import FRAMEWORK

With = Callable[[str, str], Path]


def _other(folder: Path, old: str, new: str) -> None:
    text = FRAMEWORK.replace("id: small\n", "id: other\n").replace("小框架", "另一框架", 1)
    assert old in text
    (folder / "other.yaml").write_text(text.replace(old, new), encoding="utf-8")


def test_the_same_framework_under_another_name_changes_nothing(small: Path, with_study: With) -> None:
    _other(small, "id: other", "id: other")
    run = xz.open_study(with_study("draws: 1000", "draws: 1000, frameworks: [other.yaml]")).run()
    frame = run["frameworks"].frame
    assert frame["framework"].to_list() == ["small", "other"]
    assert frame["mean_shift"].to_list() == [0.0, 0.0]
    assert frame["rank_correlation"].to_list() == pytest.approx([1.0, 1.0])
    for lang in ("zh", "en"):
        tables = {block.name for block in make_brief(run, lang).blocks if isinstance(block, Table)}
        assert tables & {"换用框架", "Frameworks"}


def test_another_framework_is_scored_like_a_study_of_its_own(small: Path, with_study: With) -> None:
    _other(small, 'formula: b, direction: "-"', 'formula: b, direction: "+"')
    run = xz.open_study(with_study("draws: 1000", "draws: 1000, frameworks: [other.yaml]")).run()
    alone = xz.open_study(with_study("framework: small.yaml", "framework: other.yaml")).run(small / "alone")
    last = alone["index"].frame.filter(alone["index"].frame["period"] == 2021).sort("region")
    assert run["frameworks"].tables["ranks"]["other"].to_list() == ranks(last["score"].to_numpy()).tolist()
    moved = np.abs(run["frameworks"].tables["ranks"]["other"] - run["frameworks"].tables["ranks"]["small"]).mean()
    assert run["frameworks"].frame["mean_shift"][1] == pytest.approx(moved)


def test_conclusions_are_asked_of_every_framework(small: Path, with_study: With) -> None:
    _other(small, 'formula: b, direction: "-"', 'formula: b, direction: "+"')
    text = (small / "other.yaml").read_text(encoding="utf-8").replace("id: other", "id: third")
    (small / "third.yaml").write_text(
        text.replace('formula: c, direction: "+"', 'formula: c, direction: "-"'), encoding="utf-8"
    )
    run = xz.open_study(with_study("draws: 1000", "draws: 1000, frameworks: [other.yaml, third.yaml]")).run()
    for lang, name in (("zh", "换框架后的结论"), ("en", "Conclusions by framework")):
        table = next(b for b in make_brief(run, lang).blocks if isinstance(b, Table) and b.name == name)
        assert len(table.columns) == 3
        ranks_of = run["frameworks"].tables["ranks"]
        top = [row for row in table.rows if "居首" in row[0].text or "comes first" in row[0].text]
        for row in top:
            for cell, key in zip(row[1:], ("other", "third"), strict=True):
                same = ((ranks_of[key] == 1) == (ranks_of["small"] == 1)).all()
                assert (cell.text in {"成立", "holds"}) == same
        said = {cell.text for row in table.rows for cell in row[1:]}
        assert said <= {"成立", "不成立", "holds", "does not"}
        assert len(said) == 2


@pytest.mark.parametrize(
    ("name", "code", "word"),
    [
        ("none.yaml", "framework", "none.yaml"),
        ("hqd-yrd2023", "study.no-formulas", "hqd-yrd2023"),
        ("nqpf-liliu2024", "study.no-formulas", "nqpf-liliu2024"),
    ],
)
def test_a_framework_that_cannot_be_computed_is_named(with_study: With, name: str, code: str, word: str) -> None:
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(with_study("draws: 1000", f"draws: 1000, frameworks: [{name}]"))
    assert caught.value.code.startswith(code)
    assert word in caught.value.words.zh
