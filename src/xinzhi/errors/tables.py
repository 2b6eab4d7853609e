"""Mistakes in a table that a user gives as a source."""

from __future__ import annotations

from collections.abc import Iterable

from xinzhi.errors import XinzhiError, hint
from xinzhi.lang import Words

NEEDED_ZH = "地区、年份、指标、数值、单位"
NEEDED_EN = "region, period, indicator, value, unit"


class TableError(XinzhiError):
    """A table that cannot be read, or a cell in it that cannot be used."""

    @classmethod
    def unknown_source(cls, name: str, packs: Iterable[str]) -> TableError:
        """Report a source that is neither a pack nor a file."""
        guess = hint(name, packs)
        return cls(
            "tables.unknown-source",
            zh=f"来源“{name}”既不是内置数据包，也不是研究文件夹里的文件或文件夹。内置数据包：{guess.zh}",
            en=f"The source '{name}' is neither a built-in pack nor a file or folder beside the study. Packs: {guess.en}",
        )

    @classmethod
    def unreadable(cls, file: str, problem: Words) -> TableError:
        """Report a file that cannot be opened or is damaged."""
        return cls(
            "tables.unreadable",
            zh=f"读不了 {file}：{problem.zh}。请重新导出为 csv（UTF-8）或 xlsx 后再试。",
            en=f"{file} cannot be read: {problem.en}. Export it again as csv (UTF-8) or xlsx.",
        )

    @classmethod
    def empty(cls, file: str) -> TableError:
        """Report a file without a single figure."""
        return cls(
            "tables.empty",
            zh=f"{file} 里没有数据行。第一行应为列名（{NEEDED_ZH}），下面每行一个数；由公式得出的数，请先在表格软件中打开并保存一次。",
            en=f"{file} holds no figures. Its first row should name the columns ({NEEDED_EN}), then one figure a row. "
            "Where figures come from formulas, open the file in a spreadsheet program and save it once.",
        )

    @classmethod
    def missing_column(cls, file: str, column_zh: str, column_en: str, found: Iterable[str]) -> TableError:
        """Report a table without one of the columns needed."""
        there = list(found)
        return cls(
            "tables.missing-column",
            zh=f"{file} 缺少“{column_zh}”列；现有的列是：{'、'.join(there) or '无'}。需要的列：{NEEDED_ZH}。",
            en=f"{file} has no column '{column_en}'; it has: {', '.join(there) or 'none'}. Needed: {NEEDED_EN}.",
        )

    @classmethod
    def two_columns(cls, file: str, first: str, second: str) -> TableError:
        """Report two columns that stand for the same thing."""
        return cls(
            "tables.two-columns",
            zh=f"{file} 有两列含义相同：“{first}”和“{second}”。请只留一列，或给另一列换个名字。",
            en=f"{file} has two columns for one thing: '{first}' and '{second}'. Keep one, or give the other another name.",
        )

    @classmethod
    def bad_csv(cls, file: str, line: int) -> TableError:
        """Report a csv whose quotes do not match or one of whose cells has no end."""
        return cls(
            "tables.bad-csv",
            zh=f"{file} 第 {line} 行不合 CSV 格式，多半是引号没有成对。请改正，或重新导出。",
            en=f"{file}, line {line} is no valid CSV, most likely for a quote without its pair. Put it right or export again.",
        )

    @classmethod
    def too_many_cells(cls, file: str, place: Words, expected: int) -> TableError:
        """Report a row that is longer than the heads, as a number with an unquoted thousands comma makes it."""
        return cls(
            "tables.too-many-cells",
            zh=f"{file} {place.zh}：单元格多于列名（{expected} 个）。数中的千位分隔符请去掉，或把该单元格用英文双引号括起来。",
            en=f"{file}, {place.en}: there are more cells than heads ({expected}). "
            "Take thousands commas out of the numbers, or put the cell between double quotes.",
        )

    @classmethod
    def unknown_status(cls, file: str, place: Words, found: str, known: Iterable[str]) -> TableError:
        """Report a status that is none of those a figure may have."""
        guess = hint(found, known)
        return cls(
            "tables.unknown-status",
            zh=f"{file} {place.zh}：状态是“{found}”，不认得。{guess.zh}",
            en=f"{file}, {place.en}: the status is '{found}', which is not known. {guess.en}",
        )

    @classmethod
    def not_a_number(cls, file: str, place: Words, found: str) -> TableError:
        """Report text, NaN or infinity where a number should stand."""
        return cls(
            "tables.not-a-number",
            zh=f"{file} {place.zh}：数值列里是“{found}”，不是一个有限的数。缺数请留空，说明文字和注记请移到别的列；逗号只用于分隔千位。",
            en=f"{file}, {place.en}: the value column holds '{found}', which is no finite number. "
            "Leave a missing figure empty, move remarks to another column, and use commas between thousands only.",
        )

    @classmethod
    def bad_period(cls, file: str, place: Words, found: str) -> TableError:
        """Report a period that is not a year."""
        return cls(
            "tables.bad-period",
            zh=f"{file} {place.zh}：年份是“{found}”，应为 1900 到 2100 之间的四位年份，如 2023 或 2023年。",
            en=f"{file}, {place.en}: the period is '{found}'; it should be a year from 1900 to 2100, such as 2023.",
        )

    @classmethod
    def bad_region(cls, file: str, place: Words, problem: XinzhiError) -> TableError:
        """Report a region name that fits no code, or more than one."""
        return cls(
            "tables.bad-region",
            zh=f"{file} {place.zh}：{problem.words.zh}",
            en=f"{file}, {place.en}: {problem.words.en}",
        )

    @classmethod
    def empty_cell(cls, file: str, place: Words, column_zh: str, column_en: str) -> TableError:
        """Report a row without its key."""
        return cls(
            "tables.empty-cell",
            zh=f"{file} {place.zh}：“{column_zh}”是空的。请补上。",
            en=f"{file}, {place.en}: '{column_en}' is empty. Fill it in.",
        )

    @classmethod
    def two_values(cls, file: str, key: Words, first: Words, second: Words) -> TableError:
        """Report one key that stands twice with different values."""
        return cls(
            "tables.two-values",
            zh=f"{file}：{key.zh} 出现两次而数值不同（{first.zh}；{second.zh}）。请删去错的一行，或用“口径”列区分。",
            en=f"{file}: {key.en} stands twice with different values ({first.en}; {second.en}). "
            "Delete the wrong row, or tell them apart in a 'vintage' column.",
        )
