"""The letters a page needs, cut out of the locked Chinese font, so that it reads the same on every machine."""

from __future__ import annotations

import io

import noto_cjk_sans_otc

SIMPLIFIED = 2  # the place of Noto Sans CJK SC in the collection


def subset(letters: str) -> bytes:
    """Give a WOFF2 font with just these letters, compressed; the same letters give the same bytes."""
    from fontTools import subset as cutter

    options = cutter.Options(
        flavor="woff2",
        layout_features=[],
        hinting=False,
        desubroutinize=True,
        recalc_timestamp=False,
        notdef_outline=True,
        name_IDs=[1, 2, 13, 14],
        font_number=SIMPLIFIED,
        lazy=True,
    )
    font = cutter.load_font(str(noto_cjk_sans_otc.FONT_PATH), options)
    cut = cutter.Subsetter(options)
    cut.populate(text=letters + " ")
    cut.subset(font)
    out = io.BytesIO()
    cutter.save_font(font, out, options)
    font.close()
    return out.getvalue()
