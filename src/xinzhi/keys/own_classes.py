"""Classes that a user gives, in a csv with one code a row: code, mark, class, source, and tier where there is one."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import cast

from xinzhi.errors.keys import KeysError
from xinzhi.keys.industries import bare, industries
from xinzhi.keys.official_class import Mark, Member, OfficialClass
from xinzhi.lang import Words

NEEDED = ("code", "mark", "class", "source")
MARKS = {"": "whole", "whole": "whole", "全部": "whole", "*": "part", "part": "part", "部分": "part"}
TIERS = {"": "emerging", "emerging": "emerging", "新兴": "emerging", "future": "future", "未来": "future"}
NOTE = Words("由使用者给出。", "Given by the user.")


def read_classes(path: Path) -> dict[str, OfficialClass]:
    """Read the classes in a csv in UTF-8, by their names.

    Each row needs a code of GB/T 4754-2017, its class and its source. A mark is empty or ``whole`` (全部) where the
    industry belongs in full, ``*`` or ``part`` (部分) where a part of it does. The column tier is ``emerging`` (新兴),
    which it is when left out, or ``future`` (未来).

    Raises
    ------
    KeysError
        Naming the first row that is wrong, and how.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            lacking = [name for name in NEEDED if name not in (reader.fieldnames or ())]
            rows = [{name: (row.get(name) or "").strip() for name in (*NEEDED, "tier")} for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error):
        raise KeysError.no_classes(path.name, "不是可以读取的 UTF-8 csv 文件", "it is no csv in UTF-8") from None
    if lacking or not rows:
        wanted = ", ".join(NEEDED)
        raise KeysError.no_classes(path.name, f"应有列 {wanted} 和至少一行", f"it needs the columns {wanted} and a row")
    found: dict[str, OfficialClass] = {}
    for line, row in enumerate(rows, start=2):
        if wrong := _wrong(row, found):
            raise KeysError.no_classes(path.name, f"第 {line} 行{wrong.zh}", f"in line {line} {wrong.en}")
        own = found.setdefault(row["class"], _empty(row))
        own.members[bare(row["code"])] = Member(bare(row["code"]), cast("Mark", MARKS[row["mark"]]), ())
    return found


def _wrong(row: dict[str, str], found: dict[str, OfficialClass]) -> Words | None:
    held = found.get(row["class"])
    if not row["class"] or not row["source"]:
        return Words("缺 class 或 source", "class or source is empty")
    if bare(row["code"]) not in industries():
        return Words(
            f"的代码“{row['code']}”不在 GB/T 4754-2017 中", f"the code '{row['code']}' is not in GB/T 4754-2017"
        )
    if row["mark"] not in MARKS:
        return Words(f"的 mark 是“{row['mark']}”，应为空或 *", f"mark is '{row['mark']}'; it should be empty or *")
    if row["tier"] not in TIERS or (held and held.tier != TIERS[row["tier"]]):
        return Words(
            f"的 tier 是“{row['tier']}”，应为新兴或未来，同一类前后一致",
            f"tier is '{row['tier']}'; it should be emerging or future, the same for all rows of a class",
        )
    if held and bare(row["code"]) in held.members:
        return Words(f"的代码“{row['code']}”在该类中已有", f"the code '{row['code']}' is in that class already")
    return None


def _empty(row: dict[str, str]) -> OfficialClass:
    title = Words(row["class"], row["class"])
    return OfficialClass(
        row["class"], title, "", 0, Words("", ""), TIERS[row["tier"]], "one", row["source"], NOTE, {}, {}
    )
