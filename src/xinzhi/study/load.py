"""Read a study file: YAML in, `StudySpec` out, every mistake named with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast, get_args

from xinzhi.errors.study import StudyError
from xinzhi.errors.study_files import StudyFileError
from xinzhi.lang import Lang
from xinzhi.measures.registry import Method, Role, all_methods, find
from xinzhi.study._yaml import read_yaml
from xinzhi.study.chapters import CHAPTERS, study_keys
from xinzhi.study.reader import Reader
from xinzhi.study.spec import FORMATS, MISSING, MOVES, POOLS, STUDY_KEYS, Choice, IndexSpec, RobustnessSpec, StudySpec
from xinzhi.study.tables import asked_sources
from xinzhi.study.variants import NO_TREATMENT
from xinzhi.study.vintages import asked_vintages

LEAST_DRAWS, MOST_DRAWS = 1000, 100_000  # ranks of all draws are held in memory
LEAST_WEIGHT, MOST_WEIGHT = 1e-6, 1e6
# Which methods a study can use by itself: those that need nothing but what the study has at that point.
ROLES: dict[str, tuple[Role, ...]] = {
    "normalise": ("matrix to matrix",),
    "treat": ("matrix to treated matrix",),
    "weight": ("matrix to weights",),
    "aggregate": ("matrix and weights to scores", "matrix and weights to relative scores"),
}


def load_study(path: str | Path) -> StudySpec:
    """Read the study file at `path`.

    Raises
    ------
    StudyError
        When the file is missing, is not YAML, or a key or value in it is wrong.
    MeasureError
        When it names a method or a setting that there is not.
    """
    path = Path(path)
    if path.is_dir():
        path = path / "study.yaml"
    if not path.is_file():
        raise StudyError.missing_file(path.name if path.parent == Path() else str(path))
    given = read_yaml(path)
    if given is None:
        raise StudyFileError.empty(path.name)
    return _parse(Reader(path.name, given), path.parent)


def _parse(top: Reader, folder: Path) -> StudySpec:
    top.only([key for key in study_keys() if "." not in key])
    sources, tables = asked_sources(top)
    return StudySpec(
        title=top.words("study"),
        folder=folder,
        file=top.file,
        sources=sources,
        tables=tables,
        framework=top.text("framework", required=True),
        lang=cast("Lang", top.choice("lang", get_args(Lang), "zh")),
        periods=_periods(top),
        units=top.texts("units"),
        vintages=asked_vintages(top),
        convert={str(k): str(v) for k, v in top.mapping("convert").items()},
        directions=top.mapping("directions"),
        formulas=top.mapping("formulas"),
        index=_index(top.part("index")),
        robustness=_robustness(top.part("robustness")),
        chapters={chapter.key: chapter.read(chapter.part(top)) for chapter in CHAPTERS if chapter.key in top.given},
        report=top.choices("report", FORMATS, FORMATS),
    )


def _periods(top: Reader) -> tuple[int, int] | None:
    given = top.get("periods")
    if given is None:
        return None
    years = isinstance(given, list) and len(given) == 2 and all(type(year) is int for year in given)
    if not years or given[0] > given[1]:
        raise StudyError.bad_value(
            top.file,
            "periods",
            given,
            "起止两个年份，如 [2011, 2023]",
            "a first and a last year, such as [2011, 2023]",
        )
    return given[0], given[1]


def _index(part: Reader) -> IndexSpec:
    part.only([key.removeprefix("index.") for key in STUDY_KEYS if key.startswith("index.")])
    plain = IndexSpec()
    pool = part.choice("pool", POOLS, plain.pool)
    if part.get("treat_pool") is not None and part.get("treat") is None:
        raise StudyError.missing_key(part.file, "index.treat")
    return IndexSpec(
        pool=pool,
        weight_pool=part.choice("weight_pool", POOLS, pool),
        treat=_choice(part, "treat", Choice("")) if part.get("treat") is not None else None,
        treat_pool=part.choice("treat_pool", POOLS, plain.treat_pool),
        missing=part.choice("missing", MISSING, plain.missing),
        coverage=part.number("coverage", plain.coverage, low=0.0, high=1.0),
        normalise=_choice(part, "normalise", plain.normalise),
        weight=_weight(part, plain.weight),
        aggregate=_choice(part, "aggregate", plain.aggregate),
        across=_choice(part, "across", Choice("")) if part.get("across") is not None else None,
    )


def _choice(part: Reader, key: str, default: Choice) -> Choice:
    """Read `key: method` or `key: {method: {setting: value}}`."""
    given = part.get(key)
    if given is None:
        return default
    settings: dict[str, Any] = {}
    if isinstance(given, str):
        name = given
    elif isinstance(given, dict) and len(given) == 1:
        name, found = next((str(name), found) for name, found in given.items())
        settings = Reader(part.file, found, f"{part.where}.{key}.{name}").given
    else:
        raise StudyError.bad_value(part.file, f"{part.where}.{key}", given, "一个方法名", "the name of a method")
    _usable(part, key, name).bind(settings)
    return Choice(name, dict(settings))


def _usable(part: Reader, kind: str, name: str) -> Method:
    """Find a method, and refuse one that needs more than a study can give it."""
    key, kind = kind, "aggregate" if kind == "across" else kind
    method = find(kind, name)
    if method.role not in ROLES[kind]:
        known = [other.name for other in all_methods(kind) if other.role in ROLES[kind]]
        raise StudyError.unknown_choice(part.file, f"{part.where}.{key}", name, known)
    return method


def _weight(part: Reader, default: Choice) -> Choice:
    given = part.get("weight")
    if not isinstance(given, dict) or not given or not all(type(v) in {int, float} for v in given.values()):
        return _choice(part, "weight", default)
    if not all(0 <= value <= MOST_WEIGHT for value in given.values()) or sum(given.values()) < LEAST_WEIGHT:
        raise StudyError.bad_value(
            part.file,
            "index.weight",
            given,
            "0 到 1000000 之间且不全为零的权数",
            "weights from 0 to 1000000, not all zero",
        )
    return Choice("given", {str(name): float(value) for name, value in given.items()})


def _robustness(part: Reader) -> RobustnessSpec:
    plain = RobustnessSpec()
    part.only([key.removeprefix("robustness.") for key in STUDY_KEYS if key.startswith("robustness.")])
    return RobustnessSpec(
        draws=part.whole("draws", plain.draws, least=LEAST_DRAWS, most=MOST_DRAWS),
        seed=part.whole("seed", plain.seed, least=0),
        treat=_treats(part),
        normalise=_methods(part, "normalise", plain.normalise),
        weight=_methods(part, "weight", plain.weight),
        aggregate=_methods(part, "aggregate", plain.aggregate),
        weight_moves=part.choice("weight_moves", MOVES, plain.weight_moves),
        weight_noise=part.number("weight_noise", plain.weight_noise, low=0.0, high=1.0),
        tolerance=part.whole("tolerance", plain.tolerance, least=0),
        frameworks=part.texts("frameworks"),
        noise=_noise(part),
        agree=part.number("agree", plain.agree, low=0.5, high=1.0),
    )


def _noise(part: Reader) -> tuple[float, float] | None:
    """Read the noise of figures, and of those imputed or estimated."""
    if part.get("noise") is None:
        return None
    if not isinstance(part.get("noise"), dict):
        spread = part.number("noise", 0.0, low=0.0, high=1.0)
        return spread, spread
    below = part.part("noise")
    below.only(["figures", "imputed"])
    figures = below.number("figures", 0.0, low=0.0, high=1.0)
    return figures, below.number("imputed", figures, low=0.0, high=1.0)


def _treats(part: Reader) -> tuple[str, ...]:
    names = part.texts("treat")
    for name in names:
        if name != NO_TREATMENT:
            _usable(part, "treat", name).bind({})
    return names


def _methods(part: Reader, kind: str, default: tuple[str, ...]) -> tuple[str, ...]:
    names = part.texts(kind) or default
    for name in names:
        _usable(part, kind, name).bind({})
    return names
