"""A pack's description, ``pack.yaml``: its name, edition, grades, vintages and groupings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from xinzhi.errors.sources import SourceError
from xinzhi.lang import Words

FILE = "pack.yaml"
SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, where there is one


@dataclass(frozen=True, slots=True)
class Description:
    """What ``pack.yaml`` says; `group_names` leads from grouping to zone to its name, in the order of the file."""

    id: str
    name: Words
    edition: str
    grades: dict[str, Words]
    vintages: dict[str, Words]
    group_names: dict[str, dict[str, Words]]
    grouping_names: dict[str, Words]


def read_description(data: bytes) -> Description:
    """Read ``pack.yaml``; nothing in it is executed.

    Raises
    ------
    SourceError
        When it is no YAML, or a name is not there in both languages.
    """
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(data, Loader=SAFE)):
            raise SourceError.bad_description(
                FILE, "不支持 YAML 的引用（*），请把内容写全", "it holds YAML aliases (*): write the content out"
            )
        given = yaml.load(data, Loader=SAFE)  # noqa: S506 -- safe: both loaders build plain data only
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = " ".join(str(error).split())
        raise SourceError.bad_description(FILE, f"不是有效的 YAML（{problem}）", f"no valid YAML ({problem})") from None
    top = _mapping(given, "pack.yaml")
    groupings = _mapping(top.get("groupings", {}), "groupings")
    return Description(
        id=_text(top, "id"),
        name=_words(top.get("name"), "name"),
        edition=str(top.get("edition", "")),
        grades=_many_words(top.get("grades", {}), "grades"),
        vintages=_many_words(top.get("vintages", {}), "vintages"),
        group_names={
            str(name): _many_words(_mapping(one, f"groupings.{name}").get("zones"), f"groupings.{name}.zones")
            for name, one in groupings.items()
        },
        grouping_names={str(name): _name_of(str(name), one) for name, one in groupings.items()},
    )


def _name_of(key: str, grouping: dict[Any, Any]) -> Words:
    """Give the name of a grouping; one without a name is called by its key."""
    return _words(grouping["name"], f"groupings.{key}.name") if "name" in grouping else Words(key, key)


def _mapping(given: Any, key: str) -> dict[Any, Any]:
    if not isinstance(given, dict):
        raise SourceError.bad_description(FILE, f"“{key}”应为键和值", f"'{key}' should be keys with values")
    return given


def _text(top: dict[Any, Any], key: str) -> str:
    given = top.get(key)
    if not isinstance(given, str) or not given or "/" in given:
        raise SourceError.bad_description(FILE, f"缺少“{key}”或其中有斜杠", f"'{key}' is missing or holds a slash")
    return given


def _words(given: Any, key: str) -> Words:
    found = _mapping(given, key)
    for lang in ("zh", "en"):
        if not isinstance(found.get(lang), str):
            raise SourceError.bad_description(FILE, f"“{key}”缺少“{lang}”文字", f"'{key}' has no text '{lang}'")
    return Words(found["zh"], found["en"])


def _many_words(given: Any, key: str) -> dict[str, Words]:
    return {str(name): _words(words, f"{key}.{name}") for name, words in _mapping(given, key).items()}
