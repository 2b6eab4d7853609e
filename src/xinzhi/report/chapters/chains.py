"""The chapter of the chains: how far the systems develop together, and which holds the others back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.section import Section
from xinzhi.report.sections.chains.degrees import degrees
from xinzhi.report.sections.chains.in_time import in_time
from xinzhi.report.sections.chains.told import NAME
from xinzhi.report.sections.chains.types import all_degrees, types

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def chains(story: Story) -> list[Section]:
    """Give the section on coupling, where the study asks for it."""
    if NAME not in story.run:
        return []
    title = story.say("链条：是否同步，哪一链滞后", "The chains: in step or not, and which one lags")
    return [Section(title, [*degrees(story), types(story), *in_time(story)], [all_degrees(story)])]
