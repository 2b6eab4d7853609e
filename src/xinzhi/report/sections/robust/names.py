"""Names of choices and of their options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.lang import Words
from xinzhi.report.sentences import setting
from xinzhi.study.variants import NO_TREATMENT

if TYPE_CHECKING:
    from xinzhi.report.story import Story

CHOICES = {
    "treat": Words("离群处理", "Treatment of outliers"),
    "normalise": Words("标准化方法", "Normalisation"),
    "weight": Words("赋权方法", "Weighting"),
    "aggregate": Words("合成方法", "Aggregation"),
    "weight_noise": Words("权数变动", "Moves of weights"),
}


def choice_name(story: Story, choice: str) -> str:
    """Name a choice; moves of weights with their width."""
    name = CHOICES[choice].text(story.lang)
    robust = story.run.study.spec.robustness
    if choice != "weight_noise" or robust.weight_moves == "simplex":
        return name
    return f"{name} ±{setting(robust.weight_noise)}"


def moves(story: Story) -> Words:
    """Say how weights move, as the end of a sentence about them."""
    robust = story.run.study.spec.robustness
    if robust.weight_moves == "simplex":
        return Words("在全部可能的权数上均匀抽取", "are drawn uniformly over all possible weights")
    width = setting(robust.weight_noise)
    return Words(f"在 ±{width} 内均匀变动", f"move by up to ±{width}, uniformly")


def option_name(story: Story, choice: str, option: str) -> str:
    """Name an option of a choice."""
    if choice == "treat" and option == NO_TREATMENT:
        return story.say("不处理", "Not treated")
    return story.say("给定权数", "Given weights") if option == "given" else story.method_name(choice, option)
