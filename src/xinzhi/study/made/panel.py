"""The panel as a study makes it: gaps filled, ends continued, then transformations and stocks in the order they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from xinzhi.errors.made_study import MadeStudyError
from xinzhi.errors.study import StudyError
from xinzhi.frameworks.formula import codes
from xinzhi.study.made.asked import Capital, Gaps, Transform
from xinzhi.study.made.fill import continue_ends, fill_gaps
from xinzhi.study.made.rows import FILLED, INPUTS, Rows
from xinzhi.study.made.stock import codes_of, stock, with_depreciation
from xinzhi.study.made.transform import transform

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xinzhi.panel.model import Panel
    from xinzhi.study.study import Study

GAPS, TRANSFORMS, CAPITAL = "gaps", "transforms", "capital"


@dataclass(frozen=True, slots=True)
class Made:
    """A panel with what the study made of it.

    Attributes
    ----------
    panel
        All figures, printed and made.
    filled
        One row a filled figure, columns as in `FILLED`.
    inputs
        evidence_id, input_id: one row for every figure that a made figure rests on directly.
    """

    panel: Panel
    filled: pl.DataFrame
    inputs: pl.DataFrame


def asks(study: Study) -> bool:
    """Tell whether the study makes anything of its figures."""
    gaps = gaps_of(study)
    return bool(gaps.fill or gaps.extrapolate or made_of(study))


def gaps_of(study: Study) -> Gaps:
    """Give what the study asks about gaps."""
    return study.spec.chapters.get(GAPS) or Gaps()


def made_of(study: Study) -> list[Transform | Capital]:
    """Give the indicators that the study makes."""
    chapters = study.spec.chapters
    return [*chapters.get(TRANSFORMS, ()), *chapters.get(CAPITAL, ())]


def made_panel(study: Study, panel: Panel, rates: Mapping[str, float] | None = None) -> Made:
    """Fill, continue and compute what the study asks for.

    Parameters
    ----------
    study
        The study.
    panel
        Its figures as they were read.
    rates
        Other rates of depreciation, by the name of the stock.

    Raises
    ------
    StudyError
        For an indicator that no source holds, a name that is taken, or indicators that need each other.
    """
    _check_names(study, panel)
    rows = Rows(study.spec.lang)
    gaps = gaps_of(study)
    for each in gaps.fill:
        fill_gaps(study, panel, each, rows)
    for each in gaps.extrapolate:
        continue_ends(study, panel, each, rows)
    held = rows.onto(panel)
    inputs, filled = rows.inputs, rows.filled
    for one in in_order(study.spec.file, made_of(study), panel.indicators):
        made = Rows(study.spec.lang)
        if isinstance(one, Transform):
            transform(held, one, made)
        else:
            rate = (rates or {}).get(one.id, one.depreciation)
            stock(study.spec.file, held, with_depreciation(one, rate), made)
        held, inputs = made.onto(held), [*inputs, *made.inputs]
    return Made(held, pl.DataFrame(filled, schema=FILLED), pl.DataFrame(inputs, schema=INPUTS, orient="row"))


def in_order(file: str, made: Iterable[Transform | Capital], known: Iterable[str]) -> list[Transform | Capital]:
    """Put what is made after what it needs.

    Raises
    ------
    StudyError
        For a need that nothing gives, or indicators that need each other.
    """
    waiting, held, order = list(made), set(known), []
    names = held | {one.id for one in waiting}
    for one in waiting:
        for code in needs(one):
            if code not in names:
                raise StudyError.unknown_choice(file, f"{key_of(one)}.{one.id}", code, names)
    while waiting:
        ready = [one for one in waiting if set(needs(one)) <= held]
        if not ready:
            raise MadeStudyError.circular(file, [one.id for one in waiting])
        order += ready
        held |= {one.id for one in ready}
        waiting = [one for one in waiting if one not in ready]
    return order


def needs(one: Transform | Capital) -> list[str]:
    """Give the indicators that a made indicator is made of."""
    return codes(one.formula) if isinstance(one, Transform) else codes_of(one)


def key_of(one: Transform | Capital) -> str:
    """Give the key of the study file under which a made indicator stands."""
    return TRANSFORMS if isinstance(one, Transform) else CAPITAL


def _check_names(study: Study, panel: Panel) -> None:
    file, known = study.spec.file, set(panel.indicators)
    gaps = gaps_of(study)
    for key, asked in (("gaps.fill", gaps.fill), ("gaps.extrapolate", gaps.extrapolate)):
        for each in asked:
            for code in (each.indicator, *each.beside):
                if code not in known:
                    raise StudyError.unknown_choice(file, key, code, known)
    for one in made_of(study):
        if one.id in known:
            raise MadeStudyError.taken(file, key_of(one), one.id)
