"""The chapter of capital stocks by perpetual inventory, with every choice written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xinzhi.errors.made_study import MadeStudyError
from xinzhi.errors.study import StudyError
from xinzhi.lang import Words
from xinzhi.study.chapter import Chapter
from xinzhi.study.made.asked import Capital
from xinzhi.study.made.presets import PRESETS
from xinzhi.study.made.vary import vary_steps
from xinzhi.study.plan import Step

if TYPE_CHECKING:
    from xinzhi.study.bench import Bench
    from xinzhi.study.made.presets import Preset
    from xinzhi.study.reader import Reader
    from xinzhi.study.study import Study

KEYS = {
    "capital": Words(
        "资本存量（永续盘存法），{名称: 设定}；生成的指标可用于框架、transforms 和 green。",
        "Capital stocks by perpetual inventory, {name: choices}; they can be used by the framework, by transforms and by green.",
    ),
    "capital.investment": Words(
        "投资指标（现价，或已是不变价）。", "Indicator of investment, at current or constant prices."
    ),
    "capital.price": Words(
        "投资价格指数：{index: 指标, prices: previous（上年=100）或 fixed（定基）}；投资已是不变价的写 constant。",
        "Price index of investment: {index: indicator, prices: previous (year before = 100) or fixed (one base)}; constant where "
        "investment is at constant prices.",
    ),
    "capital.base": Words(
        "以哪一年的价格计；不写为起始年。", "Year of whose prices the stock is; the first year when left out."
    ),
    "capital.start": Words("初始存量在哪一年年末。", "Year at whose end the initial stock stands."),
    "capital.depreciation": Words("年折旧率，如 0.096。", "Yearly depreciation, such as 0.096."),
    "capital.initial": Words(
        "初始存量：growth（首年投资÷(增长率+折旧率)）、steady（稳态）、multiple（首年投资÷divisor）或 {stock: 指标}。",
        "Initial stock: growth (first investment over growth and depreciation), steady (steady state), multiple (first "
        "investment over the divisor) or {stock: indicator}.",
    ),
    "capital.window": Words(
        "growth、steady：用首年起几年的平均增速，默认 5。", "growth, steady: years of growth taken, 5 unless said."
    ),
    "capital.divisor": Words(
        "multiple：首年投资除以多少，默认 0.1。", "multiple: what the first investment is divided by, 0.1 unless said."
    ),
    "capital.preset": Words(
        f"已发表的做法：{'、'.join(PRESETS)}；另写的键优先，并在记录中注明与预设不同。",
        f"A published choice: {', '.join(PRESETS)}; keys written beside it come first, and the record says where they differ.",
    ),
    "capital.vary": Words(
        "另取哪些折旧率重算用到它的结果，如 [0.05, 0.15]，或 {from: 0.05, to: 0.15, steps: 5}。",
        "Other rates of depreciation under which what uses the stock is computed again, such as [0.05, 0.15], or {from: 0.05, "
        "to: 0.15, steps: 5}.",
    ),
    "capital.name": Words("资本存量的名称，可分语言写。", "Name of the stock, by language where wanted."),
    "capital.unit": Words("单位；不写则同投资。", "Unit; that of investment when left out."),
}
RULES = ("growth", "steady", "multiple")
MOST = 9


def read(part: Reader) -> tuple[Capital, ...]:
    """Read the chapter."""
    return tuple(_capital(part.part(name), name) for name in part.given)


def _capital(below: Reader, name: str) -> Capital:
    below.only([key.removeprefix("capital.") for key in KEYS if key != "capital"])
    preset = _preset(below)
    index, prices = _price(below)
    start = (
        below.whole("start", preset.start or 0 if preset else 0, least=1800, most=2200)
        if _has(below, preset, "start")
        else 0
    )
    if not start:
        raise StudyError.missing_key(below.file, f"{below.where}.start")
    initial, stock = _initial(below, preset)
    return Capital(
        id=name,
        name=below.words("name") if below.get("name") is not None else Words(name, name),
        unit=below.text("unit") if below.get("unit") is not None else "",
        investment=below.text("investment", required=True),
        index=index,
        prices=prices,
        base=below.whole("base", start, least=1800, most=2200),
        start=start,
        depreciation=_rate(below, "depreciation", preset.depreciation if preset else None),
        initial=initial,
        stock=stock,
        settings=_settings(below, initial, preset),
        preset=below.text("preset") if preset else "",
        changed=_changed(below, preset),
        vary=_vary(below),
    )


def _has(below: Reader, preset: Preset | None, key: str) -> bool:
    return below.get(key) is not None or (preset is not None and getattr(preset, key) is not None)


def _preset(below: Reader) -> Preset | None:
    if below.get("preset") is None:
        return None
    name = below.text("preset")
    if name not in PRESETS:
        raise MadeStudyError.unknown_preset(below.file, below.where, name, PRESETS)
    return PRESETS[name]


def _changed(below: Reader, preset: Preset | None) -> tuple[str, ...]:
    if preset is None:
        return ()
    fixed = ("depreciation", "initial", "divisor", "start")
    return tuple(
        key
        for key in fixed
        if below.get(key) is not None and getattr(preset, key) is not None and below.get(key) != getattr(preset, key)
    )


def _price(below: Reader) -> tuple[str, str]:
    given = below.get("price")
    if given is None:
        raise StudyError.missing_key(below.file, f"{below.where}.price")
    if given == "constant":
        return "", ""
    section = below.part("price")
    section.only(["index", "prices"])
    prices = section.text("prices", required=True)
    if prices not in {"previous", "fixed"}:
        raise StudyError.unknown_choice(below.file, f"{section.where}.prices", prices, ["previous", "fixed"])
    return section.text("index", required=True), prices


def _initial(below: Reader, preset: Preset | None) -> tuple[str, str]:
    given: Any = below.get("initial")
    if isinstance(given, dict):
        section = below.part("initial")
        section.only(["stock"])
        return "given", section.text("stock", required=True)
    if given is None:
        given = preset.initial if preset else None
    if given is None:
        raise StudyError.missing_key(below.file, f"{below.where}.initial")
    if given not in RULES:
        raise StudyError.unknown_choice(below.file, f"{below.where}.initial", str(given), [*RULES, "{stock: …}"])
    return str(given), ""


def _settings(below: Reader, initial: str, preset: Preset | None) -> dict[str, Any]:
    if initial in {"growth", "steady"}:
        return {"window": below.whole("window", 5, least=1, most=200)}
    if initial == "multiple":
        usual = preset.divisor if preset and preset.divisor is not None else 0.1
        return {"divisor": below.number("divisor", usual, low=1e-6, high=1e6)}
    return {}


def _rate(below: Reader, key: str, usual: float | None) -> float:
    if below.get(key) is None and usual is None:
        raise StudyError.missing_key(below.file, f"{below.where}.{key}")
    return below.number(key, usual or 0.0, low=0.001, high=0.999)


def _vary(below: Reader) -> tuple[float, ...]:
    given = below.get("vary")
    if given is None:
        return ()
    if isinstance(given, dict):
        section = below.part("vary")
        section.only(["from", "to", "steps"])
        low, high = _rate(section, "from", None), _rate(section, "to", None)
        count = section.whole("steps", 3, least=2, most=MOST)
        return tuple(round(low + (high - low) * k / (count - 1), 12) for k in range(count))
    rates = given if isinstance(given, list) else [given]
    number = all(isinstance(rate, int | float) and not isinstance(rate, bool) and 0 < rate < 1 for rate in rates)
    if not number or not 1 <= len(rates) <= MOST or len(set(rates)) < len(rates):
        raise StudyError.bad_value(
            below.file,
            f"{below.where}.vary",
            given,
            f"1 到 {MOST} 个互不相同的折旧率，如 [0.05, 0.15]",
            f"1 to {MOST} different rates of depreciation, such as [0.05, 0.15]",
        )
    return tuple(float(rate) for rate in rates)


def check(study: Study) -> None:
    """Refuse a name that two chapters make."""
    made = {one.id for one in study.spec.chapters.get("transforms", ())}
    for one in study.spec.chapters[CAPITAL.key]:
        if one.id in made:
            raise MadeStudyError.twice(study.spec.file, "transforms", CAPITAL.key, one.id)


def steps(study: Study, bench: Bench) -> list[Step]:
    """Give a step that varies depreciation, where the study asks for it."""
    del bench
    return vary_steps(study)


CAPITAL = Chapter("capital", KEYS, read, steps, check)
