"""Mistakes in a study file, or in what a study asks of its data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xinzhi.errors import XinzhiError, hint
from xinzhi.errors.system import trouble
from xinzhi.lang import Words

ROOM = 8
LONGEST = 80


def some(names: Sequence[str], join: str) -> str:
    """List the first few names."""
    more = f"{join}…" if len(names) > ROOM else ""
    return join.join(names[:ROOM]) + more


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


class StudyError(XinzhiError):
    """A study that cannot be read, planned or run as written."""

    @classmethod
    def missing_file(cls, path: str) -> StudyError:
        """Report a study file that is not there."""
        return cls(
            "study.missing-file",
            zh=f"找不到研究文件 {path}。请检查路径，或用 xinzhi new 新建一个。",
            en=f"There is no study file {path}. Check the path, or make one with xinzhi new.",
        )

    @classmethod
    def not_yaml(cls, path: str, line: int | None, problem: str) -> StudyError:
        """Report a file that is not YAML, with the line."""
        return cls(
            "study.not-yaml",
            zh=f"{path}{f' 第 {line} 行' if line else ''}不是合法的 YAML：{problem}。请改正这一行（注意缩进、冒号后的空格）。",
            en=f"{path}{f', line {line}' if line else ''} is not valid YAML: {problem}. "
            "Put that line right (indentation, a space after a colon).",
        )

    @classmethod
    def not_a_mapping(cls, path: str, where: str) -> StudyError:
        """Report a part of the file that should hold keys and does not."""
        return cls(
            "study.not-a-mapping",
            zh=f"{path}{f' 的 {where} ' if where else ' '}应为“键: 值”的形式。请参照 xinzhi new 生成的文件。",
            en=f"{f'{where} in ' if where else ''}{path} should hold 'key: value' lines. See the file that xinzhi new makes.",
        )

    @classmethod
    def unknown_key(cls, path: str, where: str, key: str, known: Iterable[str]) -> StudyError:
        """Report a misspelt key, with the nearest one."""
        key, guess = _clipped(key), hint(key, known)
        place = where or "最外层"
        return cls(
            "study.unknown-key",
            zh=f"{path}：{place} 没有“{key}”这个键。{guess.zh}",
            en=f"{path}: {where or 'the top level'} has no key '{key}'. {guess.en}",
        )

    @classmethod
    def missing_key(cls, path: str, key: str) -> StudyError:
        """Report a key that is needed and not there."""
        return cls(
            "study.missing-key",
            zh=f"{path} 缺少必填的键“{key}”。请补上。",
            en=f"{path} lacks the key '{key}', which is needed there. Add it.",
        )

    @classmethod
    def bad_value(cls, path: str, key: str, found: object, expected_zh: str, expected_en: str) -> StudyError:
        """Report a value of the wrong kind."""
        shown = _clipped(repr(found))
        return cls(
            "study.bad-value",
            zh=f"{path}：{key} 的值是 {shown}，应为{expected_zh}。",
            en=f"{path}: {key} is {shown}; it should be {expected_en}.",
        )

    @classmethod
    def unknown_choice(cls, path: str, key: str, found: str, known: Iterable[str]) -> StudyError:
        """Report a value that is not among the choices."""
        found, guess = _clipped(found), hint(found, known)
        return cls(
            "study.unknown-choice",
            zh=f"{path}：{key} 写的是“{found}”，没有这一项。{guess.zh}",
            en=f"{path}: {key} says '{found}', which there is not. {guess.en}",
        )

    @classmethod
    def too_few_regions(cls, count: int) -> StudyError:
        """Report fewer than two regions."""
        return cls(
            "study.too-few-regions",
            zh=f"研究范围内只有 {count} 个地区，比较至少需要 2 个。请检查 units 与数据来源。",
            en=f"The study holds {count} region(s); a comparison needs at least 2. Check 'units' and the sources.",
        )

    @classmethod
    def all_missing(cls, what_zh: str, what_en: str, wanted: Sequence[str] = ()) -> StudyError:
        """Report an indicator or a period without a single figure."""
        need_zh = f"它需要：{some(wanted, '、')}。" if wanted else ""
        need_en = f"It needs: {some(wanted, ', ')}. " if wanted else ""
        return cls(
            "study.all-missing",
            zh=f"{what_zh}在研究范围内没有任何数据。{need_zh}请换一个期间，补充数据来源，或从框架中去掉它。",
            en=f"{what_en} has no figure at all in this study. {need_en}"
            "Choose other periods, add a source, or take it out of the framework.",
        )

    @classmethod
    def missing_cells(cls, cells_zh: Sequence[str], cells_en: Sequence[str]) -> StudyError:
        """Report cells that lack a figure."""
        return cls(
            "study.missing-cells",
            zh=f"有 {len(cells_zh)} 个单元缺数，指数不能在缺数上计算：{some(cells_zh, '、')}。"
            "请补充来源，缩短 periods，在 gaps 中写明怎样填补，或从框架中去掉相应指标。",
            en=f"{len(cells_en)} {'cell lacks' if len(cells_en) == 1 else 'cells lack'} a figure, and the index is not computed over gaps: {some(cells_en, ', ')}. "
            "Add a source, shorten 'periods', say under 'gaps' how to fill them, or take the indicator out of the framework.",
        )

    @classmethod
    def no_direction(cls, names: Sequence[str]) -> StudyError:
        """Report indicators whose direction is not printed in their source."""
        return cls(
            "study.no-direction",
            zh=f"以下指标的来源没有印出方向：{some(names, '、')}。请在研究文件的 directions 里逐项写明 + 或 -。",
            en=f"The source prints no direction for: {some(names, ', ')}. State + or - for each under 'directions'.",
        )

    @classmethod
    def ungrouped(cls, grouping: str, regions: Sequence[str]) -> StudyError:
        """Report regions that a grouping leaves out."""
        return cls(
            "study.ungrouped",
            zh=f"分组 {grouping} 不含这些地区：{some(regions, '、')}。请换一个分组，或用 units 限定范围。",
            en=f"The grouping {grouping} leaves out: {some(regions, ', ')}. Choose another, or limit 'units'.",
        )

    @classmethod
    def two_values(cls, key: Words, first: str, second: str) -> StudyError:
        """Report two sources that give one figure different values."""
        return cls(
            "study.two-values",
            zh=f"同一数据 {key.zh} 有两个不同的值：{first}；{second}。请在 vintages 里指定口径，或去掉其中一个来源。",
            en=f"{key.en} has two different values: {first}; {second}. Name a vintage under 'vintages', or drop one source.",
        )

    @classmethod
    def unnamed_vintage(cls, indicator: str, vintages: Sequence[str]) -> StudyError:
        """Report an indicator that two sources hold, one of them without a vintage."""
        return cls(
            "study.unnamed-vintage",
            zh=f"指标 {indicator} 有几种口径：{'、'.join(v or '（未注明）' for v in vintages)}。"
            f"请在研究文件的 vintages 里写明用哪一种，如 {{{indicator}: {vintages[-1]}}}。",
            en=f"{indicator} comes in several vintages: {', '.join(v or '(unnamed)' for v in vintages)}. "
            f"Name one under 'vintages', such as {{{indicator}: {vintages[-1]}}}.",
        )

    @classmethod
    def cannot_combine(cls, reason: Words) -> StudyError:
        """Report nominal choices that do not go together."""
        return cls(
            "study.cannot-combine",
            zh=f"index 中的做法不能合用：{reason.zh}。请换一种标准化方法（如 minmax）或合成方法（如 arithmetic）。",
            en=f"The choices under 'index' do not go together: {reason.en}. "
            "Choose another normalisation (such as minmax) or aggregation (such as arithmetic).",
        )

    @classmethod
    def cannot_write(cls, path: str, error: OSError) -> StudyError:
        """Report an output folder that cannot be written."""
        said = trouble(error)
        return cls(
            "study.cannot-write",
            zh=f"不能写入 {path}：{said.zh}。请换一个文件夹（--out），或检查权限与磁盘空间。已有的结果没有改动。",
            en=f"{path} cannot be written: {said.en}. Choose another folder (--out), or check rights and space. "
            "Results already there are unchanged.",
        )

    @classmethod
    def exists(cls, path: str) -> StudyError:
        """Report a file that would be overwritten."""
        return cls(
            "study.exists",
            zh=f"{path} 已经存在，不会覆盖。请换一个名字，或先移走它。",
            en=f"{path} exists already and is not overwritten. Choose another name, or move it away.",
        )
