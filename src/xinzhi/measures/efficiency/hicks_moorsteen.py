"""The Hicks–Moorsteen index of productivity."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _panel, _settings
from xinzhi.measures.efficiency._distance import measure_of
from xinzhi.measures.efficiency._productivity import Book, Key, Parts, Productivity, Step, tell
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

NAME = "efficiency/hicks_moorsteen"
EARLIER, LATER = 0, 1


@method(
    zh="Hicks–Moorsteen 生产率指数",
    en="Hicks–Moorsteen productivity index",
    cite="Bjurek 1996",
    role="panel of inputs and outputs to productivity",
    domain="nonnegative",
)
def hicks_moorsteen(
    inputs: Array, outputs: Array, *, returns: Literal["constant", "variable"] = "constant"
) -> Productivity:
    r"""Divide the change of outputs by the change of inputs, both measured by distances; above 1 is progress.

    Parameters
    ----------
    inputs
        Shape (periods, units, inputs), none missing or negative.
    outputs
        Shape (periods, units, outputs), none missing or negative.
    returns
        Returns to scale of the technology; the index is one of total factor productivity under either.

    Returns
    -------
    Productivity
        `parts` are the change of outputs and the saving of inputs (one over their change), which multiply up.
        `efficiency_change` is that of outputs, `technical_change` all the rest: technology, scale and mix.

    Raises
    ------
    MeasureError
        For arrays of different shapes, values missing, infinite or negative, or fewer than two periods.

    Notes
    -----
    With D° and Dⁱ Shephard's output and input distances, (x, y) of the periods 0 and 1 and the frontier as index,

    .. math:: HM = \left( \frac{D^o_0(x_0, y_1) / D^o_0(x_0, y_0)}{D^i_0(x_1, y_0) / D^i_0(x_0, y_0)} \cdot
                   \frac{D^o_1(x_1, y_1) / D^o_1(x_1, y_0)}{D^i_1(x_1, y_1) / D^i_1(x_0, y_1)} \right)^{1/2}.

    It is complete in the sense of O'Donnell (2012): a change of outputs over a change of inputs. Under constant returns
    and inputs and outputs that keep their mix it is the Malmquist index.

    References
    ----------
    Bjurek, H. (1996). The Malmquist total factor productivity index. Scandinavian Journal of Economics 98, 303–313.
    O'Donnell, C. J. (2012). An aggregate quantity framework for measuring and decomposing productivity change. Journal of
    Productivity Analysis 38, 255–272.

    Examples
    --------
    >>> x = np.array([[[2.0], [4.0], [5.0]], [[2.0], [4.0], [4.0]]])
    >>> y = np.array([[[2.0], [3.0], [3.0]], [[3.0], [4.0], [4.0]]])
    >>> hicks_moorsteen(x, y).total.round(4).tolist()
    [[1.5, 1.3333, 1.6667]]
    """
    _settings.choices(NAME, returns=returns)
    panel = _panel.panel(inputs, outputs)
    book = Book(panel, "adjacent", {"out": measure_of("radial", "output"), "in": measure_of("radial", "input")})
    taken = []
    for t in range(len(panel) - 1):
        step = Step(book, t)
        taken.append((step, _parts(step, returns)))
    own = [book.distances(Key(returns, t, t, (t,), "out")).value for t in range(len(panel))]
    model = _settings.described(Words("Hicks–Moorsteen 指数", "Hicks–Moorsteen index"), returns)
    return tell(model, taken, {returns: np.stack(own)}, notes=_panel.notes(panel))


def _parts(step: Step, returns: Literal["constant", "variable"]) -> Parts:
    own0, own1 = step(returns, EARLIER, EARLIER, named="out"), step(returns, LATER, LATER, named="out")
    more0 = step(returns, EARLIER, EARLIER, outputs=LATER, named="out")
    less1 = step(returns, LATER, LATER, outputs=EARLIER, named="out")
    made = np.sqrt(more0 / own0 * own1 / less1)
    # An input efficiency is one over Shephard's input distance.
    base0, base1 = step(returns, EARLIER, EARLIER, named="in"), step(returns, LATER, LATER, named="in")
    mixed0 = step(returns, LATER, EARLIER, outputs=EARLIER, named="in")
    mixed1 = step(returns, EARLIER, LATER, outputs=LATER, named="in")
    saved = np.sqrt(mixed0 / base0 * base1 / mixed1)
    efficiency, total = own1 / own0, made * saved
    return Parts(total, efficiency, total / efficiency, {"output_change": made, "input_saving": saved})
