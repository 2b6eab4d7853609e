"""The steps of a study: which there are, what each needs, and the work of the first ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.evidence.model import Ledger
from xinzhi.frameworks import evaluate
from xinzhi.lang import Words
from xinzhi.measures.registry import find
from xinzhi.panel.model import Panel
from xinzhi.study import index, ranking
from xinzhi.study.bench import Bench
from xinzhi.study.chapters import CHAPTERS
from xinzhi.study.covered import coverage_step
from xinzhi.study.made.lineage import inputs_of, with_inputs
from xinzhi.study.made.panel import asks, gaps_of, made_of, made_panel
from xinzhi.study.multiverse import variants_step
from xinzhi.study.noise import noise_steps
from xinzhi.study.other_frameworks import frameworks_steps
from xinzhi.study.plan import Step
from xinzhi.study.result import Result
from xinzhi.study.sources import read_sources

if TYPE_CHECKING:
    from xinzhi.study.matrix import Matrix
    from xinzhi.study.study import Study

Done = Mapping[str, Result]


def plan_steps(study: Study) -> list[Step]:
    """Lay down the steps of a study, each after those it needs."""
    bench = Bench(study)
    return [
        *_panel(study),
        _values(study),
        coverage_step(study),
        _draws(study, bench),
        _weights(study, bench),
        _index(study, bench),
        _moves(study),
        variants_step(study, bench),
        *noise_steps(study, bench),
        *frameworks_steps(study),
        *(step for chapter in CHAPTERS if chapter.key in study.spec.chapters for step in chapter.steps(study, bench)),
    ]


def _panel(study: Study) -> list[Step]:
    """Give the step that reads the panel, and one that makes what the study asks of it before anything else."""
    spec = study.spec
    name = "figures" if asks(study) else "panel"

    def work(_: Done) -> Result:
        panel, notes = read_sources(spec, study.sources)
        said = tuple(asdict(Words(f"{note.zh}。", f"{note.en}.")) for note in notes)
        return Result(name, panel.frame, {"evidence": panel.evidence.frame}, notes=said)

    record: dict[str, Any] = {
        "sources": list(spec.sources),
        "vintages": asdict(spec.vintages),
        "units": list(spec.units),
        "tables": {source: asdict(asked) for source, asked in spec.tables.items()},
        "convert": spec.convert,
    }
    read = Step(name, Words("读取数据", "reading figures"), record, work, reads=study.sources.digests)
    return [read, _made(study)] if asks(study) else [read]


def _made(study: Study) -> Step:
    def work(done: Done) -> Result:
        read = Panel(done["figures"].frame, Ledger(done["figures"].tables["evidence"]))
        made = made_panel(study, read)
        tables = {"evidence": made.panel.evidence.frame, "filled": made.filled, "inputs": made.inputs}
        used = {find("impute", each.method).cite for each in gaps_of(study).fill}
        notes = done["figures"].notes
        return Result("panel", made.panel.frame, tables, notes=notes, citations=tuple(sorted(used)))

    record = {
        "gaps": gaps_of(study).record(),
        "made": [asdict(one) for one in made_of(study)],
        "periods": study.spec.periods,
        "lang": study.spec.lang,
    }
    return Step("panel", Words("填补与推算", "filling gaps and deriving figures"), record, work, needs=("figures",))


def _values(study: Study) -> Step:
    spec, framework = study.spec, study.framework

    def work(done: Done) -> Result:
        panel = panel_of(done)
        periods = [p for p in panel.periods if _within(p, spec.periods)]
        if not periods:
            raise StudyError.all_missing(f"期间 {spec.periods}", f"The span {spec.periods}")
        values = evaluate(framework, panel, periods=periods)
        lineage = with_inputs(values.lineage, inputs_of(done))
        return Result("values", values.frame, {"lineage": lineage, "missing": values.missing})

    record = {"framework": study.framework_record, "periods": spec.periods}
    return Step("values", Words("计算指标", "computing indicators"), record, work, needs=("panel",))


def _within(period: int, span: tuple[int, int] | None) -> bool:
    return span is None or span[0] <= period <= span[1]


def _draws(study: Study, bench: Bench) -> Step:
    def work(done: Done) -> Result:
        matrix = bench.matrix(done)
        drawn, which = bench.draws(done)
        return ranking.draws_result(matrix, drawn, which, study.spec.robustness.seed)

    return Step("draws", Words("计算各种设定", "computing the variants"), _draws_record(study), work, needs=("values",))


def _draws_record(study: Study) -> dict[str, Any]:
    robust = study.spec.robustness
    return {
        **_ground_record(study),
        "variants": [variant.record() for variant in study.variants.all],
        "given": study.given_weights if any(v.weight == "given" for v in study.variants.all) else None,
        "draws": robust.draws,
        "seed": robust.seed,
        "weight_noise": robust.weight_noise,
        "weight_moves": robust.weight_moves,
    }


def _ground_record(study: Study) -> dict[str, Any]:
    """Give what decides which figures the index sees, and how: pools, treatment, gaps, levels."""
    asked = study.spec.index
    return {
        "pool": asked.pool,
        "weight_pool": asked.weight_pool,
        "treat": asked.treat.record() if asked.treat else None,
        "treat_pool": asked.treat_pool if asked.treat else None,
        "missing": asked.missing,
        "coverage": asked.coverage,
        "across": asked.across.record() if asked.across else None,
    }


def _by_method(study: Study, matrix: Matrix) -> pl.DataFrame:
    """Give the weights of every method that the variants use, in the last pool."""
    names = sorted({variant.weight for variant in study.variants.all})
    found = {name: index.own_weights(matrix, name, study.spec)[-1] for name in names}
    return pl.concat(
        pl.DataFrame({"indicator": matrix.indicators, "weight": weight / weight.sum()}).select(
            "indicator", pl.lit(name).alias("method"), "weight"
        )
        for name, weight in found.items()
    )


def _weights(study: Study, bench: Bench) -> Step:
    spec = study.spec.index
    choice = spec.weight

    def work(done: Done) -> Result:
        matrix = bench.matrix(done)
        by_pool = index.weights(matrix, choice.method, choice.settings, spec)
        periods = matrix.periods if spec.by_period else [None]
        frame = pl.concat(
            pl.DataFrame({"indicator": matrix.indicators, "weight": w}).with_columns(
                period=pl.lit(period, dtype=pl.Int64),
            )
            for period, w in zip(periods, by_pool, strict=True)
        )
        return Result("weights", frame, {"methods": _by_method(study, matrix)})

    methods = sorted({variant.weight for variant in study.variants.all})
    record = {"weight": choice.record(), "methods": methods, **_ground_record(study)}
    return Step("weights", Words("确定权数", "setting weights"), record, work, needs=("values",))


def _index(study: Study, bench: Bench) -> Step:
    spec = study.spec

    def work(done: Done) -> Result:
        matrix = bench.matrix(done)
        by_pool = done["weights"].frame["weight"].to_numpy().reshape(-1, len(matrix.indicators))
        nominal = study.variants.nominal
        score = index.scores(matrix, nominal, by_pool, spec.index.pool)
        parts = index.dimension_scores(matrix, nominal, by_pool, spec.index.pool, study.framework)
        result = ranking.index_result(matrix, score, parts, done["draws"], spec.robustness)
        return _annotated(study, result, bench.notes(done))

    record = {
        "nominal": study.variants.nominal.record(),
        **_ground_record(study),
        "tolerance": spec.robustness.tolerance,
        "agree": spec.robustness.agree,
        "dimensions": {d.id: [leaf.id for leaf in d.indicators] for d in study.framework.dimensions},
    }
    return Step("index", Words("合成指数", "making the index"), record, work, needs=("values", "draws", "weights"))


def _annotated(study: Study, result: Result, prepared: tuple[Words, ...]) -> Result:
    """Add what was decided on the way, and the sources of the methods."""
    variants = study.variants
    done = [Words(f"{said.zh}。", f"{said.en}.") for said in prepared]
    left_out = [Words(f"未计算：{r.zh}。", f"Not computed: {r.en}.") for r in variants.left_out]
    nominal = variants.nominal
    used = [("normalise", nominal.normalise.method), ("aggregate", nominal.aggregate.method)]
    used += [] if nominal.weight == "given" else [("weight", nominal.weight)]
    values = {name: getattr(result, name) for name in Result.__slots__}
    places, regions = result.diagnostics["tolerance"], result.frame["region"].n_unique()
    fewer = [] if places == study.spec.robustness.tolerance else [_fewer_places(regions, places)]
    values["notes"] = tuple(asdict(note) for note in (*done, *variants.notes, *left_out, *fewer))
    values["citations"] = tuple(find(kind, name).cite for kind, name in used)
    return Result(**values)


def _fewer_places(regions: int, places: int) -> Words:
    return Words(
        f"只有 {regions} 个地区，位次相差 {regions - 1} 位以内总会一致，故容许位数取 {places}。",
        f"With {regions} regions all ranks lie within {regions - 1} of each other, so that the tolerated places are set to {places}.",
    )


def _moves(study: Study) -> Step:
    robust = study.spec.robustness

    def work(done: Done) -> Result:
        return ranking.moves_result(done["index"].frame, done["draws"], robust.agree)

    record = {"agree": robust.agree}
    return Step(
        "moves", Words("比较首末位次", "comparing first and last ranks"), record, work, needs=("draws", "index")
    )


def panel_of(done: Done) -> Panel:
    """Give the panel as the panel step left it."""
    return Panel(done["panel"].frame, Ledger(done["panel"].tables["evidence"]))
