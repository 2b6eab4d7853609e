"""What an analysis found, in one line and both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.lang import Words
from xinzhi.report.sections.regional.told import p_value, percent

if TYPE_CHECKING:
    from xinzhi.study.result import Result


MATRICES = {"distance": Words("距离", "distance"), "adjacency": Words("邻接", "adjacency")}


def line(method: str, result: Result, label: Callable[[str], str]) -> tuple[str, str]:
    """Say what an analysis found, in both languages; `label` names an indicator in the language of the brief."""
    if method in {"space/qap", "space/mrqap"}:
        return _paired(result, label)
    kind = method.split("/", maxsplit=1)[0]
    teller = _TELLERS.get(method, _total if kind == "disparity" and "total" in result.frame.columns else _nothing)
    return teller(result)


def _nothing(_: Result) -> tuple[str, str]:
    return "见 tables.xlsx", "see tables.xlsx"


def _total(result: Result) -> tuple[str, str]:
    one, other = result.frame.row(0, named=True), result.frame.row(-1, named=True)
    return (
        f"{one['period']} 年 {one['total']:.3f}，{other['period']} 年 {other['total']:.3f}",
        f"{one['total']:.3f} in {one['period']}, {other['total']:.3f} in {other['period']}",
    )


def _sigma(result: Result) -> tuple[str, str]:
    one, other = result.frame.row(0, named=True), result.frame.row(-1, named=True)
    return (
        f"σ {one['period']} 年 {one['sigma']:.3f}，{other['period']} 年 {other['sigma']:.3f}",
        f"σ {one['sigma']:.3f} in {one['period']}, {other['sigma']:.3f} in {other['period']}",
    )


def _beta(result: Result) -> tuple[str, str]:
    about = result.diagnostics
    told = f"β = {about['beta']:.4f}（{p_value(about['p'])}）", f"β = {about['beta']:.4f} ({p_value(about['p'])})"
    if about["p"] is None or about["p"] >= 0.05 or about["speed"] is None or about["beta"] >= 0:
        return told
    return f"{told[0]}，速度每年 {about['speed']:.1%}", f"{told[1]}, speed {about['speed']:.1%} a year"


def _clubs(result: Result) -> tuple[str, str]:
    about, clubs = result.diagnostics, result.tables["clubs"].height
    t = "—" if about["t"] is None else f"{about['t']:.2f}"
    if about["converges"]:
        return f"不拒绝收敛（t = {t}）", f"convergence is not rejected (t = {t})"
    return f"拒绝收敛（t = {t}），{clubs} 个俱乐部", f"convergence is rejected (t = {t}), {clubs} clubs"


def _markov(result: Result) -> tuple[str, str]:
    stay = percent(result.diagnostics["stay"])
    return f"一年后 {stay} 留在原类", f"{stay} stay in their class after a year"


def _moran(result: Result) -> tuple[str, str]:
    row = result.frame.row(-1, named=True)
    p = p_value(row["p_permuted"])
    return f"{row['period']} 年 {row['i']:.3f}（{p}）", f"{row['i']:.3f} in {row['period']} ({p})"


def _density(result: Result) -> tuple[str, str]:
    one, other = result.frame.row(0, named=True), result.frame.row(-1, named=True)
    return (
        f"主峰由 {one['peak']:.4g} 到 {other['peak']:.4g}",
        f"highest peak from {one['peak']:.4g} to {other['peak']:.4g}",
    )


def _ranks(result: Result) -> tuple[str, str]:
    about: dict[str, Any] = result.diagnostics
    moved = percent(about["overall_exchanged"])
    return f"{moved} 的地区对互换了位次", f"{moved} of pairs changed their order"


def _modes(result: Result) -> tuple[str, str]:
    row = result.frame.row(-1, named=True)
    return f"{row['period']} 年检验得到 {row['modes']} 个峰", f"{row['modes']} peaks by the test in {row['period']}"


def _access(result: Result) -> tuple[str, str]:
    from xinzhi.keys import regions

    if not result.diagnostics["links"]:
        best = result.frame.sort("value", descending=True)["region"][0]
        return f"最高的是{regions.name(best, 'zh')}", f"highest in {regions.name(best, 'en')}"
    row = result.frame.sort("gain", descending=True, nulls_last=True).row(0, named=True)
    gained = result.frame.filter(pl.col("gain") > 0).height
    return (
        f"新增线路后 {gained} 个地区提高，最多的是{regions.name(row['region'], 'zh')}（{row['gain']:.1%}）",
        f"with the links {gained} regions reach more, most of all {regions.name(row['region'], 'en')} ({row['gain']:.1%})",
    )


def _growth(result: Result) -> tuple[str, str]:
    from xinzhi.keys import regions

    row = result.frame.sort("competitive", descending=True, nulls_last=True).row(0, named=True)
    about = result.diagnostics
    return (
        f"{about['first']}—{about['last']} 年自身（竞争）份额最大的是{regions.name(row['region'], 'zh')}（{row['competitive']:.4g}）",
        (
            f"{about['first']}–{about['last']}: the largest share of its own (competitive) is that of "
            f"{regions.name(row['region'], 'en')} ({row['competitive']:.4g})"
        ),
    )


def _both(result: Result) -> tuple[str, str]:
    row = result.frame.row(-1, named=True)
    told = f"{row['i']:.3f}", p_value(row["p_permuted"]), f"{row['correlation']:.3f}"
    return (
        f"{row['period']} 年 {told[0]}（{told[1]}；同一地区内的相关 {told[2]}）",
        f"{told[0]} in {row['period']} ({told[1]}; correlation in the same region {told[2]})",
    )


def _network(result: Result) -> tuple[str, str]:
    from xinzhi.keys import regions

    about = result.diagnostics
    middle = result.frame.sort("betweenness", descending=True)["region"][0]
    kind = ("由引力模型推算", "links implied by a gravity model") if about["modelled"] else ("由流量", "from flows")
    return (
        f"{about['period']} 年{kind[0]}，密度 {about['density']:.3f}，居中程度最高的是{regions.name(middle, 'zh')}",
        f"{kind[1]}, {about['period']}: density {about['density']:.3f}, most in the middle {regions.name(middle, 'en')}",
    )


def _sent(result: Result) -> tuple[str, str]:
    from xinzhi.keys import regions

    most = result.frame.sort("sent", descending=True)["region"][0]
    return (
        f"模型推算联系最强的是{regions.name(most, 'zh')}",
        f"strongest links by the model: {regions.name(most, 'en')}",
    )


def _paired(result: Result, label: Callable[[str], str]) -> tuple[str, str]:
    held = "correlation" if "correlation" in result.frame.columns else "standardised"
    zh, en = [], []
    for row in result.frame.iter_rows(named=True):
        words = MATRICES.get(row["matrix"], Words(f"{label(row['matrix'])}之差", f"gap in {label(row['matrix'])}"))
        number = f"{row[held]:.3f}", p_value(row["p"])
        zh.append(f"{words.zh} {number[0]}（{number[1]}）")
        en.append(f"{words.en} {number[0]} ({number[1]})")
    return "；".join(zh), "; ".join(en)


def _local(result: Result) -> tuple[str, str]:
    about = result.diagnostics
    better = about["aicc"] < about["global_aicc"]
    return (
        f"AICc {about['aicc']:.1f}，全局回归 {about['global_aicc']:.1f}：{'局部系数较优' if better else '没有看出系数随地点变化'}",
        (
            f"AICc {about['aicc']:.1f} against {about['global_aicc']:.1f} of one regression: "
            f"{'coefficients of places fit better' if better else 'no change of coefficients over places is seen'}"
        ),
    )


def _prices(result: Result) -> tuple[str, str]:
    about = result.diagnostics
    half = about["half_life"]
    told = f"β = {about['beta']:.3f}"
    if half is None:
        return f"{told}，差异没有收窄", f"{told}, differences do not close"
    return f"{told}，半衰期 {half:.2f} 期", f"{told}, half-life {half:.2f} periods"


def _alike(result: Result) -> tuple[str, str]:
    frame = result.tables["average"]
    one, other = frame.row(0, named=True), frame.row(-1, named=True)
    return (
        f"平均相似系数 {one['period']} 年 {one['similarity']:.3f}，{other['period']} 年 {other['similarity']:.3f}",
        f"mean similarity {one['similarity']:.3f} in {one['period']}, {other['similarity']:.3f} in {other['period']}",
    )


def _special(result: Result) -> tuple[str, str]:
    from xinzhi.keys import regions

    last = result.frame.filter(pl.col("period") == result.frame["period"].max())
    row = last.sort("specialisation", descending=True).row(0, named=True)
    return (
        f"{row['period']} 年最专业化的是{regions.name(row['region'], 'zh')}（{row['specialisation']:.3f}）",
        f"most specialised in {row['period']}: {regions.name(row['region'], 'en')} ({row['specialisation']:.3f})",
    )


_TELLERS: dict[str, Callable[[Result], tuple[str, str]]] = {
    "dynamics/sigma_convergence": _sigma,
    "dynamics/beta_convergence": _beta,
    "dynamics/club_convergence": _clubs,
    "dynamics/markov": _markov,
    "dynamics/kernel_density": _density,
    "dynamics/modality": _modes,
    "dynamics/rank_mobility": _ranks,
    "dynamics/shift_share": _growth,
    "space/accessibility": _access,
    "space/bivariate_moran": _both,
    "space/gravity": _sent,
    "space/gtwr": _local,
    "space/gwr": _local,
    "space/market_potential": _access,
    "space/moran": _moran,
    "space/network": _network,
    "space/price_convergence": _prices,
    "specialisation/herfindahl": _special,
    "specialisation/krugman": _special,
    "specialisation/structural_similarity": _alike,
}
