"""What is different from last time: cells, definitions, indicators, regions, periods."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xinzhi.evidence.forms.filled import Entry, Filled
from xinzhi.evidence.forms.model import Form
from xinzhi.keys.regions import plain
from xinzhi.lang import Words

KINDS = {
    "item-new": Words("新增指标", "new indicator"),
    "item-gone": Words("去掉的指标", "indicator no longer asked"),
    "definition": Words("定义改变", "definition changed"),
    "unit": Words("单位改变", "unit changed"),
    "name": Words("名称改变", "name changed"),
    "region-new": Words("新增地区", "new region"),
    "region-gone": Words("去掉的地区", "region no longer asked"),
    "region-name": Words("地区名称改变", "region renamed"),
    "period-new": Words("新增时期", "new period"),
    "period-gone": Words("去掉的时期", "period no longer asked"),
    "changed": Words("数改变", "figure changed"),
    "filled": Words("补填", "filled in since"),
    "emptied": Words("变为空白", "emptied"),
    "department": Words("来源部门改变", "department changed"),
    "frequency": Words("更新频率改变", "frequency changed"),
    "filler": Words("填报人改变", "filled in by another"),
    "note": Words("备注改变", "remark changed"),
    "framework": Words("框架改变", "framework changed"),
}
ON_CARDS = ("definition", "unit", "name", "department", "frequency", "filler", "note")
SAID = {"definition", "unit", "name"}  # in the language of the form


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what stood there last time and what stands there now, each with its cell where it has one."""

    kind: str
    item: str = ""
    region: str = ""
    period: str = ""
    old: str = ""
    new: str = ""
    sheet: str = ""
    cell: str = ""

    @property
    def ratio(self) -> float | None:
        """New over old of a changed figure, None where there is none."""
        try:
            old, new = float(self.old), float(self.new)
        except ValueError:
            return None
        return new / old if self.kind == "changed" and old else None

    @property
    def shifted(self) -> bool:
        """Whether the figure is some power of ten of the one before, to one per cent: perhaps in another unit.

        >>> Change("changed", old="2.5", new="25010").shifted, Change("changed", old="2", new="3").shifted
        (True, False)
        """
        if not self.ratio or self.ratio < 0:
            return False
        power = math.log10(self.ratio)
        return abs(power - round(power)) < math.log10(1.01) and round(power) != 0


def compare_forms(new: Filled, old: Filled) -> list[Change]:
    """List what is different in `new` from `old`, by the order of `KINDS`; nothing where nothing is.

    Cells are compared where both forms ask for them, by indicator, region and period, wherever they stand.
    What each says of an indicator is compared as it stands in its sheets, in one language only.
    """
    found = [*_framework(new.form, old.form), *_axes(new.form, old.form), *_cards(new, old), *_rows(new, old)]
    found += _cells(new, old)
    order = list(KINDS)
    return sorted(found, key=lambda change: order.index(change.kind))


def _framework(new: Form, old: Form) -> Iterator[Change]:
    for before, after in ((old.framework, new.framework), (old.edition, new.edition)):
        if before != after:
            yield Change("framework", old=before, new=after)


def _axes(new: Form, old: Form) -> Iterator[Change]:
    names = {form: {item.code: item.name.text(form.lang) for item in form.items} for form in (new, old)}
    yield from _come_and_gone("item", names[new], names[old])
    regions = {form: dict(form.regions) for form in (new, old)}
    yield from _come_and_gone("region", regions[new], regions[old])
    for code, name in new.regions:
        if new.lang == old.lang and plain(regions[old].get(code, name)) != plain(name):
            yield Change("region-name", region=code, old=regions[old][code], new=name)
    periods = {form: {period: period for period in form.periods} for form in (new, old)}
    yield from _come_and_gone("period", periods[new], periods[old])


def _come_and_gone(axis: str, new: dict[str, str], old: dict[str, str]) -> Iterator[Change]:
    for code, name in new.items():
        if code not in old:
            yield _on(axis, f"{axis}-new", code, old="", new=name)
    for code, name in old.items():
        if code not in new:
            yield _on(axis, f"{axis}-gone", code, old=name, new="")


def _on(axis: str, kind: str, code: str, *, old: str, new: str) -> Change:
    return Change(
        kind,
        item=code if axis == "item" else "",
        region=code if axis == "region" else "",
        period=code if axis == "period" else "",
        old=old,
        new=new,
    )


def _cards(new: Filled, old: Filled) -> Iterator[Change]:
    kinds = [kind for kind in ON_CARDS if new.form.lang == old.form.lang or kind not in SAID]
    for code, card in new.cards.items():
        before = old.cards.get(code)
        for kind in kinds if before else []:
            said, was = getattr(card, kind), getattr(before, kind)
            if _differ(said, was):
                yield Change(kind, item=code, old=was, new=said, sheet=card.sheet, cell=card.at.get(kind, ""))


def _rows(new: Filled, old: Filled) -> Iterator[Change]:
    """Compare what rows say beside their figures; what the card of the indicator says already is not said twice."""
    same = new.form.lang == old.form.lang
    for (item, region), line in new.lines.items():
        before = old.lines.get((item, region))
        if before is None:
            continue
        if _differ(line.note, before.note):
            yield Change(
                "note", item, region, old=before.note, new=line.note, sheet=line.sheet, cell=line.at.get("note", "")
            )
        told = item in new.cards and item in old.cards and _differ(new.cards[item].unit, old.cards[item].unit)
        if same and not told and _differ(line.unit, before.unit):
            yield Change(
                "unit", item, region, old=before.unit, new=line.unit, sheet=line.sheet, cell=line.at.get("unit", "")
            )


def _cells(new: Filled, old: Filled) -> Iterator[Change]:
    for key, entry in new.entries.items():
        before = old.entries.get(key)
        if before is None or _same(entry, before):
            continue
        kind = "filled" if before.blank else "emptied" if entry.blank else "changed"
        yield Change(kind, *key, old=said(before), new=said(entry), sheet=entry.sheet, cell=entry.cell)


def _same(one: Entry, other: Entry) -> bool:
    if one.value is not None and other.value is not None:
        return one.value == other.value
    return one.printed == other.printed or (one.blank and other.blank)


def said(entry: Entry) -> str:
    """Give what stands in a cell, a number in its shortest form.

    >>> said(Entry("", "", 12.0, "12.0")), said(Entry("", ""))
    ('12', '')
    """
    if entry.value is None:
        return entry.printed
    text = f"{entry.value:.15g}"
    return text if float(text) == entry.value else repr(entry.value)


def _differ(one: str, other: str) -> bool:
    return plain(one) != plain(other)


def tally(changes: Sequence[Change]) -> dict[str, int]:
    """Count the changes by kind, in the order of `KINDS`; kinds without any are left out."""
    counts = {kind: sum(change.kind == kind for change in changes) for kind in KINDS}
    return {kind: count for kind, count in counts.items() if count}
