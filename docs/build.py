"""Build the documentation in both languages, warnings as errors, and see that no page loads from another host."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE / "_build" / "html"
LANGUAGES = {"zh": "zh_CN", "en": "en"}
# What a browser fetches by itself; a link that a reader clicks may lead anywhere.
FETCHED = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*\bsrc=["']?(?P<src>(?:https?:)?//[^"' >]+)"""
    r"""|<link\b(?=[^>]*\brel=["']?(?:stylesheet|preload|preconnect|icon))[^>]*\bhref=["']?(?P<href>(?:https?:)?//[^"' >]+)"""
    r"""|(?:@import\s+|url\()["']?(?P<css>(?:https?:)?//[^"')\s]+)""",
)


def build(lang: str) -> subprocess.Popen[bytes]:
    """Begin to build the pages of one language, in a process of its own since Sphinx keeps its first language."""
    doctrees = OUT.parent / "doctrees" / lang
    flags = ["-b", "html", "-W", "--keep-going", "-q", "-c", str(HERE), "-d", str(doctrees)]
    sphinx = [sys.executable, "-m", "sphinx", *flags, "-D", f"language={LANGUAGES[lang]}"]
    return subprocess.Popen([*sphinx, str(HERE / lang), str(OUT / lang)])


def fetched_elsewhere(folder: Path) -> list[str]:
    """Give what the pages and styles in `folder` would fetch from another host, a line each."""
    return [
        f"{file.relative_to(folder)}: {found.group('src') or found.group('href') or found.group('css')}"
        for file in sorted(folder.rglob("*"))
        if file.suffix in {".html", ".css"}
        for found in FETCHED.finditer(file.read_text("utf-8"))
    ]


def main() -> int:
    """Build everything; give 0 when all is well."""
    begun = [build(lang) for lang in LANGUAGES]
    codes = [each.wait() for each in begun]
    if any(codes):
        return 1
    shutil.copy(HERE / "index.html", OUT / "index.html")
    outside = fetched_elsewhere(OUT)
    for line in outside:
        print(f"loads from another host: {line}", file=sys.stderr)
    if outside:
        return 1
    print("docs/_build/html/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
