"""Names in the section on the chains: systems, levels, positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.lang import Words
from xinzhi.measures.coupling import LEVELS
from xinzhi.report.sentences import span

if TYPE_CHECKING:
    from xinzhi.report.story import Story

NAME = "coupling/coordination"
POSITIONS = {-1: Words("滞后", "lags"), 0: Words("同步", "in step"), 1: Words("超前", "leads")}


def system_names(story: Story) -> dict[str, str]:
    """Give the names of the systems by their keys, in order; equal names stay apart by their keys."""
    told = story.run[NAME].diagnostics["systems"]
    asked = [one.key for one in story.run.study.spec.chapters["chains"].systems]
    found = {key: told[key][story.lang] for key in asked}
    return {key: name if list(found.values()).count(name) == 1 else f"{name} [{key}]" for key, name in found.items()}


def level_name(story: Story, level: int) -> str:
    """Name a level of the scale of ten; levels of other scales have numbers."""
    if level == 0:
        return "—"
    if ten(story):
        return LEVELS[level - 1].text(story.lang)
    return story.say(f"第 {level} 级", f"level {level}")


def ten(story: Story) -> bool:
    """Whether the scale is the one of ten levels."""
    return story.run.study.spec.chapters["chains"].edges is None


def level_band(story: Story, low: int, high: int) -> str:
    """Give the range of a level, one number where the level stays the same."""
    return str(low) if low == high else span(low, high, story.lang)
