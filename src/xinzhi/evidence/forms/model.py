"""A form: the indicators it asks for, for which regions and periods."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from xinzhi.lang import Lang, Words

NOTHING = Words("", "")
VERSION = 1


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator that a form asks for.

    Attributes
    ----------
    code
        By which the framework's formulas find its figures.
    name, unit, definition, group
        What it is called, its unit, its definition, and the dimension it stands in.
    used
        The indicators that are made of it, empty where it is one itself.
    low, high
        Bounds of its values; None where there is none.
    """

    code: str
    name: Words
    unit: Words
    definition: Words = NOTHING
    group: Words = NOTHING
    used: Words = NOTHING
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it was sent out.

    Attributes
    ----------
    framework, title, edition
        The indicator system it was made for.
    lang
        The language it is written in.
    items
        The indicators in their order.
    regions
        Codes and names, in their order.
    periods
        Names of the periods, such as 2023.

    >>> item = Item("gdp", Words("地区生产总值", "GRP"), Words("亿元", "100 million yuan"))
    >>> form = Form("mine", Words("我的", "Mine"), "", "en", (item,), (("110000", "Beijing"),), ("2023",))
    >>> form.cells, from_text(form.text()) == form
    (1, True)
    """

    framework: str
    title: Words
    edition: str
    lang: Lang
    items: tuple[Item, ...]
    regions: tuple[tuple[str, str], ...]
    periods: tuple[str, ...]

    @property
    def cells(self) -> int:
        """How many figures it asks for."""
        return len(self.items) * len(self.regions) * len(self.periods)

    @property
    def digest(self) -> str:
        """SHA-256 of all that the form says."""
        return hashlib.sha256(self.text().encode()).hexdigest()

    @property
    def id(self) -> str:
        """Short name of the form, the same for the same content."""
        return self.digest[:12]

    @property
    def groups(self) -> list[tuple[Words, list[Item]]]:
        """The dimensions with their items, in order."""
        held: dict[Words, list[Item]] = {}
        for item in self.items:
            held.setdefault(item.group, []).append(item)
        return list(held.items())

    def text(self) -> str:
        """Give the whole form as text that `from_text` reads."""
        return json.dumps({"version": VERSION, **asdict(self)}, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Form:
    """Read a form from its text.

    Raises
    ------
    ValueError
        When the text is none of a form, or of a later version.
    """
    try:
        held = json.loads(text)
        if held.pop("version") != VERSION:
            raise ValueError(text[:40])
        items = tuple(_item(each) for each in held.pop("items"))
        regions = tuple((str(code), str(name)) for code, name in held.pop("regions"))
        periods, title = tuple(map(str, held.pop("periods"))), Words(**held.pop("title"))
        return Form(items=items, regions=regions, periods=periods, title=title, **held)
    except (TypeError, KeyError, AttributeError, RecursionError):
        raise ValueError(text[:40]) from None


def _item(held: dict[str, object]) -> Item:
    for bound in ("low", "high"):
        if not isinstance(held.get(bound), int | float | None):
            raise TypeError(bound)
    return Item(**{key: Words(**value) if isinstance(value, dict) else value for key, value in held.items()})  # type: ignore[arg-type]
