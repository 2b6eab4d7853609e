"""The brief as one page that asks nothing of the network."""

from xinzhi.report.html.render import render_html as render_html
