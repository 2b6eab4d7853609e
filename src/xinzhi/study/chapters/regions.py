"""The regional chapter: distance, dynamics and neighbours, of the index and of named indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.errors.study import StudyError
from xinzhi.errors.study_data import StudyDataError
from xinzhi.errors.study_regions import StudyRegionsError
from xinzhi.lang import Words
from xinzhi.measures.registry import find
from xinzhi.study.chapter import Chapter
from xinzhi.study.disparity import disparity_steps
from xinzhi.study.plan import Step
from xinzhi.study.regional.analyses import ANALYSES
from xinzhi.study.regional.asked import Asked, method_of, read_one
from xinzhi.study.regional.steps import step
from xinzhi.study.regional.weights import checked

if TYPE_CHECKING:
    from xinzhi.study.bench import Bench
    from xinzhi.study.reader import Reader
    from xinzhi.study.study import Study

KEYS = {
    "regions": Words(
        "区域章节：方法名与其设定，如 disparity/dagum: {groups: four-zones}；缺省用综合得分，"
        "“方法@指标”用框架中的一个指标，如 dynamics/beta_convergence@gdp_per_capita。",
        "Regional chapter: methods and their settings, such as disparity/dagum: {groups: four-zones}; made on the scores of the "
        "index, or with method@indicator on an indicator of the framework, such as dynamics/beta_convergence@gdp_per_capita.",
    ),
    "regions.groups": Words(
        "分组的名称；写成列表时第一个为主，其余并列对照，如 [four-zones, three-belts]。",
        "Name of the grouping; in a list the first is the main one and the others stand beside it, such as "
        "[four-zones, three-belts].",
    ),
    "regions.levels": Words("由大到小的几层分组，用于多层分解。", "Nested groupings, the largest groups first."),
    "regions.weights": Words(
        "空间权重：adjacency（邻接）、nearest（最近邻）、inverse-distance、inverse-square-distance、distance-band，"
        "或带设定，如 {nearest: {k: 5}}；由指标水平构成的写 {economic: {indicator: gdp_per_capita}} 或 "
        "{nested: {indicator: gdp_per_capita, near: inverse-distance, share: 0.5}}；自备矩阵写 {file: {path: w.csv}}，列为 from、to、value。结论对权重的敏感性随结果给出。",
        "Spatial weights: adjacency, nearest, inverse-distance, inverse-square-distance, distance-band, or with settings, "
        "such as {nearest: {k: 5}}; of the levels of an indicator {economic: {indicator: gdp_per_capita}} or "
        "{nested: {indicator: gdp_per_capita, near: inverse-distance, share: 0.5}}; a matrix of one's own as {file: {path: w.csv}} with the columns from, to, value. How far the conclusion rests on them is told with the result.",
    ),
    "regions.controls": Words("条件收敛中控制的指标。", "Indicators held equal in conditional convergence."),
    "regions.distances": Words(
        "地区间的距离或时间：seats（驻地间大圆距离，公里），或 csv 文件（from、to、value），没有的对视为不直通。",
        "Distances or times between regions: seats (great circles between seats, kilometres), or a csv with from, to, value; a pair "
        "not given has no direct way.",
    ),
    "regions.links": Words(
        "新增的线路，如 [[北京, 上海, 4.5]]；给出增设前后的市场潜力或可达性。",
        "New links such as [[Beijing, Shanghai, 4.5]]; market potential or accessibility is given before and after.",
    ),
    "regions.edges": Words(
        "自定的分界点，代替分位数，如 [0.2, 0.4]。",
        "Cut points of one's own in place of quantiles, such as [0.2, 0.4].",
    ),
    "regions.lag_edges": Words(
        "邻近地区均值的分界点；不写则与 edges 相同。",
        "Cut points of the neighbours' mean; those of 'edges' when left out.",
    ),
    "regions.factors": Words(
        "地理探测器的因子（框架中的指标）。", "Factors of the geographical detector, indicators of the framework."
    ),
    "regions.x": Words(
        "空间面板模型和地理加权回归的解释变量（框架中的指标）。",
        "Explaining variables of a spatial panel model or a geographically weighted regression, indicators of the framework.",
    ),
    "regions.near": Words(
        "双变量莫兰指数中在邻近地区看的指标。", "Indicator looked at in the neighbours by the bivariate Moran."
    ),
    "regions.prices": Words(
        "各类商品的价格指数，一类商品一个序列（框架的指标或来源中的序列），如 [cpi_food, cpi_clothing]。",
        "Price indices, one series a good, of the framework or of the sources, such as [cpi_food, cpi_clothing].",
    ),
    "regions.industries": Words(
        "各产业的产值或就业，一个产业一个序列（框架的指标或来源中的序列）。",
        "Output or employment, one series an industry, of the framework or of the sources.",
    ),
    "regions.plants": Words(
        "每个产业内企业规模的赫芬达尔指数，次序与 industries 相同。",
        "Herfindahl index of the plants of each industry, in the order of industries.",
    ),
    "regions.flows": Words(
        "地区间的流量，csv 文件（from、to、value）；不写则用引力模型（network）或数值之差（qap、mrqap）。",
        "What goes between regions, a csv with from, to, value; when left out the links of a gravity model (network) or the gap in "
        "values (qap, mrqap) are taken.",
    ),
    "regions.matrices": Words(
        "地区对之间比较的矩阵：distance（距离）、adjacency（邻接），或指标名（两地之差）。",
        "Matrices that pairs of regions are compared by: distance, adjacency, or an indicator for the gap in it.",
    ),
}
DAGUM_LIKE = ("values to inequality", "values and groups to inequality")


def read(part: Reader) -> dict[str, Asked]:
    """Give what is asked of each method, by its name in the file."""
    for name in part.given:
        if method_of(name) not in ANALYSES:
            raise StudyError.unknown_key(part.file, part.where, name, ANALYSES)
    return {name: read_one(part.part(name), name) for name in part.given}


def check(study: Study) -> None:
    """Refuse groupings, indicators and weights that there are not, and methods that cannot take the values."""
    asked = study.spec.chapters[REGIONS.key]
    _check_scores(study, [one for one in asked.values() if one.needs_scores])
    known = [leaf.id for leaf in study.framework.indicators]
    for one in asked.values():
        for name in (*one.groups, *one.levels):
            study.grouping(name)
        for name in one.indicators:
            if name not in known:
                raise StudyError.unknown_choice(study.spec.file, f"regions.{one.name}", name, known)
        if one.weights[0]:
            checked(study, f"regions.{one.name}", *one.weights)


def _check_scores(study: Study, asked: list[Asked]) -> None:
    """Refuse methods that cannot take the scores of the nominal index."""
    sign, key = study.variants.nominal.scores
    kind = key.removeprefix("index.")
    method = find("aggregate" if kind == "across" else kind, getattr(study.variants.nominal, kind).method)
    lost = [one.name for one in asked if one.method.role in DAGUM_LIKE and not one.method.takes(sign, one.settings)]
    if lost:
        raise StudyDataError.no_disparity(study.spec.file, key, Words(method.zh, method.en), lost)
    signed = [one for one in asked if one.method.domain != "any" and sign == "any" and one.name not in lost]
    for one in signed:
        domain = one.method.domain_for(one.settings)
        if domain != "any":
            words = Words("综合得分", "the index")
            raise StudyRegionsError.not_taken(f"regions.{one.name}", words, SIGNS[domain])


SIGNS = {"nonnegative": Words("不小于 0", "of 0 or above"), "positive": Words("大于 0", "above 0")}


def steps(study: Study, bench: Bench) -> list[Step]:
    """Give the steps of every analysis asked for."""
    found: list[Step] = []
    for one in study.spec.chapters[REGIONS.key].values():
        if one.method.role in DAGUM_LIKE and not one.indicator:
            found += disparity_steps(study, bench, one)
        else:
            found.append(step(study, bench, one))
    return found


REGIONS = Chapter("regions", KEYS, read, steps, check)
