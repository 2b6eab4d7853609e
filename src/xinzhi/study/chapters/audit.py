"""The chapter that audits the index, in the spirit of the audits of the JRC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.lang import Words
from xinzhi.study.asked_methods import read_settings
from xinzhi.study.auditing import METHODS, audit_step
from xinzhi.study.chapter import Chapter
from xinzhi.study.plan import Step

if TYPE_CHECKING:
    from xinzhi.study.bench import Bench
    from xinzhi.study.reader import Reader
    from xinzhi.study.study import Study

KEYS = {
    "audit": Words(
        "审核章节：覆盖、离群、方向冲突、冗余、信度与结构；可写空 {}，也可调整方法的设定，如 audit/redundancy: {threshold: 0.85}。",
        "Chapter of the audit: coverage, outliers, direction conflicts, redundancy, reliability and structure; may be empty {}, "
        "or hold settings, such as audit/redundancy: {threshold: 0.85}.",
    ),
}


def read(part: Reader) -> dict[str, dict[str, Any]]:
    """Read the chapter: settings by method."""
    return read_settings(part, [f"audit/{name}" for name in METHODS])


def steps(study: Study, bench: Bench) -> list[Step]:
    """Give the one step of the chapter."""
    return [audit_step(study, bench, study.spec.chapters[AUDIT.key])]


AUDIT = Chapter("audit", KEYS, read, steps)
