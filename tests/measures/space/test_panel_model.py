"""Spatial panel models against the densities they are named for, dummies, spreg where it is right, and simulation."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.space import panel_model
from xinzhi.measures.space._panel import ask

N, T = 12, 5
CHANCE = np.random.default_rng(51)
NEAR = (CHANCE.random((N, N)) < 0.3) | np.roll(np.eye(N, dtype=bool), 1, axis=1)
np.fill_diagonal(NEAR, val=False)
W = NEAR / NEAR.sum(axis=1, keepdims=True)
X = CHANCE.normal(size=(T, N, 2)) + CHANCE.normal(size=(N, 2))
MU = CHANCE.normal(size=N)
Y = np.stack([np.linalg.solve(np.eye(N) - 0.4 * W, X[t] @ [1.0, 2.0] + MU + CHANCE.normal(size=N)) for t in range(T)])
ENTITY, PERIOD = np.tile(np.arange(N), T), np.repeat(np.arange(T), N)
PANEL: dict[str, Any] = {"y": Y.ravel(), "x": X.reshape(-1, 2), "entity": ENTITY, "period": PERIOD}


def density(found: Any, weights: np.ndarray, error: str) -> float:
    """Evaluate the normal density of y with every matrix written out, at the estimates."""
    from scipy.stats import multivariate_normal

    p, s2 = found.params, found.sigma2
    unit, whole = np.eye(N), np.kron(np.eye(T), np.eye(N))
    A = whole - p.get("lambda", 0.0) * np.kron(np.eye(T), weights)
    C = np.linalg.inv(unit - p.get("rho", 0.0) * weights)
    J, spread = np.ones((T, T)), C @ C.T
    if error == "baltagi":
        omega = p["phi"] * np.kron(J, unit) + np.kron(np.eye(T), spread)
    else:
        omega = np.kron(p["phi"] * J + np.eye(T), spread)
    design = np.column_stack([np.ones(N * T), X.reshape(-1, 2)])
    u = A @ Y.ravel() - design @ [p["(Intercept)"], p["x1"], p["x2"]]
    return float(multivariate_normal.logpdf(u, np.zeros(N * T), s2 * omega) + np.linalg.slogdet(A)[1])


@pytest.mark.parametrize("error", [False, "baltagi", "kkp"])
@pytest.mark.parametrize("lag", [False, True])
@pytest.mark.parametrize("weights", [W, NEAR / 3.0], ids=["shares", "counts"])
def test_random_effects_likelihood_is_the_density(*, error: Any, lag: bool, weights: np.ndarray) -> None:
    found = panel_model(**PANEL, weights=weights, effects="random", lag=lag, error=error)
    assert found.loglik == pytest.approx(density(found, weights, str(error)), abs=1e-8)


@pytest.mark.parametrize("effects", ["individual", "time", "twoways"])
@pytest.mark.parametrize(("lag", "error"), [(False, False), (True, False), (False, True), (True, True)])
@pytest.mark.parametrize("weights", [W, NEAR / 3.0], ids=["shares", "counts"])
def test_fixed_effects_are_dummies(*, effects: Any, lag: bool, error: bool, weights: np.ndarray) -> None:
    """The likelihood with dummies written out, at the spatial coefficients found: same coefficients, same height."""
    found = panel_model(**PANEL, weights=weights, effects=effects, lag=lag, error=error)
    big = np.kron(np.eye(T), weights)
    dummies = [ENTITY[:, None] == np.arange(N)] * (effects != "time") + [PERIOD[:, None] == np.arange(T)] * (
        effects != "individual"
    )
    D = np.column_stack([X.reshape(-1, 2), *dummies]).astype(float)
    A = np.eye(N * T) - found.params.get("lambda", 0.0) * big
    B = np.eye(N * T) - found.params.get("rho", 0.0) * big
    b, *_ = np.linalg.lstsq(B @ D, B @ A @ Y.ravel(), rcond=None)
    e = B @ (A @ Y.ravel() - D @ b)
    s2 = e @ e / (N * T)
    loglik = np.linalg.slogdet(A)[1] + np.linalg.slogdet(B)[1] - N * T / 2 * (np.log(2 * np.pi * s2) + 1)
    assert [found.params["x1"], found.params["x2"]] == pytest.approx(b[:2], rel=1e-9)
    assert found.loglik == pytest.approx(loglik, abs=1e-9)
    assert found.residuals == pytest.approx(e, abs=1e-9)


@pytest.mark.parametrize(
    "form",
    [
        {"lag": True},
        {"error": True, "effects": "twoways"},
        {"lag": True, "error": True},
        {"effects": "random", "lag": True},
        {"effects": "random", "lag": True, "error": "baltagi"},
        {"effects": "random", "lag": True, "error": "kkp"},
        {"lag": True, "bias_correction": "lee-yu", "effects": "twoways"},
    ],
    ids=str,
)
def test_nothing_nearby_is_higher(form: dict[str, Any]) -> None:
    found = panel_model(**PANEL, weights=W, **form)
    settings = {"effects": "individual", "lag": False, "error": False, "durbin": False} | form
    model = ask(**PANEL, weights=W, **settings).model
    spatial = np.array([found.params.get(name, 0.0) for name in ("lambda", "rho", "phi")])
    b = np.array([value for name, value in found.params.items() if name not in {"lambda", "rho", "phi"}])
    assert model.given(*spatial, b) == pytest.approx(found.loglik, abs=1e-9)
    chance = np.random.default_rng(52)
    for size in (1e-4, 1e-2):
        for _ in range(20):
            near = spatial * (1 + size * chance.normal(size=3))
            assert model.given(*near, b + size * chance.normal(size=len(b))) < found.loglik


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pandas.errors.Pandas4Warning")
def test_expected_information_is_that_of_spreg() -> None:
    """Its fixed effects are right: coefficients and standard errors of a lag and of an error."""
    from libpysal.weights import full2W
    from spreg import ML_ErrorFE, ML_LagFE

    w = full2W(W)
    w.transform = "o"
    y, x = Y.reshape(-1, 1), X.reshape(-1, 2)
    lag, error = ML_LagFE(y, x, w), ML_ErrorFE(y, x, w)
    for theirs, ours, name in (
        (lag, panel_model(**PANEL, weights=W, lag=True), "lambda"),
        (error, panel_model(**PANEL, weights=W, error=True), "rho"),
    ):
        order = ["x1", "x2", name]
        assert [ours.params[key] for key in order] == pytest.approx(theirs.betas.ravel(), abs=1e-6)
        assert [ours.se[key] for key in order] == pytest.approx(np.sqrt(np.diagonal(theirs.vm))[:3], rel=1e-4)


def test_lee_and_yu_with_effects_of_regions_changes_the_variance_alone() -> None:
    plain = panel_model(**PANEL, weights=W, lag=True, error=True)
    found = panel_model(**PANEL, weights=W, lag=True, error=True, bias_correction="lee-yu")
    assert found.params == pytest.approx(plain.params, rel=1e-7)
    assert found.sigma2 == pytest.approx(plain.sigma2 * T / (T - 1), rel=1e-8)
    assert list(found.se.values()) == pytest.approx(np.sqrt(T / (T - 1)) * np.array(list(plain.se.values())), rel=1e-7)


def test_lee_and_yu_two_ways_is_the_density_of_the_transformed_data() -> None:
    from scipy.linalg import null_space

    found = panel_model(**PANEL, weights=W, lag=True, effects="twoways", bias_correction="lee-yu")
    F, G = null_space(np.ones((1, N))), null_space(np.ones((1, T)))
    turned = F.T @ W @ F
    y = np.einsum("ts,ti,ij->sj", G, Y, F)
    x = np.einsum("ts,tik,ij->sjk", G, X, F)
    lam = found.params["lambda"]
    e = y - lam * y @ turned.T - x @ [found.params["x1"], found.params["x2"]]
    n = (N - 1) * (T - 1)
    assert found.sigma2 == pytest.approx(np.sum(e**2) / n, rel=1e-9)
    logdet = (T - 1) * np.linalg.slogdet(np.eye(N - 1) - lam * turned)[1]
    assert found.loglik == pytest.approx(logdet - n / 2 * (np.log(2 * np.pi * found.sigma2) + 1), abs=1e-8)


def test_lee_and_yu_two_ways_asks_for_shares() -> None:
    with pytest.raises(MeasureError) as caught:
        panel_model(**PANEL, weights=NEAR * 1.0, lag=True, effects="twoways", bias_correction="lee-yu")
    assert caught.value.code == "measures.rows-not-standardised"


def test_impacts_by_the_inverse_and_by_simulation() -> None:
    found = panel_model(**PANEL, weights=NEAR / 5.0, lag=True, durbin=True, draws=4000)
    p = found.params
    for at, name in enumerate(found.impacts.names):
        S = np.linalg.inv(np.eye(N) - p["lambda"] * NEAR / 5.0) @ (p[name] * np.eye(N) + p[f"W_{name}"] * NEAR / 5.0)
        assert found.impacts.direct[at] == pytest.approx(np.trace(S) / N, abs=1e-12)
        assert found.impacts.total[at] == pytest.approx(S.sum() / N, abs=1e-12)
    chance = np.random.default_rng(7)
    names = list(p)
    drawn = chance.multivariate_normal(list(p.values()), found.vcov, size=4000)
    effects = []
    for row in drawn:
        held = dict(zip(names, row, strict=True))
        S = np.linalg.inv(np.eye(N) - held["lambda"] * NEAR / 5.0) @ (
            held["x1"] * np.eye(N) + held["W_x1"] * NEAR / 5.0
        )
        effects.append((np.trace(S) / N, S.sum() / N))
    direct, total = np.std(effects, axis=0, ddof=1)
    assert found.impacts.direct_se[0] == pytest.approx(direct, rel=0.08)
    assert found.impacts.total_se[0] == pytest.approx(total, rel=0.15)


def test_without_a_lag_effects_are_coefficients() -> None:
    found = panel_model(**PANEL, weights=W, error=True)
    assert found.impacts.direct == pytest.approx([found.params["x1"], found.params["x2"]], rel=1e-12)
    assert found.impacts.indirect == pytest.approx([0.0, 0.0], abs=1e-12)


def test_errors_of_random_effects_are_those_of_the_whole_hessian() -> None:
    found = panel_model(**PANEL, weights=W, effects="random", lag=True)
    model = ask(**PANEL, weights=W, effects="random", lag=True, error=False, durbin=False).model
    start = np.array([*found.params.values(), found.sigma2])

    def height(at: np.ndarray) -> float:
        return model.given(at[0], 0.0, at[1], at[2:-1], at[-1])

    size = len(start)
    step = 1e-4 * np.maximum(np.abs(start), 0.1)
    hessian = np.empty((size, size))
    for i in range(size):
        for j in range(size):
            corners = [
                a * b * height(start + a * step[i] * np.eye(size)[i] + b * step[j] * np.eye(size)[j])
                for a in (1, -1)
                for b in (1, -1)
            ]
            hessian[i, j] = sum(corners) / (4 * step[i] * step[j])
    errors = np.sqrt(np.diagonal(np.linalg.inv(-hessian)))[:-1]
    assert list(found.se.values()) == pytest.approx(errors, rel=1e-3)


def test_dummies_the_effects_absorb_are_left_out_and_said() -> None:
    years = (PERIOD[:, None] == np.arange(T)).astype(float)
    fixed = np.repeat([CHANCE.normal(size=N)], T, axis=0).reshape(-1, 1)
    x = np.column_stack([PANEL["x"], years, fixed])
    found = panel_model(**(PANEL | {"x": x}), weights=W, lag=True, effects="twoways")
    assert found.dropped == ("x3", "x4", "x5", "x6", "x7", "x8")
    assert "x8" in found.notes[0].zh
    assert found.params == pytest.approx(panel_model(**PANEL, weights=W, lag=True, effects="twoways").params, rel=1e-7)
    one_kept = panel_model(**(PANEL | {"x": x[:, :-1]}), weights=W, lag=True, effects="individual")
    assert one_kept.dropped == ("x7",)


def test_columns_may_have_names() -> None:
    named = {"income": PANEL["x"][:, 0], "roads": PANEL["x"][:, 1]}
    found = panel_model(**(PANEL | {"x": named}), weights=W, lag=True, durbin=True)
    assert list(found.params) == ["lambda", "income", "roads", "W_income", "W_roads"]
    assert found.impacts.names == ("income", "roads")


def test_a_singular_design_is_refused_by_name() -> None:
    x = np.column_stack([PANEL["x"], 2 * PANEL["x"][:, 0] - PANEL["x"][:, 1]])
    with pytest.raises(MeasureError) as caught:
        panel_model(**(PANEL | {"x": x}), weights=W, lag=True)
    assert (caught.value.code, caught.value.columns) == ("measures.singular-design", (2,))
    assert "x3" in caught.value.text("zh")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"effects": "both"}, "measures.bad-setting"),
        ({"error": "sem"}, "measures.bad-setting"),
        ({"bias_correction": "yes"}, "measures.bad-setting"),
        ({"bias_correction": "lee-yu", "effects": "random"}, "measures.bad-setting"),
        ({"draws": 1}, "measures.bad-setting"),
        ({"weights": W[:-1, :-1]}, "measures.wrong-shape"),
        ({"weights": W + np.eye(N)}, "measures.own-neighbours"),
        ({"y": np.ones(N * T)}, "measures.exact-fit"),
        ({"y": X.reshape(-1, 2) @ [1.0, 2.0]}, "measures.exact-fit"),
        ({"x": np.tile(MU, T)}, "measures.nothing-left"),
        ({"x": PANEL["x"][:-1]}, "measures.wrong-length"),
        ({"entity": ENTITY[:-1]}, "measures.wrong-length"),
    ],
)
def test_wrong_input_is_refused(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        panel_model(**(PANEL | {"weights": W} | changed))
    assert caught.value.code == code


def test_one_period_and_two_regions_are_too_few() -> None:
    one = {name: value[:N] for name, value in PANEL.items()}
    with pytest.raises(MeasureError) as caught:
        panel_model(**one, weights=W)
    assert caught.value.code == "measures.too-few"


def test_no_random_effects_is_said() -> None:
    chance = np.random.default_rng(3)
    y = chance.normal(size=(T, N))
    y -= y.mean(axis=0)
    found = panel_model(**(PANEL | {"y": y.ravel()}), weights=W, effects="random", lag=True)
    assert found.params["phi"] == 0
    assert "随机效应" in found.notes[-1].zh
    assert np.isnan(found.se["phi"])
    assert np.isfinite(found.se["lambda"])


def test_estimates_centre_on_the_truth() -> None:
    chance = np.random.default_rng(60)
    A, B = np.eye(N) - 0.5 * W, np.eye(N) - 0.3 * W
    held = []
    for _ in range(40):
        u = np.linalg.solve(B, chance.normal(size=(N, 20))).T
        x = chance.normal(size=(20, N, 1))
        y = np.linalg.solve(A, (x[..., 0] + MU + u).T).T
        data = {"y": y.ravel(), "x": x.reshape(-1, 1)}
        found = panel_model(
            **data,
            weights=W,
            entity=np.tile(np.arange(N), 20),
            period=np.repeat(np.arange(20), N),
            lag=True,
            error=True,
        )
        held.append(list(found.params.values()))
    assert np.mean(held, axis=0) == pytest.approx([0.5, 0.3, 1.0], abs=0.06)
