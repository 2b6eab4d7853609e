"""What is said when tables are read: checked once, before the first file."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from xinzhi.errors.intake import IntakeError
from xinzhi.evidence.intake.forms import Remembered
from xinzhi.evidence.intake.found import Given
from xinzhi.evidence.intake.sidecar import KINDS
from xinzhi.evidence.intake.told import Asked, remembered
from xinzhi.keys import periods
from xinzhi.keys.own import key_set


def asked(place: Path | None, keys: object, within: str, earlier: str, options: dict[str, str]) -> Asked:
    """Give what was said, with what stands beside the tables at `place` and those of earlier editions."""
    held = remembered(Path(earlier)) if earlier else ()
    beside: tuple[Remembered, ...] = ()
    if place and place.exists():
        beside = remembered(place) if place.is_dir() else remembered(place.parent, below=False)
    return Asked(_given(options), key_set(keys) if keys else None, within, (*held, *beside))


def _given(options: dict[str, str]) -> Given:
    known = [field.name for field in fields(Given)]
    for name in options:
        if name not in known:
            raise IntakeError.unknown_option(name, [*known, "tell", "keys", "within", "remembered"])
    if options.get("period"):
        periods.parse(options["period"])
    if options.get("kind", "flow") not in KINDS:
        raise IntakeError.bad_kind(options["kind"], KINDS)
    return Given(**{name: str(value) for name, value in options.items()})
