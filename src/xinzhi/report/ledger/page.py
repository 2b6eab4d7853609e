"""The ledger as one offline page; every word of a document is escaped, and only the page's own script can run."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import fontTools
import jinja2
from markupsafe import Markup

from xinzhi.lang import Lang, Words
from xinzhi.panel.check.readings import Entry, Reading, region_name
from xinzhi.panel.check.verdicts import VERDICTS
from xinzhi.report.html.font import subset
from xinzhi.report.ledger.cards import card, case_lines, sum_line
from xinzhi.report.ledger.words import BASES, BY, CASES, FLAGS, KINDS, SIGNS, THEMES, TIERS, WORDS

if TYPE_CHECKING:
    from xinzhi.evidence.corrections import Correction
    from xinzhi.report.cache import Cache

LATIN = 0x2000
NAMES: dict[str, Mapping[str, Words]] = {
    "kind": KINDS,
    "verdict": {str(name): words for name, words in VERDICTS.items()},
    "flag": FLAGS,
    "cmp": SIGNS,
    "by": BY,
    "basis": BASES,
    "tier": TIERS,
    "theme": THEMES,
}


def render_page(
    readings: Sequence[Reading],
    lang: Lang,
    cache: Cache,
    *,
    failed: Sequence[str] = (),
    earlier: Sequence[Correction] = (),
) -> bytes:
    """Render the ledger of `readings` as a page.

    Parameters
    ----------
    readings
        One a document.
    lang
        Its language.
    cache
        Keeps the font of the page, which is slow to cut.
    failed
        What was wrong with documents that could not be read.
    earlier
        Corrections applied already, which are saved again with new ones.
    """
    words = {name: each.text(lang) for name, each in WORDS.items()}
    entries = [entry for reading in readings for entry in reading.entries]
    parts: dict[str, Any] = {
        "lang": lang,
        "w": words,
        "title": words["title"],
        "sub": words["sub"].format(len(readings), f"{len(entries):,}"),
        "tally": _tally(entries, lang),
        "filters": _filters(entries, words, lang),
        "readings": _readings(readings, words, lang),
        "failed": failed,
        "data": Markup(_json(_data(readings, words, lang, earlier))),  # noqa: S704 (escaped there)
        "script": Markup(_asset("ledger.js")),  # noqa: S704 (our own file)
        "script_hash": _hash(_asset("ledger.js")),
    }
    template = _environment().get_template("ledger.html.j2")
    plain = template.render(**parts, style="", style_hash="")
    letters = "".join(sorted({letter for letter in plain if LATIN < ord(letter) < 0x1F000}))
    font = cache.get(["font", letters, fontTools.version], lambda: subset(letters))
    source = base64.b64encode(font).decode()
    style = f'@font-face {{ font-family: "Xinzhi Sans"; src: url(data:font/woff2;base64,{source}) format("woff2"); }}\n'
    style += _asset("ledger.css")
    return template.render(**parts, style=Markup(style), style_hash=_hash(style)).encode()  # noqa: S704 (our own file)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _tally(entries: Sequence[Entry], lang: Lang) -> list[tuple[str, str, int]]:
    counts = Counter(entry.check.verdict for entry in entries)
    return [(name, words.text(lang), counts[name]) for name, words in VERDICTS.items()]


def _filters(
    entries: Sequence[Entry], words: dict[str, str], lang: Lang
) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """Give each filter with its choices and how many claims each has; a filter with one choice is left out."""
    held: dict[str, Counter[str]] = {
        "kind": Counter(entry.claim.kind for entry in entries),
        "verdict": Counter(entry.check.verdict for entry in entries),
        "region": Counter(entry.claim.region for entry in entries),
        "flag": Counter(flag for entry in entries for flag in entry.claim.flags),
        "by": Counter(entry.by for entry in entries),
    }
    return [
        (name, words[name], [(value, _name(name, value, lang), count) for value, count in sorted(counts.items())])
        for name, counts in held.items()
        if len(counts) > 1 or name in {"verdict", "flag"}
    ]


def _name(group: str, value: str, lang: Lang) -> str:
    if group == "region":
        return region_name(value, lang)
    known = NAMES[group].get(value)
    return known.text(lang) if known else value


def _readings(readings: Sequence[Reading], words: dict[str, str], lang: Lang) -> list[dict[str, Any]]:
    first = 0
    found: list[dict[str, Any]] = []
    for reading in readings:
        document = reading.document
        found.append(
            {
                "sha": document.sha256,
                "title": document.title or document.name,
                "about": _about(reading, words, lang),
                "notes": [note.text(lang) for note in document.notes],
                "paragraphs": _paragraphs(reading, first),
                "sums": [sum_line(reading, one, lang) for one in reading.sums],
                "cases": case_lines(reading, CASES, lang),
                "stale": [f"{one.text}（{one.start}–{one.end}）" for one in reading.corrected.stale],
            }
        )
        first += len(reading.entries)
    return found


def _about(reading: Reading, words: dict[str, str], lang: Lang) -> str:
    document = reading.document
    parts = [document.name]
    parts += [f"{words['issuer']} {document.issuer}"] if document.issuer else []
    parts += [f"{words['date']} {document.date}"] if document.date else []
    parts += [f"{words['about']} {region_name(document.region, lang)}"] if document.region else []
    return " · ".join([*parts, f"sha256 {document.sha256[:12]}"])


def _paragraphs(reading: Reading, first: int) -> list[dict[str, Any]]:
    """Cut each paragraph into plain pieces and marked ones; a claim inside another is reached from its list only."""
    document, page = reading.document, 0
    found: list[dict[str, Any]] = []
    entries, at_entry = reading.entries, 0
    for paragraph in document.paragraphs:
        at = paragraph.start
        pieces: list[dict[str, Any]] = []
        while at_entry < len(entries) and entries[at_entry].claim.start < paragraph.end:
            entry, place = entries[at_entry], first + at_entry
            at_entry += 1
            if entry.claim.start < at:
                continue
            end = min(entry.claim.end, paragraph.end)
            pieces.append({"id": "", "text": document.text[at : entry.claim.start]})
            mark: dict[str, Any] = {"id": entry.id, "verdict": entry.check.verdict, "by": entry.by, "place": place}
            pieces.append({**mark, "text": document.text[entry.claim.start : end]})
            at = end
        pieces.append({"id": "", "text": document.text[at : paragraph.end]})
        now = document.locate(paragraph.start).page
        found.append({"start": paragraph.start, "page": now if now != page else "", "pieces": pieces})
        page = now
    return found


def _data(
    readings: Sequence[Reading], words: dict[str, str], lang: Lang, earlier: Sequence[Correction]
) -> dict[str, Any]:
    return {
        "words": words,
        "names": {group: {name: each.text(lang) for name, each in held.items()} for group, held in NAMES.items()},
        "docs": [{"name": reading.document.name, "sha256": reading.document.sha256} for reading in readings],
        "claims": [card(reading, entry, at, lang) for at, reading in enumerate(readings) for entry in reading.entries],
        "earlier": [json.loads(one.line()) for one in earlier],
    }


def _json(value: Any) -> str:
    """Write JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "&<>\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset), autoescape=True, trim_blocks=False, undefined=jinja2.StrictUndefined
    )
