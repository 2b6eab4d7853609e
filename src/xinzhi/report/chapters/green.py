"""The green chapter: efficiency, productivity over time, and what moves pressure on the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.section import Section
from xinzhi.report.sections.green import common
from xinzhi.report.sections.green.decoupling import decoupling
from xinzhi.report.sections.green.drivers import drivers
from xinzhi.report.sections.green.efficiency import efficiency
from xinzhi.report.sections.green.productivity import productivity
from xinzhi.report.sections.green.workbook import efficiency_tables, productivity_tables

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def green(story: Story) -> list[Section]:
    """Give one section each on efficiency, productivity, decoupling and drivers, where the study has them."""
    found = []
    if step := common.first_of(story, "inputs and outputs to efficiency"):
        title = story.say("效率：谁在前沿，差在哪里", "Efficiency: who is on the frontier, and what the others lack")
        found.append(Section(title, efficiency(story, step, story.tiles), efficiency_tables(story, step)))
    if step := common.first_of(story, "panel of inputs and outputs to productivity"):
        title = story.say("生产率：逐年的变化从哪里来", "Productivity: how it changed, and in which part")
        found.append(Section(title, productivity(story, step), productivity_tables(story, step)))
    if blocks := decoupling(story):
        title = story.say("脱钩：环境压力是否随增长而增长", "Decoupling: whether pressure moves with growth")
        found.append(Section(title, blocks))
    if blocks := drivers(story):
        title = story.say("环境压力的变化：各因素的份额", "Change of pressure: the share of each factor")
        found.append(Section(title, blocks))
    return found
