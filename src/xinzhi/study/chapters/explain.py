"""The chapter that explains scores: where they come from, what is lacking, and how weights really act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xinzhi.lang import Words
from xinzhi.study.asked_methods import read_settings
from xinzhi.study.chapter import Chapter
from xinzhi.study.explaining import explain_step
from xinzhi.study.plan import Step

if TYPE_CHECKING:
    from xinzhi.study.bench import Bench
    from xinzhi.study.reader import Reader
    from xinzhi.study.study import Study

METHODS = ("explain/strength",)
KEYS = {
    "explain": Words(
        "解释章节：指标贡献、障碍度、有效权数、优势与短板；可写空 {}，也可调整方法的设定。",
        "Chapter of explanations: contributions, obstacles, effective weights, strengths; may be empty {}, or hold settings.",
    ),
    "explain.groups": Words(
        "与哪一组地区比较优势与短板（分组的名称）；不写则与其余全部地区比较。",
        "Grouping whose members are compared for strengths and weaknesses; all other regions when left out.",
    ),
}


@dataclass(frozen=True, slots=True)
class Explain:
    """What the chapter asks for: settings by method, and the grouping of peers."""

    settings: dict[str, dict[str, Any]]
    groups: str | None = None


def read(part: Reader) -> Explain:
    """Read the chapter."""
    settings = read_settings(part, METHODS, ["groups"])
    return Explain(settings, part.text("groups") if part.get("groups") is not None else None)


def check(study: Study) -> None:
    """Refuse a grouping that there is not."""
    asked = study.spec.chapters[EXPLAIN.key]
    if asked.groups:
        study.grouping(asked.groups)


def steps(study: Study, bench: Bench) -> list[Step]:
    """Give the one step of the chapter."""
    asked = study.spec.chapters[EXPLAIN.key]
    return [explain_step(study, bench, asked.settings, asked.groups)]


EXPLAIN = Chapter("explain", KEYS, read, steps, check)
