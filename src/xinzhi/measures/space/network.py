"""A network of links: how dense, who is in the middle, and which members have like ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _panels
from xinzhi.measures.registry import method
from xinzhi.measures.space import _blocks
from xinzhi.measures.types import Array

NAME = "space/network"
CUTS = Words("以下之一：row-mean、mean、any", "one of row-mean, mean, any")
DEPTH = Words("1 至 4 的整数", "a whole number from 1 to 4")
SQUARE = Words("地区 × 地区的方阵", "a square, regions × regions")
ROLES = {
    "receives": Words("净受益：接收多于发出，板块内联系多", "receives more than it sends, many ties inside"),
    "sends": Words("净溢出：发出多于接收，板块内联系少", "sends more than it receives, few ties inside"),
    "both": Words("双向溢出：板块内外联系都多", "sends, with many ties inside"),
    "broker": Words("经纪人：板块内联系少，对外既收又发", "receives from and sends to others, few ties inside"),
}


@dataclass(frozen=True, slots=True)
class Network:
    """A network of ties made of links.

    Attributes
    ----------
    ties
        Whether there is a tie from a region (row) to another (column), shape (regions, regions).
    density, reciprocity, reached
        Share of possible ties there are, share of ties that go both ways (NaN without ties), and share of ordered
        pairs between which a way leads.
    sent, received
        Number of ties out and in, shape (regions,).
    degree, closeness, betweenness
        Share of the others a region has a tie with either way; the others over the sum of steps to them, scaled by
        the share reached; share of shortest ways between two others that lead through it; shape (regions,).
    blocks
        Block of each region, from 0, shape (regions,).
    block_density
        Density from block (row) to block (column), shape (blocks, blocks); NaN inside a block of one.
    roles
        Role of each block, one of `ROLES`, (blocks,).
    """

    ties: _blocks.Ties
    density: float
    reciprocity: float
    reached: float
    sent: Array
    received: Array
    degree: Array
    closeness: Array
    betweenness: Array
    blocks: _blocks.Blocks
    block_density: Array
    roles: tuple[str, ...]


@method(
    zh="空间关联网络",
    en="Network of links",
    cite="Freeman 1979; White, Boorman & Breiger 1976",
    role="links to network",
    domain="nonnegative",
)
def network(
    links: Array,
    *,
    cut: Literal["row-mean", "mean", "any"] = "row-mean",
    depth: int = 2,
) -> Network:
    r"""Cut links into ties and describe the network: density, centrality, blocks.

    Parameters
    ----------
    links
        Strength of the link from each region (row) to another (column), shape (regions, regions), none below 0; the
        diagonal is not used.
    cut
        A tie is a link above the mean of its row (``row-mean``), above the mean of all (``mean``), or above 0 (``any``).
    depth
        How often members are parted in two: 2 gives up to four blocks.

    Returns
    -------
    Network
        Ties, their measures, blocks and their roles.

    Raises
    ------
    MeasureError
        For links missing or below 0, of another shape than a square, fewer than four regions.

    Notes
    -----
    Blocks come from CONCOR: correlations of the ties two regions send and receive (those between the two left out),
    correlated again until all are 1 or -1, parted by sign, and each part once more; regions with like ties all through
    are not parted. A block's role compares the share of its ties that stay inside with
    (members - 1) / (regions - 1), what would stay by chance, and ties received with ties sent.

    Cut at the mean of rows every region sends about as many ties, whatever its size: the density follows from the
    cut, and differences in ties sent between regions are not findings. Results depend on the cut; another one is another
    network. On links of a gravity model these are properties of the model.

    References
    ----------
    Freeman, L. C. (1979). Centrality in social networks: conceptual clarification. Social Networks 1, 215–239.
    White, H. C., Boorman, S. A. & Breiger, R. L. (1976). Social structure from multiple networks. American Journal of
    Sociology 81, 730–780.

    Examples
    --------
    >>> links = np.kron(np.eye(2), np.ones((3, 3)))
    >>> found = network(links, depth=1)
    >>> found.density, found.blocks.tolist(), found.received.tolist()
    (0.4, [0, 0, 0, 1, 1, 1], [2.0, 2.0, 2.0, 2.0, 2.0, 2.0])
    """
    held = _read(links, cut, depth)
    n = len(held)
    ties = _ties(held, cut)
    either = ties | ties.T
    steps = _blocks.steps(ties)
    ways = np.isfinite(steps) & ~np.eye(n, dtype=bool)
    sums, counts = np.where(ways, steps, 0).sum(axis=1), ways.sum(axis=1)
    nearness = np.divide(counts**2, (n - 1) * sums, out=np.zeros(n), where=sums > 0)
    blocks = _blocks.concor(ties, depth)
    return Network(
        ties=ties,
        density=float(ties.sum() / (n * (n - 1))),
        reciprocity=float((ties & ties.T).sum() / ties.sum()) if ties.any() else np.nan,
        reached=float(ways.sum() / (n * (n - 1))),
        sent=ties.sum(axis=1).astype(float),
        received=ties.sum(axis=0).astype(float),
        degree=either.sum(axis=1) / (n - 1),
        closeness=nearness,
        betweenness=_blocks.betweenness(ties),
        blocks=blocks,
        block_density=_densities(ties, blocks),
        roles=tuple(_role(ties, blocks == label) for label in range(int(blocks.max()) + 1)),
    )


def _read(links: object, cut: str, depth: int) -> Array:
    held = _panels.figures(links, "links", 2, SQUARE, Words("地区, 地区", "region, region"))
    if held.shape[0] != held.shape[1]:
        raise MeasureError.wrong_shape("links", held.shape, SQUARE)
    _panels.refuse("negative", held < 0, "links")
    if len(held) < 4:
        raise RegionsError.too_few(_panels.REGIONS, len(held), 4)
    if cut not in {"row-mean", "mean", "any"}:
        raise MeasureError.bad_setting(NAME, "cut", cut, CUTS)
    if isinstance(depth, bool) or depth not in {1, 2, 3, 4}:
        raise MeasureError.bad_setting(NAME, "depth", depth, DEPTH)
    return held


def _ties(held: Array, cut: str) -> _blocks.Ties:
    n = len(held)
    off = ~np.eye(n, dtype=bool)
    inside = np.where(off, held, 0.0)
    edge = {"row-mean": inside.sum(axis=1, keepdims=True) / (n - 1), "mean": inside.sum() / (n * (n - 1)), "any": 0.0}[
        cut
    ]
    return np.asarray((inside > edge) & off)


def _densities(ties: _blocks.Ties, blocks: _blocks.Blocks) -> Array:
    member = (blocks[:, np.newaxis] == np.arange(blocks.max() + 1)).astype(float)
    sizes = member.sum(axis=0)
    possible = np.outer(sizes, sizes) - np.diag(sizes)
    out = np.full(possible.shape, np.nan)
    np.divide(member.T @ ties @ member, possible, out=out, where=possible > 0)
    return out


def _role(ties: _blocks.Ties, inside: _blocks.Ties) -> str:
    within = int(ties[np.ix_(inside, inside)].sum())
    sent, received = int(ties[inside].sum()) - within, int(ties[:, inside].sum()) - within
    many = within > (inside.sum() - 1) / (len(ties) - 1) * (within + sent)
    if many:
        return "receives" if received > sent else "both"
    return "sends" if sent > received else "broker"
