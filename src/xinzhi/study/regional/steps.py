"""The steps of the regional chapter: one an analysis, disparity of the index in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.errors.regions import RegionsError
from xinzhi.errors.study_regions import StudyRegionsError
from xinzhi.evidence.tables import digest
from xinzhi.keys import regions as region_keys
from xinzhi.lang import Words
from xinzhi.study.plan import Step
from xinzhi.study.regional.analyses import ANALYSES, PERIODS
from xinzhi.study.regional.given import Done, given
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from xinzhi.study.bench import Bench
    from xinzhi.study.regional.asked import Asked
    from xinzhi.study.study import Study


def step(study: Study, bench: Bench, asked: Asked) -> Step:
    """Give the step of one analysis."""
    members = {name: study.grouping(name) for name in (*asked.groups, *asked.levels)}

    def work(done: Done) -> Result:
        data = given(study, bench, asked, done)
        _refuse_short(study, len(data.periods))
        try:
            found = ANALYSES[asked.method.key](data)
        except RegionsError as error:
            names = [Words(region_keys.name(one, "zh"), region_keys.name(one, "en")) for one in data.regions]
            raise StudyRegionsError.refused(f"regions.{asked.name}", error, data.periods, names) from None
        return Result(
            asked.name,
            found.frame,
            found.tables | data.lineage,
            diagnostics=found.diagnostics,
            notes=found.notes,
            citations=(asked.method.cite,),
        )

    needs = ["values", *(["draws", "index"] if asked.needs_scores else []), *(["panel"] if asked.series else [])]
    title = Words(f"区域：{asked.method.zh}", f"regions: {asked.method.en}")
    reads = {name: digest(study.spec.folder / name, name) for name in asked.files}
    return Step(asked.name, title, asked.record | {"members": members}, work, tuple(needs), reads)


def _refuse_short(study: Study, periods: int) -> None:
    """Refuse a study with fewer periods than its analyses need, naming all of them."""
    asked: dict[str, Asked] = study.spec.chapters["regions"]
    needed = {name: PERIODS.get(one.method.key, 1) for name, one in asked.items()}
    short = {name: least for name, least in needed.items() if least > periods}
    if short:
        raise StudyRegionsError.too_few_periods(short, periods)
