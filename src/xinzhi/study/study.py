"""A study: its file, what the file names, and the run that computes it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from xinzhi.errors.framework_files import Place
from xinzhi.errors.index_study import IndexStudyError
from xinzhi.errors.study import StudyError
from xinzhi.evidence.pack import known_packs, open_pack
from xinzhi.frameworks import Framework, load_framework, parse_formula, with_directions, with_formulas
from xinzhi.lang import Lang, Words
from xinzhi.study.chapters import CHAPTERS
from xinzhi.study.load import load_study
from xinzhi.study.plan import hash_of, keys_of, version
from xinzhi.study.result import Result
from xinzhi.study.run import Run
from xinzhi.study.sources import Sources, exists, find_sources
from xinzhi.study.spec import StudySpec
from xinzhi.study.steps import plan_steps
from xinzhi.study.store import Store
from xinzhi.study.variants import Variants, plan_variants

Progress = Callable[[Words, int, int], None]


def open_study(path: str | Path) -> Study:
    """Open the study file at `path`, or ``study.yaml`` in the folder `path`, and check what it names.

    Raises
    ------
    XinzhiError
        When the file, or a source, framework, method or setting that it names, is wrong.
    """
    return Study(load_study(path))


class Study:
    """A study that has been read and checked, ready to run."""

    def __init__(self, spec: StudySpec) -> None:
        self.spec = spec
        self.sources: Sources = find_sources(spec)
        self.framework = self._framework()
        self.variants: Variants = plan_variants(spec)
        self._check_weights()
        _ = self.other_frameworks
        for chapter in CHAPTERS:
            if chapter.key in spec.chapters:
                chapter.check(self)

    def run(self, out: str | Path | None = None, progress: Progress | None = None) -> Run:
        """Compute what is not yet computed and keep it in ``results/`` under `out` (beside the study by default).

        Parameters
        ----------
        out
            Folder of the store.
        progress
            Called before each step with its title, its place and the number of steps.

        Returns
        -------
        Run
            Results by step name.
        """
        store = Store.open(Path(out) if out is not None else self.spec.folder)
        steps = plan_steps(self)
        keys = keys_of(steps)
        done: dict[str, Result] = {}
        computed = []
        for place, step in enumerate(steps):
            found = store.load(step.name, keys[step.name])
            if found is None:
                if progress:
                    progress(step.title, place, len(steps))
                inputs = {name: keys[name] for name in step.needs}
                found = dataclasses.replace(
                    step.work(done),
                    key=keys[step.name],
                    inputs=inputs,
                    version=version(),
                    method=step.record.get("method", step.name),
                    parameters=step.record,
                )
                computed.append(step.name)
            done[step.name] = found
        if computed or store.record.get("study") != self.record:
            store.save(done.values(), {"study": self.record, "version": version()})
        return Run(self, done, store, tuple(computed))

    @cached_property
    def record(self) -> dict[str, Any]:
        """What the study lays down before it runs: nominal choices, variants and their hash."""
        plan = {
            "nominal": self.variants.nominal.record(),
            "variants": [variant.record() for variant in self.variants.all],
            "robustness": dataclasses.asdict(self.spec.robustness),
        }
        return {
            "title": dataclasses.asdict(self.spec.title),
            "framework": self.framework.id,
            "sources": self.sources.digests,
            "plan": plan,
            "plan_sha256": hash_of(plan),
        }

    @property
    def given_weights(self) -> dict[str, float]:
        """Weights that the study itself gives, or none."""
        return self.spec.index.weight.settings if self.spec.index.weight.method == "given" else {}

    @cached_property
    def framework_record(self) -> Any:
        """The framework as plain data, for the hash of the steps that use it."""
        return dataclasses.asdict(self.framework)

    def grouping(self, name: str) -> dict[str, str]:
        """Give a grouping of regions, region → group, from the study's packs or the built-in ones."""
        packs = [*self.sources.packs, *(open_pack(name) for name in known_packs())]
        for pack in packs:
            if name in pack.groupings:
                return pack.groupings[name]
        known = {grouping for pack in packs for grouping in pack.groupings}
        raise StudyError.unknown_choice(self.spec.file, "regions.groups", name, known)

    def group_names(self, name: str, lang: Lang | None = None) -> dict[str, str]:
        """Give the names of the groups of a grouping, group → name, in the grouping's order."""
        packs = [*self.sources.packs, *(open_pack(name) for name in known_packs())]
        held = next(pack for pack in packs if name in pack.groupings)
        return {group: words.text(lang) for group, words in held.group_names[name].items()}

    def grouping_name(self, name: str) -> Words:
        """Give the name of a grouping."""
        packs = [*self.sources.packs, *(open_pack(name) for name in known_packs())]
        return next(pack.grouping_names[name] for pack in packs if name in pack.groupings)

    @cached_property
    def other_frameworks(self) -> tuple[Framework, ...]:
        """The further frameworks that findings are compared under, with the study's own formulas and directions.

        Raises
        ------
        StudyError
            For a framework that is missing, has no indicators, or has one without formula or direction.
        """
        return tuple(self._other(name) for name in self.spec.robustness.frameworks)

    def _other(self, name: str) -> Framework:
        spec, framework = self.spec, self._named(name)
        ids = {leaf.id for leaf in framework.indicators}
        given = {key: value for key, value in spec.formulas.items() if key in ids}
        directions = {key: value for key, value in spec.directions.items() if key in ids}
        formulas = {key: parse_formula(value, Place(spec.file, key=f"formulas.{key}")) for key, value in given.items()}
        framework = with_formulas(with_directions(framework, directions, spec.file), formulas)
        bare = [leaf.id for leaf in framework.indicators if leaf.formula is None]
        if bare or not ids:
            raise IndexStudyError.no_formulas(spec.file, name, bare)
        if framework.undirected:
            raise StudyError.no_direction(framework.undirected)
        return framework

    def _named(self, name: str) -> Framework:
        path = self.spec.folder / name
        return load_framework(path if exists(path) or path.suffix in {".yaml", ".yml"} else name)

    def _framework(self) -> Framework:
        spec = self.spec
        framework = self._named(spec.framework)
        places = {name: Place(spec.file, key=f"formulas.{name}") for name in spec.formulas}
        formulas = {name: parse_formula(given, places[name]) for name, given in spec.formulas.items()}
        framework = with_formulas(with_directions(framework, spec.directions, spec.file), formulas)
        if framework.undirected:
            raise StudyError.no_direction(framework.undirected)
        return framework

    def _check_weights(self) -> None:
        given, known = self.given_weights, [indicator.id for indicator in self.framework.indicators]
        for key in given:
            if key not in known:
                raise StudyError.unknown_key(self.spec.file, "index.weight", key, known)
        for key in known:
            if given and key not in given:
                raise StudyError.missing_key(self.spec.file, f"index.weight.{key}")
