"""The chapter of explanations: where scores come from, what is lacking, how weights really act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.section import Section
from xinzhi.report.sections.explained.contributions import contributions
from xinzhi.report.sections.explained.obstacles import obstacles
from xinzhi.report.sections.explained.profiles import all_parts, profiles
from xinzhi.report.sections.explained.weights import weights

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def explain(story: Story) -> list[Section]:
    """Give the section, where the study asks for it."""
    if "explain" not in story.run:
        return []
    title = story.say(
        "贡献与障碍：得分从哪来，差在哪里", "Contributions and obstacles: where scores come from, what is lacking"
    )
    blocks = [*contributions(story), *obstacles(story), *weights(story), profiles(story)]
    return [Section(title, blocks, [all_parts(story)])]
