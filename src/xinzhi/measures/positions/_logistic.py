"""Logistic regression by Newton's method: few passes over many cases, and the same digits every time."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.positions._engine import Numbers

STEPS, CLOSE, FAR = 100, 1e-13, 500.0
LEAST_RIDGE = 1e-9  # a case: for columns that are the same everywhere or each other's mixture


def slopes(z: Numbers, target: Numbers, ridge: float = 0.0) -> Numbers:
    """Give the slopes of the logit of `target` on the columns of `z`, and the intercept last, shape (columns + 1,).

    `target` lies from 0 to 1, shape (cases,); `ridge` is the weight of half the sum of squared slopes beside the
    negative log-likelihood.
    """
    x = np.column_stack([z, np.ones(len(z))])
    pull = np.full(x.shape[1], ridge + LEAST_RIDGE * len(z))
    pull[-1] = 0.0
    rate = target.mean()
    beta = np.zeros(x.shape[1])
    beta[-1] = np.log(rate / (1 - rate))
    loss = _loss(x, target, beta, pull)
    for _ in range(STEPS):
        found = share(x @ beta)
        square = (x * (found * (1 - found))[:, None]).T @ x + np.diag(pull)
        square[-1, -1] += LEAST_RIDGE
        step = np.linalg.solve(square, x.T @ (target - found) - pull * beta)
        then = _loss(x, target, beta + step, pull)
        while then > loss * (1 + CLOSE):
            step = step / 2
            then = _loss(x, target, beta + step, pull)
        beta = beta + step
        if loss - then <= CLOSE * loss:
            break
        loss = then
    return beta


def share(margin: Numbers) -> Numbers:
    """Turn logits into probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.clip(margin, -FAR, FAR))))


def _loss(x: Numbers, target: Numbers, beta: Numbers, pull: Numbers) -> float:
    margin = x @ beta
    return float((np.logaddexp(0.0, margin) - target * margin).sum() + (pull * beta**2).sum() / 2)
