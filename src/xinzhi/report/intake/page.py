"""The report as one offline page in the look of the brief; every word of a file is escaped."""

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
from xinzhi.report.intake.words import VIEWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinzhi.lang import Lang
    from xinzhi.report.cache import Cache
    from xinzhi.report.intake.files import FileView
    from xinzhi.report.intake.lists import Listed, Told

LATIN = 0x2000
MOST_ROWS = 300


def render_page(
    told: Told, listed: Sequence[Listed], lang: Lang, cache: Cache, views: Sequence[FileView] = ()
) -> bytes:
    """Render lists, and files in pictures, as a page; long lists end where the workbook goes on."""
    script = _asset("intake", "intake.js")
    parts: dict[str, Any] = {"lang": lang, "told": told, "lists": listed, "most": MOST_ROWS, "views": views}
    parts |= {"words": {name: words.text(lang) for name, words in VIEWS.items()}}
    parts |= {"script": Markup(script), "script_hash": _hash(script)}  # noqa: S704 (our own file)
    template = _template()
    plain = template.render(**parts, style="", style_hash="")
    letters = "".join(sorted({letter for letter in plain if LATIN < ord(letter) < 0x1F000}))
    font = cache.get(["font", letters, fontTools.version], lambda: subset(letters))
    source = base64.b64encode(font).decode()
    style = f'@font-face {{ font-family: "Xinzhi Sans"; src: url(data:font/woff2;base64,{source}) format("woff2"); }}\n'
    style += _asset("html", "brief.css") + _asset("intake", "intake.css")
    return template.render(**parts, style=Markup(style), style_hash=_hash(style)).encode()  # noqa: S704 (our own file)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _asset(folder: str, name: str) -> str:
    return files("xinzhi.report").joinpath(folder, name).read_text("utf-8")


def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(_asset("intake", "intake.html.j2"))
