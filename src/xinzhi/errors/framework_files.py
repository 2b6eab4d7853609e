"""Mistakes in a framework file, each with its file, line and key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xinzhi.errors import hint
from xinzhi.errors.frameworks import FrameworkError
from xinzhi.lang import Words

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file, line (0 when not known) and key, such as ``dimensions[0].id``."""

    file: str
    line: int = 0
    key: str = ""

    @property
    def words(self) -> Words:
        """The place in both languages, ready to begin a message."""
        line = Words(f"第 {self.line} 行", f"line {self.line}") if self.line else Words("", "")
        zh = " ".join(part for part in (self.file, line.zh, self.key) if part)
        en = ", ".join(part for part in (self.file, line.en, self.key) if part)
        return Words(f"{zh}：", f"{en}: ")


class FrameworkFileError(FrameworkError):
    """A framework file, or a direction in a study, that cannot be read as written."""

    @classmethod
    def _at(cls, code: str, place: Place, zh: str, en: str) -> FrameworkFileError:
        at = place.words
        return cls(f"frameworks.{code}", zh=at.zh + zh, en=at.en + en)

    @classmethod
    def not_yaml(cls, place: Place, problem: str) -> FrameworkFileError:
        """Report a file that is not YAML, with the line."""
        dash = "sequence entries are not allowed here" in problem
        zh = '负号要加引号：direction: "-"。' if dash else "请改正这一行（注意缩进、冒号后的空格）。"
        en = (
            'A minus needs quotes: direction: "-".' if dash else "Put that line right (indentation, a space after ':')."
        )
        return cls._at("not-yaml", place, f"不是合法的 YAML（{problem}）。{zh}", f"not valid YAML ({problem}). {en}")

    @classmethod
    def unreadable(cls, path: str, problem: Words) -> FrameworkFileError:
        """Report a file that cannot be read as UTF-8 text."""
        return cls._at(
            "unreadable",
            Place(path),
            f"读不了（{problem.zh}）。请检查权限，并存为 UTF-8 编码的文本文件。",
            f"cannot be read ({problem.en}). Check its rights and save it as UTF-8 text.",
        )

    @classmethod
    def empty(cls, path: str) -> FrameworkFileError:
        """Report an empty file."""
        return cls._at(
            "empty",
            Place(path),
            "文件是空的。框架至少要有 id、name 和 dimensions。",
            "the file is empty. A framework has at least id, name and dimensions.",
        )

    @classmethod
    def not_a_mapping(cls, place: Place, found: str, example: str) -> FrameworkFileError:
        """Report a place that should hold keys and holds something else."""
        return cls._at(
            "not-a-mapping",
            place,
            f"这里应为“键: 值”的形式，现在是{_kind(found).zh}。例如 {example}。",
            f"this should hold 'key: value' lines and holds {_kind(found).en}. For example {example}.",
        )

    @classmethod
    def not_a_list(cls, place: Place, found: str) -> FrameworkFileError:
        """Report a place that should hold a list and holds something else."""
        return cls._at(
            "not-a-list",
            place,
            f"这里应为列表（每项以“- ”开头），现在是{_kind(found).zh}。",
            f"this should be a list (each item begins with '- ') and is {_kind(found).en}.",
        )

    @classmethod
    def alias(cls, place: Place) -> FrameworkFileError:
        """Report a YAML alias, which a framework file may not hold."""
        return cls._at(
            "alias",
            place,
            "框架文件不支持 YAML 的引用（*）。请把内容写全。",
            "a framework file holds no YAML aliases (*). Write the content out.",
        )

    @classmethod
    def unknown_key(cls, place: Place, key: str, known: Iterable[str]) -> FrameworkFileError:
        """Report a misspelt key, with the nearest one."""
        guess = hint(key, known)
        return cls._at("unknown-key", place, f"没有“{key}”这个键。{guess.zh}", f"there is no key '{key}'. {guess.en}")

    @classmethod
    def repeated_key(cls, place: Place, key: str) -> FrameworkFileError:
        """Report a key written twice in one mapping."""
        return cls._at(
            "repeated-key", place, f"键“{key}”写了两次。请只留一个。", f"the key '{key}' stands twice. Keep one."
        )

    @classmethod
    def missing_key(cls, place: Place, key: str) -> FrameworkFileError:
        """Report a key that is needed and absent."""
        return cls._at("missing-key", place, f"缺少必填的键“{key}”。请补上。", f"the key '{key}' is needed. Add it.")

    @classmethod
    def bad_value(cls, place: Place, found: object, wanted: Words) -> FrameworkFileError:
        """Report a value of the wrong kind."""
        return cls._at(
            "bad-value",
            place,
            f"写的是 {found!r}，应为{wanted.zh}。",
            f"this says {found!r}; it should be {wanted.en}.",
        )

    @classmethod
    def unknown_choice(cls, place: Place, found: str, known: Iterable[str]) -> FrameworkFileError:
        """Report a value that is not among the choices."""
        guess = hint(found, known)
        return cls._at(
            "unknown-choice", place, f"没有“{found}”这一项。{guess.zh}", f"no such choice: '{found}'. {guess.en}"
        )

    @classmethod
    def repeated_id(cls, place: Place, name: str, first: int) -> FrameworkFileError:
        """Report an id used twice in one framework."""
        return cls._at(
            "repeated-id",
            place,
            f"编号“{name}”已在第 {first} 行用过。框架内每个维度和指标的编号都不能重复，请改一个。",
            f"the id '{name}' is used on line {first} already. Ids are unique: change one.",
        )

    @classmethod
    def negative_weight(cls, place: Place, found: float) -> FrameworkFileError:
        """Report a weight below zero."""
        return cls._at(
            "negative-weight",
            place,
            f'权重 {found:g} 是负数。越小越好的指标请写 direction: "-"，权重不写负号。',
            f"the weight {found:g} is negative. "
            'Where less is better write direction: "-" and keep the weight positive.',
        )

    @classmethod
    def missing_direction(cls, place: Place, indicator: str) -> FrameworkFileError:
        """Report an indicator without the key `direction`."""
        return cls._at(
            "missing-direction",
            place,
            f'指标“{indicator}”没有写方向。请写 "+"、"-"、{{target: 值}} 或 {{interval: [低, 高]}}；'
            "来源没有印出方向的写 null，由研究来定。",
            f'the indicator \'{indicator}\' has no direction. Write "+", "-", {{target: value}} or '
            "{interval: [low, high]}; write null where the source prints none and the study sets it.",
        )

    @classmethod
    def bad_direction(cls, place: Place, found: object) -> FrameworkFileError:
        """Report a direction that is none."""
        return cls._at(
            "bad-direction",
            place,
            f'方向写的是 {found!r}，应为 "+"、"-"、{{target: 值}} 或 {{interval: [低, 高]}}（低小于高）。',
            f'the direction says {found!r}; it should be "+", "-", {{target: value}} or {{interval: [low, high]}} '
            "with low below high.",
        )

    @classmethod
    def two_sided(cls, place: Place, found: object) -> FrameworkFileError:
        """Report a two-sided direction without its target."""
        return cls._at(
            "two-sided",
            place,
            f'{found!r} 是双向（适度）指标，不能当作 "+"。请写 {{target: 值}} 或 {{interval: [低, 高]}}；'
            "来源没有印出目标值的写 null。",
            f'{found!r} is two-sided, which is not "+". Write {{target: value}} or {{interval: [low, high]}}, '
            "or null where the source prints no target.",
        )

    @classmethod
    def unknown_operation(cls, place: Place, found: str, known: Iterable[str]) -> FrameworkFileError:
        """Report a formula that names no known operation."""
        guess = hint(found, known)
        return cls._at(
            "unknown-operation",
            place,
            f"公式里没有“{found}”这种运算。{guess.zh}原样引用一个指标时直接写它的代码。",
            f"there is no operation '{found}'. {guess.en} To take an indicator as printed, write its code alone.",
        )

    @classmethod
    def bad_formula(cls, place: Place, found: object, wanted: Words) -> FrameworkFileError:
        """Report a formula whose operands are not what the operation needs."""
        return cls._at(
            "bad-formula",
            place,
            f"公式写的是 {found!r}，应为{wanted.zh}。",
            f"the formula says {found!r}; it should be {wanted.en}.",
        )


def _kind(found: str) -> Words:
    names = {"list": Words("列表", "a list"), "mapping": Words("“键: 值”", "'key: value' lines")}
    shown = found if len(found) <= LONGEST else f"{found[:LONGEST]}…"
    return names.get(found, Words(f"“{shown}”" if found else "空的", f"'{shown}'" if found else "empty"))
