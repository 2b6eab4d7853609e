"""Mistakes met by measures over groups, structures and networks: groups that are not nested, places not connected."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.measures import MeasureError, listed
from xinzhi.lang import Words


class GroupsError(MeasureError):
    """A measure was given groups, structures or links it cannot take."""

    @classmethod
    def not_nested(cls, level: int, labels: Sequence[object]) -> GroupsError:
        """Groups of one level lie in several groups of the level above."""
        names = "、".join(map(str, labels[:8])), ", ".join(map(str, labels[:8]))
        return cls(
            "measures.not-nested",
            zh=f"第 {level + 1} 层的这些组分属上一层的几个组：{names[0]}。每个组只能属于上一层的一个组，请核对分组，或改用不重名的组名。",
            en=f"These groups of level {level + 1} lie in several groups of the level above: {names[1]}. "
            "A group belongs to one group of the level above; check the labels, or give each group a name of its own.",
        )

    @classmethod
    def no_levels(cls) -> GroupsError:
        """No grouping was given where one or more nested ones are needed."""
        return cls(
            "measures.no-levels",
            zh="没有给出分组。请按由大到小的次序给出一层或多层分组，每层为每个地区写明所属的组。",
            en="No grouping is given. Give one or more, the largest groups first, each with the group of every row.",
        )

    @classmethod
    def no_parts(cls) -> GroupsError:
        """No part was given to be checked."""
        return cls(
            "measures.no-parts",
            zh="没有给出要核对的分解结果。请至少给出 total、within、net_between（Dagum）或 between（泰尔）中的一项。",
            en="There is nothing to check. Give at least one of total, within, net_between (Dagum) or between (Theil).",
        )

    @classmethod
    def empty_rows(cls, name: str, rows: Sequence[int]) -> GroupsError:
        """Regions or industries are zero throughout, so that shares of them do not exist."""
        at = listed(list(rows))
        return cls(
            "measures.empty-rows",
            zh=f"参数 {name} 的这些行合计为 0，没有比重可言（从 0 数）：{at.zh}。请去掉这些地区或产业。",
            en=f"These rows of {name} sum to 0, so that shares of them do not exist (counted from 0): {at.en}. "
            "Leave these regions or industries out.",
            rows=rows,
        )

    @classmethod
    def bad_links(cls, links: Sequence[object], expected: Words) -> GroupsError:
        """New links name places that there are not, or take no time above 0."""
        shown = str(list(links)[:4])
        return cls(
            "measures.bad-links",
            zh=f"新增的联系 {shown} 不对；应为{expected.zh}。",
            en=f"The new links {shown} are wrong; they must be {expected.en}.",
        )
