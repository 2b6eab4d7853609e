"""The test of the forecasts: it stands in every brief that shows a recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.charts import backtest_bars
from xinzhi.lang import Words
from xinzhi.report.blocks import Block, Cell, Chart, Column, Paragraph, Table
from xinzhi.report.sections.positions.told import ENTRY, MODELS, origin

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


def test(story: Story) -> list[Block]:
    """Tell how the forecasts did on the last transition, beside plain rules."""
    result = story.run[ENTRY]
    if "backtest" not in result.tables:
        reason = result.diagnostics["reason"][story.lang]
        return [Paragraph((story.text(f"没有检验。{reason}", f"There is no test. {reason}"),))]
    return [_told(story), _chart(story), _table(story)]


def _told(story: Story) -> Paragraph:
    told = story.run[ENTRY].diagnostics
    periods, horizon = told["periods"], story.run.study.spec.chapters["positions"].entry.get("horizon", 1)
    start = periods[-1 - int(horizon)]
    first = story.run[ENTRY].tables["backtest"].row(0, named=True)
    rule = story.run[ENTRY].tables["backtest"].filter(pl.col("model") == "density").row(0, named=True)
    name = MODELS[first["model"]].text(story.lang)
    verdict_zh = "此前的变动上已优于各简单规则" if not told["abstains"] else "此前的变动上未优于简单规则，故不给出概率"
    verdict_en = (
        "was ahead of every plain rule on the earlier transitions"
        if not told["abstains"]
        else "was not ahead of the plain rules on the earlier transitions, so that no probability is given"
    )
    return Paragraph(
        (
            story.text(
                f"用 {start} 年以前的变动学习，在 {start}—{periods[-1]} 年的变动上检验一次：候选 {told['scored']:,} 个，实际进入的占 {told['base_rate']:.1%}。"
                f"{name}的 AUC 为 {first['auc']:.3f}，前十命中率为 {first['precision_at_10']:.1%}；只看关联密度时分别为 {rule['auc']:.3f} 和 {rule['precision_at_10']:.1%}。"
                f"该模型在{verdict_zh}。检验之后用全部变动重新估计，再给出现在的概率。",
                f"Learnt from transitions that ended by {start} and tested once on {start}–{periods[-1]}: {told['scored']:,} candidates, of which {told['base_rate']:.1%} came about. "
                f"{name} reaches an AUC of {first['auc']:.3f} and a precision of {first['precision_at_10']:.1%} among the first ten; density alone {rule['auc']:.3f} and {rule['precision_at_10']:.1%}. "
                f"The model {verdict_en}. After the test it was learnt anew from all transitions.",
            ),
        )
    )


def _chart(story: Story) -> Chart:
    table = story.run[ENTRY].tables["backtest"]
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
    ]
    chart = backtest_bars(pl.DataFrame(rows), story.lang)
    best = table.sort("auc", descending=True)["model"][0]
    return Chart(
        name="backtest",
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


def _table(story: Story) -> Table:
    say, measures = story.say, SHOWN | MORE
    rows = story.run[ENTRY].tables["backtest"]
    return Table(
        name=say("预测检验", "Back-test"),
        title=say("各模型在最近一次变动上的检验", "Test of each model on the last transition"),
        columns=(
            Column(say("模型", "Model"), align="left"),
            *(Column(words.text(story.lang)) for words in measures.values()),
        ),
        rows=tuple(
            (
                Cell(MODELS[row["model"]].text(story.lang), row["model"]),
                *(Cell(f"{row[key]:.3f}", row[key]) for key in measures),
            )
            for row in rows.iter_rows(named=True)
        ),
        note=say(
            "Brier 技巧以检验期实际比例为基准，大于 0 为有改进；校准误差为十等分组预测与实际之差的平均。各项的区间见 tables.xlsx。",
            "Brier skill is over the base rate of the transition tested; the calibration error is the mean gap between foreseen "
            "and observed in tenths. Intervals of all measures are in tables.xlsx.",
        ),
    )


def intervals(story: Story) -> list[Table]:
    """Give every measure with its interval and its lead over the other models, for the workbook."""
    say, measures = story.say, SHOWN | MORE
    rows = story.run[ENTRY].tables.get("backtest")
    if rows is None:
        return []
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
            name=say("检验区间", "Back-test intervals"),
            title=say("各模型检验的 95% 区间", "95 % intervals of the test of each model"),
            columns=(Column(say("模型", "Model"), align="left"), *(Column(head) for _, head in pairs)),
            rows=tuple(
                (
                    Cell(MODELS[row["model"]].text(story.lang), row["model"]),
                    *(Cell(f"{row[key]:.4f}", row[key]) for key, _ in pairs),
                )
                for row in rows.iter_rows(named=True)
            ),
        )
    ]
