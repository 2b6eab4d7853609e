"""Corrections a person made to claims: read from a file, applied to the next reading, kept as cases for tests."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from xinzhi.errors.evidence_corrections import CorrectionError
from xinzhi.errors.system import trouble
from xinzhi.evidence.claims.kinds import Kind
from xinzhi.evidence.claims.model import Claim
from xinzhi.evidence.documents.model import Document
from xinzhi.lang import Words

Action = Literal["change", "confirm", "drop", "add"]
TEXTS = ("unit", "cmp", "subject", "metric", "period", "region", "basis", "tier", "industry", "theme", "actor")
FIELDS = ("value", "kind", "flags", *TEXTS)
SIGNS = ("=", "~", ">", ">=", "<=")
OPTIONAL = {"basis", "tier", "industry", "theme", "actor"}
FILE = "corrections.jsonl"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction.

    Attributes
    ----------
    sha256, document
        Digest and name of the document it was made in.
    start, end, text
        The claim's place and what stands there; it is applied only where the same still stands there.
    action
        ``change`` fields, ``confirm`` as it is, ``drop`` what is no claim, ``add`` what was missed.
    fields
        New values of the claim's fields.
    """

    sha256: str
    document: str
    start: int
    end: int
    text: str
    action: Action
    fields: dict[str, Any]

    def line(self) -> str:
        """Give the correction as a line of the file."""
        names = ("sha256", "document", "start", "end", "text", "action", "fields")
        return json.dumps({name: getattr(self, name) for name in names}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Corrected:
    """Claims after corrections, how each came about (``rule``, ``confirmed``, ``changed``, ``added``), and what did not fit."""

    claims: tuple[Claim, ...]
    by: tuple[str, ...]
    stale: tuple[Correction, ...]


def read_corrections(path: Path) -> list[Correction]:
    """Read a file of corrections, one JSON object a line; of two for one place the later counts.

    Raises
    ------
    CorrectionError
        When it cannot be read, or a line is no correction.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CorrectionError.unreadable(path.name, trouble(error)) from None
    except UnicodeDecodeError:
        raise CorrectionError.unreadable(path.name, Words("不是 UTF-8 文本", "it is no UTF-8 text")) from None
    found: dict[tuple[str, int, int], Correction] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            one = _parse(line, path.name, number)
            found[one.sha256, one.start, one.end] = one
    return list(found.values())


def apply(document: Document, claims: Sequence[Claim], corrections: Iterable[Correction]) -> Corrected:
    """Apply the corrections made in `document` to its claims.

    A correction belongs to a document of the same bytes, or of the same name where the same words still stand at its
    place; others made under this name are handed back as stale.
    """
    held = {(claim.start, claim.end): (claim, "rule") for claim in claims}
    stale = []
    for one in corrections:
        if one.sha256 != document.sha256 and one.document != document.name:
            continue
        place = (one.start, one.end)
        if document.text[one.start : one.end] != one.text or (one.action != "add" and place not in held):
            stale.append(one)
        elif one.action == "drop":
            del held[place]
        elif one.action == "confirm":
            held[place] = (held[place][0], "confirmed")
        else:
            base = held[place][0] if place in held else _blank(one)
            held[place] = (replace(base, **one.fields), "added" if one.action == "add" else "changed")
    ordered = [held[place] for place in sorted(held)]
    return Corrected(tuple(claim for claim, _ in ordered), tuple(by for _, by in ordered), tuple(stale))


def cases(document: Document, corrected: Corrected) -> list[dict[str, Any]]:
    """Give each sentence with a claim that a person changed, added or confirmed, and its claims, as cases for tests.

    Each has ``text``, ``date``, ``region`` and ``claims`` with offsets in that text.
    """
    if all(by == "rule" for by in corrected.by):
        return []
    found: dict[tuple[int, int], list[Claim]] = {}
    touched = set()
    for claim, by in zip(corrected.claims, corrected.by, strict=True):
        span = sentence(document.text, claim.start, claim.end)
        found.setdefault(span, []).append(claim)
        touched |= {span} if by != "rule" else set()
    return [
        {
            "text": document.text[start:end],
            "date": document.date,
            "region": document.region,
            "claims": [replace(claim, start=claim.start - start, end=claim.end - start).as_row() for claim in held],
        }
        for (start, end), held in found.items()
        if (start, end) in touched
    ]


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the offsets of the sentence around a place: between 。！？ or ends of lines.

    >>> sentence("甲。乙6%，丙。丁", 3, 5)
    (2, 8)
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    begin = max([first, *(text.rfind(sign, first, start) + 1 for sign in "。！？")])
    return begin, min([last, *(at + 1 for sign in "。！？" if (at := text.find(sign, end, last)) >= 0)])


def _blank(one: Correction) -> Claim:
    return Claim(one.start, one.end, one.text, 0.0, None, "", "level", "=", "", "", "unknown", "unknown")


def _parse(line: str, file: str, number: int) -> Correction:
    try:
        given = json.loads(line)
        action = given["action"]
        one = Correction(
            str(given["sha256"]),
            str(given["document"]),
            int(given["start"]),
            int(given["end"]),
            str(given["text"]),
            action,
            dict(given.get("fields", {})),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        words = Words("缺少字段或不是 JSON", "a field is missing, or it is no JSON")
        raise CorrectionError.bad_line(file, number, words) from None
    if action not in get_args(Action) or not 0 <= one.start < one.end:
        words = Words("action 或位置有误", "its action or its place cannot be")
        raise CorrectionError.bad_line(file, number, words)
    return replace(one, fields={name: _value(name, value, file, number) for name, value in one.fields.items()})


def _value(name: str, value: Any, file: str, number: int) -> Any:
    if name not in FIELDS:
        raise CorrectionError.unknown_field(file, number, name, FIELDS)
    good = {
        "value": isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value),
        "kind": value in get_args(Kind),
        "cmp": value in SIGNS,
        "flags": isinstance(value, list) and all(isinstance(flag, str) for flag in value),
    }.get(name, isinstance(value, str) or (value is None and name in OPTIONAL))
    if not good:
        raise CorrectionError.bad_line(
            file, number, Words(f"{name} 的值 {value!r} 不对", f"{name} cannot be {value!r}")
        )
    return (
        tuple(value)
        if name == "flags"
        else float(value)
        if name == "value"
        else value or (None if name in OPTIONAL else value)
    )
