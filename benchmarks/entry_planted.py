"""How well entry is foretold where the structures are planted: many shapes, two seeds each, beside the plain rules.

Levels follow what a region and an industry have in common, which drifts; counts are Poisson draws. Prints AUC and
average precision over the base rate with the best plain rule in brackets, Brier skill, observed over foreseen in the
highest tenth, the share of seeds on which the model abstains, and seconds. ``large`` times 1,500 × 600 × 4 instead.
"""

from __future__ import annotations

import sys
import time

import numpy as np

from xinzhi.measures.positions import entry

SHAPES = {
    "30 × 50 × 5": {"shape": (30, 50, 5)},
    "12 × 300 × 5": {"shape": (12, 300, 5)},
    "40 × 34 × 8, horizon 2": {"shape": (40, 34, 8), "mean": 300.0, "horizon": 2},
    "200 × 100 × 3": {"shape": (200, 100, 3)},
    "150 × 80 × 4, counts of 2": {"shape": (150, 80, 4), "mean": 2.0},
    "80 × 120 × 4, 70 % near zero": {"shape": (80, 120, 4), "zeros": 0.7},
}


def structures(shape: tuple[int, int, int], *, mean: float = 30.0, zeros: float = 0.0, seed: int = 0) -> np.ndarray:
    """Give planted counts, shape (periods, regions, industries)."""
    regions, industries, periods = shape
    random = np.random.default_rng(seed)
    own, needed = random.normal(size=(regions, 3)), random.normal(size=(industries, 3))
    size = np.exp(random.normal(size=(regions, 1)) + random.normal(size=(1, industries)))
    common = 1.2 * own @ needed.T / np.sqrt(3)
    level = common + 0.6 * random.normal(size=common.shape)
    out = []
    for _ in range(periods):
        own = own + 0.25 * random.normal(size=own.shape)
        common = 1.2 * own @ needed.T / np.sqrt(3)
        level = common + 0.8 * (level - common) + 0.35 * random.normal(size=common.shape)
        expected = np.exp(level) * size
        expected *= mean / expected.mean()
        expected = np.where(expected < np.quantile(expected, zeros), expected * 0.02, expected)
        out.append(random.poisson(expected))
    return np.array(out, np.float64)


def main() -> None:
    """Print one line a shape and model."""
    if sys.argv[1:2] == ["large"]:
        counts = structures((1500, 600, 4))
        for model in ("logit", "boosting"):
            began = time.perf_counter()
            test = entry(counts, model=model).backtest
            print(f"1,500 × 600 × 4, {model}: {time.perf_counter() - began:.0f} s, {test.candidates:,} scored")
        return
    for name, made in SHAPES.items():
        for model in ("logit", "boosting"):
            rows, began = [], time.perf_counter()
            for seed in (0, 1):
                settings = {key: value for key, value in made.items() if key != "horizon"}
                found = entry(structures(**settings, seed=seed), model=model, horizon=made.get("horizon", 1))
                test = found.backtest
                lift = test.average_precision / test.base_rate
                rows.append(
                    (
                        *(test.auc[0], test.auc[1:].max(), lift[0], lift[1:].max()),
                        *(test.brier_skill[0], test.top_decile_ratio[0], found.abstains),
                    )
                )
            auc, rule, lift, rule_lift, skill, top, silent = np.mean(rows, axis=0)
            print(
                f"{name:30} {model:9} AUC {auc:.3f} ({rule:.3f}) lift {lift:.2f} ({rule_lift:.2f}) skill {skill:.3f} "
                f"highest tenth {top:.2f} abstains {silent:.1f} {(time.perf_counter() - began) / 2:.1f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
