"""A study file as plain lists, keys and values: YAML without aliases, and no key twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from xinzhi.errors.study import StudyError
from xinzhi.errors.study_files import StudyFileError
from xinzhi.frameworks.document import HALF_LETTER, broken


class _Loader(yaml.SafeLoader):
    """SafeLoader that refuses aliases and repeated keys; nothing in the file is executed."""

    file = ""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
            raise StudyFileError.alias(self.file, _line(event.start_mark))
        node = super().compose_node(parent, index)
        if isinstance(node, yaml.ScalarNode) and broken(node.value):
            raise StudyError.not_yaml(self.file, _line(node.start_mark), HALF_LETTER)
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 (as in PyYAML)
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise StudyFileError.repeated_key(self.file, _line(key.start_mark), key.value)
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Any:
    """Read the YAML file at `path`.

    Raises
    ------
    StudyError
        When it cannot be read, is not YAML, holds an alias or a key twice.
    """
    try:
        loader = _Loader(path.read_text(encoding="utf-8-sig"))
        loader.file = path.name
        return loader.get_single_data()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise StudyError.not_yaml(path.name, _line(mark) or None, said) from None
    except UnicodeDecodeError:
        raise StudyFileError.not_utf8(path.name) from None
    except RecursionError:
        raise StudyFileError.too_deep(path.name) from None
    except ValueError as error:  # a date or number that looks like one and is none
        raise StudyError.not_yaml(path.name, None, str(error)) from None
    except OSError as error:
        raise StudyFileError.unreadable(path.name, error) from None


def _line(mark: Any) -> int:
    return int(mark.line) + 1 if mark else 0
