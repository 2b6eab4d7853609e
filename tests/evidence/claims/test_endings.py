"""The endings that are stripped from a phrase, and the signs they are looked for at."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from xinzhi.evidence.claims.context import phrases

ENDING = re.compile(phrases._ENDING)
SIGNS = sorted(set(re.sub(r"[\x00-\x2f\x3a-\x7f]", "", phrases._ENDING)))
WORDS = [word for word in re.findall(r"[一-龥]+", phrases._ENDING) if word]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*SIGNS, *WORDS, "产值", "8"]), max_size=8).map("".join))
def test_no_ending_is_passed_over(words: str) -> None:
    assert phrases._TRAIL.sub("", words) == ENDING.sub("", words)


def test_every_word_of_an_ending_is_stripped_alike() -> None:
    assert [word for word in WORDS if phrases._TRAIL.sub("", "产值" + word) != ENDING.sub("", "产值" + word)] == []
