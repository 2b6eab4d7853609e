"""What methods that draw ask of their settings."""

from __future__ import annotations

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words

LEAST_DRAWS = 100
DRAWS = Words("不少于 100 的整数", "a whole number of 100 or more")
LEVEL = Words("0.5 与 1 之间的数", "a number between 0.5 and 1")


def check_draws(model: str, draws: int, level: float) -> None:
    """Refuse too few draws, and a level that is none."""
    if type(draws) is not int or draws < LEAST_DRAWS:
        raise MeasureError.bad_setting(f"efficiency/{model}", "draws", draws, DRAWS)
    if not isinstance(level, float) or not 0.5 < level < 1:
        raise MeasureError.bad_setting(f"efficiency/{model}", "level", level, LEVEL)
