"""The test of the forecasts: it stands in every brief that shows a recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.charts import backtest_bars
from xinzhi.lang import Words
from xinzhi.report.blocks import Block, Cell, Chart, Column, Paragraph, Table, Text
from xinzhi.report.sections.positions.told import MODELS, origin, tier_name

if TYPE_CHECKING:
    from xinzhi.report.story import Story

SHOWN = {
    "auc": Words("AUC", "AUC"),
    "average_precision": Words("平均精度", "Average precision"),
    "precision_at_10": Words("前十命中率", "Precision of the first ten"),
}
MORE = {
    "brier_skill": Words("Brier 技巧", "Brier skill"),
    "calibration_error": Words("校准误差", "Calibration error"),
    "top_decile_ratio": Words("最高十分位 实际/预测", "Highest tenth, observed/foreseen"),
}


SUFFIX = {"entry": Words("", ""), "exits": Words("（退出）", ", exits"), "growth": Words("（上升）", ", growth")}
CAME = {
    "entry": Words("进入", "came about"),
    "exits": Words("退出", "came about"),
    "growth": Words("比重上升", "came about"),
}


def test(story: Story, forecast: str) -> list[Block]:
    """Tell how the forecasts did on the last transition, beside plain rules."""
    result = story.run[f"positions/{forecast}"]
    if "backtest" not in result.tables:
        reason = result.diagnostics["reason"][story.lang]
        return [Paragraph((story.text(f"没有检验。{reason}", f"There is no test. {reason}"),))]
    found: list[Block] = [_told(story, forecast), _chart(story, forecast), _table(story, forecast)]
    return [*found, *_tiers(story, forecast)]


def shown(value: float | None, form: str = ".1%") -> str:
    """Write a measure, or a dash where there is none.

    >>> shown(0.25), shown(None)
    ('25.0%', '—')
    """
    return "—" if value is None else f"{value:{form}}"


def scores(story: Story, forecast: str) -> pl.DataFrame:
    """Give the test of a forecast, one row a model; null where a measure is not defined."""
    return story.run[f"positions/{forecast}"].tables["backtest"].fill_nan(None)


def _told(story: Story, forecast: str) -> Paragraph:
    told = story.run[f"positions/{forecast}"].diagnostics
    start, end = told["periods"][-1 - told["horizon"]], told["periods"][-1]
    table = scores(story, forecast)
    first, rule = table.row(0, named=True), table.filter(pl.col("model") == "density").row(0, named=True)
    name, ten = MODELS[first["model"]].text(story.lang), "precision_at_10"
    verdict_zh = "此前的变动上已优于各简单规则" if not told["abstains"] else "此前的变动上未优于简单规则，故不给出概率"
    verdict_en = (
        "was ahead of every plain rule on the earlier transitions"
        if not told["abstains"]
        else "was not ahead of the plain rules on the earlier transitions, so that no probability is given"
    )
    return Paragraph(
        (
            story.text(
                f"用 {start} 年以前的变动学习，在 {start}—{end} 年的变动上检验一次：候选 {told['scored']:,} 个，实际{CAME[forecast].zh}的占 {told['base_rate']:.1%}。"
                f"{name}的 AUC 为 {first['auc']:.3f}，每地前十项平均有 {shown(first[ten])} 发生；只看关联密度时分别为 {rule['auc']:.3f} 和 {shown(rule[ten])}。"
                f"该模型在{verdict_zh}。检验之后用全部变动重新估计，再给出现在的概率。",
                f"Learnt from transitions that ended by {start} and tested once on {start}–{end}: {told['scored']:,} candidates, of which {told['base_rate']:.1%} came about. "
                f"{name} reaches an AUC of {first['auc']:.3f}, and of the first ten of a region {shown(first[ten])} came about; by density alone {rule['auc']:.3f} and {shown(rule[ten])}. "
                f"The model {verdict_en}. After the test it was learnt anew from all transitions.",
            ),
            *_caveats(story, told),
        )
    )


def _caveats(story: Story, told: dict[str, Any]) -> list[Text]:
    """Tell what was left out, and that periods are not equally far apart."""
    found = []
    regions, industries = told["left_out"]
    if regions or industries:
        found.append(
            story.text(
                f"按筛选条件未计入 {regions} 个地区、{industries} 个产业。",
                f" The filter leaves out {regions} regions and {industries} industries.",
            )
        )
    if told["uneven"]:
        listing = "、".join(told["periods"]), ", ".join(told["periods"])
        found.append(
            story.text(
                f"各期间隔不等（{listing[0]}），同样“一期”的长短不同，概率宜谨慎使用。",
                f" The periods ({listing[1]}) are not equally far apart: a step is not always as long; use the probabilities with care.",
            )
        )
    return found


def _tiers(story: Story, forecast: str) -> list[Table]:
    """Show the verdict on each tier; nothing where no industry has one."""
    told, say = story.run[f"positions/{forecast}"].diagnostics, story.say
    if not told["tiers"]:
        return []
    heads = ("产业类别", "Tier"), ("候选", "Candidates"), ("实际发生", "Came about"), ("AUC", "AUC")
    more = ("简单规则中最高", "Best plain rule"), ("结论", "Verdict")
    return [
        Table(
            name=say("分类别检验" + SUFFIX[forecast].zh, "Test by tier" + SUFFIX[forecast].en),
            title=say(
                "分类别的检验：在哪类产业上可以给出概率", "The test by tier: about which tiers probabilities are given"
            ),
            columns=tuple(
                Column(say(*words), align="left" if at in {0, 5} else "right") for at, words in enumerate(heads + more)
            ),
            rows=tuple(_tier(story, each, silent=told["abstains"]) for each in told["tiers"]),
            note=say(
                "结论由检验期之前的变动得出：五次重抽样中四次以上优于各简单规则才给出概率；候选太少、不能单独检验的沿用总体结论。",
                "Verdicts rest on transitions before the one tested: a tier is spoken of where the model is ahead of every plain rule in four of five "
                "resamples; one with too few cases follows the verdict on all.",
            ),
        )
    ]


def _tier(story: Story, row: dict[str, Any], *, silent: bool) -> tuple[Cell, ...]:
    name, say = tier_name(story, row["tier"]), story.say
    if silent or row["abstains"]:
        verdict = say("不给出概率", "no probability")
    elif row["scored"] is None:
        verdict = say("太少，沿用总体", "too few, as for all")
    else:
        verdict = say("给出概率", "probability given")
    count = "—" if row["scored"] is None else f"{row['scored']:,}"
    return (
        Cell(name, name),
        Cell(count, row["scored"]),
        Cell(shown(row["base_rate"]), row["base_rate"]),
        Cell(shown(row["auc"], ".3f"), row["auc"]),
        Cell(shown(row["best_rule_auc"], ".3f"), row["best_rule_auc"]),
        Cell(verdict, verdict),
    )


def _chart(story: Story, forecast: str) -> Chart:
    table = scores(story, forecast)
    rows = [
        {
            "model": MODELS[row["model"]].text(story.lang),
            "place": place,
            "measure": words.text(story.lang),
            "panel": panel,
            "value": row[key],
            "low": row[f"{key}_low"],
            "high": row[f"{key}_high"],
            "asked": place == 0,
        }
        for place, row in enumerate(table.iter_rows(named=True))
        for panel, (key, words) in enumerate(SHOWN.items())
        if row[key] is not None
    ]
    chart = backtest_bars(pl.DataFrame(rows), story.lang)
    best = table.sort("auc", descending=True)["model"][0]
    return Chart(
        name="backtest" if forecast == "entry" else f"backtest-{forecast}",
        title=story.say(
            f"检验期内 AUC 最高的是{MODELS[best].zh}", f"{MODELS[best].en} has the highest AUC on the transition tested"
        ),
        subtitle=story.say(
            "点为检验结果，浅色带为按地区重抽样的 95% 区间",
            "Points: the test; pale bands: 95 % intervals over resampled regions",
        ),
        note=origin(story),
        chart=chart,
        static=chart,
    )


def _table(story: Story, forecast: str) -> Table:
    say, measures = story.say, SHOWN | MORE
    rows = scores(story, forecast)
    return Table(
        name=say("预测检验" + SUFFIX[forecast].zh, "Back-test" + SUFFIX[forecast].en),
        title=say("各模型在最近一次变动上的检验", "Test of each model on the last transition"),
        columns=(
            Column(say("模型", "Model"), align="left"),
            *(Column(words.text(story.lang)) for words in measures.values()),
        ),
        rows=tuple(
            (
                Cell(MODELS[row["model"]].text(story.lang), row["model"]),
                *(Cell(shown(row[key], ".3f"), row[key]) for key in measures),
            )
            for row in rows.iter_rows(named=True)
        ),
        note=say(
            "Brier 技巧以检验期实际比例为基准，大于 0 为有改进；校准误差为十等分组预测与实际之差的平均。各项的区间见 tables.xlsx。",
            "Brier skill is over the base rate of the transition tested; the calibration error is the mean gap between foreseen "
            "and observed in tenths. Intervals of all measures are in tables.xlsx.",
        ),
    )


def intervals(story: Story, forecast: str) -> list[Table]:
    """Give every measure with its interval and its lead over the other models, for the workbook."""
    say, measures = story.say, SHOWN | MORE
    if "backtest" not in story.run[f"positions/{forecast}"].tables:
        return []
    rows = scores(story, forecast)
    ends = [
        ("", say("值", "value")),
        ("_low", say("下限", "low")),
        ("_high", say("上限", "high")),
        ("_lead_low", say("领先下限", "lead, low")),
        ("_lead_high", say("领先上限", "lead, high")),
    ]
    pairs = [(key + end, f"{words.text(story.lang)} {word}") for key, words in measures.items() for end, word in ends]
    return [
        Table(
            name=say("检验区间" + SUFFIX[forecast].zh, "Test intervals" + SUFFIX[forecast].en),
            title=say("各模型检验的 95% 区间", "95 % intervals of the test of each model"),
            columns=(Column(say("模型", "Model"), align="left"), *(Column(head) for _, head in pairs)),
            rows=tuple(
                (
                    Cell(MODELS[row["model"]].text(story.lang), row["model"]),
                    *(Cell(shown(row[key], ".4f"), row[key]) for key, _ in pairs),
                )
                for row in rows.iter_rows(named=True)
            ),
        )
    ]
