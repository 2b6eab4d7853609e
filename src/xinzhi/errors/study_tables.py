"""Mistakes in what a study asks of tables among its sources, and of their vintages."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors import XinzhiError
from xinzhi.errors.study import StudyError


class StudyTableError(StudyError):
    """Tables, or vintages, that cannot be used as the study asks."""

    @classmethod
    def bad_key(cls, file: str, where: str, error: XinzhiError) -> StudyTableError:
        """Report a unit or period of the study file that cannot be read or used."""
        return cls(error.code, zh=f"{file} 的 {where}：{error.words.zh}", en=f"{file}, {where}: {error.words.en}")

    @classmethod
    def no_tables(cls, file: str, name: str) -> StudyTableError:
        """Report tables that are neither a file nor a folder beside the study."""
        return cls(
            "study.no-tables",
            zh=f"{file}：sources 中 tables 所写的“{name}”不是研究文件夹里的文件或文件夹。请检查路径（相对于研究文件）。",
            en=f"{file}: '{name}', given as tables under 'sources', is neither a file nor a folder beside the study. "
            "Check the path; it starts at the study file.",
        )

    @classmethod
    def own_folder(cls, file: str, name: str) -> StudyTableError:
        """Report the study's own folder given as tables: its documents would be read as tables."""
        return cls(
            "study.own-folder",
            zh=f"{file}：tables 写的“{name}”就是研究所在的文件夹，其中会有简报等输出文件。请把表放进一个单独的文件夹。",
            en=f"{file}: '{name}', given as tables, is the folder of the study itself, where its documents are written. "
            "Put the tables into a folder of their own.",
        )

    @classmethod
    def no_order(cls, file: str, indicator: str, vintages: Sequence[str], rule: str) -> StudyTableError:
        """Report vintages of which nothing tells which was published first."""
        named = [vintage or "''" for vintage in vintages]
        return cls(
            "study.no-vintage-order",
            zh=f"{file}：指标 {indicator} 有几种口径：{'、'.join(named)}，看不出先后，不能按“{rule}”取用。"
            f"请写明用哪一种，如 vintages: {{{indicator}: {named[-1]}}}；或写明先后，如 vintages: {{order: [{', '.join(named)}]}}。",
            en=f"{file}: {indicator} comes in several vintages, {', '.join(named)}, and nothing tells which was published "
            f"first, as '{rule}' needs. Name one, such as vintages: {{{indicator}: {named[-1]}}}, or their order, such as "
            f"vintages: {{order: [{', '.join(named)}]}}.",
        )
