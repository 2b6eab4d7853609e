"""What the command check prints: the sources, the coverage of each indicator, and whether parts add up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from xinzhi.cli.coverage import print_coverage
from xinzhi.frameworks import evaluate
from xinzhi.lang import Words
from xinzhi.study import open_study
from xinzhi.study.covered import marked
from xinzhi.study.made.lineage import with_inputs
from xinzhi.study.made.panel import gaps_of, made_panel
from xinzhi.study.matrix import build_matrix, refuse_constants
from xinzhi.study.sources import read_sources

if TYPE_CHECKING:
    from xinzhi.evidence.pack import Pack

SOURCES = Words("数据来源", "Sources")
VARIANTS = Words("设定：{} 种组合，{:,} 个", "Variants: {} combinations, {:,} in all")
TOTALS = Words("分省合计与全国数核对", "Provinces against the national total")
DIFFERS = Words(
    "         {}，{} 年：全国 {:.12g}，合计 {:.12g}（{}）", "         {}, {}: national {:.12g}, sum {:.12g} ({})"
)
ABSENT = Words("，缺 {} 个地区", ", {} region(s) without a figure")
READY = Words("研究可以运行。", "The study can be run.")
VERDICTS = {
    "adds-up": Words("相符", "add up"),
    "not-expected-to": Words(
        "本不应相等（全国数含其他单位）", "not expected to add up (the national figure holds other units)"
    ),
    "differs": Words("不符", "differ"),
}


def check_study(path: Path) -> None:
    """Read a study and its sources, and say what is there before anything is computed."""
    study = open_study(path)
    read, notes = read_sources(study.spec, study.sources)
    print(f"{SOURCES.text()}: {read.frame.height:,}")
    for name, digest in study.sources.digests.items():
        print(f"  {name}  sha256 {digest[:12]}")
    for note in notes:
        print(f"  − {note.text()}")
    made = made_panel(study, read)
    panel = made.panel
    span = study.spec.periods or (panel.periods[0], panel.periods[-1])
    values = evaluate(study.framework, panel, periods=[p for p in panel.periods if span[0] <= p <= span[1]])
    cells = marked(values.frame, with_inputs(values.lineage, made.inputs), made.filled)
    print_coverage(cells, made, {leaf.id: leaf.label() for leaf in study.framework.indicators}, gaps_of(study).least)
    _totals(study.sources.packs)
    robust = study.spec.robustness
    print(VARIANTS.text().format(len(study.variants.all), robust.draws))
    for reason in study.variants.left_out:
        print(f"  − {reason.text()}")
    gaps = study.spec.index.missing == "spread"
    matrix = build_matrix(values.frame, study.framework, values.missing, gaps=gaps)
    for pool in dict.fromkeys([study.spec.index.pool, study.spec.index.weight_pool]):
        refuse_constants(matrix, study.framework, pool)
    print(READY.text())


def _totals(packs: tuple[Pack, ...]) -> None:
    from xinzhi.panel.totals import check_totals

    for pack in packs:
        found = check_totals(pack.frame, pack.indicators)
        print(TOTALS.text())
        for verdict, count in found.group_by("verdict").len().sort("verdict").iter_rows():
            print(f"  {count:>6,} {VERDICTS[verdict].text()}")
        for row in found.filter(pl.col("verdict") == "differs").iter_rows(named=True):
            series = pack.indicators[row["indicator"]]
            shown = (series.name.text(), row["period"], row["national"], row["sum"], series.unit.text())
            gap = ABSENT.text().format(row["missing"]) if row["missing"] else ""
            print(DIFFERS.text().format(*shown) + gap)
