"""Proximity of industries: how often regions that have the one have the other."""

from __future__ import annotations

from threadpoolctl import threadpool_limits

from xinzhi.measures.positions._engine import Similarity, present, relatedness
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Structure


@method(
    zh="产业邻近度",
    en="Proximity of industries",
    cite="Hidalgo, Klinger, Barabási & Hausmann 2007; van Eck & Waltman 2009",
    role="structure to relatedness",
    domain="nonnegative",
)
def proximity(m: Structure, *, similarity: Similarity = "probability", threshold: float = 1.0) -> Array:
    r"""Tell for every two industries how often regions have both.

    Parameters
    ----------
    m
        RCA, or 1 and 0, shape (regions, industries), none below 0, none missing.
    similarity
        ``probability``: the smaller of the two conditional probabilities (the usual form); ``cosine``;
        ``jaccard``: common regions over regions with either; ``association``: over what chance would give,
        1 where the two are independent.
    threshold
        A region has an industry where `m` reaches this value.

    Returns
    -------
    numpy.ndarray
        Shape (industries, industries), symmetric. NaN in the rows and columns of industries that no region has.

    Raises
    ------
    MeasureError
        When `m` is not a matrix, or has missing, infinite or negative figures.

    Notes
    -----
    With :math:`n_{pq}` regions that have both and :math:`n_p` that have one of them,

    .. math:: \varphi_{pq} = \frac{n_{pq}}{\max(n_p, n_q)}

    and for the others :math:`n_{pq} / \sqrt{n_p n_q}`, :math:`n_{pq} / (n_p + n_q - n_{pq})`,
    :math:`n_{pq}\,N / (n_p n_q)` with N regions. The diagonal is 1 (N / n_p for the association). One program in
    circulation rounds the counts to four decimals first, which changes ranks.

    References
    ----------
    C. Hidalgo, B. Klinger, A.-L. Barabási, R. Hausmann (2007), The product space conditions the development of
    nations. Science 317.
    N. van Eck, L. Waltman (2009), How to normalize cooccurrence data? JASIST 60.

    Examples
    --------
    >>> proximity([[1, 1, 0], [1, 1, 1], [1, 0, 0]]).round(3)
    array([[1.   , 0.667, 0.333],
           [0.667, 1.   , 0.5  ],
           [0.333, 0.5  , 1.   ]])
    """
    has = present(m, threshold)
    with threadpool_limits(limits=1):  # a second thread costs more than it gives where others compute as well
        return relatedness(has, similarity)
