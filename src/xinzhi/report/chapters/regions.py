"""The regional chapter: how far regions are apart, how they moved, and whether they come together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.section import Section
from xinzhi.report.sections.disparity import by_year, disparity
from xinzhi.report.sections.inequality import inequality
from xinzhi.report.sections.regional import beside
from xinzhi.report.sections.regional.convergence import BETA, CLUBS, SIGMA, convergence
from xinzhi.report.sections.regional.distribution import DENSITY, distribution
from xinzhi.report.sections.regional.ellipse import ELLIPSE
from xinzhi.report.sections.regional.markets import markets
from xinzhi.report.sections.regional.mobility import MARKOV, NEAR, RANKS, mobility
from xinzhi.report.sections.regional.model import models
from xinzhi.report.sections.regional.neighbours import neighbours
from xinzhi.report.sections.regional.neighbours_tables import LISA, MORAN
from xinzhi.report.sections.regional.variables import variables
from xinzhi.report.sections.summary import DAGUM

if TYPE_CHECKING:
    from xinzhi.report.story import Story

GINI = "disparity/gini"


def regions(story: Story) -> list[Section]:
    """Give the sections of what the study asks for."""
    found = _disparity(story)
    if DENSITY in story.run:
        found.append(distribution(story))
    if any(name in story.run for name in (MARKOV, NEAR, RANKS)):
        found.append(mobility(story))
    if any(name in story.run for name in (SIGMA, BETA, CLUBS)):
        found.append(convergence(story))
    if any(name in story.run for name in (MORAN, LISA, ELLIPSE)):
        found.append(neighbours(story))
    return (
        found
        if "regions" not in story.run.study.spec.chapters
        else [*found, *markets(story), *models(story), *variables(story)]
    )


def _disparity(story: Story) -> list[Section]:
    """Give the section on disparity: with groups where the study has them."""
    if DAGUM in story.run:
        title = story.say("区域：差距有多大，在哪里", "Regions: how far apart, and where")
        names = story.say("、", ", ").join(story.group_names.values())
        return [
            Section(
                title,
                [*disparity(story, names), *beside.beside(story), *beside.others(story)],
                [by_year(story), *beside.workbook(story)],
            )
        ]
    if GINI in story.run:
        blocks = [*inequality(story, GINI), *beside.others(story)]
        return [Section(story.say("区域：差距有多大", "Regions: how far apart"), blocks)]
    if held := beside.others(story):
        return [Section(story.say("区域：差距有多大", "Regions: how far apart"), held)]
    return []
