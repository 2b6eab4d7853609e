"""The chapters of a study, in the order in which they are computed."""

from xinzhi.lang import Words
from xinzhi.study.chapter import Chapter
from xinzhi.study.chapters.audit import AUDIT
from xinzhi.study.chapters.capital import CAPITAL
from xinzhi.study.chapters.chains import CHAINS
from xinzhi.study.chapters.evidence import EVIDENCE
from xinzhi.study.chapters.explain import EXPLAIN
from xinzhi.study.chapters.gaps import GAPS
from xinzhi.study.chapters.green import GREEN
from xinzhi.study.chapters.positions import POSITIONS
from xinzhi.study.chapters.regions import REGIONS
from xinzhi.study.chapters.transforms import TRANSFORMS
from xinzhi.study.spec import STUDY_KEYS

CHAPTERS: tuple[Chapter, ...] = (
    GAPS,
    TRANSFORMS,
    EXPLAIN,
    AUDIT,
    CHAINS,
    REGIONS,
    POSITIONS,
    EVIDENCE,
    GREEN,
    CAPITAL,
)


def study_keys() -> dict[str, Words]:
    """Give every key that a study file may hold, with its meaning."""
    return STUDY_KEYS | {key: words for chapter in CHAPTERS for key, words in chapter.keys.items()}
