"""The catalogue says only what its sources say, and says what it does not know."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

from xinzhi.errors import XinzhiError
from xinzhi.errors.frameworks import FrameworkError
from xinzhi.frameworks import STATUSES, Framework, catalogue, load_framework
from xinzhi.frameworks.catalogue import FOLDER
from xinzhi.frameworks.formula import ConstantPrices, Figure, Formula, operands

GOLD = Path(os.environ.get("XINZHI_GOLD", Path(__file__).parents[2].parent / "shared"))
CARDS = GOLD / "frameworks"
HAN = re.compile(r"[㐀-鿿]")


def by_id(framework: Framework) -> str:
    return framework.id


def test_sorted_by_id_and_named_as_its_file() -> None:
    ids = [framework.id for framework in catalogue()]
    assert ids == sorted(ids) == sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.mark.gold
def test_every_card_is_in_the_catalogue() -> None:
    if not CARDS.is_dir():
        pytest.skip("the folder of framework cards is not there: set XINZHI_GOLD")
    cards = {path.stem.lstrip("_").replace("_", "-") for path in CARDS.glob("*.yaml")}
    assert cards | {"three-lines"} == {framework.id for framework in catalogue()}


@pytest.mark.parametrize("framework", catalogue(), ids=by_id)
def test_indicators_only_under_a_source_with_author_title_and_year(framework: Framework) -> None:
    if framework.indicators:
        assert framework.status == "full"
        assert framework.citation.complete
    else:
        assert framework.status != "full"


@pytest.mark.parametrize("framework", catalogue(), ids=by_id)
def test_both_languages_and_a_source(framework: Framework) -> None:
    assert framework.name.zh
    assert framework.name.en
    assert not HAN.search(framework.name.en), "an English name holds no Chinese"
    assert (
        framework.citation.address
        or framework.citation.read_from
        or framework.origin == "project"
        or ("doi" in framework.citation.publication)
    )
    for name in [node.name for node in framework.dimensions] + [leaf.name for leaf in framework.indicators]:
        assert HAN.search(name.zh), name
        assert not HAN.search(name.en), name


@pytest.mark.parametrize("framework", catalogue(), ids=by_id)
def test_a_circulating_list_has_no_author(framework: Framework) -> None:
    assert (framework.status == "circulating") == framework.name.zh.startswith("流传指标表")
    if framework.status == "circulating":
        assert not framework.citation.author
        assert framework.name.en.startswith("Circulating list")


def test_what_is_not_known_is_said() -> None:
    card = load_framework("hqd-middle-yellow2025")
    assert "作者未读到" in card.citation.words.zh
    assert "not known: author" in card.citation.words.en
    assert "未读原文" in load_framework("nqpf-hanwenlong2024").citation.words.zh


def test_two_sided_is_not_positive_and_translations_are_ours() -> None:
    yrd = load_framework("hqd-yrd2023")
    assert yrd.undirected == ("gdp_growth_synergy",)
    assert [leaf.direction.kind if leaf.direction else None for leaf in yrd.indicators].count("-") == 4
    assert yrd.indicators[0].label("en").endswith("(our translation)")
    assert "本项目所译" not in yrd.indicators[0].label("zh")
    assert "本项目所译" in load_framework("hqd-middle-yellow2025").dimensions[0].label("zh")


@pytest.mark.gold
def test_yangtze_delta_is_the_table_of_its_source() -> None:
    file = CARDS / "hqd_yrd2023.yaml"
    if not file.is_file():
        pytest.skip("the folder of framework cards is not there: set XINZHI_GOLD")
    card = yaml.safe_load(file.read_text(encoding="utf-8"))
    printed = [
        (part["name"], leaf["name"], leaf["direction"]) for part in card["dimensions"] for leaf in part["indicators"]
    ]
    yrd = load_framework("hqd-yrd2023")
    held = []
    for leaf in yrd.indicators:
        dimension = yrd.dimension_of(leaf.id)
        assert dimension
        held.append((dimension.name.zh, leaf.name.zh, leaf.direction.kind if leaf.direction else "±(双向)"))
    assert held == printed
    assert sum(leaf.weight or 0 for leaf in yrd.indicators) == pytest.approx(1, abs=1e-12)


def test_three_lines_holds_no_nominal_level() -> None:
    ours = load_framework("three-lines")
    assert "本项目自拟" in ours.name.zh
    assert "the project's own" in ours.name.en
    assert len(ours.dimensions) == 3
    assert 10 <= len(ours.indicators) <= 13
    assert ours.undirected == ()
    as_printed = [leaf.formula.code for leaf in ours.indicators if isinstance(leaf.formula, Figure)]
    assert as_printed == ["rd_intensity", "urbanization_rate"], "both are rates"
    for leaf in ours.indicators:
        assert leaf.note, leaf.id
        assert leaf.formula
        assert not _bare(leaf.formula, "gdp_current"), leaf.id


def _bare(formula: Formula, code: str) -> bool:
    if isinstance(formula, ConstantPrices):
        return False
    return formula == Figure(code) or any(_bare(part, code) for part in operands(formula))


def test_three_lines_says_its_limits() -> None:
    said = load_framework("three-lines").limits
    zh, en = " ".join(limit.zh for limit in said), " ".join(limit.en for limit in said)
    assert all(word in zh for word in ("二氧化碳", "用电量", "用水总量", "森林覆盖率", "风电和太阳能", "2017", "B 级"))
    assert all(
        word in en for word in ("carbon dioxide", "electricity", "water", "forest", "wind and solar", "2017", "grade B")
    )


def test_unknown_name_gives_the_nearest() -> None:
    with pytest.raises(FrameworkError) as caught:
        load_framework("three-line")
    assert caught.value.code == "frameworks.unknown"
    assert "“three-lines”" in caught.value.text("zh")
    assert "'three-lines'" in caught.value.text("en")


def test_statuses_are_all_explained() -> None:
    assert {framework.status for framework in catalogue()} <= set(STATUSES)
    assert issubclass(FrameworkError, XinzhiError)
