"""The heads of a form in both languages; a form is written with them and known by them when it comes back."""

from __future__ import annotations

from functools import cache

from xinzhi.keys.regions import plain
from xinzhi.lang import Words

MACHINE = "_xinzhi"  # the sheet that tells a form from other workbooks; it is not shown
HEADS = {
    "item": Words("指标代码", "Indicator code"),
    "group": Words("维度", "Dimension"),
    "name": Words("指标", "Indicator"),
    "definition": Words("定义", "Definition"),
    "unit": Words("单位", "Unit"),
    "department": Words("来源部门", "Department"),
    "frequency": Words("更新频率", "Frequency"),
    "filler": Words("填报人", "Filled in by"),
    "note": Words("备注", "Remarks"),
    "used": Words("用于", "Used for"),
    "code": Words("地区代码", "Region code"),
    "region": Words("地区", "Region"),
}
BEFORE, AFTER = ("name", "unit", "region"), ("note", "item", "code")  # what stands beside the figures of a row
CARD = ("group", "name", "definition", "unit", "department", "frequency", "filler", "note", "used", "item")


@cache
def meaning() -> dict[str, str]:
    """Give what a head stands for, by its plain text in either language."""
    return {plain(text): name for name, words in HEADS.items() for text in (words.zh, words.en)}
