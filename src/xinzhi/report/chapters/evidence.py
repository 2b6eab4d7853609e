"""The chapter of the documents: what they say, side by side with the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.section import Section
from xinzhi.report.sections.evidence.beside import beside, listed, told

if TYPE_CHECKING:
    from xinzhi.report.story import Story

NAME = "documents/claims"


def evidence(story: Story) -> list[Section]:
    """Give the section on claims, where the study has documents."""
    if NAME not in story.run:
        return []
    title = story.say("文件怎么说：与表对照", "What the documents say, beside the tables")
    return [Section(title, [*told(story), *beside(story)], [listed(story)])]
