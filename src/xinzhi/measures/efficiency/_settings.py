"""The choices that productivity methods share, checked by name."""

from __future__ import annotations

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.efficiency._choice import WORDS as CHOICE_WORDS

CHOICES: dict[str, tuple[str, ...]] = {
    "orientation": ("input", "output", "none"),
    "returns": ("constant", "variable"),
    "frontier": ("adjacent", "sequential", "global", "biennial"),
    "decomposition": ("fgnz", "ray-desli", "ray-desli-mean", "zofio", "grifell-lovell", "bias"),
    "measure": ("radial", "sbm", "super-sbm"),
    "disposability": ("weak", "kuosmanen", "strong"),
}


def choices(method: str, known: dict[str, tuple[str, ...]] | None = None, **given: str) -> None:
    """Refuse a setting that is not among its choices."""
    for name, value in given.items():
        allowed = (known or {}).get(name, CHOICES[name])
        if value not in allowed:
            expected = Words(f"以下之一：{'、'.join(allowed)}", f"one of {', '.join(allowed)}")
            raise MeasureError.bad_setting(method, name, value, expected)


WORDS = {
    "adjacent": Words("相邻两期各自的前沿", "frontiers of adjacent periods"),
    "sequential": Words("截至各期的前沿", "frontiers of all periods so far"),
    "global": Words("全部时期的共同前沿", "one frontier of all periods"),
    "biennial": Words("前后两期的共同前沿", "one frontier of both periods"),
    "fgnz": Words("Färe 等（1994）的分解", "parts of Färe et al. (1994)"),
    "ray-desli": Words(
        "Ray 和 Desli（1997）的分解，以前一期前沿为准", "parts of Ray & Desli (1997), against the earlier frontier"
    ),
    "ray-desli-mean": Words(
        "Ray 和 Desli（1997）的分解，取两期几何平均", "parts of Ray & Desli (1997), geometric mean of both"
    ),
    "zofio": Words("Zofío（2007）的分解", "parts of Zofío (2007)"),
    "grifell-lovell": Words(
        "Grifell-Tatjé 和 Lovell（1999）的广义指数", "generalised index of Grifell-Tatjé & Lovell (1999)"
    ),
    "bias": Words("Färe 等（1997）的偏向分解", "bias of technical change, Färe et al. (1997)"),
    "radial": Words("径向测度", "radial measure"),
    "nonradial": Words("非径向测度", "non-radial measure"),
    "sbm": Words("SBM 测度", "slacks-based measure"),
    "super-sbm": Words("超效率 SBM 测度", "super-efficiency by slacks"),
    "outputs and bads": Words("方向为好产出增、坏产出减", "direction: outputs up, bad outputs down"),
    "all": Words("方向为投入减、好产出增、坏产出减", "direction: inputs and bad outputs down, outputs up"),
    "outputs": Words("方向为好产出增", "direction: outputs up"),
    "bads": Words("方向为坏产出减", "direction: bad outputs down"),
    "given": Words("方向按给定的大小", "direction as given"),
}


def described(paper: Words, *settings: str) -> Words:
    """Name an index with its settings in words."""
    known = CHOICE_WORDS | WORDS
    said = [known[setting] for setting in settings]
    return Words("；".join([paper.zh, *(w.zh for w in said)]), "; ".join([paper.en, *(w.en for w in said)]))
