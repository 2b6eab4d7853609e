"""The chapter on positions: a card for each region asked for, the test of the forecasts, the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.report.section import Section
from xinzhi.report.sections.positions.card import card
from xinzhi.report.sections.positions.chain import chain
from xinzhi.report.sections.positions.outlooks import outlooks
from xinzhi.report.sections.positions.test import intervals, test
from xinzhi.report.sections.positions.tiers import tiers
from xinzhi.report.sections.positions.told import ENTRY, region_name

if TYPE_CHECKING:
    from xinzhi.report.story import Story
    from xinzhi.study.positions.asked import Asked

TESTS = {
    "entry": ("检验：这样的判断以往有多准", "The test: how good such forecasts were"),
    "exits": ("检验：关于退出的判断以往有多准", "The test: how good forecasts of exit were"),
    "growth": ("检验：关于比重上升的判断以往有多准", "The test: how good forecasts of growth were"),
}
OUTLOOKS = {
    "exits": ("现有产业：哪些可能失去", "What is there: which industries may be lost"),
    "growth": ("现有产业：哪些比重可能上升", "What is there: which industries may gain ground"),
}


def positions(story: Story) -> list[Section]:
    """Give the sections, where the study asks for positions."""
    if ENTRY not in story.run:
        return []
    asked: Asked = story.run.study.spec.chapters["positions"]
    cards = asked.cards
    found = [Section(_title(story, region), card(story, region)) for region in cards]
    if blocks := chain(story, cards):
        found.append(Section(story.say("产业链：缺什么，谁有", "The chain: what is missing, and who has it"), blocks))
    if blocks := tiers(story, cards):
        found.append(
            Section(story.say("产业类别：传统、新兴与未来", "Tiers: traditional, emerging and future"), blocks)
        )
    shown = [(forecast, outlooks(story, forecast, cards)) for forecast in asked.forecasts]
    found += [Section(story.say(*OUTLOOKS[forecast]), blocks) for forecast, blocks in shown if blocks]
    return [*found, *(_test(story, forecast) for forecast in asked.forecasts)]


def _test(story: Story, forecast: str) -> Section:
    return Section(story.say(*TESTS[forecast]), test(story, forecast), intervals(story, forecast))


def _title(story: Story, region: str) -> str:
    name = region_name(story, region)
    return story.say(f"定位：{name}有望进入哪些产业", f"Position: which industries {name} may enter")
