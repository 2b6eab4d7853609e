"""The regional chapter: how far regions are apart, under the nominal choices and under every draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.errors.study_data import StudyDataError
from xinzhi.lang import Words
from xinzhi.measures.registry import Role, all_methods, find
from xinzhi.study.chapter import Chapter
from xinzhi.study.disparity import disparity_steps
from xinzhi.study.plan import Step
from xinzhi.study.reader import Reader

if TYPE_CHECKING:
    from xinzhi.study.bench import Bench
    from xinzhi.study.study import Study

KEYS = {
    "regions": Words(
        "区域章节：方法名与其设定，如 disparity/dagum: {groups: four-zones}。",
        "Regional chapter: methods and their settings, such as disparity/dagum: {groups: four-zones}.",
    ),
    "regions.groups": Words("分组的名称。", "Name of the grouping."),
}
# Kinds of methods that the chapter takes, with the roles it can feed.
ROLES: dict[str, tuple[Role, ...]] = {"disparity": ("values to inequality", "values and groups to inequality")}


def read(part: Reader) -> dict[str, dict[str, Any]]:
    """Give the settings of each method asked for, by the method's key."""
    part.only(method.key for kind, roles in ROLES.items() for method in all_methods(kind) if method.role in roles)
    return {name: _settings(part.part(name), name) for name in part.given}


def _settings(section: Reader, name: str) -> dict[str, Any]:
    method = find(*name.split("/"))
    needs_groups = "groups" in method.data
    section.only([*method.settings, *(["groups"] if needs_groups else [])])
    settings = dict(section.given)
    if needs_groups:
        settings["groups"] = section.text("groups", required=True)
    method.bind({key: value for key, value in settings.items() if key != "groups"})
    return settings


def check(study: Study) -> None:
    """Refuse groupings that there are not, and measures that cannot take the nominal scores."""
    nominal = study.variants.nominal.normalise
    method = find("normalise", nominal.method)
    sign = method.range_for(nominal.settings)
    asked = study.spec.chapters[REGIONS.key]
    lost = [name for name in asked if not find(*name.split("/")).takes(sign)]
    if lost:
        raise StudyDataError.no_disparity(study.spec.file, Words(method.zh, method.en), lost)
    for settings in asked.values():
        if "groups" in settings:
            study.grouping(settings["groups"])


def steps(study: Study, bench: Bench) -> list[Step]:
    """Give the steps of every measure asked for."""
    return [step for name in study.spec.chapters[REGIONS.key] for step in disparity_steps(study, bench, name)]


REGIONS = Chapter("regions", KEYS, read, steps, check)
