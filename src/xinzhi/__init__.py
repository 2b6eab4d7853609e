"""An observatory of new quality productive forces: from official figures to a cited brief.

>>> import xinzhi as xz
>>> run = xz.open_study("study.yaml").run()  # doctest: +SKIP
>>> run["index"].frame  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.errors import XinzhiError as XinzhiError

if TYPE_CHECKING:
    from xinzhi.evidence import Evidence as Evidence
    from xinzhi.frameworks import Framework as Framework
    from xinzhi.panel import Panel as Panel
    from xinzhi.panel.intake import read_frame as read_frame
    from xinzhi.panel.intake import read_tables as read_tables
    from xinzhi.panel.records import count_records as count_records
    from xinzhi.study import Result as Result
    from xinzhi.study import Study as Study
    from xinzhi.study import open_study as open_study
    from xinzhi.study.coin import Coin as Coin
    from xinzhi.study.coin import read_coin as read_coin

__version__ = "0.1.0"
__all__ = [
    "Evidence",
    "Framework",
    "Panel",
    "Result",
    "Study",
    "XinzhiError",
    "count_records",
    "methods",
    "open_study",
    "read_frame",
    "read_tables",
    "regions",
]

_PLACES = {
    "Coin": "xinzhi.study.coin",
    "Evidence": "xinzhi.evidence",
    "Framework": "xinzhi.frameworks",
    "Panel": "xinzhi.panel",
    "Result": "xinzhi.study",
    "Study": "xinzhi.study",
    "count_records": "xinzhi.panel.records",
    "open_study": "xinzhi.study",
    "read_coin": "xinzhi.study.coin",
    "read_frame": "xinzhi.panel.intake",
    "read_tables": "xinzhi.panel.intake",
}


def methods(kind: str | None = None) -> list[tuple[str, str]]:
    """List the methods as (kind, name), all of them or those of one kind.

    >>> ("weight", "entropy") in methods()
    True
    """
    from xinzhi.measures.registry import all_methods

    return [(method.kind, method.name) for method in all_methods(kind)]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that `import xinzhi` stays fast."""
    from importlib import import_module

    if name == "regions":
        return import_module("xinzhi.keys.regions")
    if name not in _PLACES:
        message = f"module 'xinzhi' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(_PLACES[name]), name)
