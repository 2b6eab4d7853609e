"""The chapters of a brief, in the order in which they are read; each gives its sections, or none."""

from collections.abc import Callable

from xinzhi.report.chapters.audit import audit
from xinzhi.report.chapters.chains import chains
from xinzhi.report.chapters.evidence import evidence
from xinzhi.report.chapters.explain import explain
from xinzhi.report.chapters.gaps import gaps
from xinzhi.report.chapters.green import green
from xinzhi.report.chapters.positions import positions
from xinzhi.report.chapters.regions import regions
from xinzhi.report.chapters.robust import robust
from xinzhi.report.section import Section
from xinzhi.report.story import Story

CHAPTERS: tuple[Callable[[Story], list[Section]], ...] = (
    robust,
    gaps,
    explain,
    audit,
    chains,
    regions,
    positions,
    green,
    evidence,
)
