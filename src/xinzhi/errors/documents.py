"""What can go wrong while a brief is written to a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.errors import XinzhiError, hint

if TYPE_CHECKING:
    from collections.abc import Iterable


class DocumentError(XinzhiError):
    """A brief that cannot be written as it stands."""

    @classmethod
    def unknown_cite(cls, cite: str, known: Iterable[str]) -> DocumentError:
        """Refuse a number whose origin the brief does not hold."""
        near = hint(cite, known)
        return cls(
            "documents.unknown-cite",
            zh=f"正文中的数字引用了依据“{cite}”，但本报告没有这一依据。请补上或改正引用。{near.zh}",
            en=f"A number in the text cites '{cite}', which this brief does not hold. "
            f"Add it or correct the reference. {near.en}",
        )

    @classmethod
    def missing_picture(cls, name: str, known: Iterable[str]) -> DocumentError:
        """Refuse a chart without its picture."""
        near = hint(name, known)
        return cls(
            "documents.missing-picture",
            zh=f"图“{name}”没有对应的图片，文档无法生成。请先生成该图的 PNG 图片再写文档。{near.zh}",
            en=f"Chart '{name}' has no picture, so the document cannot be written. "
            f"Make its PNG picture before the document. {near.en}",
        )

    @classmethod
    def not_png(cls, name: str) -> DocumentError:
        """Refuse a picture that is not a PNG file."""
        return cls(
            "documents.not-png",
            zh=f"图“{name}”的图片不是 PNG 格式。请提供 PNG 图片。",
            en=f"The picture of chart '{name}' is not a PNG file. Provide a PNG picture.",
        )
