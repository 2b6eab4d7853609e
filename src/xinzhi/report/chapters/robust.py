"""The chapter on certainty: the nominal choices among all variants, what ranks depend on, who can be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.section import Section
from xinzhi.report.sections.robust.by_unit import by_unit
from xinzhi.report.sections.robust.choices import choices
from xinzhi.report.sections.robust.conclusions import conclusions
from xinzhi.report.sections.robust.curve import curve
from xinzhi.report.sections.robust.frameworks import frameworks
from xinzhi.report.sections.robust.noise import noise
from xinzhi.report.sections.robust.units import all_pairs, all_without, units

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def robust(story: Story) -> list[Section]:
    """Give the section on certainty; none where there is but one variant and nothing moves."""
    if len(story.run.study.variants.all) == 1 and not story.run.study.spec.robustness.weight_noise:
        return []
    title = story.say("稳健性：换一种做法，结论变不变", "Robustness: what holds under other choices")
    blocks = [
        *curve(story),
        *choices(story),
        *by_unit(story),
        *units(story),
        *noise(story),
        *frameworks(story),
        conclusions(story),
    ]
    return [Section(title, blocks, [all_pairs(story), all_without(story)])]
