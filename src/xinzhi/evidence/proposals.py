"""A second reader that may propose what a claim is about: an interface only, off unless a program asks for it.

A proposer, such as a language model, sees a sentence and its claims and may propose context fields, each with the span of
the text that says so. It never touches a value, a unit or an offset. Nothing else in the project needs one, and recorded
answers make a pass with one repeatable.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from xinzhi.evidence.claims.model import Claim
from xinzhi.evidence.corrections import sentence
from xinzhi.evidence.documents.model import Document

FIELDS = ("subject", "metric", "period", "region", "basis", "tier", "industry", "theme", "actor")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed field of one claim.

    Attributes
    ----------
    claim
        Offsets of the claim, which say which one is meant.
    field, value
        One of `FIELDS` and what it should be.
    evidence
        Offsets of the words that say so.
    """

    claim: tuple[int, int]
    field: str
    value: str
    evidence: tuple[int, int]


class Proposer(Protocol):
    """What proposes: a name, and proposals for the claims of one sentence with offsets in the document."""

    name: str

    def propose(self, text: str, start: int, claims: Sequence[Claim]) -> list[Proposal]:
        """Propose fields for the claims of the sentence `text`, which begins at `start`."""
        ...


@dataclass(frozen=True, slots=True)
class Proposed:
    """What came of a pass: each proposal with the value of the rules beside it, taken or refused and why.

    Attributes
    ----------
    claims
        The claims with the proposals taken; values, units and offsets are those of the rules.
    taken
        Proposals taken, each with the value that the rules had.
    refused
        Proposals refused, each with the reason: ``field``, ``claim``, ``span`` or ``empty``.
    by
        Name of the proposer.
    """

    claims: tuple[Claim, ...]
    taken: tuple[tuple[Proposal, str | None], ...]
    refused: tuple[tuple[Proposal, str], ...]
    by: str


def with_proposals(document: Document, claims: Sequence[Claim], proposer: Proposer) -> Proposed:
    """Ask a proposer about every sentence with claims, and take what may be taken.

    Parameters
    ----------
    document
        The document.
    claims
        Its claims as the rules read them.
    proposer
        Who is asked.
    """
    held = {(claim.start, claim.end): claim for claim in claims}
    taken: list[tuple[Proposal, str | None]] = []
    refused: list[tuple[Proposal, str]] = []
    for (start, end), inside in _sentences(document, claims):
        for one in proposer.propose(document.text[start:end], start, inside):
            reason = _reason(one, held, len(document.text))
            if reason:
                refused.append((one, reason))
            else:
                taken.append((one, getattr(held[one.claim], one.field)))
                said: Any = {one.field: one.value}
                held[one.claim] = replace(held[one.claim], **said)
    return Proposed(tuple(held.values()), tuple(taken), tuple(refused), proposer.name)


def _sentences(document: Document, claims: Sequence[Claim]) -> Iterator[tuple[tuple[int, int], list[Claim]]]:
    found: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        found.setdefault(sentence(document.text, claim.start, claim.end), []).append(claim)
    yield from found.items()


def _reason(one: Proposal, held: dict[tuple[int, int], Claim], size: int) -> str:
    if one.field not in FIELDS:
        return "field"
    if one.claim not in held:
        return "claim"
    if not 0 <= one.evidence[0] < one.evidence[1] <= size:
        return "span"
    return "" if one.value.strip() else "empty"


class Recorded:
    """A proposer that answers from a file of recorded answers, and asks another only for what is not there.

    Parameters
    ----------
    path
        JSONL, one answer a line; new answers are added at its end.
    live
        Who is asked for what is not recorded; None proposes nothing there.
    """

    def __init__(self, path: Path, live: Proposer | None = None) -> None:
        self._path, self._live = path, live
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        self._answers: dict[str, list[dict[str, Any]]] = {
            one["asked"]: one["answer"] for one in map(json.loads, filter(str.strip, lines))
        }
        self.name = f"recorded:{live.name}" if live else "recorded"

    def propose(self, text: str, start: int, claims: Sequence[Claim]) -> list[Proposal]:
        """Give the recorded answer, moved to where the sentence stands now."""
        asked = _question(text, start, claims)
        if asked not in self._answers and self._live:
            fresh = [asdict(_moved(one, -start)) for one in self._live.propose(text, start, claims)]
            self._answers[asked] = fresh
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"asked": asked, "answer": fresh}, ensure_ascii=False) + "\n")
        return [
            _moved(Proposal(tuple(one["claim"]), one["field"], one["value"], tuple(one["evidence"])), start)
            for one in self._answers.get(asked, [])
        ]


def _question(text: str, start: int, claims: Sequence[Claim]) -> str:
    places = [(claim.start - start, claim.end - start) for claim in claims]
    return hashlib.sha256(json.dumps([text, places], ensure_ascii=False).encode()).hexdigest()


def _moved(one: Proposal, by: int) -> Proposal:
    claim, evidence = (tuple(place + by for place in span) for span in (one.claim, one.evidence))
    return replace(one, claim=(claim[0], claim[1]), evidence=(evidence[0], evidence[1]))
