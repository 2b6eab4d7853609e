"""A chapter that runs all its methods: the settings of those that the study names, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.measures.registry import find

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xinzhi.study.reader import Reader


def read_settings(part: Reader, methods: Iterable[str], extra: Iterable[str] = ()) -> dict[str, dict[str, Any]]:
    """Read ``{kind/method: {setting: value}}`` and give the settings of every method, checked.

    Parameters
    ----------
    part
        What stands under the key of the chapter.
    methods
        Every method of the chapter; those not named run as they are.
    extra
        Keys of the chapter that are no methods.

    Raises
    ------
    XinzhiError
        For a method or a setting that there is not, or a value that it does not take.
    """
    known = list(methods)
    part.only([*known, *extra])
    found = {}
    for name in known:
        settings = part.part(name).given if name in part.given else {}
        find(*name.split("/")).bind(settings)
        found[name] = dict(settings)
    return found
