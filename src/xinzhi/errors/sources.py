"""Mistakes in a pack of figures: a file that is missing or damaged, a cell that cannot be used."""

from __future__ import annotations

from collections.abc import Iterable

from xinzhi.errors import XinzhiError, hint
from xinzhi.lang import Words


class SourceError(XinzhiError):
    """A pack that cannot be opened, or a cell in it that cannot be used."""

    @classmethod
    def unknown_pack(cls, name: str, known: Iterable[str]) -> SourceError:
        """Report a name that is neither a built-in pack nor a folder with a pack."""
        guess = hint(name, known)
        return cls(
            "sources.unknown-pack",
            zh=f"“{name}”既不是内置数据包，也不是含有 pack.yaml 的文件夹。{guess.zh}",
            en=f"'{name}' is neither a built-in pack nor a folder with a pack.yaml. {guess.en}",
        )

    @classmethod
    def missing_file(cls, folder: str, file: str) -> SourceError:
        """Report a pack without one of its files."""
        return cls(
            "sources.missing-file",
            zh=f"数据包 {folder} 缺少文件 {file}。请补上，或从内置数据包重新复制整个文件夹。",
            en=f"The pack {folder} has no file {file}. Put it back, or copy the whole folder of the built-in pack again.",
        )

    @classmethod
    def unreadable(cls, file: str, problem: Words) -> SourceError:
        """Report a file that cannot be read, and so has no digest either."""
        return cls(
            "sources.unreadable",
            zh=f"读不了 {file}，无法计算其 SHA-256：{problem.zh}。请检查文件权限，或重新复制该文件。",
            en=f"{file} cannot be read and has no SHA-256: {problem.en}. Check its permissions or copy it again.",
        )

    @classmethod
    def bad_csv(cls, file: str, problem: str) -> SourceError:
        """Report a table that is empty or no CSV."""
        return cls(
            "sources.bad-csv",
            zh=f"{file} 是空的或不合 CSV 格式（{problem}）。请重新复制该文件。",
            en=f"{file} is empty or no valid CSV ({problem}). Copy it again.",
        )

    @classmethod
    def not_utf8(cls, file: str) -> SourceError:
        """Report a file in another encoding."""
        return cls(
            "sources.not-utf8",
            zh=f"{file} 不是 UTF-8 编码。请在表格软件中另存为“CSV UTF-8”。",
            en=f"{file} is not in UTF-8. Save it as 'CSV UTF-8' in your spreadsheet program.",
        )

    @classmethod
    def bad_description(cls, file: str, zh: str, en: str) -> SourceError:
        """Report a pack.yaml that cannot be read or lacks something."""
        return cls(
            "sources.bad-description",
            zh=f"{file}：{zh}。请对照内置数据包 china-provinces 的 pack.yaml 改正。",
            en=f"{file}: {en}. Compare with the pack.yaml of the built-in pack china-provinces.",
        )

    @classmethod
    def missing_column(cls, file: str, column: str, found: Iterable[str]) -> SourceError:
        """Report a table without one of its columns."""
        there = list(found)
        guess = hint(column, there)
        return cls(
            "sources.missing-column",
            zh=f"{file} 缺少列“{column}”。{guess.zh}请在第一行补上列名。",
            en=f"{file} has no column '{column}'. {guess.en} Name it in the first row.",
        )

    @classmethod
    def malformed_row(cls, file: str, line: int, expected: int, found: int) -> SourceError:
        """Report a row with too many or too few cells."""
        return cls(
            "sources.malformed-row",
            zh=f"{file} 第 {line} 行有 {found} 个单元格，应为 {expected} 个。若文字中有逗号，请用英文双引号括起来。",
            en=f"{file}, line {line} has {found} cells instead of {expected}. Put text with commas between double quotes.",
        )

    @classmethod
    def empty_cell(cls, file: str, line: int, column: str) -> SourceError:
        """Report a cell that must not be empty."""
        return cls(
            "sources.empty-cell",
            zh=f"{file} 第 {line} 行“{column}”是空的。缺数请删去整行，其余请补上。",
            en=f"{file}, line {line}: '{column}' is empty. Delete the row where a figure is missing; else fill it in.",
        )

    @classmethod
    def not_a_number(cls, file: str, line: int, column: str, found: str) -> SourceError:
        """Report text, NaN or infinity where a number should stand."""
        return cls(
            "sources.not-a-number",
            zh=f"{file} 第 {line} 行“{column}”是“{found}”，不是一个有限的数。请只写数字，不写千位分隔符和文字；缺数请删去整行。",
            en=f"{file}, line {line}: '{column}' is '{found}', which is no finite number. "
            "Write digits only, without thousands separators or words; delete the row where a figure is missing.",
        )

    @classmethod
    def unknown_name(cls, file: str, line: int, column: str, found: str, known: Iterable[str]) -> SourceError:
        """Report a code that stands nowhere else in the pack, such as a source that is not in sources.csv."""
        guess = hint(found, known)
        return cls(
            f"sources.unknown-{column}",
            zh=f"{file} 第 {line} 行“{column}”是“{found}”，不认得。{guess.zh}",
            en=f"{file}, line {line}: '{column}' is '{found}', which is not known. {guess.en}",
        )

    @classmethod
    def grade_c(cls, file: str, line: int) -> SourceError:
        """Report a figure of grade C, which no pack may hold."""
        return cls(
            "sources.grade-c",
            zh=f"{file} 第 {line} 行为 C 级（来源未核对），数据包不收。请核对来源后改为 A、A2 或 B，或删去该行。",
            en=f"{file}, line {line} is of grade C (source not checked), which no pack holds. "
            "Check the source and give it A, A2 or B, or delete the row.",
        )

    @classmethod
    def twice(cls, file: str, key: str, first: int, second: int) -> SourceError:
        """Report one key that stands on two lines."""
        return cls(
            "sources.twice",
            zh=f"{file}：{key} 在第 {first} 行和第 {second} 行各出现一次。请删去其中一行。",
            en=f"{file}: {key} stands on line {first} and on line {second}. Delete one of them.",
        )
