"""Groups of regions that documents speak of (西部地区, 长三角 …), and countries by ISO 3166-1."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from xinzhi.lang import Words

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of regions.

    Attributes
    ----------
    code
        ``R-`` and a word, such as ``R-west``; never a code of GB/T 2260.
    names
        What it is called.
    also
        Other exact names in Chinese.
    members
        Codes of the members; empty where they are parts of divisions and not whole ones.
    source
        The document that says who belongs to it.
    """

    code: str
    names: Words
    also: tuple[str, ...]
    members: tuple[str, ...]
    source: Words

    def holds(self, code: str) -> bool:
        """Say whether the region `code`, or one above it, is a member.

        >>> groups()["R-greater-bay"].holds("440305"), groups()["R-west"].holds("110000")
        (True, False)
        """
        return bool({code, f"{code[:4]}00", f"{code[:2]}0000"} & set(self.members))


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory outside China: ISO 3166-1 letters, names, other Chinese names."""

    code: str
    names: Words
    also: tuple[str, ...]


@cache
def groups() -> dict[str, Group]:
    """Give the groups by code.

    >>> groups()["R-jingjinji"].members
    ('110000', '120000', '130000')
    """
    with (DATA / "groups.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Group(
                row["code"],
                Words(row["zh"], row["en"]),
                _split(row["also"]),
                _split(row["members"]),
                Words(row["source_zh"], row["source_en"]),
            )
            for row in csv.DictReader(file)
        }


@cache
def countries() -> dict[str, Country]:
    """Give the countries and territories outside China by their two letters.

    >>> countries()["AR"].names.zh
    '阿根廷'
    """
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Country(row["code"], Words(row["zh"], row["en"]), _split(row["also"]))
            for row in csv.DictReader(file)
        }


@cache
def three_zones() -> dict[str, Words]:
    """Give the names of the zones of tables that divide the country into three, without a north-east, by their keys.

    They have no members here: yearbooks drew them otherwise in different years, and each says how.

    >>> three_zones()["Z3-east"].en
    'Eastern region (of three)'
    """
    held = groups()
    return {
        f"Z3-{zone}": Words(held[f"R-{zone}"].names.zh, f"{held[f'R-{zone}'].names.en} (of three)")
        for zone in ("east", "central", "west")
    }


def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("|")))
