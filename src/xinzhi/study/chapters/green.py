"""The green chapter: how efficient regions are, how productivity moves, and what moves pressure on the environment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xinzhi.errors.green_study import GreenStudyError
from xinzhi.errors.study import StudyError
from xinzhi.lang import Words
from xinzhi.measures.registry import Method, Role, all_methods, find
from xinzhi.study.chapter import Chapter
from xinzhi.study.green.decomposition import decomposition_result
from xinzhi.study.green.efficiency import efficiency_result
from xinzhi.study.green.figures import Asked, figures
from xinzhi.study.green.productivity import productivity_result
from xinzhi.study.plan import Step
from xinzhi.study.reader import Reader
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from xinzhi.study.bench import Bench
    from xinzhi.study.study import Study

KEYS = {
    "green": Words(
        "绿色与效率章节：方法名与其指标、设定，如 efficiency/malmquist: {inputs: [...], outputs: [...]}。"
        "指标为框架或来源中的指标，同名时以框架为准。",
        "Green and efficiency chapter: methods with their indicators and settings, such as efficiency/malmquist: "
        "{inputs: [...], outputs: [...]}. Indicators are those of the framework or of the sources, the framework first.",
    ),
    "green.inputs": Words("投入指标。", "Indicators of inputs."),
    "green.outputs": Words("产出指标。", "Indicators of outputs."),
    "green.bad": Words("非期望产出指标，如污染物排放量。", "Indicators of undesirable outputs, such as emissions."),
    "green.lag": Words(
        "投入比产出早几年，0 到 10。",
        "By how many years inputs lie before outputs, 0 to 10.",
    ),
    "green.periods": Words(
        "这一方法的起止年份；不写则为研究的年份。",
        "First and last year of this method; those of the study when left out.",
    ),
    "green.pressure": Words("环境压力指标，如能源消费总量。", "Indicator of pressure, such as energy consumption."),
    "green.driver": Words(
        "驱动量指标，如不变价地区生产总值。",
        "Indicator of the driver, such as product at constant prices.",
    ),
    "green.factors": Words("相乘得到总量的各因素指标。", "Indicators of the factors whose product is the total."),
    "green.population": Words("人口指标（Kaya 恒等式）。", "Indicator of population (Kaya identity)."),
    "green.gdp": Words("不变价地区生产总值指标。", "Indicator of product at constant prices."),
    "green.energy": Words("能源消费指标。", "Indicator of energy consumption."),
    "green.carbon": Words("碳排放指标。", "Indicator of carbon emissions."),
    "green.income": Words("不变价人均收入或产值指标。", "Indicator of income or product per head at constant prices."),
}
STATIC: Role = "inputs and outputs to efficiency"
OVER_TIME: Role = "panel of inputs and outputs to productivity"
SERIES: tuple[Role, ...] = ("series to decomposition", "factors to decomposition")
LISTS = ("inputs", "outputs", "bad", "factors")
SINGLE = tuple(key.removeprefix("green.") for key in KEYS if key not in {"green", "green.periods", "green.lag"})


def read(part: Reader) -> dict[str, Asked]:
    """Give what is asked of each method, by the method's key."""
    known = [each.key for kind in ("efficiency", "decomposition") for each in all_methods(kind) if _usable(each)]
    part.only(known)
    return {name: _asked(part.part(name), name) for name in part.given}


def _usable(method: Method) -> bool:
    return method.role in {STATIC, OVER_TIME, *SERIES}


def _asked(section: Reader, name: str) -> Asked:
    method = find(*name.split("/"))
    params = [param for param in method.data if param in SINGLE]
    lagged = "inputs" in params
    section.only([*params, *method.settings, "periods", *(["lag"] if lagged else [])])
    data = {}
    for param in params:
        if param != "bad" or param in section.given or _required(method, param):
            texts = section.texts(param, required=True)
            if param not in LISTS and len(texts) != 1:
                raise StudyError.bad_value(
                    section.file, f"{section.where}.{param}", list(texts), "一个指标", "one indicator"
                )
            data[param] = texts
    _refuse_twice(section.file, name, data)
    settings = {key: value for key, value in section.given.items() if key in method.settings}
    method.bind(settings)
    return Asked(data, settings, _span(section), section.whole("lag", 0, least=0, most=10) if lagged else 0)


def _required(method: Method, param: str) -> bool:
    import inspect

    return inspect.signature(method.fn).parameters[param].default is inspect.Parameter.empty


def _refuse_twice(file: str, name: str, data: dict[str, tuple[str, ...]]) -> None:
    seen: set[str] = set()
    for indicator in (each for names in data.values() for each in names):
        if indicator in seen:
            raise GreenStudyError.taken_twice(file, name, indicator)
        seen.add(indicator)


def _span(section: Reader) -> tuple[int, int] | None:
    given = section.get("periods")
    if given is None:
        return None
    if not (
        isinstance(given, list)
        and len(given) == 2
        and all(type(year) is int for year in given)
        and given[0] <= given[1]
    ):
        raise StudyError.bad_value(
            section.file,
            f"{section.where}.periods",
            given,
            "起止两个年份，如 [2018, 2023]",
            "a first and a last year, such as [2018, 2023]",
        )
    return given[0], given[1]


def steps(study: Study, bench: Bench) -> list[Step]:
    """Give one step a method."""
    del bench
    return [_step(study, name, asked) for name, asked in study.spec.chapters[GREEN.key].items()]


def _step(study: Study, name: str, asked: Asked) -> Step:
    role = find(*name.split("/")).role

    def work(done: Mapping[str, Result]) -> Result:
        held = figures(done, study.spec, name, asked)
        if role == STATIC:
            return efficiency_result(name, asked, held, study.spec.robustness.tolerance)
        if len(held.periods) < 2:
            raise GreenStudyError.too_short(study.spec.file, name, len(held.periods))
        return productivity_result(name, asked, held) if role == OVER_TIME else decomposition_result(name, asked, held)

    record = {"method": name, **asked.record(), "tolerance": study.spec.robustness.tolerance}
    titles = {
        STATIC: Words("计算效率", "measuring efficiency"),
        OVER_TIME: Words("计算生产率变化", "measuring productivity"),
    }
    title = titles.get(role, Words("分解环境压力的变化", "taking pressure apart"))
    return Step(name, title, record, work, needs=("panel", "values"))


GREEN = Chapter("green", KEYS, read, steps)
