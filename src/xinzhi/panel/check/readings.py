"""What the ledger holds of one document: its claims with their checks, its cases, its sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from xinzhi.evidence.cases import extract_cases
from xinzhi.evidence.claims import extract_claims
from xinzhi.evidence.claims.model import Claim
from xinzhi.evidence.corrections import Corrected, Correction, apply, sentence
from xinzhi.evidence.documents.model import Document
from xinzhi.keys import regions
from xinzhi.lang import Lang, Words
from xinzhi.panel.check.arithmetic import Sum, check_sums
from xinzhi.panel.check.verdicts import WHY, Check, check_claims
from xinzhi.panel.model import Panel


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of a document with its check; `by` is rule, confirmed, changed or added."""

    id: str
    claim: Claim
    by: str
    check: Check


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read: its entries in order, cases, sums, and the corrections that no longer fit."""

    document: Document
    entries: tuple[Entry, ...]
    cases: tuple[dict[str, Any], ...]
    sums: tuple[Sum, ...]
    corrected: Corrected


def read_claims(
    document: Document, panel: Panel | None = None, corrections: Iterable[Correction] = (), period: str | None = None
) -> Reading:
    """Read the claims of a document, apply corrections and hold them against the panel.

    Parameters
    ----------
    document
        As `xinzhi.evidence.read_document` gives it.
    panel
        Figures to check against; without it every claim is not checkable.
    corrections
        Corrections a person made.
    period
        What the document is about where its words do not say otherwise, such as ``2024``.
    """
    found = extract_claims(
        document.text,
        date=_day(document.date),
        region=document.region or None,
        period=period or document.period or None,
    )
    corrected = apply(document, found, corrections)
    checks = _checks(document, corrected.claims, panel)
    entries = tuple(
        Entry(entry_id(document, claim), claim, by, check)
        for claim, by, check in zip(corrected.claims, corrected.by, checks, strict=True)
    )
    return Reading(document, entries, _cases(document), tuple(check_sums(corrected.claims, document.text)), corrected)


def entry_id(document: Document, claim: Claim) -> str:
    """Give the name of a claim, which is its anchor in the page: the digest of its document and its offsets."""
    return f"c{document.sha256[:8]}-{claim.start}-{claim.end}"


def _checks(document: Document, claims: Sequence[Claim], panel: Panel | None) -> list[Check]:
    if panel is None:
        return [Check("not-checkable", WHY["none"], "", claim.value) for claim in claims]
    return check_claims(claims, panel, date=document.date, text=document.text)


def _day(date: str) -> str | None:
    """Give the last day of a month or year that is known no better."""
    import calendar

    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]}"
    return f"{date}-12-31" if len(date) == 4 else date or None


def _cases(document: Document) -> tuple[dict[str, Any], ...]:
    found = extract_cases(document.text, date=_day(document.date))
    return tuple({"start": case.start, "end": case.end, **case.as_row()} for case in found)


def row(reading: Reading, entry: Entry, lang: Lang | None = None) -> dict[str, Any]:
    """Give an entry as a row of plain values for tables and programs."""
    claim, check, document = entry.claim, entry.check, reading.document
    place = document.locate(claim.start)
    begin, end = sentence(document.text, claim.start, claim.end)
    low, high = claim.range or (None, None)
    return {
        "id": entry.id,
        "document": document.name,
        "sha256": document.sha256,
        "page": place.page or None,
        "paragraph": place.paragraph,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "sentence": document.text[begin:end],
        "value": claim.value,
        "low": low,
        "high": high,
        "unit": claim.unit,
        "kind": claim.kind,
        "cmp": claim.cmp,
        "subject": claim.subject,
        "metric": claim.metric,
        "period": claim.period,
        "region": claim.region,
        "region_name": region_name(claim.region, lang),
        "basis": claim.basis,
        "flags": ";".join(claim.flags),
        "tier": claim.tier,
        "industry": claim.industry,
        "theme": claim.theme,
        "actor": claim.actor,
        "by": entry.by,
        "verdict": check.verdict,
        "why": check.why.text(lang),
        "indicator": check.indicator,
        "held": check.held,
        "difference": check.difference,
        "shown": check.shown,
        "vintage": check.vintage,
        "evidence": ";".join(check.evidence_ids),
    }


UNKNOWN = Words("文中未说明", "not said")


def region_name(code: str, lang: Lang | None = None) -> str:
    """Give the name of a claim's region, with the province before a county or prefecture.

    >>> region_name("510981", "zh"), region_name("R-west", "en"), region_name("unknown", "en")
    ('四川射洪市', 'Western region', 'not said')
    """
    from xinzhi.errors.keys import KeysError

    try:
        own = regions.name(code, lang)
        below = code.isdecimal() and not code.endswith("0000")
        return f"{regions.name(code[:2] + '0000', lang)}{' ' if lang == 'en' else ''}{own}" if below else own
    except KeysError:
        return UNKNOWN.text(lang) if code in {"unknown", ""} else code
