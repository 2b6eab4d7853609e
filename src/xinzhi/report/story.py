"""What every section of a brief draws on: the run, the language, names, and where numbers come from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.evidence.pack import known_packs, open_pack
from xinzhi.keys import regions
from xinzhi.lang import Words
from xinzhi.measures.registry import find
from xinzhi.report.blocks import Number, Text, Verdict
from xinzhi.report.cites import Cites
from xinzhi.report.sentences import span, verdict

if TYPE_CHECKING:
    from xinzhi.lang import Lang
    from xinzhi.study.run import Run


@dataclass(frozen=True)
class Story:
    """A run told in one language."""

    run: Run
    lang: Lang

    @cached_property
    def cites(self) -> Cites:
        """Where the numbers come from."""
        return Cites(self.run, self.lang)

    @cached_property
    def index(self) -> pl.DataFrame:
        """The index table with region names in the language of the brief."""
        return self.named(self.run["index"].frame)

    @cached_property
    def latest(self) -> pl.DataFrame:
        """The last period, best rank first, with the change since the first period."""
        change = self.run["moves"].frame.select("region", "change", "score_first", "rank_first")
        last = self.index.filter(pl.col("period") == self.last)
        return last.join(change, on="region", how="left").sort("rank", "region")

    @cached_property
    def groups(self) -> dict[str, str]:
        """The grouping of the regional chapter, region → group; none without one."""
        name = self._grouping
        return self.run.study.grouping(name) if name else {}

    @cached_property
    def group_names(self) -> dict[str, str]:
        """The names of those groups, group → name, in the grouping's order."""
        name = self._grouping
        return self.run.study.group_names(name, self.lang) if name else {}

    @property
    def _grouping(self) -> str:
        asked = self.run.study.spec.chapters.get("regions", {})
        return next((one.groups[0] for one in asked.values() if one.groups), "")

    @property
    def provinces(self) -> bool:
        """Whether all regions are of province level."""
        return all(code.endswith("0000") for code in self.index["region"].unique())

    @cached_property
    def tiles(self) -> list[dict[str, Any]]:
        """The squares of the tile map, with names; none where regions are not of province level."""
        if not self.provinces:
            return []
        tiles = open_pack(known_packs()[0]).tiles.iter_rows(named=True)
        return [
            tile | {"abbr": regions.abbr(tile["region"], self.lang), "name": self.name(tile["region"])}
            for tile in tiles
        ]

    @property
    def first(self) -> int:
        """The first period."""
        return int(self.index["period"].min())  # type: ignore[arg-type]

    @property
    def last(self) -> int:
        """The last period."""
        return int(self.index["period"].max())  # type: ignore[arg-type]

    @property
    def single(self) -> bool:
        """Whether there is only one period, so that nothing can have changed."""
        return self.first == self.last

    @property
    def years(self) -> str:
        """The periods from first to last."""
        return str(self.last) if self.single else span(self.first, self.last, self.lang)

    @property
    def tolerance(self) -> int:
        """Places within which a rank counts as agreeing."""
        return int(self.run["index"].diagnostics["tolerance"])

    @property
    def least(self) -> float:
        """The share of agreeing variants from which a statement is called robust."""
        return self.run.study.spec.robustness.agree

    @property
    def method(self) -> str:
        """The nominal method in a few words."""
        nominal = self.run.study.variants.nominal
        if nominal.weight == "given":
            weight = self.say("给定权数", "given weights")
        else:
            weight = self.method_name("weight", nominal.weight)
        parts = [
            self.method_name("normalise", nominal.normalise.method),
            weight,
            self.method_name("aggregate", nominal.aggregate.method),
        ]
        return self.say(" × ", " × ").join(parts)

    def say(self, zh: str, en: str) -> str:
        """Give one of two texts."""
        return Words(zh, en).text(self.lang)

    def name(self, region: str) -> str:
        """Give a region's short name."""
        return regions.name(region, self.lang)

    def named(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Add the column `name`."""
        names = {code: self.name(code) for code in frame["region"].unique()}
        return frame.with_columns(name=pl.col("region").replace_strict(names, return_dtype=pl.String))

    def method_name(self, kind: str, name: str) -> str:
        """Give a method's name."""
        method = find(kind, name)
        return self.say(method.zh, method.en)

    def verdict(self, agree: float) -> Verdict:
        """Say how sure a statement is."""
        return verdict(agree, self.least, self.lang)

    def text(self, zh: str, en: str) -> Text:
        """Give plain words as a span."""
        return Text(self.say(zh, en))

    def score(self, row: dict[str, Any], *, period: int | None = None, column: str = "score") -> Number:
        """Give the score in a row of the index as a number that shows where it comes from."""
        return Number(f"{row[column]:.3f}", self.score_cite(row["region"], period or row["period"], row[column]))

    def score_cite(self, region: str, period: int, score: float) -> str:
        """Cite the figures under the score of a region and period."""
        name = f"score-{region}-{period}"
        if name in self.cites.cites:
            return name
        figures = self.cites.of_region(region, period)
        count, where = len(figures), self.cites.numbers(figures)
        leaves = len(self.run.framework.indicators)
        return self.cites.add(
            name,
            title=self.say(
                f"{self.name(region)} {period} 年综合得分 {score:.3f}",
                f"{self.name(region)} {period}: score {score:.3f}",
            ),
            how=self.say(
                f"{leaves} 项指标，{self.method}。所据数据 {count} 个：",
                f"{leaves} indicators, {self.method}. It rests on {count} figures:",
            ),
            brief=self.say(
                f"{self.name(region)} {period} 年得分由 {leaves} 项指标合成，所据数据 {count} 个，"
                f"逐一列于 tables.xlsx“数据”表；来源 {where}。",
                f"The score of {self.name(region)} in {period} is made of {leaves} indicators and rests on {count} figures, "
                f"all listed in the sheet 'Figures' of tables.xlsx; sources {where}.",
            ),
            figures=figures,
        )

    def computed(self, name: str, *, zh: str, en: str, how_zh: str, how_en: str) -> str:
        """Cite a number computed from the whole index rather than from single figures."""
        how = self.say(how_zh, how_en)
        title = self.say(zh, en)
        return self.cites.add(name, title=title, how=how, brief=f"{title}{self.say('：', '. ')}{how}")
