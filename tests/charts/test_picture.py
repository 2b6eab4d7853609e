"""Pictures of charts: Chinese without any font of the system, the same bytes, and no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import altair as alt
import pytest

from xinzhi.charts.pdf_order import in_order
from xinzhi.charts.picture import FONT, pdf, png, register_font, svg

VALUES = [{"place": "北京", "score": 3}, {"place": "上海", "score": 5}]


def chart(title: str = "前七与后段清楚") -> alt.Chart:
    """Make a small chart with Chinese in its title and axis, one of them bold."""
    bars = alt.Chart(alt.Data(values=VALUES)).mark_bar().encode(x="score:Q", y="place:N")
    return bars.properties(title=alt.Title(title, fontWeight="bold"), width=200)


def test_each_kind_has_its_own_shape() -> None:
    assert png(chart()).startswith(b"\x89PNG")
    assert svg(chart()).startswith("<svg")
    assert pdf(chart()).startswith(b"%PDF")


def test_same_chart_same_bytes() -> None:
    for draw in (png, svg, pdf):
        assert len({draw(chart()) for _ in range(8)}) == 1


def test_scale_sets_the_size() -> None:
    wide = [int.from_bytes(png(chart(), scale=scale)[16:20], "big") for scale in (1, 3)]
    assert wide[1] == pytest.approx(3 * wide[0], abs=3)


def test_words_are_in_our_font_unless_the_chart_names_another() -> None:
    assert FONT in svg(chart())
    assert "Serif" in svg(chart().configure(font="Serif"))


def test_pdf_holds_the_words() -> None:
    pdfium = pytest.importorskip("pypdfium2")
    page = pdfium.PdfDocument(pdf(chart()))[0]
    text = "".join(page.get_textpage().get_text_range().split())
    assert set("北京上海") <= set(text)
    assert "前七与后段清楚" in text


def test_other_characters_draw_other_pictures() -> None:
    """Boxes in place of letters would be alike."""
    assert png(chart("国国国国国国国")) != png(chart("京京京京京京京"))


def test_nothing_is_fetched() -> None:
    outside = alt.Chart("https://example.org/data.csv").mark_bar().encode(x="a:Q")
    with pytest.raises(ValueError, match="not allowed"):
        svg(outside)


def test_font_is_registered_from_its_package() -> None:
    assert Path(register_font()).is_file()


def test_another_pdf_is_left_as_it_is() -> None:
    assert in_order(b"%PDF-1.4 something else") == b"%PDF-1.4 something else"


BARE = """
import sys
sys.path.insert(0, sys.argv[1])
from test_picture import chart
from xinzhi.charts.picture import png, pdf
assert png(chart("国国国国国国国")) != png(chart("京京京京京京京"))
sys.stdout.buffer.write(pdf(chart()))
"""


def test_chinese_is_drawn_on_a_machine_without_fonts() -> None:
    """Hide the fonts of the system behind empty folders, in a name space of our own."""
    unshare, folders = (
        shutil.which("unshare"),
        [f for f in ("/usr/share/fonts", "/usr/local/share/fonts") if Path(f).is_dir()],
    )
    if not unshare or subprocess.run([unshare, "-rm", "true"], check=False, capture_output=True).returncode:
        pytest.skip("name spaces of one's own (unshare -rm) are not allowed here")
    hide = " && ".join(f"mount -t tmpfs none {folder}" for folder in folders) or "true"
    order = [
        unshare,
        "-rm",
        "sh",
        "-c",
        f'{hide} && exec "$0" -c "$1" "$2"',
        sys.executable,
        BARE,
        str(Path(__file__).parent),
    ]
    home = {**os.environ, "HOME": "/nonexistent"}
    drawn = subprocess.run(order, check=True, capture_output=True, timeout=120, env=home).stdout
    assert b"NotoSansCJKsc-Regular" in drawn
    assert b"NotoSansCJKsc-Bold" not in drawn
