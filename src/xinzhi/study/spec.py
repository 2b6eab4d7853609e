"""What a study file may hold: its keys, with their meaning, and the parsed study."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xinzhi.lang import Lang, Words
from xinzhi.study.tables import Tables
from xinzhi.study.vintages import VintageRule

MISSING = ("refuse", "spread")
FORMATS = ("html", "docx", "xlsx")
MOVES = ("around", "simplex")
POOLS = ("panel", "period", "base", "expanding")
# Pools in which every period is measured, and weighed, by itself or by what came before.
BY_PERIOD = ("period", "expanding")

# Every key outside the chapters and what it means; study.chapters has all of them, for the reference page.
STUDY_KEYS: dict[str, Words] = {
    "study": Words(
        "研究的名称，用作简报标题；可分语言写 {zh: …, en: …}。必填。",
        "Name of the study, the title of its brief; may be given by language {zh: …, en: …}. Required.",
    ),
    "lang": Words("简报的语言：zh 或 en。", "Language of the brief: zh or en."),
    "sources": Words(
        "数据来源：内置数据包的名称，或数据包文件夹、csv、xlsx 的路径（相对研究文件）；其他版式的表用 tables。必填。",
        "Sources: names of built-in packs, or paths of pack folders, csv or xlsx files, relative to the study; tables of any "
        "other layout with 'tables'. Required.",
    ),
    "sources.tables": Words(
        "按原样读入的表：文件或文件夹的路径，如年鉴、公报网页、国家数据的下载；写作 - {tables: yearbooks/, …}。下面各键只用于它。",
        "Tables read as they are: the path of a file or folder of yearbooks, communiqués, downloads; written "
        "- {tables: yearbooks/, …}. The keys below belong to it.",
    ),
    "sources.indicators": Words(
        "表中的指标名称 → 研究的指标代号，如 {地区生产总值: gdp}；写了它，只用其中的指标。",
        "From the name in the tables to the study's indicator, such as {地区生产总值: gdp}; only these are then used.",
    ),
    "sources.units": Words(
        "研究的指标 → 换算成的单位，如 {gdp: 亿元}。",
        "From the study's indicator to the unit its figures are converted to, such as {gdp: 亿元}.",
    ),
    "sources.part": Words(
        "不用全年数而用各年的这一段，如 前三季度、Q1、1-2月。",
        "The part of each year that is used in place of the year, such as Q1-Q3, Q1, 1-2月.",
    ),
    "sources.indicator": Words("表中没有写的指标名称。", "Name of the indicator where the tables do not say it."),
    "sources.unit": Words("表中没有写的单位。", "Unit where the tables do not say it."),
    "sources.period": Words("表中没有写的时期。", "Period where the tables do not say it."),
    "sources.vintage": Words("这批表的口径。", "Vintage of these tables."),
    "sources.kind": Words(
        "各期数的性质：flow（当期）、cumulative（累计）或 stock（期末）。",
        "What the figures of a period are: flow, cumulative (since January) or stock (at its end).",
    ),
    "sources.within": Words(
        "这批表所在的上级地区，用来分清同名地区。",
        "The region that all of these tables lies in, to tell equal names apart.",
    ),
    "framework": Words(
        "指标框架：目录中的名称，或 yaml 文件的路径。必填。",
        "Framework: a name of the catalogue, or the path of a yaml file. Required.",
    ),
    "periods": Words("起止年份，如 [2011, 2023]。", "First and last year, such as [2011, 2023]."),
    "units": Words(
        "参与比较的地区（代码或名称）；不写则为来源中的全部地区。",
        "Regions compared (codes or names); all regions of the sources when left out.",
    ),
    "vintages": Words(
        "一个指标有几种口径时用哪一种：latest（最新，默认）、first（各数取首次公布的）或口径的名称；可按指标写，如 "
        "{gdp_current: census5}。用了哪一种写入记录。",
        "Which vintage is used where an indicator has several: latest (the default), first (every figure as first "
        "published) or the name of one; by indicator too, such as {gdp_current: census5}. The record says which was used.",
    ),
    "vintages.default": Words("未逐一写明的指标用哪一种。", "The rule of indicators not named one by one."),
    "vintages.order": Words(
        "口径由先到后的次序，名称看不出先后时写明。",
        "Vintages from the first published to the latest, where their names do not tell it.",
    ),
    "convert": Words(
        "把指标换算为所写单位，如 {energy: 万吨标准煤}；量纲不同则报错。",
        "Unit that an indicator's figures are converted to, such as {energy: 万吨标准煤}; units that measure different things "
        "are refused.",
    ),
    "directions": Words(
        "来源没有印出方向的指标在此写明：+、-、{target: 值} 或 {interval: [低, 高]}。",
        "Direction of indicators whose source prints none: +, -, {target: value} or {interval: [low, high]}.",
    ),
    "formulas": Words(
        "框架中没有算式的指标，在此用数据指标写出，如 {指标: {share: [部分, 全部]}}。",
        "Formula over the figures for indicators that have none, such as {indicator: {share: [part, whole]}}.",
    ),
    "index": Words("指数的基准设定。", "The nominal choices of the index."),
    "index.pool": Words(
        "标准化与赋权的取数范围：panel（全部地区和年份）、period（逐年）、base（以首年为准）"
        "或 expanding（逐年，用当年及以前各年）。",
        "Rows that normalisation and weights see: panel (all regions and years), period (each year alone), base (the "
        "first year, by which all are measured) or expanding (each year and all before it).",
    ),
    "index.weight_pool": Words(
        "赋权的取数范围，与标准化不同时写明；取值同 pool。",
        "Rows that weights see, where they are not those of normalisation; as pool.",
    ),
    "index.treat": Words(
        "对离群指标的处理，如 handbook（JRC 规则）、winsorise、logarithm、box_cox；不写则不处理。",
        "Treatment of skewed indicators, such as handbook (the JRC's rule), winsorise, logarithm, box_cox; none when left out.",
    ),
    "index.treat_pool": Words(
        "离群处理的取数范围：panel（缺省，全部年份一起）、period、base（首年定下的上下限用于各年）或 expanding，含义同 pool。",
        "Rows that the treatment sees: panel (all years together, when left out), period, base (limits laid down by the first year "
        "hold for all) or expanding; as pool.",
    ),
    "index.missing": Words(
        "有缺数时：refuse（报错）或 spread（把缺数的权数分给该行其余指标）。",
        "Where figures are missing: refuse (an error) or spread (their weight goes to the other indicators of the row).",
    ),
    "index.coverage": Words(
        "missing: spread 时，一个地区一年至少要有多少比例的指标。",
        "With missing: spread, the least share of indicators that a region must have in a year.",
    ),
    "index.across": Words(
        "由维度得分合成总分的方法；写了它，index.aggregate 只用于维度之内。不写则由全部指标直接合成。",
        "How scores of dimensions join into the whole; index.aggregate then joins indicators within dimensions only. When left "
        "out all indicators join directly.",
    ),
    "index.normalise": Words("标准化方法。", "Normalisation method."),
    "index.weight": Words(
        "赋权方法，或各指标的权数 {指标: 权数}。",
        "Weighting method, or the weights themselves {indicator: weight}.",
    ),
    "index.aggregate": Words("合成方法。", "Aggregation method."),
    "robustness": Words("稳健性：在哪些做法之间变动。", "Robustness: the choices that are varied."),
    "robustness.draws": Words("设定总数，1000 到 100000。", "Number of variants, 1,000 to 100,000."),
    "robustness.seed": Words("随机种子。", "Random seed."),
    "robustness.treat": Words(
        "参与变动的离群处理，none 为不处理；不写则只用 index.treat。",
        "Treatments of outliers varied, none for no treatment; that of index.treat alone when left out.",
    ),
    "robustness.normalise": Words("参与变动的标准化方法。", "Normalisation methods varied."),
    "robustness.weight": Words("参与变动的赋权方法。", "Weighting methods varied."),
    "robustness.aggregate": Words("参与变动的合成方法。", "Aggregation methods varied."),
    "robustness.weight_moves": Words(
        "权数怎样变动：around（在各方法的权数上下）或 simplex（在全部可能的权数上均匀抽取）。",
        "How weights move: around (around each method's own) or simplex (uniform over all possible weights).",
    ),
    "robustness.weight_noise": Words(
        "权数在基准上下的变动幅度，0.25 即 ±25%，均匀分布。",
        "How far weights move around each method's own: 0.25 is ±25 %, uniform.",
    ),
    "robustness.tolerance": Words(
        "位次相差多少位以内算一致。",
        "Places within which a rank counts as agreeing.",
    ),
    "robustness.agree": Words(
        "一致的占比达到多少称为稳健。",
        "Share of agreeing variants from which a statement is called robust.",
    ),
    "robustness.noise": Words(
        "数据误差：各数据的相对标准差，如 0.02；或 {figures: 0.02, imputed: 0.1}，插补和估计的数据另定。误差服从对数正态分布，彼此独立。",
        "Noise of the figures: their relative standard deviation, such as 0.02; or {figures: 0.02, imputed: 0.1}, with another for "
        "figures imputed or estimated. Noise is log-normal and independent from figure to figure.",
    ),
    "robustness.frameworks": Words(
        "另用哪些框架（目录中的名称或 yaml 文件的路径）比较结论；须每项指标都有算式。",
        "Other frameworks (of the catalogue, or paths of yaml files) to compare the findings with; each indicator needs its formula.",
    ),
    "report": Words("输出哪些文件：html、docx、xlsx。", "Files to write: html, docx, xlsx."),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One method with its settings, or given weights by indicator."""

    method: str
    settings: dict[str, Any] = field(default_factory=dict)

    def record(self) -> dict[str, Any]:
        """Give the choice as it stands in the record."""
        return {"method": self.method, **({"settings": self.settings} if self.settings else {})}


@dataclass(frozen=True, slots=True)
class IndexSpec:
    """The nominal choices of the index; `weight.method` is "given" where the study gives weights."""

    pool: str = "panel"
    weight_pool: str = "panel"
    treat: Choice | None = None
    treat_pool: str = "panel"
    missing: str = "refuse"
    coverage: float = 0.65
    normalise: Choice = Choice("minmax")
    weight: Choice = Choice("entropy")
    aggregate: Choice = Choice("arithmetic")
    across: Choice | None = None

    @property
    def by_period(self) -> bool:
        """Whether periods have weights, and rows to be compared with, of their own."""
        return self.pool in BY_PERIOD or self.weight_pool in BY_PERIOD


@dataclass(frozen=True, slots=True)
class RobustnessSpec:
    """The variants: every combination of the methods, each with weights moved at random."""

    draws: int = 2000
    seed: int = 1
    treat: tuple[str, ...] = ()
    normalise: tuple[str, ...] = ("minmax", "zscore", "rank")
    weight: tuple[str, ...] = ("entropy", "equal")
    aggregate: tuple[str, ...] = ("arithmetic", "geometric")
    weight_noise: float = 0.25
    weight_moves: str = "around"
    tolerance: int = 2
    agree: float = 0.9
    frameworks: tuple[str, ...] = ()
    noise: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class StudySpec:
    """A study file, parsed; `folder` is where relative paths start, `chapters` holds what each chapter read by its key."""

    title: Words
    folder: Path
    file: str
    sources: tuple[str, ...]
    framework: str
    lang: Lang = "zh"
    periods: tuple[int, int] | None = None
    units: tuple[str, ...] = ()
    vintages: VintageRule = field(default_factory=VintageRule)
    tables: dict[str, Tables] = field(default_factory=dict)
    convert: dict[str, str] = field(default_factory=dict)
    directions: dict[str, Any] = field(default_factory=dict)
    formulas: dict[str, Any] = field(default_factory=dict)
    index: IndexSpec = field(default_factory=IndexSpec)
    robustness: RobustnessSpec = field(default_factory=RobustnessSpec)
    chapters: dict[str, Any] = field(default_factory=dict)
    report: tuple[str, ...] = FORMATS
