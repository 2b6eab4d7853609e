"""Where a framework comes from, said so that a reader can find it, with what is not known said too."""

from __future__ import annotations

from dataclasses import dataclass

from xinzhi.lang import Words


@dataclass(frozen=True, slots=True)
class Citation:
    """Author, title, publication and year of a source; an empty text or None means not known.

    `address` is where it is published, `read_from` where it was read when that is not the publication,
    `quoted` is true when it is known only through another work.
    """

    author: str = ""
    title: str = ""
    publication: str = ""
    year: int | None = None
    address: str = ""
    read_from: str = ""
    quoted: bool = False

    @property
    def complete(self) -> bool:
        """Whether author, title and year are all known."""
        return bool(self.author and self.title and self.year)

    @property
    def unknown(self) -> Words:
        """What is not known, named in both languages; empty when all is."""
        parts = [(self.author, "作者", "author"), (self.title, "题名", "title"), (self.year, "年份", "year")]
        return Words(
            "、".join(zh for held, zh, _ in parts if not held), ", ".join(en for held, _, en in parts if not held)
        )

    @property
    def words(self) -> Words:
        """The citation as one sentence.

        >>> Citation("李某", "某文", "某刊", 2024).words.zh
        '李某（2024）：《某文》，某刊。'
        """
        return Words(self._zh(), self._en())

    def _zh(self) -> str:
        head = f"{self.author}{f'（{self.year}）' if self.year else ''}"
        body = "，".join(
            part for part in (f"《{self.title}》" if self.title else "", self.publication, self.address) if part
        )
        told = f"{head}：{body}" if head and body else head or body
        tail = [f"读自 {self.read_from}"] if self.read_from else []
        tail += ["据转引，未读原文"] if self.quoted else []
        tail += [f"{self.unknown.zh}未读到"] if self.unknown.zh else []
        return "；".join([part for part in (told, *tail) if part]) + "。"

    def _en(self) -> str:
        head = f"{self.author}{f' ({self.year})' if self.year else ''}"
        body = ", ".join(part for part in (self.title, self.publication, self.address) if part)
        told = f"{head}: {body}" if head and body else head or body
        tail = [f"read from {self.read_from}"] if self.read_from else []
        tail += ["as quoted by another work, the original not read"] if self.quoted else []
        tail += [f"not known: {self.unknown.en}"] if self.unknown.en else []
        return "; ".join([part for part in (told, *tail) if part]) + "."
