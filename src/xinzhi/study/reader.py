"""One level of a study file: takes values out by key and says what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from xinzhi.errors.study import StudyError
from xinzhi.lang import Words


class Reader:
    """The keys and values under `where` in the file called `file`."""

    def __init__(self, file: str, given: Any, where: str = "") -> None:
        if given is None and where:
            given = {}
        if not isinstance(given, dict):
            raise StudyError.not_a_mapping(file, where)
        self.file = file
        self.where = where
        self.given: dict[str, Any] = {str(key): value for key, value in given.items()}

    def _path(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def only(self, known: Iterable[str]) -> None:
        """Refuse any key that is not `known`."""
        known = list(known)
        for key in self.given:
            if key not in known:
                raise StudyError.unknown_key(self.file, self.where, key, known)

    def get(self, key: str) -> Any:
        """Give the value as it stands, or None."""
        return self.given.get(key)

    def part(self, key: str) -> Reader:
        """Give the level below `key`."""
        return Reader(self.file, self.get(key), self._path(key))

    def mapping(self, key: str) -> dict[str, Any]:
        """Give the keys and values below `key` as they stand."""
        return self.part(key).given

    def text(self, key: str, *, required: bool = False) -> str:
        """Give a text that is not empty."""
        found = self.get(key)
        if found is None and required:
            raise StudyError.missing_key(self.file, self._path(key))
        if isinstance(found, int | float) and not isinstance(found, bool):
            found = str(found)
        if not isinstance(found, str) or not found.strip():
            raise StudyError.bad_value(self.file, self._path(key), found, "一段文字", "a text")
        return found.strip()

    def words(self, key: str) -> Words:
        """Give a text that every study needs, one for both languages or one for each."""
        if not isinstance(self.get(key), dict):
            text = self.text(key, required=True)
            return Words(text, text)
        part = self.part(key)
        part.only(["zh", "en"])
        return Words(part.text("zh", required=True), part.text("en", required=True))

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Give a list of texts; one text alone counts as a list of one."""
        found = self.get(key)
        if found is None:
            if required:
                raise StudyError.missing_key(self.file, self._path(key))
            return ()
        items = found if isinstance(found, list) else [found]
        if not items or not all(isinstance(item, str | int) and str(item).strip() for item in items):
            raise StudyError.bad_value(
                self.file, self._path(key), found, "一个列表，如 [甲, 乙]", "a list such as [a, b]"
            )
        return tuple(str(item).strip() for item in items)

    def choice(self, key: str, known: Sequence[str], default: str) -> str:
        """Give one of the `known` texts."""
        found = self.get(key)
        if found is None:
            return default
        if found not in known:
            raise StudyError.unknown_choice(self.file, self._path(key), str(found), known)
        return str(found)

    def choices(self, key: str, known: Sequence[str], default: tuple[str, ...]) -> tuple[str, ...]:
        """Give several of the `known` texts."""
        found = self.texts(key) or default
        for item in found:
            if item not in known:
                raise StudyError.unknown_choice(self.file, self._path(key), item, known)
        return found

    def whole(self, key: str, default: int, *, least: int, most: int = 10**12) -> int:
        """Give a whole number from `least` to `most`."""
        found = self.get(key)
        if found is None:
            return default
        if type(found) is not int or not least <= found <= most:
            raise StudyError.bad_value(
                self.file,
                self._path(key),
                found,
                f"{least} 到 {most} 之间的整数",
                f"a whole number from {least} to {most}",
            )
        return found

    def number(self, key: str, default: float, *, low: float, high: float) -> float:
        """Give a number from `low` to `high`."""
        found = self.get(key)
        if found is None:
            return default
        if isinstance(found, bool) or not isinstance(found, int | float) or not low <= found <= high:
            raise StudyError.bad_value(
                self.file,
                self._path(key),
                found,
                f"{low} 到 {high} 之间的数",
                f"a number from {low} to {high}",
            )
        return float(found)
