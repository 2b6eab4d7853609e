"""A form that came back, looked through and compared with the last."""

from __future__ import annotations

from dataclasses import dataclass

from xinzhi.evidence.forms.filled import Filled
from xinzhi.panel.forms.check import Problem, check_form
from xinzhi.panel.forms.compare import Change, compare_forms


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in the form `new`, and how it differs from `old`, where there is one."""

    new: Filled
    problems: tuple[Problem, ...]
    old: Filled | None = None
    changes: tuple[Change, ...] = ()

    @property
    def pressing(self) -> tuple[Problem, ...]:
        """What must be settled: all but cells that are not filled in."""
        return tuple(problem for problem in self.problems if problem.kind != "missing")

    @property
    def missing(self) -> tuple[Problem, ...]:
        """Rows with cells that are not filled in."""
        return tuple(problem for problem in self.problems if problem.kind == "missing")


def look_through(new: Filled, old: Filled | None = None) -> Checked:
    """Check a form, and compare it with the last where there is one."""
    return Checked(new, tuple(check_form(new)), old, tuple(compare_forms(new, old)) if old else ())
