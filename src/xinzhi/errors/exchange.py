"""Mistakes in files of other programs for efficiency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xinzhi.errors import XinzhiError, hint


class ExchangeError(XinzhiError):
    """A file of DEAP, MaxDEA or Stata that cannot be read, or figures one of them cannot hold."""

    @classmethod
    def no_place_for_bad(cls, program: str, names: Sequence[str]) -> ExchangeError:
        """Report bad outputs for a program that has none."""
        return cls(
            "exchange.no-place-for-bad",
            zh=f"{program} 不含非期望产出，无法写出：{'、'.join(names)}。请去掉它们，或改用 MaxDEA、Stata 的格式。",
            en=f"{program} has no place for bad outputs: {', '.join(names)}. Leave them out, or write for MaxDEA or Stata.",
        )

    @classmethod
    def short(cls, file: str, found: int, needed: int) -> ExchangeError:
        """Report an instruction file with too few lines."""
        return cls(
            "exchange.short",
            zh=f"{file} 只有 {found} 行，DEAP 的指令文件应有 {needed} 行。请核对是否选对了文件。",
            en=f"{file} has {found} lines; an instruction file of DEAP has {needed}. Check that it is the right file.",
        )

    @classmethod
    def other_size(cls, file: str, rows: int, columns: int) -> ExchangeError:
        """Report a data file of another size than its instruction file says."""
        return cls(
            "exchange.other-size",
            zh=f"{file} 的行列数与指令文件不符；应为 {rows} 行，每行 {columns} 个数。请核对单元、时期和变量的个数。",
            en=f"{file} is not of the size that the instruction file says: {rows} rows of {columns} numbers. "
            "Check the numbers of units, periods and variables.",
        )

    @classmethod
    def no_column(cls, file: str, column: str, known: Iterable[str]) -> ExchangeError:
        """Report a column that is not there."""
        meant = hint(column, known)
        return cls(
            "exchange.no-column",
            zh=f"{file} 没有“{column}”这一列。{meant.zh}",
            en=f"{file} has no column '{column}'. {meant.en}",
        )

    @classmethod
    def no_roles(cls, file: str) -> ExchangeError:
        """Report a sheet that does not say which columns are inputs and outputs."""
        return cls(
            "exchange.no-roles",
            zh=f"{file} 没有写明哪些列是投入、哪些是产出。请给出 inputs、outputs（及 bad），或加一张 Definition 工作表。",
            en=f"{file} does not say which columns are inputs and which outputs. Give inputs, outputs (and bad), or add a "
            "sheet Definition.",
        )

    @classmethod
    def no_scores(cls, file: str) -> ExchangeError:
        """Report an output file without a summary of scores."""
        return cls(
            "exchange.no-scores",
            zh=f"{file} 中没有 DEAP 的效率汇总（EFFICIENCY SUMMARY）或 Malmquist 汇总。请给出 DEAP 的输出文件（-out.txt）；"
            "其他程序的结果表请用 read_scores 读。",
            en=f"{file} has no efficiency summary of DEAP, nor one of Malmquist indices. Give the output file of DEAP "
            "(-out.txt); tables of other programs are read with read_scores.",
        )

    @classmethod
    def no_measure(cls, file: str, measure: str, known: Sequence[str]) -> ExchangeError:
        """Report a measure that is not printed, or none chosen among several."""
        meant = hint(measure, known)
        return cls(
            "exchange.no-measure",
            zh=f"{file} 印有这些指标：{'、'.join(known)}；请用 measure 指明其中一个"
            + (f"，没有“{measure}”。{meant.zh}" if measure else "。"),
            en=f"{file} has the measures {', '.join(known)}; name one of them as measure"
            + (f", there is no '{measure}'. {meant.en}" if measure else "."),
        )

    @classmethod
    def no_unit_known(cls, file: str, found: Sequence[str], ours: Sequence[str]) -> ExchangeError:
        """Report scores of units none of which is ours."""
        return cls(
            "exchange.no-unit-known",
            zh=f"{file} 的单元（{'、'.join(found[:5])}…）与我们的单元（{'、'.join(ours[:5])}…）没有一个同名。请核对名称与时期的写法。",
            en=f"Not one unit and period of {file} ({', '.join(found[:5])}, …) is among ours ({', '.join(ours[:5])}, …). "
            "Check how names and periods are written.",
        )

    @classmethod
    def not_a_number(cls, file: str, place: str, found: str) -> ExchangeError:
        """Report a cell that is no number."""
        return cls(
            "exchange.not-a-number",
            zh=f"{file} 第 {place} 处写的是“{found}”，不是数字。请补上或改正。",
            en=f"{file} has '{found}' at {place}, which is no number. Fill it in or put it right.",
        )

    @classmethod
    def twice(cls, file: str, unit: str, period: str) -> ExchangeError:
        """Report a unit and period that stands twice."""
        return cls(
            "exchange.twice",
            zh=f"{file} 中 {unit} {period} 出现两次。请删去一行。",
            en=f"{file} has {unit} {period} twice. Take one row out.",
        )

    @classmethod
    def unbalanced(cls, file: str, lost: Sequence[tuple[str, str]]) -> ExchangeError:
        """Report units that lack a period."""
        shown = [f"{unit} {period}" for unit, period in lost[:8]]
        more = "…" if len(lost) > 8 else ""
        return cls(
            "exchange.unbalanced",
            zh=f"{file} 缺 {len(lost)} 行：{'、'.join(shown)}{more}。各单元须有相同的时期，请补齐或去掉这些单元。",
            en=f"{file} lacks {len(lost)} {'row' if len(lost) == 1 else 'rows'}: {', '.join(shown)}{more}. Units need the same periods: add them, or leave these units out.",
        )
