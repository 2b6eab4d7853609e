"""A framework file as entries that know their line: YAML is read as data only, nothing in it is executed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from xinzhi.errors.framework_files import FrameworkFileError, Place
from xinzhi.errors.system import trouble
from xinzhi.lang import Words

TEXT = Words("一段文字", "a text")
BOTH = Words("一段文字，或 {zh: …, en: …}", "a text, or {zh: …, en: …}")
HALF_LETTER = "a half character, \\ud800 to \\udfff"
NUMBER = Words("一个数", "a number")


def broken(text: str) -> bool:
    r"""Tell whether a text holds half of a character, as an escape like \ud83d makes it; no file can hold that."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


class _Loader(yaml.SafeLoader):
    """SafeLoader that refuses aliases, so that a small file cannot unfold without end."""

    file = ""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise FrameworkFileError.alias(Place(self.file, self._line()))
        node = super().compose_node(parent, index)
        if isinstance(node, yaml.ScalarNode) and broken(node.value):
            raise FrameworkFileError.not_yaml(Place(self.file, int(node.start_mark.line) + 1), HALF_LETTER)
        return node

    def _line(self) -> int:
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
        return int(event.start_mark.line) + 1 if event.start_mark else 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a file with what stands there."""

    node: yaml.Node
    file: str
    key: str = ""

    @property
    def place(self) -> Place:
        """File, line and key, for a message."""
        return Place(self.file, self.line, self.key)

    @property
    def line(self) -> int:
        """Line in the file, from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def kind(self) -> str:
        """What stands here: mapping, list, or the text of a scalar."""
        if isinstance(self.node, yaml.MappingNode):
            return "mapping"
        return "list" if isinstance(self.node, yaml.SequenceNode) else str(self.node.value)

    @property
    def null(self) -> bool:
        """Whether nothing, or null, stands here."""
        return isinstance(self.node, yaml.ScalarNode) and self.node.tag == "tag:yaml.org,2002:null"

    @property
    def value(self) -> Any:
        """What stands here as plain lists, mappings, texts and numbers."""
        try:
            return yaml.SafeLoader("").construct_object(self.node, deep=True)
        except (yaml.YAMLError, ValueError) as error:
            raise FrameworkFileError.not_yaml(self.place, str(getattr(error, "problem", error))) from None

    def mapping(self, known: Iterable[str], example: str = "id: …") -> dict[str, Entry]:
        """Give the entries by key, all of them `known`."""
        known = tuple(known)
        if not isinstance(self.node, yaml.MappingNode):
            raise FrameworkFileError.not_a_mapping(self.place, "" if self.null else self.kind, example)
        held: dict[str, Entry] = {}
        for key_node, node in self.node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            at = Place(self.file, int(key_node.start_mark.line) + 1, self.key)
            if key not in known:
                raise FrameworkFileError.unknown_key(at, key, known)
            if key in held:
                raise FrameworkFileError.repeated_key(at, key)
            held[key] = Entry(node, self.file, f"{self.key}.{key}" if self.key else key)
        return held

    def items(self) -> list[Entry]:
        """Give the entries of a list; nothing counts as an empty one."""
        if self.null:
            return []
        if not isinstance(self.node, yaml.SequenceNode):
            raise FrameworkFileError.not_a_list(self.place, self.kind)
        return [Entry(node, self.file, f"{self.key}[{row}]") for row, node in enumerate(self.node.value)]

    def text(self) -> str:
        """Give a text as written, so that an id such as `no` stays one."""
        if not isinstance(self.node, yaml.ScalarNode) or self.null or not self.node.value.strip():
            raise FrameworkFileError.bad_value(self.place, None if self.null else self.kind, TEXT)
        return str(self.node.value).strip()

    def words(self) -> Words:
        """Give a text in both languages; one text alone serves for both."""
        if not isinstance(self.node, yaml.MappingNode):
            if self.kind == "list":
                raise FrameworkFileError.bad_value(self.place, self.value, BOTH)
            return Words(self.text(), self.text())
        held = self.mapping(("zh", "en"))
        if not held:
            raise FrameworkFileError.bad_value(self.place, {}, BOTH)
        zh, en = held.get("zh"), held.get("en")
        first = (zh or en or self).text()
        return Words(zh.text() if zh else first, en.text() if en else first)

    def number(self) -> float:
        """Give a finite number."""
        found = self.value
        if isinstance(found, bool) or not isinstance(found, int | float) or not math.isfinite(found):
            raise FrameworkFileError.bad_value(self.place, found, NUMBER)
        return float(found)

    def choice(self, known: Iterable[str]) -> str:
        """Give one of the `known` texts."""
        known = tuple(known)
        found = self.text()
        if found not in known:
            raise FrameworkFileError.unknown_choice(self.place, found, known)
        return found


def read_document(path: Path, shown: str) -> Entry:
    """Read the YAML file at `path`, called `shown` in messages.

    Raises
    ------
    FrameworkFileError
        When it cannot be read, is empty, is not YAML or holds aliases.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise FrameworkFileError.unreadable(shown, Words("不是 UTF-8 编码", "not UTF-8")) from None
    except OSError as error:
        raise FrameworkFileError.unreadable(shown, trouble(error)) from None
    node = _compose(text, shown)
    if node is None:
        raise FrameworkFileError.empty(shown)
    return Entry(node, shown)


def _compose(text: str, shown: str) -> yaml.Node | None:
    try:
        loader = _Loader(text)
        loader.file = shown
        return loader.get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "?"
        raise FrameworkFileError.not_yaml(Place(shown, mark.line + 1 if mark else 0), str(problem)) from None
    except RecursionError:
        raise FrameworkFileError.not_yaml(Place(shown), "nested too deeply") from None
