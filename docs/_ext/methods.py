"""One page a method, made from the registry, its docstring and the notes in `docs/notes/methods/<kind>.yaml`."""

from __future__ import annotations

import inspect
import re
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from xinzhi.lang import Lang, Words
from xinzhi.measures.registry import Method, all_methods
from xinzhi.measures.settings import Setting

# Where YAML folds a Chinese text, a space is left between two characters that belong together.
FOLD = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
NOTES = Path(__file__).resolve().parent.parent / "notes" / "methods"
KINDS = {
    "treat": Words("异常值与偏态处理", "Treatment"),
    "impute": Words("填补空缺", "Imputation"),
    "capital": Words("资本存量", "Capital stock"),
    "normalise": Words("标准化", "Normalisation"),
    "weight": Words("赋权", "Weighting"),
    "aggregate": Words("合成", "Aggregation"),
    "index_numbers": Words("指数编制", "Index numbers"),
    "robustness": Words("稳健性", "Robustness"),
    "disparity": Words("区域差距", "Disparity"),
    "dynamics": Words("区域动态", "Dynamics"),
    "space": Words("空间联系", "Space"),
    "specialisation": Words("专业化与集聚", "Specialisation"),
    "coupling": Words("耦合协调", "Coupling"),
    "decomposition": Words("脱钩与驱动因素", "Decoupling and drivers"),
    "explain": Words("解释得分", "Explaining scores"),
    "audit": Words("审核指标体系", "Auditing an index"),
    "positions": Words("产业定位", "Positions"),
    "efficiency": Words("效率", "Efficiency"),
}
ROLES = {
    "matrix to matrix": Words("指标矩阵 → 标准化后的矩阵", "matrix → normalised matrix"),
    "matrix and interval to matrix": Words(
        "指标矩阵、适宜区间 → 标准化后的矩阵", "matrix and intervals → normalised matrix"
    ),
    "matrix to treated matrix": Words("指标矩阵 → 处理后的矩阵及说明", "matrix → treated matrix and what was done"),
    "panel to filled panel": Words("有空缺的面板 → 补齐后的面板", "panel with gaps → panel filled"),
    "panel to modelled panel": Words(
        "有空缺的面板 → 按模型补齐的面板及误差", "panel with gaps → panel filled by a model, with its spread"
    ),
    "investment to capital": Words("各期投资、价格 → 资本存量", "investment and prices → capital stock"),
    "matrix to filled matrix": Words("有空缺的指标矩阵 → 补齐后的矩阵", "matrix with gaps → matrix filled"),
    "matrix to weights": Words("标准化后的矩阵 → 权数", "normalised matrix → weights"),
    "matrix and weights to scores": Words("标准化后的矩阵、权数 → 得分", "normalised matrix and weights → scores"),
    "values to inequality": Words("各地区数值 → 差距", "values of regions → inequality"),
    "values and groups to inequality": Words(
        "各地区数值、分组 → 差距及其分解", "values and groups → inequality and its parts"
    ),
    "values and nested groups to inequality": Words(
        "各地区数值、多层分组 → 各层的差距", "values and nested groups → inequality by level"
    ),
    "values over time and groups to intervals": Words(
        "各时期各地区数值、分组 → 重抽样区间", "values over time and groups → resampling intervals"
    ),
    "values over time to clubs": Words("各时期各地区数值 → 收敛俱乐部", "values over time → clubs"),
    "values over time to densities": Words("各时期各地区数值 → 密度", "values over time → densities"),
    "values over time to modes": Words("各时期各地区数值 → 峰数", "values over time → number of modes"),
    "values over time to mobility": Words("各时期各地区数值 → 位次流动", "values over time → mobility of ranks"),
    "structures over time to shares of growth": Words(
        "两期各地区各产业数值 → 增长的组成", "structures over time → shares of growth"
    ),
    "structures to specialisation": Words("各地区各产业数值 → 专业化", "structures → specialisation"),
    "structures and concentration to specialisation": Words(
        "各地区各产业数值、工厂集中度 → 集聚", "structures and plants → agglomeration"
    ),
    "sizes and distances to access": Words("规模、距离或时间 → 可达", "sizes and distances → access"),
    "prices to convergence": Words("各时期各地区各商品价格 → 收敛速度", "prices → speed of convergence"),
    "draws to bands": Words("各次抽取的位次 → 位次区间", "ranks of all draws → bands"),
    "values over time to transitions": Words("各时期各地区数值 → 类型转移", "values over time → transitions"),
    "values over time and neighbours to transitions": Words(
        "各时期各地区数值、空间权重 → 类型转移", "values over time and neighbours → transitions"
    ),
    "values over time to convergence": Words("各时期各地区水平 → 收敛", "levels over time → convergence"),
    "prices to segmentation": Words("各时期各地区各商品价格 → 市场分割", "prices → segmentation"),
    "regions to neighbours": Words("地区及其位置、邻接或水平 → 空间权重", "regions, their places or levels → weights"),
    "panel and neighbours to tests": Words("面板、空间权重 → 检验", "panel, weights → tests"),
    "values and factors to detection": Words("各地区数值、因子 → 解释力", "values, factors → shares explained"),
    "places and sizes to ellipses": Words("位置、数量 → 重心与椭圆", "places, sizes → centres and ellipses"),
    "sizes and places to links": Words("各地区规模、位置 → 联系强度", "sizes, places → links"),
    "links to network": Words("联系强度 → 网络", "links → network"),
    "matrices to correlation": Words("地区对矩阵 → 相关", "matrices of pairs → correlation"),
    "matrices to coefficients": Words("地区对矩阵 → 回归系数", "matrices of pairs → coefficients"),
    "places to local coefficients": Words("各行数值、位置 → 局部系数", "rows with places → local coefficients"),
    "values and neighbours to association": Words("各地区数值、空间权重 → 空间关联", "values, weights → association"),
    "values and neighbours to local association": Words(
        "各地区数值、空间权重 → 各地区的局部关联", "values, weights → association of each region"
    ),
    "values and several neighbours to sensitivity": Words(
        "各地区数值、几种空间权重 → 结论是否成立", "values, several weights → which conclusions stay"
    ),
    "panel and neighbours to coefficients": Words(
        "面板、空间权重 → 系数及效应", "panel, weights → coefficients, effects"
    ),
    "matrix and marks to matrix": Words("指标矩阵、参照值 → 标准化后的矩阵", "matrix and marks → normalised matrix"),
    "matrix to scores": Words("标准化后的矩阵 → 得分及各行权数", "normalised matrix → scores and weights of each row"),
    "scores and replications to rank sets": Words(
        "得分、加噪重算的得分 → 位次置信集", "scores and their replications under noise → sets of ranks"
    ),
    "comparison matrix to weights": Words("判断矩阵 → 权数及一致性", "comparison matrix → weights and consistency"),
    "figures over time to index numbers": Words("各期指标值、权数 → 定基指数", "figures over time → index numbers"),
    "components to contributions": Words("各分指数 → 增速与贡献率", "components → growth and contributions"),
    "index numbers to index numbers": Words("指数 → 换基后的指数", "index numbers → index numbers on another base"),
    "editions to index numbers": Words("新旧两版指数 → 衔接后的指数", "two editions → one index"),
    "editions to revisions": Words("新旧两版指数 → 修订幅度", "two editions → revisions"),
    "allocations to weights": Words("各专家分配的分数 → 权数", "points of experts → weights"),
    "weights to weights": Words("几组权数 → 组合权数", "sets of weights → combined weights"),
    "matrix and weights to relative scores": Words(
        "标准化后的矩阵、权数 → 相对得分", "normalised matrix and weights → relative scores"
    ),
    "structure to structure": Words("地区 × 产业矩阵 → 同形矩阵", "regions × industries → the same shape"),
    "structure to relatedness": Words(
        "地区 × 产业矩阵 → 产业之间的邻近度", "regions × industries → proximity of industries"
    ),
    "structure to complexity": Words(
        "地区 × 产业矩阵 → 地区与产业的复杂度", "regions × industries → complexity of both"
    ),
    "structure to map": Words("地区 × 产业矩阵 → 产业的位置与连线", "regions × industries → map of the industries"),
    "structure to outlook": Words("地区 × 产业矩阵 → 前景与机会收益", "regions × industries → outlook and gain"),
    "structure and stages to chain map": Words(
        "地区 × 产业矩阵、各产业所在环节 → 产业链图谱", "regions × industries and stages → map of the chain"
    ),
    "values to assignment": Words("各产业对各地的价值 → 各地清单", "values of industries to regions → lists"),
    "structures over time to forecasts": Words(
        "各时期地区 × 产业矩阵 → 概率及其检验", "regions × industries over time → probabilities and their test"
    ),
    "systems to coupling": Words("各系统得分 → 耦合协调度", "scores of systems → coupling coordination"),
    "factors to decomposition": Words("各组各因素 → 各因素的贡献", "factors of groups → effects of each factor"),
    "panel of inputs and outputs to productivity": Words(
        "各时期各单元投入、产出（及坏产出）→ 生产率变化", "inputs and outputs over time → change of productivity"
    ),
    "inputs and outputs to estimates": Words(
        "投入、产出 → 纠偏后的效率及区间", "inputs and outputs → corrected efficiency, intervals"
    ),
    "inputs outputs and drivers to determinants": Words(
        "投入、产出、影响因素 → 截断回归", "inputs, outputs and drivers → truncated regression"
    ),
    "panel of inputs and outputs to spread": Words(
        "各时期各单元投入、产出 → 生产率及重抽样范围", "inputs and outputs over time → productivity with its spread"
    ),
    "inputs and outputs to specifications": Words(
        "投入、产出（及坏产出）→ 各种设定下的效率", "inputs and outputs → efficiency under many specifications"
    ),
    "series to decomposition": Words(
        "环境压力、产出等序列 → 强度、脱钩、贡献或拐点",
        "series of pressure and product → intensity, decoupling, effects, turning points",
    ),
    "runs and options to sensitivity": Words(
        "各次运行的结果、所用选择 → 敏感性指数", "outputs and options of all runs → sensitivity indices"
    ),
    "samples to sensitivity": Words("各组抽样的结果 → 敏感性指数", "outputs of the samples → sensitivity indices"),
    "systems over time to lags": Words(
        "各系统逐期得分 → 时差相关", "scores of systems over time → correlations at lags"
    ),
    "systems to lag and lead": Words("各系统得分 → 滞后与超前", "scores of systems → lag and lead"),
    "matrix and weights to contributions": Words(
        "标准化后的矩阵、权数 → 各指标的贡献", "normalised matrix and weights → contributions"
    ),
    "matrix and weights to obstacles": Words(
        "标准化后的矩阵、权数 → 障碍度", "normalised matrix and weights → obstacle degrees"
    ),
    "matrix and weights to effective weights": Words(
        "标准化后的矩阵、权数 → 有效权数", "normalised matrix and weights → effective weights"
    ),
    "matrix and groups to strengths": Words(
        "标准化后的矩阵、分组 → 优势与短板", "normalised matrix and groups → strengths and weaknesses"
    ),
    "matrix to diagnostics": Words("指标矩阵 → 审核结果", "matrix → findings of an audit"),
    "matrix and weights to diagnostics": Words(
        "标准化后的矩阵、权数 → 审核结果", "normalised matrix and weights → findings of an audit"
    ),
    "inputs and outputs to efficiency": Words(
        "投入、产出（及坏产出）→ 效率", "inputs, outputs (and bad outputs) → efficiency"
    ),
    "inputs and outputs and prices to efficiency": Words(
        "投入、产出、价格 → 效率", "inputs, outputs and prices → efficiency"
    ),
    "inputs and outputs and groups to efficiency": Words(
        "投入、产出、分组 → 效率与技术差距", "inputs, outputs and groups → efficiency and technology gaps"
    ),
    "inputs and outputs over time to efficiency": Words(
        "各时期投入、产出 → 各窗口的效率", "inputs and outputs over time → efficiency in windows"
    ),
    "inputs and outputs and environment to efficiency": Words(
        "投入、产出、环境变量 → 效率", "inputs, outputs and environment → efficiency"
    ),
    "stages to efficiency": Words(
        "投入、中间产出、产出 → 各阶段效率", "inputs, intermediates, outputs → efficiency of stages"
    ),
}
TITLE = Words("方法", "Methods")
TOP = Words(
    "每个方法写作“类别/名称”。研究文件、命令行和本页的设定出自同一处：方法的函数签名。",
    "A method is written kind/name. The settings in a study file, on the command line and here come from one place: "
    "the signature of its function.",
)
FACTS = Words("写法 | 出处 | 输入与输出", "Written | Source | Goes in and comes out")
SETTINGS = Words("设定", "Settings")
HEAD = Words("设定 | 取值 | 缺省 | 含义", "Setting | Takes | Default | Meaning")
NONE = Words("这个方法没有设定。", "This method has no settings.")
REQUIRED = Words("必填", "required")
DETAIL = Words("参数、公式与文献（程序内说明为英文）", "Parameters, formula and references")


def notes() -> dict[str, dict[str, Any]]:
    """Read what is said about each method and its settings in both languages."""
    read: dict[str, dict[str, Any]] = {}
    for file in sorted(NOTES.glob("*.yaml")):
        read |= yaml.safe_load(file.read_text("utf-8"))
    for said in read.values():
        for words in (said, *said.get("settings", {}).values()):
            words["zh"] = FOLD.sub("", words["zh"])
    return read


def own_methods() -> list[Method]:
    """Give the methods of the house, without those that other packages add."""
    return [method for method in all_methods() if method.fn.__module__.startswith("xinzhi.")]


def pages(lang: Lang) -> dict[str, str]:
    """Give the list of methods and one page a method: path → text."""
    said = notes()
    found = own_methods()
    made = {"methods/index.md": _list(found, lang)}
    for method in found:
        made[f"methods/{method.key}.md"] = _page(method, said.get(method.key, {}), lang)
    return made


def title(method: Method, lang: Lang) -> str:
    """Give the name of a method in one language."""
    return method.zh if lang == "zh" else method.en


def _list(found: list[Method], lang: Lang) -> str:
    lines = [f"# {TITLE.text(lang)}", "", TOP.text(lang), ""]
    for kind, members in groupby(found, key=lambda method: method.kind):
        named = KINDS.get(kind, Words(kind, kind)).text(lang)
        tree = [f"{title(method, lang)} <{method.key}>" for method in members]
        lines += [
            f"## {named}（{kind}）" if lang == "zh" else f"## {named} ({kind})",
            "",
            "```{toctree}",
            *tree,
            "```",
            "",
        ]
    return "\n".join(lines)


def _page(method: Method, said: dict[str, Any], lang: Lang) -> str:
    module = method.fn.__module__
    role = ROLES.get(method.role, Words(method.role, method.role)).text(lang)
    return "\n".join(
        [
            f"# {title(method, lang)}",
            "",
            said.get(lang, ""),
            "",
            *table(FACTS.text(lang), [f"`{method.key}` | {method.cite} | {role}"]),
            "",
            f"## {SETTINGS.text(lang)}",
            "",
            *_settings(method, said.get("settings", {}), lang),
            "",
            f"## {DETAIL.text(lang)}",
            "",
            "```{eval-rst}",
            f".. autofunction:: {module}.{method.fn.__name__}",
            "```",
            "",
        ]
    )


def table(head: str, rows: list[str]) -> list[str]:
    """Give the lines of a table from its head and rows, cells parted by ` | `."""
    return [f"| {head} |", "|" + " --- |" * (head.count(" | ") + 1), *(f"| {row} |" for row in rows)]


def _settings(method: Method, said: dict[str, dict[str, str]], lang: Lang) -> list[str]:
    rows = [
        f"`{name}` | {setting.expected.text(lang)} | {_default(setting, lang)} | {said.get(name, {}).get(lang, '')}"
        for name, setting in method.settings.items()
    ]
    return table(HEAD.text(lang), rows) if rows else [NONE.text(lang)]


def _default(setting: Setting, lang: Lang) -> str:
    if setting.default is inspect.Parameter.empty:
        return REQUIRED.text(lang)
    return f"`{'null' if setting.default is None else setting.default}`"
