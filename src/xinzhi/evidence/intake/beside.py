"""The small file beside a table that says what the table does not: NAME.intake.yaml."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import yaml

from xinzhi.errors.intake import IntakeError
from xinzhi.errors.system import trouble
from xinzhi.evidence.intake.found import Given
from xinzhi.keys import periods
from xinzhi.lang import Words

ENDING = ".intake.yaml"
KNOWN = tuple(field.name for field in fields(Given))


def beside(path: Path) -> Path:
    """Give the place of the file beside `path`."""
    return path.with_name(path.name + ENDING)


def given_for(path: Path, name: str, given: Given) -> Given:
    """Give what is known of a file: what was said when reading, then what the file beside it says.

    Raises
    ------
    IntakeError
        When the file beside it cannot be read or holds other keys.
    """
    place = beside(path)
    if not place.is_file():
        return given
    try:
        said = yaml.safe_load(place.read_text("utf-8")) or {}
    except OSError as error:
        raise IntakeError.unreadable(name + ENDING, trouble(error)) from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise IntakeError.unreadable(name + ENDING, Words("不是 UTF-8 的 YAML", "it is no YAML in UTF-8")) from None
    if not isinstance(said, dict) or not set(said) <= set(KNOWN):
        listed = ", ".join(KNOWN)
        wrong = Words(f"只能有这些键：{listed}", f"it may hold these keys only: {listed}")
        raise IntakeError.unreadable(name + ENDING, wrong)
    words = {key: "" if value is None else str(value).strip() for key, value in said.items()}
    if words.get("period"):
        periods.parse(words["period"])
    return Given(**{key: getattr(given, key) or words.get(key, "") for key in KNOWN})
