"""Mistakes in the chapters that look into the index: systems of the chains, framework pieces that there are not."""

from __future__ import annotations

from collections.abc import Iterable

from xinzhi.errors import hint
from xinzhi.errors.study import StudyError
from xinzhi.lang import Words


class ChainsError(StudyError):
    """Chains that the framework or the scores do not allow."""

    @classmethod
    def too_few_systems(cls, file: str, where: str, count: int) -> ChainsError:
        """Report fewer than two systems."""
        return cls(
            "study.too-few-systems",
            zh=f"{file}：{where} 只有 {count} 个系统。耦合协调度至少要两个系统，"
            "如 [innovation, regions]（维度），或 {甲: [指标, …], 乙: [指标, …]}。",
            en=f"{file}: {where} names {count} system(s). Coupling needs two or more, such as [innovation, regions] "
            "(dimensions) or {one: [indicators …], other: [indicators …]}.",
        )

    @classmethod
    def unknown_part(cls, file: str, where: str, name: str, known: Iterable[str]) -> ChainsError:
        """Report a name that is neither a dimension nor an indicator of the framework."""
        guess = hint(name, known)
        return cls(
            "study.unknown-part",
            zh=f"{file}：{where} 中的“{name}”不是框架的维度或指标。{guess.zh}",
            en=f"{file}: '{name}' in {where} is neither a dimension nor an indicator of the framework. {guess.en}",
        )

    @classmethod
    def system_twice(cls, file: str, where: str, name: str) -> ChainsError:
        """Report a system or an indicator that stands twice in one place."""
        return cls(
            "study.system-twice",
            zh=f"{file}：{where} 中的“{name}”写了两次。请只留一个。",
            en=f"{file}: '{name}' stands twice in {where}. Keep one of them.",
        )

    @classmethod
    def no_coupling(cls, file: str, key: str, method: Words) -> ChainsError:
        """Report nominal scores that do not lie between 0 and 1."""
        instead = "minmax" if key == "index.normalise" else "arithmetic"
        return cls(
            "study.no-coupling",
            zh=f"{file}：耦合协调度要求各系统得分在 0 到 1 之间，而基准做法 {key}（{method.zh}）给出的得分超出这个范围。"
            f"请把 {key} 改为 {instead}，或去掉 chains 一章。",
            en=f"{file}: coupling needs scores of the systems from 0 to 1, and the nominal {key} ({method.en}) "
            f"gives others. Set {key} to {instead}, or leave out the chapter 'chains'.",
        )
