"""The vintage of every figure, by the rule that the study names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.errors.study_tables import StudyTableError
from xinzhi.lang import Words
from xinzhi.panel.vintages import FIRST, LATEST, first_published, ordered
from xinzhi.study.reader import Reader

if TYPE_CHECKING:
    from xinzhi.study.spec import StudySpec

RULES = {LATEST: Words("最新口径", "the latest"), FIRST: Words("首次公布", "as first published")}


@dataclass(frozen=True, slots=True)
class Called:
    """What the packs of a study call indicators and vintages; others keep the name that they have in their source."""

    indicators: dict[str, Words] = field(default_factory=dict)
    vintages: dict[str, Words] = field(default_factory=dict)

    @property
    def order(self) -> list[str]:
        """Vintages in the order of publication."""
        return list(self.vintages)

    def indicator(self, code: str) -> Words:
        """Name an indicator."""
        return self.indicators.get(code, Words(code, code))

    def vintage(self, code: str) -> Words:
        """Name a vintage."""
        return self.vintages.get(code, Words(code or "未注明", code or "one without a name"))


@dataclass(frozen=True, slots=True)
class VintageRule:
    """Which vintage is used where an indicator has several.

    Attributes
    ----------
    default
        ``latest``, ``first`` (every figure as first published), or the name of a vintage.
    named
        The same by indicator.
    order
        Vintages from the first published to the latest, where their names do not tell it.
    """

    default: str = LATEST
    named: dict[str, str] | None = None
    order: tuple[str, ...] = ()

    def of(self, indicator: str) -> str:
        """Give the rule of an indicator."""
        return (self.named or {}).get(indicator, self.default)


def asked_vintages(top: Reader) -> VintageRule:
    """Read the key ``vintages``: one rule for all, or rules by indicator, with ``default`` and ``order``."""
    given = top.get("vintages")
    if isinstance(given, str):
        return VintageRule(default=given.strip())
    part = top.part("vintages")
    named = {key: str(value) for key, value in part.given.items() if key not in {"default", "order"}}
    default = part.text("default") if part.get("default") is not None else LATEST
    return VintageRule(default, named, part.texts("order"))


def one_vintage(frame: pl.DataFrame, spec: StudySpec, names: Called) -> tuple[pl.DataFrame, list[Words]]:
    """Keep one vintage of every series, as the study rules; give what was used, for the record.

    Raises
    ------
    StudyError
        When a named vintage or indicator is not there, or the order of vintages cannot be told.
    """
    rule = spec.vintages
    held = dict(frame.group_by("indicator").agg(pl.col("vintage").unique().sort()).iter_rows())
    for indicator in rule.named or {}:
        if indicator not in held:
            raise StudyError.unknown_key(spec.file, "vintages", indicator, sorted(held))
    if rule.default not in RULES and not any(rule.default in found for found in held.values()):
        raise StudyError.unknown_choice(
            spec.file, "vintages", rule.default, [*RULES, *sorted({v for f in held.values() for v in f})]
        )
    parts, notes = [], []
    for indicator in sorted(held):
        part = frame.filter(pl.col("indicator") == indicator)
        kept = _kept(part, indicator, held[indicator], spec, names.order)
        parts.append(kept)
        if len(held[indicator]) > 1:
            notes.append(_used(part, kept, indicator, rule.of(indicator), names))
    return pl.concat(parts) if parts else frame, notes


def _kept(
    part: pl.DataFrame, indicator: str, vintages: list[str], spec: StudySpec, known: Sequence[str]
) -> pl.DataFrame:
    rule = spec.vintages.of(indicator)
    explicit = indicator in (spec.vintages.named or {})
    if rule not in RULES:
        if rule in vintages:
            return part.filter(pl.col("vintage") == rule)
        if explicit:
            raise StudyError.unknown_choice(spec.file, f"vintages.{indicator}", rule, [*RULES, *vintages])
        if len(vintages) == 1:
            return part
        raise StudyError.unnamed_vintage(indicator, vintages)
    if len(vintages) == 1:
        return part
    if "" in vintages and "" not in spec.vintages.order:
        raise StudyError.unnamed_vintage(indicator, vintages)
    order = ordered(vintages, spec.vintages.order) or ordered(vintages, known)
    if order is None:
        raise StudyTableError.no_order(spec.file, indicator, vintages, rule)
    return part.filter(pl.col("vintage") == order[-1]) if rule == LATEST else first_published(part, order)


def _used(part: pl.DataFrame, kept: pl.DataFrame, indicator: str, rule: str, names: Called) -> Words:
    used = kept["vintage"].unique().sort().to_list()
    others = [names.vintage(name) for name in part["vintage"].unique().sort() if name not in used]
    key = ["region", "period"]
    lost = part.select(key).unique().join(kept, on=key, how="anti").height
    said = RULES.get(rule, Words("研究指定", "named in the study"))
    name, called = names.vintage(used[0]), names.indicator(indicator)
    if used == [FIRST] and FIRST not in part["vintage"]:
        name = Words("各数首次公布时的数", "every figure as first published")
    listed = Words("、".join(f"“{other.zh}”" for other in others), ", ".join(f"'{other.en}'" for other in others))
    zh = f"{called.zh}取“{name.zh}”（{said.zh}），来源中另有{listed.zh}"
    en = f"{called.en}: the vintage used is '{name.en}' ({said.en}); the sources also hold {listed.en}"
    if lost:
        zh += f"；有 {lost} 个数只有另外的口径，未混用"
        en += f"; {lost} figures are held in another vintage only and are not mixed in"
    return Words(zh, en)
