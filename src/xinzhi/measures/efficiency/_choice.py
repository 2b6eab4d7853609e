"""Settings of efficiency models: their values, checked, and their words."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words

RETURNS = ("constant", "variable", "nonincreasing", "nondecreasing")
WORDS = {
    "constant": Words("规模报酬不变", "constant returns to scale"),
    "variable": Words("规模报酬可变", "variable returns to scale"),
    "nonincreasing": Words("规模报酬非增", "non-increasing returns to scale"),
    "nondecreasing": Words("规模报酬非减", "non-decreasing returns to scale"),
    "input": Words("投入导向", "input-oriented"),
    "output": Words("产出导向", "output-oriented"),
    "none": Words("非导向", "non-oriented"),
    "weak": Words("坏产出取等式（弱可处置）", "bad outputs as equalities (weak disposability)"),
    "kuosmanen": Words(
        "坏产出弱可处置，各单元减排系数不同", "weak disposability with an abatement factor of each unit"
    ),
    "strong": Words("坏产出强可处置（同投入）", "strong disposability of bad outputs (as inputs)"),
}


def choose(model: str, name: str, value: object, choices: Sequence[str]) -> None:
    """Raise where a setting is none of its choices."""
    if not isinstance(value, str) or value not in choices:
        listed = Words(f"以下之一：{'、'.join(choices)}", f"one of {', '.join(choices)}")
        raise MeasureError.bad_setting(f"efficiency/{model}", name, value, listed)


def described(paper: Words, *settings: str) -> Words:
    """Name the model with its settings in words."""
    said = [WORDS.get(setting, Words(setting, setting)) for setting in settings]
    return Words("；".join([paper.zh, *(w.zh for w in said)]), "; ".join([paper.en, *(w.en for w in said)]))


def not_shephard(disposability: str, returns: str, *, bads: bool) -> tuple[Words, ...]:
    """Warn that equalities are not weak disposability where returns are not constant."""
    if disposability != "weak" or returns == "constant" or not bads:
        return ()
    return (
        Words(
            "坏产出取等式，在规模报酬可变时不是 Shephard 意义上的弱可处置；可改用 disposability: kuosmanen",
            "bad outputs as equalities are not weak disposability in the sense of Shephard unless returns are constant; "
            "disposability: kuosmanen is",
        ),
    )
