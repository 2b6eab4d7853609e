"""Mistakes in a file of corrections."""

from __future__ import annotations

from collections.abc import Iterable

from xinzhi.errors import XinzhiError, hint
from xinzhi.lang import Words


class CorrectionError(XinzhiError):
    """A file of corrections that cannot be applied as it stands."""

    @classmethod
    def unreadable(cls, file: str, problem: Words) -> CorrectionError:
        """Report a file that the system does not hand over, or that is no UTF-8 text."""
        return cls(
            "corrections.unreadable",
            zh=f"读不了改正文件 {file}：{problem.zh}。请检查路径，或重新从 ledger.html 保存。",
            en=f"The corrections in {file} cannot be read: {problem.en}. Check its path, or save it from ledger.html again.",
        )

    @classmethod
    def bad_line(cls, file: str, line: int, problem: Words) -> CorrectionError:
        """Report a line that is no correction."""
        return cls(
            "corrections.bad-line",
            zh=f"{file} 第 {line} 行不是有效的改正：{problem.zh}。请改正或删去这一行。",
            en=f"{file}, line {line} is no valid correction: {problem.en}. Put it right or delete the line.",
        )

    @classmethod
    def unknown_field(cls, file: str, line: int, field: str, known: Iterable[str]) -> CorrectionError:
        """Report a field that claims do not have."""
        guess = hint(field, known)
        return cls(
            "corrections.unknown-field",
            zh=f"{file} 第 {line} 行：没有“{field}”这个字段。{guess.zh}",
            en=f"{file}, line {line}: claims have no field '{field}'. {guess.en}",
        )
