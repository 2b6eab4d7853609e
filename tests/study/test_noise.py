"""Noise of a stated model: more noise, wider sets; figures without noise move no rank; imputed cells carry their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import xinzhi as xz
from xinzhi.errors import XinzhiError
from xinzhi.report.blocks import Paragraph
from xinzhi.report.brief import make_brief

With = Callable[[str, str], Path]


def test_more_noise_makes_wider_sets(with_study: With) -> None:
    slight = xz.open_study(with_study("draws: 1000", "draws: 1000, noise: 0.001")).run()["noise"].frame
    strong = xz.open_study(with_study("noise: 0.001", "noise: 0.2")).run()["noise"].frame
    assert (slight["rank_high"] - slight["rank_low"]).sum() < (strong["rank_high"] - strong["rank_low"]).sum()
    assert (slight["score_high"] - slight["score_low"]).mean() < (strong["score_high"] - strong["score_low"]).mean()  # type: ignore[operator]
    assert slight["probability_first"].sum() == pytest.approx(1, abs=0.02)
    for frame in (slight, strong):
        assert (frame["rank_low"] <= frame["rank"]).all()
        assert (frame["rank"] <= frame["rank_high"]).all()


def test_scores_without_noise_are_those_of_the_index(with_study: With) -> None:
    run = xz.open_study(with_study("draws: 1000", "draws: 1000, noise: {figures: 0, imputed: 0.5}")).run()
    last = run["index"].frame.filter(run["index"].frame["period"] == 2021).sort("region")
    found = run["noise"].frame
    assert found["score"].to_list() == pytest.approx(last["score"].to_list(), abs=1e-12)
    assert found["score_low"].to_list() == pytest.approx(found["score"].to_list(), abs=1e-12)
    assert run["noise"].diagnostics["unsure_cells"] == 0


def test_probability_is_said_with_its_model_alone(with_study: With) -> None:
    run = xz.open_study(with_study("draws: 1000", "draws: 1000, noise: 0.05")).run()
    told = [
        text
        for block in make_brief(run, "zh").blocks
        if isinstance(block, Paragraph)
        if "彼此独立的误差" in (text := "".join(span.text for span in block.spans))
    ]
    assert len(told) == 1
    assert "相对标准差为 5%" in told[0]
    make_brief(run, "en")


@pytest.mark.parametrize(
    ("asked", "code", "word"),
    [
        ("noise: -1", "study.bad-value", "robustness.noise"),
        ("noise: {figure: 0.1}", "study.unknown-key", "figures"),
        ("noise: high", "study.bad-value", "robustness.noise"),
    ],
)
def test_mistakes_are_named(with_study: With, asked: str, code: str, word: str) -> None:
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(with_study("draws: 1000", f"draws: 1000, {asked}"))
    assert caught.value.code == code
    assert word in caught.value.words.zh
