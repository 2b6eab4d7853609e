"""The chapter of the audit: whether the index holds together, in the spirit of the audits of the JRC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.section import Section
from xinzhi.report.sections.audited.checks import checks
from xinzhi.report.sections.audited.tables import all_groups, all_indicators, all_outliers, all_pairs

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def audit(story: Story) -> list[Section]:
    """Give the section, where the study asks for it."""
    if "audit" not in story.run:
        return []
    title = story.say("审核：指标体系是否立得住", "Audit: does the framework hold together")
    workbook = [all_indicators(story), all_groups(story), all_pairs(story), all_outliers(story)]
    return [Section(title, checks(story), workbook)]
