"""The chapter of gaps: coverage, what was filled or continued, and what the study made of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.section import Section
from xinzhi.report.sections.gaps.coverage import coverage, grid
from xinzhi.report.sections.gaps.filled import fills
from xinzhi.report.sections.gaps.made import made
from xinzhi.report.sections.gaps.varied import varied
from xinzhi.report.sections.gaps.workbook import all_filled, all_varied

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def gaps(story: Story) -> list[Section]:
    """Give the section, where coverage is low, or something was filled, continued or made."""
    blocks = [*coverage(story), *grid(story), *fills(story), *made(story), *varied(story)]
    if not blocks:
        return []
    title = story.say("数据的缺口与推算", "Gaps, and figures derived")
    return [Section(title, blocks, [*all_filled(story), *all_varied(story)])]
