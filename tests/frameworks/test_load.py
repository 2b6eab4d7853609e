"""A framework file is read as written, and every mistake in it is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinzhi.errors.frameworks import FrameworkError
from xinzhi.frameworks import load_framework

GOOD = """\
id: mine
name: {zh: 我的框架, en: My framework}
dimensions:
  - id: a
    name: 甲
    dimensions:
      - id: b
        name: {zh: 乙, en: B}
        indicators:
          - id: x
            name: {zh: 指标, en: Indicator}
            unit: "%"
            formula: {ratio: [{growth: p}, {share: [q, r]}], times: 100}
            direction: "+"
            weight: 0.4
          - {id: y, name: Y, formula: p, direction: {interval: [1, 2.5]}}
indicators:
  - {id: z, name: Z, direction: null}
"""


def load(folder: Path, text: str) -> FrameworkError:
    file = folder / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FrameworkError) as caught:
        load_framework(file)
    return caught.value


def test_tree_of_any_depth(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(GOOD, encoding="utf-8-sig")
    mine = load_framework(str(file))
    assert [leaf.id for leaf in mine.indicators] == ["x", "y", "z"]
    assert mine.origin == "study"
    assert mine.undirected == ("z",)
    outer = mine.dimension_of("x")
    assert outer
    assert (outer.id, outer.name.en) == ("a", "甲")
    assert mine.dimension_of("z") is None
    assert mine.indicators[0].weight == 0.4
    direction = mine.indicators[1].direction
    assert direction
    assert (direction.kind, direction.low, direction.high) == ("interval", 1.0, 2.5)


LINE = "            weight: 0.4\n"
CASES = [
    ("a name of ours as id", GOOD.replace("{id: y,", "{id: period,"), "bad-value", "第 16 行", "period"),
    ("misspelt key", GOOD.replace("            unit:", "            units:"), "unknown-key", "第 12 行", "“unit”"),
    ("misspelt top key", GOOD.replace("dimensions:\n  - id: a", "dimension:\n  - id: a"), "unknown-key", "第 3 行", "“dimensions”"),
    ("direction missing", GOOD.replace('            direction: "+"\n', ""), "missing-direction", "第 10 行", "“x”"),
    ("repeated id", GOOD.replace("{id: y,", "{id: a,"), "repeated-id", "第 16 行", "第 4 行"),
    ("unknown operation", GOOD.replace("{ratio:", "{ration:"), "unknown-operation", "第 13 行", "“ratio”"),
    ("inner unknown operation", GOOD.replace("{growth:", "{grwoth:"), "unknown-operation", "第 13 行", "“growth”"),
    ("one operand", GOOD.replace("[q, r]", "[q]"), "bad-formula", "第 13 行", "两项"),
    ("no population", GOOD.replace("formula: p", "formula: {per_capita: p}"), "missing-key", "第 16 行", "population"),
    ("times nought", GOOD.replace("times: 100", "times: 0"), "bad-formula", "第 13 行", "times"),
    ("misspelt times", GOOD.replace("times: 100", "tims: 100"), "unknown-key", "第 13 行", "“times”"),
    ("negative weight", GOOD.replace("0.4", "-0.4"), "negative-weight", "第 15 行", "-0.4"),
    ("weight a word", GOOD.replace("0.4", "heavy"), "bad-value", "第 15 行", "heavy"),
    ("weight not finite", GOOD.replace("0.4", ".inf"), "bad-value", "第 15 行", "inf"),
    ("two-sided", GOOD.replace('direction: "+"', "direction: 双向"), "two-sided", "第 14 行", "target"),
    ("direction a word", GOOD.replace('direction: "+"', "direction: up"), "bad-direction", "第 14 行", "'up'"),
    ("interval upside down", GOOD.replace("[1, 2.5]", "[3, 2]"), "bad-direction", "第 16 行", "interval"),
    ("bare minus", GOOD.replace('direction: "+"', "direction: -"), "not-yaml", "第 14 行", '"-"'),
    ("not YAML", GOOD.replace("id: a\n", "id: [a\n"), "not-yaml", "行", "YAML"),
    ("repeated key", GOOD.replace(LINE, LINE + LINE), "repeated-key", "第 16 行", "“weight”"),
    ("empty", "", "empty", "mine.yaml", "空的"),
    ("comments only", "# nothing\n", "empty", "mine.yaml", "空的"),
    ("a list", "- a\n- b\n", "not-a-mapping", "mine.yaml", "列表"),
    ("a word", "hello\n", "not-a-mapping", "mine.yaml", "“hello”"),
    ("no id", GOOD.replace("id: mine\n", ""), "missing-key", "mine.yaml", "“id”"),
    ("no indicators", "id: mine\nname: N\n", "missing-key", "mine.yaml", "“dimensions”"),
    ("dimensions a word", "id: mine\nname: N\ndimensions: many\n", "not-a-list", "第 3 行", "many"),
    ("alias", "id: mine\nname: &n N\nnote: *n\n", "alias", "第 3 行", "*"),
    ("unknown status", "status: ful\n" + GOOD, "unknown-choice", "第 1 行", "“full”"),
    ("work without citation", "origin: work\n" + GOOD, "missing-key", "mine.yaml", "“citation”"),
    ("two documents", GOOD + "---\n" + GOOD, "not-yaml", "行", "YAML"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "place", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_mistakes_are_named(tmp_path: Path, text: str, code: str, place: str, told: str) -> None:
    error = load(tmp_path, text)
    assert error.code == f"frameworks.{code}"
    assert place in error.text("zh")
    assert told in error.text("zh")
    assert "mine.yaml" in error.text("en")


def test_not_utf8(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(GOOD.encode("gb18030"))
    with pytest.raises(FrameworkError) as caught:
        load_framework(file)
    assert caught.value.code == "frameworks.unreadable"
    assert "UTF-8" in caught.value.text("zh")


def test_missing_file_gives_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(FrameworkError) as caught:
        load_framework(tmp_path / "mne.yaml")
    assert caught.value.code == "frameworks.missing-file"
    assert "mine.yaml" in caught.value.text("zh")


def test_an_id_may_look_like_a_truth_value(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(GOOD.replace("id: x", "id: no"), encoding="utf-8")
    assert load_framework(file).indicators[0].id == "no"


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    error = load(tmp_path, "id: m\nname: N\ndimensions: " + "[" * 3000 + "]" * 3000 + "\n")
    assert error.code == "frameworks.not-yaml"
