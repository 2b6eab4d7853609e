"""The makers of spatial weights: distances by hand, islands by every rule, mixtures."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.neighbours import NeighboursError
from xinzhi.evidence.pack import open_pack
from xinzhi.measures.neighbours import Neighbours
from xinzhi.measures.space import contiguity, distance_band, economic_distance, nearest, nested
from xinzhi.measures.space._distances import apart

NAMES = ("a", "b", "c", "d")
SQUARE = [[0.0, 0.0], [0.0, 1.0], [0.0, 3.0], [0.0, 7.0]]


def test_a_degree_of_latitude() -> None:
    found = apart(np.array(SQUARE), 4, "sphere", "space/nearest")
    assert found[0, 1] == pytest.approx(6371.0088 * np.pi / 180, rel=1e-12)
    assert found[0, 3] == pytest.approx(7 * found[0, 1], rel=1e-12)
    assert (found == found.T).all()


def test_provinces_by_their_pack() -> None:
    pack = open_pack("china-provinces")
    names = sorted(set(pack.groupings["four-zones"]))
    listed = pack.adjacency.filter(pack.adjacency["to"].is_in(names) & pack.adjacency["from"].is_in(names))
    land = listed.filter(listed["kind"] == "contiguity").select("from", "to").rows()
    with pytest.raises(NeighboursError) as caught:
        contiguity(names, pairs=land)
    assert (caught.value.code, caught.value.regions) == ("measures.islands", ("460000",))
    seats = {row["region"]: (row["lon"], row["lat"]) for row in pack.seats.iter_rows(named=True)}
    places = np.array([seats[name] for name in names])
    linked = contiguity(names, pairs=land, places=places, islands="nearest")
    far = apart(places, 31, "sphere", "space/contiguity")[names.index("460000")]
    assert set(linked.of("460000")) == {names[int(np.argsort(far)[1])]}
    assert contiguity(names, pairs=land, islands="keep").islands == ("460000",)
    strait = contiguity(names, pairs=[*land, ("460000", "440000")])
    assert strait.of("460000") == {"440000": 1.0}


def test_nearest_takes_ties() -> None:
    found = nearest(NAMES, places=[[0.0, 0], [1, 0], [-1, 0], [5, 0]], k=1, metric="plane", standardise=False)
    assert set(found.of("a")) == {"b", "c"}
    assert set(found.of("d")) == {"b"}
    for k, code in ((4, "measures.too-many-nearest"), (0, "measures.bad-setting"), (True, "measures.bad-setting")):
        with pytest.raises(MeasureError) as caught:
            nearest(NAMES, places=SQUARE, k=k)
        assert caught.value.code == code


def test_bands_and_decay() -> None:
    equal = distance_band(NAMES, places=SQUARE, limit=2.5, decay="none", metric="plane", islands="keep")
    assert (equal.of("b"), equal.islands) == ({"a": 0.5, "c": 0.5}, ("d",))
    with pytest.raises(NeighboursError) as caught:
        distance_band(NAMES, places=SQUARE, limit=2.5, metric="plane")
    assert caught.value.regions == ("d",)
    linked = distance_band(
        NAMES, places=SQUARE, limit=2.5, power=2, metric="plane", islands="nearest", standardise=False
    )
    assert linked.of("d") == {"c": 1 / 16}
    assert linked.of("c") == {"b": 1 / 4, "d": 1 / 16}
    falling = distance_band(NAMES, places=SQUARE, decay="exponential", scale=2.0, metric="plane", standardise=False)
    assert falling.of("a") == pytest.approx({"b": np.exp(-0.5), "c": np.exp(-1.5), "d": np.exp(-3.5)})
    with pytest.raises(NeighboursError) as caught:
        distance_band(NAMES, places=[*SQUARE[:3], SQUARE[0]], metric="plane")
    assert caught.value.code == "measures.same-place"


def test_economic_distance_alone_and_on_geography() -> None:
    levels = np.array([[1.0, 3.0, 2.0, 8.0], [1.0, 1.0, 4.0, 8.0]])  # means 1, 2, 3, 8
    alone = economic_distance(NAMES, levels=levels, standardise=False)
    assert alone.of("a") == pytest.approx({"b": 1, "c": 1 / 2, "d": 1 / 7})
    line = Neighbours(NAMES[::-1], np.eye(4, k=1) + np.eye(4, k=-1))
    over = economic_distance(NAMES, levels=levels, near=line, standardise=False)
    assert over.of("c") == pytest.approx({"b": 1, "d": 1 / 5})
    scaled = economic_distance(NAMES, levels=levels, near=line, form="scaled", standardise=False)
    assert scaled.of("c") == pytest.approx({"b": 2 / 3.5, "d": 8 / 3.5})
    for settings, code in (
        ({"levels": [1.0, 1.0, 2.0, 3.0]}, "measures.same-place"),
        ({"levels": levels, "form": "scaled"}, "measures.missing-setting"),
        ({"levels": levels[0, :3]}, "measures.wrong-length"),
    ):
        with pytest.raises(MeasureError) as caught:
            economic_distance(NAMES, **settings)  # type: ignore[arg-type]
        assert caught.value.code == code


def test_nested_does_not_weigh_by_unit() -> None:
    line, ring = np.eye(4, k=1) + np.eye(4, k=-1), np.roll(np.eye(4), 1, axis=1)
    found = nested(NAMES, first=line, second=1e6 * ring, share=0.25)
    assert found.of("a") == pytest.approx({"b": 1.0})
    assert found.of("b") == pytest.approx({"a": 0.125, "c": 0.125 + 0.75})


def test_pairs_of_strangers_are_named() -> None:
    with pytest.raises(NeighboursError) as caught:
        contiguity(NAMES, pairs=[("a", "b"), ("c", "x")])
    assert (caught.value.code, caught.value.regions) == ("measures.pairs-outside", ("x",))
    with pytest.raises(MeasureError) as wrong:
        contiguity(NAMES, pairs=[("a", "b", "c")])
    assert wrong.value.code == "measures.wrong-shape"


@pytest.mark.parametrize("places", [[[200.0, 0]] * 4, [[0.0, np.nan]] * 4, [[0.0]] * 4, SQUARE[:3]])
def test_places_are_checked(places: list[list[float]]) -> None:
    with pytest.raises(MeasureError):
        nearest(NAMES, places=places)
