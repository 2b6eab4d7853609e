"""The regional chapter: how far regions are apart, and where the distance lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.section import Section
from xinzhi.report.sections.disparity import disparity
from xinzhi.report.sections.inequality import inequality
from xinzhi.report.sections.summary import DAGUM

if TYPE_CHECKING:
    from xinzhi.report.story import Story

GINI = "disparity/gini"


def regions(story: Story) -> list[Section]:
    """Give the section on disparity: with groups where the study has them."""
    if DAGUM in story.run:
        title = story.say("区域：差距有多大，在哪里", "Regions: how far apart, and where")
        names = story.say("、", ", ").join(story.group_names.values())
        return [Section(title, disparity(story, names))]
    if GINI in story.run:
        return [Section(story.say("区域：差距有多大", "Regions: how far apart"), inequality(story, GINI))]
    return []
