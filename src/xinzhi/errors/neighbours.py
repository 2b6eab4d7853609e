"""Mistakes met where regions are matched with their spatial weights: names on one side only, islands, places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xinzhi.errors import nearest
from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words

_SHOWN = 8


class NeighboursError(MeasureError):
    """Spatial weights and the regions of the data do not belong together, or weights cannot be made.

    Attributes
    ----------
    regions
        The regions at fault, by name; empty where the mistake is not one of regions.
    """

    def __init__(
        self,
        code: str,
        *,
        zh: str,
        en: str,
        rows: Iterable[int] = (),
        columns: Iterable[int] = (),
        regions: Iterable[str] = (),
    ) -> None:
        super().__init__(code, zh=zh, en=en, rows=rows, columns=columns)
        self.regions = tuple(regions)

    def __reduce__(self) -> tuple[object, ...]:
        kind, arguments, state = super().__reduce__()
        return kind, arguments, {**state, "regions": self.regions}  # type: ignore[dict-item]

    @classmethod
    def not_in_weights(cls, regions: Sequence[str], known: Sequence[str]) -> NeighboursError:
        """The data have regions that the spatial weights have not."""
        at = _listed(regions)
        close = nearest(regions[0], known)
        meant = Words(f"“{regions[0]}”是否即“{close}”？", f"Is '{regions[0]}' meant to be '{close}'? ")
        meant = meant if close else Words("", "")
        return cls(
            "measures.not-in-weights",
            zh=f"数据中有、空间权重中没有的地区：{at.zh}。{meant.zh}请把它们加入空间权重，或从数据中去掉。",
            en=f"Regions in the data and not in the spatial weights: {at.en}. {meant.en}"
            "Add them to the spatial weights, or leave them out of the data.",
            regions=regions,
        )

    @classmethod
    def not_in_data(cls, regions: Sequence[str]) -> NeighboursError:
        """The spatial weights have regions that the data have not."""
        at = _listed(regions)
        return cls(
            "measures.not-in-data",
            zh=f"空间权重中有、数据中没有的地区：{at.zh}。请补上它们的数据，"
            "或用 weights.only(regions) 明确去掉（其余地区将少了这些邻居）。",
            en=f"Regions in the spatial weights and not in the data: {at.en}. Give their figures, or leave them out "
            "knowingly with weights.only(regions): the others then lose them as neighbours.",
            regions=regions,
        )

    @classmethod
    def twice(cls, name: str, regions: Sequence[str]) -> NeighboursError:
        """Regions are named more than once."""
        at = _listed(regions)
        return cls(
            "measures.regions-twice",
            zh=f"参数 {name} 中有重复的地区：{at.zh}。每个地区只应出现一次，请去掉重复的。",
            en=f"The argument {name} names regions more than once: {at.en}. Name each region once.",
            regions=regions,
        )

    @classmethod
    def unkeyed(cls, name: str) -> NeighboursError:
        """Weights keyed by region meet figures whose regions were not said."""
        return cls(
            "measures.unkeyed-data",
            zh=f"参数 {name} 以地区为键，而没有说明数据各列是哪些地区，次序不能假定。"
            f"请用参数 regions 说明，或改传 {name}.aligned(regions)。",
            en=f"The argument {name} is keyed by region, and nothing says which regions the figures stand for; "
            f"no order is assumed. Say so with the argument regions, or pass {name}.aligned(regions).",
        )

    @classmethod
    def islands(cls, regions: Sequence[str]) -> NeighboursError:
        """Regions have no neighbour and no rule says what to do about it."""
        at = _listed(regions)
        return cls(
            "measures.islands",
            zh=f"这些地区没有邻居：{at.zh}。请选定孤岛规则：在 pairs 中为它们指定邻居（如海南—广东），"
            "或 islands: nearest（连到最近的地区），或 islands: keep（保留为没有邻居）。",
            en=f"These regions have no neighbour: {at.en}. Choose a rule for islands: name a neighbour among the pairs "
            "(such as Hainan and Guangdong), or islands: nearest to link the nearest region, or islands: keep.",
            regions=regions,
        )

    @classmethod
    def pairs_outside(cls, name: str, regions: Sequence[str]) -> NeighboursError:
        """Pairs name regions that are not among the regions."""
        at = _listed(regions)
        return cls(
            "measures.pairs-outside",
            zh=f"参数 {name} 中有不在 regions 中的地区：{at.zh}。请改正名称，或去掉这些配对。",
            en=f"The argument {name} names regions that are not among the regions: {at.en}. "
            "Put the names right, or leave these pairs out.",
            regions=regions,
        )

    @classmethod
    def same_place(cls, regions: Sequence[str], what: Words) -> NeighboursError:
        """Two regions are no distance apart, so that one over the distance does not exist."""
        at = _listed(regions)
        return cls(
            "measures.same-place",
            zh=f"这些地区两两{what.zh}相同，距离为 0，距离的倒数没有意义：{at.zh}。请核对。",
            en=f"These regions have the same {what.en}, no distance apart, and one over it does not exist: {at.en}. "
            "Check them.",
            regions=regions,
        )

    @classmethod
    def too_many_nearest(cls, k: int, regions: int) -> NeighboursError:
        """More nearest neighbours are asked for than there are other regions."""
        return cls(
            "measures.too-many-nearest",
            zh=f"k 为 {k}，而只有 {regions} 个地区，每个地区至多有 {regions - 1} 个邻居。请减小 k。",
            en=f"k is {k}, and of {regions} regions each has {regions - 1} others at most. Take a smaller k.",
        )


def _listed(shown: Sequence[str]) -> Words:
    rest = len(shown) - _SHOWN
    return Words(
        "、".join(shown[:_SHOWN]) + (f" 等共 {len(shown)} 个" if rest > 0 else ""),
        ", ".join(shown[:_SHOWN]) + (f" and {rest} more" if rest > 0 else ""),
    )
