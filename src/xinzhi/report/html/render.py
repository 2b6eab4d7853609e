"""Render a brief as one self-contained page: words, charts, origins, scripts and a font."""

from __future__ import annotations

import base64
import json
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fontTools
import jinja2
import vl_convert
from markupsafe import Markup

from xinzhi.charts.theme import spec
from xinzhi.lang import Words
from xinzhi.report.blocks import Aside, Chart, Table
from xinzhi.report.html.font import subset
from xinzhi.report.words import width

if TYPE_CHECKING:
    from xinzhi.report.blocks import Block, Brief
    from xinzhi.report.cache import Cache

WORDS = {
    "figure": Words("图", "Figure"),
    "table": Words("表", "Table"),
    "colon": Words("：", ": "),
    "join": Words("；", "; "),
    "caption": Words("{} {}　{}", "{} {}. {}"),
    "unit": Words("（{}）", " ({})"),
    "count": Words("所用数据 {} 个", "{} figures used"),
    "grade": Words("等级 {}", "grade {}"),
    "read_from": Words("读自 ", "read from "),
    "made": Words("由新质（Xinzhi）根据研究文件生成", "Made by Xinzhi from the study file"),
    "record": Words("记录", "record"),
    "close": Words("关闭", "Close"),
    "data": Words("数据", "Data"),
    "noscript": Words(
        "浏览器未启用脚本：图为静态，点数字不显示出处；出处列于文末，逐个数据见 tables.xlsx。",
        "Scripts are off: charts stand still and numbers do not open; sources are listed above, every figure is in tables.xlsx.",
    ),
}
LATIN = 0x2000
UNBROKEN = 20  # columns of a fixed-width font
SNIPPET = "window.embed = vegaEmbed;"


def render_html(brief: Brief, pictures: dict[str, str], cache: Cache) -> bytes:
    """Render `brief` as a page.

    Parameters
    ----------
    brief
        What the page says.
    pictures
        Each chart as SVG by its name, shown until the live chart has drawn.
    cache
        Keeps the font of the page, which is slow to cut.

    Returns
    -------
    bytes
        The page in UTF-8. Every text is escaped; no address in it is ever fetched.
    """
    words = {name: word.text(brief.lang) for name, word in WORDS.items()}
    parts = {
        "brief": brief,
        "blocks": _beside(brief.blocks),
        "words": words,
        "numbers": _numbers(brief),
        "wrapped": _wrapped(brief),
        "css": Markup(_asset("brief.css")),  # noqa: S704 (our own file)
        "script": Markup(_asset("brief.js")),  # noqa: S704 (our own file)
        "bundle": Markup(cache.get(["bundle", SNIPPET, metadata.version("vl-convert-python")], _bundle).decode()),  # noqa: S704 (Vega's own code, out of vl-convert)
        "pictures": {name: Markup(svg) for name, svg in pictures.items()},  # noqa: S704 (drawn by Vega, which escapes)
        "data": Markup(_json(_data(brief, words))),  # noqa: S704 (escaped below)
    }
    template = _environment().get_template("brief.html.j2")
    plain = template.render(**parts, font="")
    letters = _letters(plain)
    font = cache.get(["font", letters, fontTools.version], lambda: subset(letters))
    return template.render(**parts, font=base64.b64encode(font).decode()).encode()


def _beside(blocks: tuple[Block, ...]) -> list[Block]:
    """Put each note after the block it stands beside: the grid then gives both the same row."""
    placed = list(blocks)
    for at in range(len(placed) - 1):
        if isinstance(blocks[at], Aside):
            placed[at], placed[at + 1] = blocks[at + 1], blocks[at]
    return placed


def _numbers(brief: Brief) -> dict[str, int]:
    """Number charts and tables, each in its own row."""
    numbers: dict[str, int] = {}
    for sort in (Chart, Table):
        named = [block.name for block in brief.blocks if isinstance(block, sort)]
        numbers |= {name: number for number, name in enumerate(named, start=1)}
    return numbers


def _wrapped(brief: Brief) -> dict[str, list[bool]]:
    """Tell for each table which columns hold sentences that may go over several lines; names and numbers may not."""
    return {
        block.name: [
            max((width(row[place].text) for row in block.rows), default=0) > UNBROKEN
            for place in range(len(block.columns))
        ]
        for block in brief.blocks
        if isinstance(block, Table)
    }


def _data(brief: Brief, words: dict[str, str]) -> dict[str, Any]:
    cited = list(dict.fromkeys(figure for cite in brief.cites.values() for figure in cite.figures))
    at = {evidence_id: index for index, evidence_id in enumerate(cited)}
    figures = [brief.figures[evidence_id] for evidence_id in cited]
    return {
        "words": words,
        "charts": {block.name: spec(block.chart) for block in brief.blocks if isinstance(block, Chart)},
        "cites": {
            name: {"title": cite.title, "how": cite.how, "figures": [at[i] for i in cite.figures]}
            for name, cite in brief.cites.items()
        },
        "figures": [[f.id, f.label, f.text, f.grade, f.source] for f in figures],
        "sources": [source.publication for source in brief.sources],
    }


def _json(value: Any) -> str:
    """Write JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return (
        text.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _letters(page: str) -> str:
    """Give the characters beyond Latin of the page and of every sentence we may write.

    With the sentences in it the set stays the same when only numbers change, and the font need not be cut again.
    """
    return "".join(sorted({letter for letter in page + _sentences() if ord(letter) > LATIN}))


@cache
def _sentences() -> str:
    root = files("xinzhi.report")
    return "".join(path.read_text(encoding="utf-8") for path in sorted(Path(str(root)).rglob("*.py")))


def _bundle() -> bytes:
    code = vl_convert.javascript_bundle(SNIPPET)
    return code.replace("</script", "<\\/script").replace("<!--", "<\\!--").encode()


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.FunctionLoader(_asset)
    return jinja2.Environment(loader=loader, autoescape=True, trim_blocks=False, undefined=jinja2.StrictUndefined)
