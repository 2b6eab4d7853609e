"""The report as one offline page in the look of the brief; it runs no script, and every word of a file is escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import fontTools
import jinja2
from markupsafe import Markup

from xinzhi.report.html.font import subset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinzhi.lang import Lang
    from xinzhi.report.cache import Cache
    from xinzhi.report.intake.lists import Listed, Told

LATIN = 0x2000
MOST_ROWS = 1000


def render_page(told: Told, listed: Sequence[Listed], lang: Lang, cache: Cache) -> bytes:
    """Render lists as a page; long ones end where the workbook goes on."""
    parts: dict[str, Any] = {"lang": lang, "told": told, "lists": listed, "most": MOST_ROWS}
    template = _template()
    plain = template.render(**parts, style="", style_hash="")
    letters = "".join(sorted({letter for letter in plain if LATIN < ord(letter) < 0x1F000}))
    font = cache.get(["font", letters, fontTools.version], lambda: subset(letters))
    source = base64.b64encode(font).decode()
    style = f'@font-face {{ font-family: "Xinzhi Sans"; src: url(data:font/woff2;base64,{source}) format("woff2"); }}\n'
    style += _asset("html", "brief.css") + _asset("intake", "intake.css")
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return template.render(**parts, style=Markup(style), style_hash=f"sha256-{hashed}").encode()  # noqa: S704 (our own file)


@cache
def _asset(folder: str, name: str) -> str:
    return files("xinzhi.report").joinpath(folder, name).read_text("utf-8")


def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(_asset("intake", "intake.html.j2"))
