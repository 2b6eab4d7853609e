"""Settings of the documentation; `build.py` builds it once for each language with these."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE / "_ext")]

import xinzhi  # noqa: E402 (the paths come first)

# The language, zh_CN or en, is given by build.py; the sources are the folder of that language.
project = "新质 Xinzhi"
author = "Xinzhi"
project_copyright = "Xinzhi, Apache-2.0"
release = version = xinzhi.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "reference", "mathml", "twin"]
source_suffix = {".md": "markdown"}
myst_enable_extensions = ["deflist", "dollarmath"]
myst_heading_anchors = 3

# A method's page gives its parameters in a table and in words; the signature shows names and defaults only.
autodoc_typehints = "none"
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_param = False

# Nothing is loaded from other hosts: the theme's own fonts are the reader's, formulas are MathML.
html_theme = "furo"
html_math_renderer = "mathml"
html_title = "新质 Xinzhi"
html_copy_source = False
html_show_sphinx = False
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["house.css"]
smartquotes = False
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "twin.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ],
}
