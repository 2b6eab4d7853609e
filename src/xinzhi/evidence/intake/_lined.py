"""YAML as data with the line of every key, so that a message can name it. Nothing in it is ever executed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from xinzhi.errors.sidecars import SidecarError
from xinzhi.lang import Words

Path = tuple[str | int, ...]
DEEPEST, MOST = 8, 20_000
TEXT = Words("文字", "text")
A_LIST = Words("列表", "a list")
A_MAPPING = Words("“键: 值”的形式", "keys with values")


@dataclass(frozen=True, slots=True)
class Lined:
    """A part of a file: its text values by key, and the lines they stand in."""

    file: str
    data: Any
    lines: dict[Path, int]
    path: Path = ()

    def only(self, known: tuple[str, ...]) -> Lined:
        """Give the part itself, when it has no other keys than these."""
        if not isinstance(self.data, dict):
            key = next((part for part in reversed(self.path) if isinstance(part, str)), self.file)
            raise SidecarError.bad_value(self.file, self.line(), key, A_MAPPING)
        for key in self.data:
            if key not in known:
                raise SidecarError.unknown_key(self.file, self.line(key), key, known)
        return self

    def line(self, *keys: str | int) -> int:
        """Give the line of a key, or of the nearest thing above it."""
        path = (*self.path, *keys)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def bad(self, key: str, expected: Words) -> SidecarError:
        """Say what was expected of a key."""
        return SidecarError.bad_value(self.file, self.line(key), key, expected)

    def text(self, key: str) -> str:
        """Give the text of a key, empty where it is not there."""
        found = self.data.get(key)
        if found is not None and not isinstance(found, str):
            raise self.bad(key, TEXT)
        return found or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Give the texts of a key: a list, or one text."""
        found = self.data.get(key)
        held = [found] if isinstance(found, str) else found or []
        if not isinstance(held, list) or not all(isinstance(each, str) for each in held):
            raise self.bad(key, A_LIST)
        return tuple(held)

    def one_of(self, key: str, known: tuple[str, ...]) -> str:
        """Give the text of a key that has a few values."""
        text = self.text(key)
        if text and text not in known:
            raise self.bad(key, Words(f" {'、'.join(known)} 之一", f"one of {', '.join(known)}"))
        return text

    def each(self, key: str) -> Iterator[Lined]:
        """Give the parts in the list of a key."""
        found = self.data.get(key) or []
        if not isinstance(found, list):
            raise self.bad(key, A_LIST)
        for at, data in enumerate(found):
            yield Lined(self.file, data, self.lines, (*self.path, key, at))

    def named(self, key: str) -> Iterator[tuple[str, Lined]]:
        """Give the parts below a key by their names."""
        found = self.data.get(key) or {}
        if not isinstance(found, dict):
            raise self.bad(key, A_MAPPING)
        for name, data in found.items():
            yield name, Lined(self.file, data, self.lines, (*self.path, key, name))


def lined(text: str, file: str) -> Lined:
    r"""Read a text; every value is text, and an empty one is None.

    >>> part = lined("unit: 亿元\nskip: [1, 2]", "a.yaml")
    >>> part.text("unit"), part.texts("skip"), part.line("skip")
    ('亿元', ('1', '2'), 2)
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise SidecarError.no_yaml(file, error.problem_mark.line + 1 if error.problem_mark else 0) from None
    except (yaml.YAMLError, RecursionError):
        raise SidecarError.no_yaml(file, 0) from None
    lines: dict[Path, int] = {}
    return Lined(file, {} if node is None else _data(node, (), lines, file), lines)


def _data(node: yaml.Node, path: Path, lines: dict[Path, int], file: str) -> Any:
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if len(path) > DEEPEST or len(lines) > MOST:
        raise SidecarError.no_yaml(file, line)
    if isinstance(node, yaml.SequenceNode):
        return [_data(value, (*path, at), lines, file) for at, value in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return None if node.tag.endswith(":null") else str(node.value).strip()
    found = {}
    for key, value in node.value:
        here = (*path, str(key.value))
        if not isinstance(key, yaml.ScalarNode) or here in lines:
            raise SidecarError.no_yaml(file, key.start_mark.line + 1)
        lines[here] = key.start_mark.line + 1
        found[str(key.value)] = _data(value, here, lines, file)
    return found
