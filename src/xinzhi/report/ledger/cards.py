"""What the page shows of one claim, one case and one sum, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xinzhi.evidence.corrections import sentence
from xinzhi.lang import Lang, Words
from xinzhi.panel.check import Sum
from xinzhi.panel.check.arithmetic import TITLES
from xinzhi.panel.check.dictionary import vintage_name
from xinzhi.panel.check.readings import Entry, Reading, region_name
from xinzhi.report.ledger.numbers import gap, shown
from xinzhi.report.ledger.periods import period_words

AROUND = 70  # letters of the sentence shown on each side


def card(reading: Reading, entry: Entry, at: int, lang: Lang) -> dict[str, Any]:
    """Give what the card of a claim shows; `at` is the place of its document."""
    claim, check, text = entry.claim, entry.check, reading.document.text
    begin, end = sentence(text, claim.start, claim.end)
    return {
        "doc": at,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "before": ("…" if claim.start - begin > AROUND else "") + text[max(begin, claim.start - AROUND) : claim.start],
        "after": text[claim.end : min(end, claim.end + AROUND)] + ("…" if end - claim.end > AROUND else ""),
        "shown": _spread(entry, lang),
        "place": reading.document.locate(claim.start).words.text(lang),
        **{name: getattr(claim, name) for name in _FIELDS},
        "when": period_words(claim.period).text(lang),
        "flags": list(claim.flags),
        "region_name": region_name(claim.region, lang),
        "by": entry.by,
        "verdict": check.verdict,
        "why": check.why.text(lang),
        "held": check.held,
        "table": _table(check.shown, check.held, claim.unit, lang) if check.held is not None else "",
        "difference": gap(check.difference, claim.unit, lang) if check.difference is not None else "",
        "vintage": vintage_name(check.vintage, lang),
        "evidence": "；".join(check.evidence_ids),
    }


_FIELDS = (
    "value",
    "unit",
    "kind",
    "cmp",
    "subject",
    "metric",
    "period",
    "region",
    "basis",
    "tier",
    "industry",
    "theme",
    "actor",
)


def _spread(entry: Entry, lang: Lang) -> str:
    claim = entry.claim
    if claim.range:
        return "–".join(shown(end, claim.unit, lang) for end in claim.range)
    return shown(claim.value, claim.unit, lang)


def _table(printed: str, held: float, unit: str, lang: Lang) -> str:
    own = shown(float(f"{held:.6g}"), unit, lang)
    return (
        printed if printed.replace(" ", "") == own else f"{own}（{printed}）" if lang == "zh" else f"{own} ({printed})"
    )


def sum_line(reading: Reading, one: Sum, lang: Lang) -> dict[str, Any]:
    """Give one sum as a line of the table."""
    claims = [reading.entries[place].claim for place in one.claims]
    unit = claims[0].unit
    texts = [claim.text for claim in claims]
    listed = "、".join(texts) if one.sort == "shares" else f"{texts[0]} ← {'、'.join(texts[1:])}"
    return {
        "what": f"{TITLES[one.sort].text(lang)}：{listed}"
        if lang == "zh"
        else f"{TITLES[one.sort].text(lang)}: {listed}",
        "stated": shown(one.stated, unit, lang),
        "computed": shown(float(f"{one.computed:.6g}"), unit, lang),
        "tolerance": shown(float(f"{one.tolerance:.3g}"), unit, lang),
        "agrees": one.agrees,
    }


def case_lines(reading: Reading, names: Mapping[str, Words], lang: Lang) -> list[dict[str, str]]:
    """Give the cases of a document as lines: what it is, where, what, and the words it stands in."""
    found = []
    for case in reading.cases:
        states = " → ".join(case.get("states") or [])
        industries = "、".join(case.get("industries") or [])
        chain = "—".join(case.get("chain") or [])
        parts = [
            case.get("place"),
            case.get("project"),
            case.get("industry"),
            states,
            industries,
            chain,
            case.get("date"),
        ]
        kind = str(case.get("type", ""))
        found.append(
            {
                "type": names[kind].text(lang) if kind in names else kind,
                "head": " · ".join(str(part) for part in parts if part),
                "body": reading.document.text[case["start"] : case["end"]],
            }
        )
    return found
