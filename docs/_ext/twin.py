"""Every page has a twin in the other language, at the same place; the side bar links to it."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

TWINS = {"zh": ("en", "English"), "en": ("zh", "中文")}


def add_twin(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Tell the template where the page's twin is."""
    lang, text = TWINS[app.srcdir.name]
    context["twin"] = {"lang": lang, "text": text, "href": f"{'../' * (page.count('/') + 1)}{lang}/{page}.html"}


def setup(app: Sphinx) -> dict[str, bool]:
    """Join in when a page is written."""
    app.connect("html-page-context", add_twin)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
