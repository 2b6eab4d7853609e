"""Pictures of charts: PNG, SVG and PDF, drawn offline in a font that comes with the program."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from xinzhi.charts.pdf_order import in_order

if TYPE_CHECKING:
    import altair as alt

FONT = "Noto Sans CJK SC"
VEGA_LITE = "6.4"  # the same as in the page, so that screen and paper agree
NOWHERE: list[str] = []  # no address may be read


def png(chart: alt.TopLevelMixin, *, scale: float = 2.5) -> bytes:
    """Give `chart` as a PNG picture, `scale` pixels for each of its own.

    Data must be in the chart: nothing is fetched.

    >>> import altair as alt
    >>> bar = alt.Chart(alt.Data(values=[{"a": "京", "b": 1}])).mark_bar().encode(x="b:Q", y="a:N")
    >>> png(bar)[1:4]
    b'PNG'
    """
    import vl_convert

    return vl_convert.vegalite_to_png(
        _prepared(chart), scale=scale, vl_version=VEGA_LITE, config={"font": FONT}, allowed_base_urls=NOWHERE
    )


def png_of(svg_text: str, *, scale: float = 2.5) -> bytes:
    """Give a picture drawn by `svg` as PNG, which is far quicker than drawing the chart again.

    >>> import altair as alt
    >>> png_of(svg(alt.Chart(alt.Data(values=[{"b": 1}])).mark_point().encode(x="b:Q")))[1:4]
    b'PNG'
    """
    import vl_convert

    register_font()
    return vl_convert.svg_to_png(svg_text, scale=scale)


def svg(chart: alt.TopLevelMixin) -> str:
    """Give `chart` as an SVG picture; words stay words, in the font `FONT` where the reader's machine has it.

    >>> import altair as alt
    >>> svg(alt.Chart(alt.Data(values=[{"b": 1}])).mark_point().encode(x="b:Q"))[:4]
    '<svg'
    """
    import vl_convert

    return vl_convert.vegalite_to_svg(
        _prepared(chart), vl_version=VEGA_LITE, config={"font": FONT}, allowed_base_urls=NOWHERE
    )


def pdf(chart: alt.TopLevelMixin) -> bytes:
    """Give `chart` as a PDF picture with the letters it uses embedded.

    >>> import altair as alt
    >>> pdf(alt.Chart(alt.Data(values=[{"b": 1}])).mark_point().encode(x="b:Q"))[:4]
    b'%PDF'
    """
    import vl_convert

    return in_order(
        vl_convert.vegalite_to_pdf(
            _prepared(chart), vl_version=VEGA_LITE, config={"font": FONT}, allowed_base_urls=NOWHERE
        )
    )


def _prepared(chart: alt.TopLevelMixin) -> dict[str, object]:
    register_font()
    return chart.to_dict(format="vega-lite", validate=False)


@functools.cache
def register_font() -> str:
    """Make the font `FONT` known to the drawing library, once, and give the path of its file."""
    import noto_cjk_sans_otc
    import vl_convert

    path = str(noto_cjk_sans_otc.FONT_PATH)
    vl_convert.register_font_directory(str(noto_cjk_sans_otc.FONT_PATH.parent))
    return path
