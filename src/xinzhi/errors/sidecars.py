"""What can be wrong with the small file beside a table: each message names the file, the line and the key."""

from __future__ import annotations

from collections.abc import Iterable

from xinzhi.errors import hint
from xinzhi.errors.intake import IntakeError
from xinzhi.lang import Words


class SidecarError(IntakeError):
    """A file beside a table that cannot be followed."""

    @classmethod
    def no_yaml(cls, file: str, line: int) -> SidecarError:
        """Report what is no YAML."""
        where = Words(f" 第 {line} 行", f", line {line}") if line else Words("", "")
        return cls(
            "intake.bad-sidecar",
            zh=f"{file}{where.zh}：不是 UTF-8 的 YAML。请检查缩进、冒号后的空格和引号。",
            en=f"{file}{where.en}: it is no YAML in UTF-8. Look at the indents, the blanks behind colons and the quotes.",
        )

    @classmethod
    def unknown_key(cls, file: str, line: int, key: str, known: Iterable[str]) -> SidecarError:
        """Report a key that there is not."""
        meant = hint(key, known)
        return cls(
            "intake.bad-sidecar",
            zh=f"{file} 第 {line} 行：没有“{key}”这个键。{meant.zh}",
            en=f"{file}, line {line}: there is no key '{key}'. {meant.en}",
        )

    @classmethod
    def bad_value(cls, file: str, line: int, key: str, expected: Words) -> SidecarError:
        """Report a value of the wrong kind."""
        return cls(
            "intake.bad-sidecar",
            zh=f"{file} 第 {line} 行 {key}：应为{expected.zh}。",
            en=f"{file}, line {line}, {key}: it should be {expected.en}.",
        )

    @classmethod
    def not_there(cls, file: str, line: int, key: str, wanted: str, known: Iterable[str]) -> SidecarError:
        """Report a sheet, column or head that the table does not have."""
        meant = hint(wanted, known)
        return cls(
            "intake.bad-sidecar",
            zh=f"{file} 第 {line} 行 {key}：表里没有“{wanted}”。{meant.zh}",
            en=f"{file}, line {line}, {key}: the table has no '{wanted}'. {meant.en}",
        )
