"""The choices that productivity methods share, checked by name."""

from __future__ import annotations

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words

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
