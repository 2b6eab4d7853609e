"""Mistakes met by methods: an unknown name, a wrong setting, data a method cannot take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from xinzhi.errors import XinzhiError, hint
from xinzhi.lang import Words

Fault = Literal["missing", "infinite", "negative", "nonpositive"]
Positions = Sequence[int] | Sequence[tuple[int, int]]

_FAULTS: dict[Fault, Words] = {
    "missing": Words("缺失值", "missing values"),
    "infinite": Words("无穷值", "infinite values"),
    "negative": Words("负值", "negative values"),
    "nonpositive": Words("零或负值", "zero or negative values"),
}
_REMEDIES: dict[Fault, Words] = {
    "missing": Words("请先补齐或去掉这些位置。", "Fill these positions or leave them out first."),
    "infinite": Words("请检查产生它的除法或对数。", "Check the division or logarithm that made them."),
    "negative": Words("该方法只接受非负值。", "The method takes values of zero and above only."),
    "nonpositive": Words(
        "该方法只接受正值；可用下限大于 0 的归一化（如 minmax 的 lower: 0.01）。",
        "The method takes values above zero only; normalise to a lower bound above 0 (minmax with lower: 0.01).",
    ),
}
_SHOWN = 8


class MeasureError(XinzhiError):
    """A method was asked by a wrong name, with a wrong setting, or given data it cannot take.

    Attributes
    ----------
    rows, columns
        Array positions at fault, counted from 0; empty where the mistake is not at a position.
    """

    def __init__(self, code: str, *, zh: str, en: str, rows: Iterable[int] = (), columns: Iterable[int] = ()) -> None:
        super().__init__(code, zh=zh, en=en)
        self.rows = tuple(int(i) for i in rows)
        self.columns = tuple(int(i) for i in columns)

    def __reduce__(self) -> tuple[object, ...]:
        return (*super().__reduce__(), {"rows": self.rows, "columns": self.columns})

    @classmethod
    def unknown_kind(cls, kind: str, known: Iterable[str]) -> MeasureError:
        """No methods of this kind exist."""
        meant = hint(kind, known)
        return cls(
            "measures.unknown-kind",
            zh=f"没有“{kind}”这一类方法。{meant.zh}",
            en=f"There is no kind of method called '{kind}'. {meant.en}",
        )

    @classmethod
    def unknown_method(cls, kind: str, name: str, known: Iterable[str]) -> MeasureError:
        """The kind has no method of this name."""
        meant = hint(name, known)
        return cls(
            "measures.unknown-method",
            zh=f"“{kind}”类中没有方法“{name}”。{meant.zh}",
            en=f"There is no {kind} method called '{name}'. {meant.en}",
        )

    @classmethod
    def method_twice(cls, method: str, modules: Sequence[str]) -> MeasureError:
        """Two modules registered a method under one name."""
        return cls(
            "measures.method-twice",
            zh=f"方法“{method}”被两个模块登记：{'、'.join(modules)}。请给其中一个改名，或卸载其中一个。",
            en=f"The method '{method}' is registered by two modules: {', '.join(modules)}. "
            "Rename one of them, or uninstall one.",
        )

    @classmethod
    def broken_extension(cls, name: str, target: str, reason: str) -> MeasureError:
        """A method of an installed third-party package cannot be loaded."""
        return cls(
            "measures.broken-extension",
            zh=f"扩展方法“{name}”（{target}）无法载入：{reason}。请更新或卸载提供它的软件包。",
            en=f"The extension method '{name}' ({target}) cannot be loaded: {reason}. "
            "Update or uninstall the package that brings it.",
        )

    @classmethod
    def unknown_setting(cls, method: str, name: str, known: Iterable[str]) -> MeasureError:
        """The method has no setting of this name."""
        meant = hint(name, known)
        return cls(
            "measures.unknown-setting",
            zh=f"方法“{method}”没有设置项“{name}”。{meant.zh}",
            en=f"The method '{method}' has no setting '{name}'. {meant.en}",
        )

    @classmethod
    def missing_setting(cls, method: str, name: str) -> MeasureError:
        """A setting without a default was not given."""
        return cls(
            "measures.missing-setting",
            zh=f"方法“{method}”需要设置项“{name}”，它没有默认值。请写明。",
            en=f"The method '{method}' needs the setting '{name}', which has no default. Give it.",
        )

    @classmethod
    def bad_setting(cls, method: str, name: str, value: object, expected: Words) -> MeasureError:
        """A setting has a value of the wrong type, outside its choices or outside its range."""
        return cls(
            "measures.bad-setting",
            zh=f"方法“{method}”的设置项“{name}”写成了 {value!r}；应为{expected.zh}。",
            en=f"The setting '{name}' of the method '{method}' is {value!r}; it must be {expected.en}.",
        )

    @classmethod
    def not_numbers(cls, name: str) -> MeasureError:
        """An argument holds something that is not a number."""
        return cls(
            "measures.not-numbers",
            zh=f"参数 {name} 中有不是数字的内容。请先把文字转为数值，空缺写作 NaN。",
            en=f"The argument {name} holds something that is not a number. Turn text into numbers, gaps into NaN.",
        )

    @classmethod
    def wrong_values(cls, name: str, expected: Words) -> MeasureError:
        """An argument holds numbers of another kind than the method works on."""
        return cls(
            "measures.wrong-values",
            zh=f"参数 {name} 的取值不对；应为{expected.zh}。",
            en=f"The argument {name} holds values of the wrong kind; they must be {expected.en}.",
        )

    @classmethod
    def wrong_shape(cls, name: str, shape: tuple[int, ...], expected: Words) -> MeasureError:
        """An array has the wrong number of axes, or nothing in it."""
        return cls(
            "measures.wrong-shape",
            zh=f"参数 {name} 的形状是 {shape}；应为{expected.zh}。",
            en=f"The argument {name} has the shape {shape}; it must be {expected.en}.",
        )

    @classmethod
    def wrong_length(cls, name: str, length: int, other: str, expected: int) -> MeasureError:
        """Two arguments that belong together have different lengths."""
        return cls(
            "measures.wrong-length",
            zh=f"参数 {name} 有 {length} 个值，而 {other} 有 {expected} 个；两者必须一一对应。",
            en=f"The argument {name} has {length} values and {other} has {expected}; they must match one to one.",
        )

    @classmethod
    def bad_values(cls, fault: Fault, name: str, positions: Positions) -> MeasureError:
        """An array holds values the method cannot take, at these positions (rows, or rows and columns)."""
        pairs = [p for p in positions if isinstance(p, tuple)]
        words, remedy, at = _FAULTS[fault], _REMEDIES[fault], listed(positions)
        return cls(
            f"measures.{fault}-values",
            zh=f"参数 {name} 中有{words.zh}，位置（从 0 数）：{at.zh}。{remedy.zh}",
            en=f"The argument {name} has {words.en} at positions (counted from 0) {at.en}. {remedy.en}",
            rows=sorted({p[0] if isinstance(p, tuple) else p for p in positions}),
            columns=sorted({p[1] for p in pairs}),
        )

    @classmethod
    def constant_columns(cls, name: str, columns: Sequence[int]) -> MeasureError:
        """Columns have the same value in every row, so that they cannot be normalised."""
        at = listed(columns)
        return cls(
            "measures.constant-columns",
            zh=f"参数 {name} 的这些列各行数值相同，无法归一化（列号从 0 数）：{at.zh}。请去掉这些指标，或扩大样本。",
            en=f"These columns of {name} have one value in all rows and cannot be normalised (counted from 0): "
            f"{at.en}. Leave these indicators out, or take a larger sample.",
            columns=columns,
        )

    @classmethod
    def empty_columns(cls, name: str, columns: Sequence[int]) -> MeasureError:
        """Columns have no figure at all."""
        at = listed(columns)
        return cls(
            "measures.empty-columns",
            zh=f"参数 {name} 的这些列全部缺失（列号从 0 数）：{at.zh}。请去掉这些指标，或补充数据。",
            en=f"These columns of {name} are missing in all rows (counted from 0): {at.en}. "
            "Leave these indicators out, or add figures.",
            columns=columns,
        )

    @classmethod
    def all_constant(cls, columns: int) -> MeasureError:
        """No indicator differs between rows, so that no weights follow from the data."""
        return cls(
            "measures.all-constant",
            zh="所有指标在各行之间都没有差异，数据不能给出权重。请检查取数范围，或改用等权法 equal。",
            en="No indicator differs between the rows: no weights follow from the data. "
            "Check which rows were taken, or use the method equal.",
            columns=range(columns),
        )

    @classmethod
    def all_zero(cls, name: str) -> MeasureError:
        """Every value is zero, so that shares and relative differences do not exist."""
        return cls(
            "measures.all-zero",
            zh=f"参数 {name} 的值全部为 0，比重与相对差距不存在。请检查取数范围与单位。",
            en=f"All values of {name} are 0: shares and relative differences do not exist. "
            "Check which rows were taken and their unit.",
        )

    @classmethod
    def unranked_units(cls, units: Sequence[int]) -> MeasureError:
        """Units have a nominal rank and no rank in any draw."""
        at = listed(units)
        return cls(
            "measures.unranked-units",
            zh=f"这些单位有基准位次，但在任何一次抽取中都没有位次（从 0 数）：{at.zh}。请检查抽取结果中的缺失值。",
            en=f"These units have a nominal rank and no rank in any draw (counted from 0): {at.en}. "
            "Check the missing values in the draws.",
            rows=units,
        )


def listed(positions: Positions) -> Words:
    """Give positions as a list in words, cut where it is long, with their number."""
    shown = [f"({p[0]}, {p[1]})" if isinstance(p, tuple) else str(p) for p in positions[:_SHOWN]]
    rest = len(positions) - _SHOWN
    return Words(
        "、".join(shown) + (f" 等共 {len(positions)} 处" if rest > 0 else ""),
        ", ".join(shown) + (f" and {rest} more" if rest > 0 else ""),
    )
