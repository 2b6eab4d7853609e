"""Names of indicators, units and publications in both languages, as the study's packs give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.lang import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xinzhi.evidence.pack import Pack
    from xinzhi.evidence.series import Series
    from xinzhi.lang import Lang


class Names:
    """What the packs of a study call things, and the study what it makes; the rest keeps the name of its source."""

    def __init__(self, packs: Sequence[Pack], made: Mapping[str, Words] | None = None) -> None:
        self._made = dict(made or {})
        self._series: dict[str, Series] = {}
        self._vintages: dict[str, Words] = {"first": Words("首次公布数", "as first published")}
        self._titles: dict[str, Words] = {}
        for pack in packs:
            self._series |= pack.indicators
            self._vintages |= pack.vintages
            for source in pack.sources.values():
                self._titles[source.publication.zh] = source.publication
                self._titles[source.series.zh] = source.series
                self._titles[source.address.zh] = source.address

    def indicator(self, code: str, vintage: str, lang: Lang) -> str:
        """Name an indicator, and its vintage where it has one."""
        known = self._series[code].name if code in self._series else self._made.get(code, Words(code, code))
        name = known.text(lang)
        if not vintage:
            return name
        said = self._vintages[vintage].text(lang) if vintage in self._vintages else vintage
        return f"{name}（{said}）" if lang == "zh" else f"{name} ({said})"

    def unit(self, code: str, unit: str, lang: Lang) -> str:
        """Name the unit of an indicator's figures."""
        held = self._series.get(code)
        return held.unit.text(lang) if held and held.unit.zh == unit else unit

    def title(self, text: str, lang: Lang) -> str:
        """Name a publication, a series or the place where it is published."""
        return self._titles[text].text(lang) if text in self._titles else text
