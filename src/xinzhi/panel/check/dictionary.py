"""The dictionary that leads from the words of a claim to an indicator of the panel."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from xinzhi.evidence.claims.model import Claim
from xinzhi.lang import Lang, Words

Form = Literal["figure", "index", "share", "per"]


@dataclass(frozen=True, slots=True)
class Metric:
    """How one indicator is spoken of.

    Attributes
    ----------
    id
        The indicator, or a name for what is made of several.
    names
        Each a set of words that must all stand in the claim's subject and measure.
    without
        Words of which none may stand there.
    kinds
        Kinds of claims that state it.
    form, of
        ``figure`` of the one indicator; ``index`` less 100; ``share`` in % or ``per`` of the first and the second.
    at_end
        Whether it is counted at the end of the year.
    """

    id: str
    names: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    kinds: frozenset[str]
    form: Form
    of: tuple[str, ...]
    at_end: bool

    def fits(self, words: str) -> int:
        """Give the length of the longest name that stands in `words`, 0 where none does."""
        if any(word in words for word in self.without):
            return 0
        return max((sum(map(len, name)) for name in self.names if all(part in words for part in name)), default=0)


@dataclass(frozen=True, slots=True)
class Partition:
    """Parts that together are a whole, by the words in their subjects."""

    whole: str
    parts: tuple[str, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Metrics, units of panels, vintages with the month they date from, and partitions."""

    metrics: tuple[Metric, ...]
    units: dict[str, tuple[str, float]]
    same_unit: tuple[frozenset[str], ...]
    vintages: dict[str, str]
    vintage_names: dict[str, Words]
    never_from_totals: tuple[str, ...]
    preliminary: frozenset[str]
    partitions: tuple[Partition, ...]

    def metric(self, claim: Claim) -> Metric | None:
        """Give what the claim speaks of, None where the dictionary does not know."""
        words = plain(claim.subject + claim.metric)
        found = [(metric.fits(words), metric) for metric in self.metrics if claim.kind in metric.kinds]
        best = max(found, key=lambda pair: pair[0], default=(0, None))
        return best[1] if best[0] else None

    def from_totals(self, claim: Claim) -> bool:
        """Say whether the claim is published growth that does not follow from totals (不可由总量推算)."""
        words = plain(claim.subject + claim.metric)
        return claim.kind == "growth" and any(word in words for word in self.never_from_totals)

    def alike(self, first: str, second: str) -> bool:
        """Say whether two units are the same, or classifiers that count the same thing."""
        return first == second or any({first, second} <= group for group in self.same_unit)


def plain(words: str) -> str:
    """Give words without spaces, in half-width capitals.

    >>> plain("ｒ＆ｄ 经费")
    'R&D经费'
    """
    return "".join(unicodedata.normalize("NFKC", words).split()).upper()


@cache
def dictionary() -> Dictionary:
    """Read the dictionary that comes with the project.

    >>> "gdp_current" in {metric.id for metric in dictionary().metrics}
    True
    """
    given = yaml.safe_load(Path(__file__).with_name("metrics.yaml").read_text(encoding="utf-8"))
    return Dictionary(
        metrics=tuple(_metric(name, about) for name, about in given["indicators"].items()),
        units={name: (unit, float(factor)) for name, (unit, factor) in given["units"].items()},
        same_unit=tuple(frozenset(group) for group in given["same_unit"]),
        vintages={name: about["since"] for name, about in given["vintages"].items()},
        vintage_names={name: Words(about["zh"], about["en"]) for name, about in given["vintages"].items()},
        never_from_totals=tuple(given["never_from_totals"]),
        preliminary=frozenset(given["preliminary"]),
        partitions=tuple(
            Partition(one["whole"], tuple(one["parts"]), tuple(one.get("not", ()))) for one in given["partitions"]
        ),
    )


def vintage_name(vintage: str, lang: Lang | None = None) -> str:
    """Give a vintage in words; one that is not known is given as it stands.

    >>> vintage_name("census5", "zh"), vintage_name("mine", "zh")
    ('第五次全国经济普查修订后', 'mine')
    """
    known = dictionary().vintage_names.get(vintage)
    return known.text(lang) if known else vintage


def _metric(name: str, about: dict[str, Any]) -> Metric:
    made = about.get("from", {"figure": name})
    form, of = next(iter(made.items()))
    return Metric(
        id=name,
        names=tuple(tuple(plain(part) for part in words.split("+")) for words in about["names"]),
        without=tuple(plain(word) for word in about.get("not", ())),
        kinds=frozenset(about["kinds"]),
        form=form,
        of=(of,) if isinstance(of, str) else tuple(of),
        at_end=about.get("at") == "end",
    )
