"""The causal map: who drives whom, which way, and a picture of it that is the same every time."""

import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from server.__main__ import main
from server.rules import load
from server.rules.drawing import HEIGHT, drawing
from server.rules.graph import Graph, graph
from server.rules.picture import picture
from server.rules.probe import Probe
from server.umpire.content import Link
from server.umpire.rulebook import Rulebook
from tests.umpire.table_talk import harbour, wedge

ROOT = Path(__file__).parents[2]


@cache
def of_wedge() -> Graph:
    return graph(wedge().book)


def signs(drawn: Graph, source: str, target: str) -> list[str]:
    return sorted(e.sign for e in drawn.edges if (e.source, e.target) == (source, target) and e.kind == "gauge")


@pytest.mark.parametrize(
    ("formula", "name", "sign"),
    [
        ("peace", "peace", "+"),
        ("0 - 2 * peace", "peace", "-"),
        ("peace * 0 + trade", "peace", ""),
        ("(peace - opening(peace)) * (trade - opening(trade))", "peace", "±"),
        ("trade - before(trade)", "trade", "+"),
        ("0 - before(trade)", "trade", "-"),
        ("max(0, peace - opening(peace)) - 5 * (peace > 200)", "peace", "+"),
        ("slope(peace)", "peace", "+"),
        ("0 - bite * max(0, envy - 20)", "bite", "-"),
        ("rate * peace", "peace", "-"),
        ("peace + nobody", "peace", ""),
        ("not a formula", "peace", ""),
    ],
)
def test_a_sign_is_found_by_running_the_formula(formula: str, name: str, sign: str) -> None:
    assert Probe(harbour().book).pull(formula, name, {"rate": -0.1}).sign == sign


def test_the_harbour_has_its_links_derived_gauges_unknowns_and_levers() -> None:
    drawn = graph(harbour().book)
    assert {(e.kind, e.source, e.sign, e.via) for e in drawn.drivers("peace")} >= {
        ("gauge", "envy", "-", "links/envy_hurts"),
        ("unknown", "bite", "-", "links/envy_hurts"),
        ("card", "raid", "-", "cards/raid"),
    }
    assert signs(drawn, "peace", "calm") == ["+"] and signs(drawn, "envy", "calm") == ["-"]
    assert {(e.target, e.sign) for e in drawn.driven("policy", "toll")} == {("trade", "-"), ("red_capital", "+")}
    assert {(e.target, e.sign) for e in drawn.driven("inject", "storm")} == {("trade", "-")}


def test_the_flagships_chain_runs_as_the_essays_say() -> None:
    chain = {
        ("western_aid", "ukrainian_capacity"): "+",
        ("ukrainian_capacity", "russian_need"): "+",
        ("penalty_pressure", "evasion"): "+",
        ("evasion", "penalty_bite"): "-",
        ("penalty_bite", "chinese_willingness"): "-",
        ("russian_need", "gap"): "+",
        ("chinese_willingness", "gap"): "-",
        ("gap", "russian_resentment"): "+",
        ("russian_resentment", "cohesion"): "-",
        ("cohesion", "concession_price"): "+",
        ("nato_threat_in_moscow", "common_us_threat"): "+",
    }
    arrows = {(arrow.source, arrow.target): arrow.sign for arrow in of_wedge().arrows()}
    assert {pair: arrows.get(pair) for pair in chain} == chain


def test_a_reversed_weight_reverses_its_arrow() -> None:
    book = harbour().book
    turned = replace(book.links["envy_hurts"], weights={"rate": -0.05})
    assert signs(graph(replace(book, links=book.links | {"envy_hurts": turned})), "envy", "peace") == ["+"]


def test_two_links_that_disagree_make_an_arrow_that_says_so() -> None:
    book = harbour().book
    other = Link(id="envy_unites", to="peace", by="0.01 * envy", because="Against Red.", sources=("judgement",))
    drawn = graph(replace(book, links=book.links | {"envy_unites": other}))
    assert next(a.sign for a in drawn.arrows() if (a.source, a.target) == ("envy", "peace")) == "±"


@pytest.mark.parametrize("scenario", ["wedge-2025", "strait-1958", "tutorial"])
def test_the_picture_shows_every_gauge_of_the_world_in_its_own_place(scenario: str) -> None:
    book = load(ROOT / "rulebook" / scenario)
    drawn = picture(book)
    assert drawn == picture(book)
    tree = ET.fromstring(drawn)
    svg = "{http://www.w3.org/2000/svg}"
    boxes = {g.get("data-gauge"): g.find(f"{svg}rect") for g in tree.iter(f"{svg}g") if g.get("data-gauge")}
    assert set(boxes) == {gauge.id for gauge in book.gauges.values() if not gauge.team}
    corners = [(float(r.get("x", "")), float(r.get("y", ""))) for r in boxes.values() if r is not None]
    assert len(set(corners)) == len(boxes)
    for x, y in corners:
        assert not [other for other in corners if other[0] == x and 0 < abs(other[1] - y) < HEIGHT]
    said = " ".join("".join(text.itertext()) for text in tree.iter(f"{svg}text"))
    assert "not a forecast" in said
    assert all(len(list(g.iter(f"{svg}tspan"))) <= 2 for g in tree.iter(f"{svg}g") if g.get("data-gauge"))


def test_a_title_stays_text_in_the_picture() -> None:
    book = harbour().book
    evil = replace(book.gauges["peace"], title='<script>x</script> & "more"')
    drawn = drawing(replace(book, gauges=book.gauges | {"peace": evil}), graph(book), href=lambda id: f'/?"{id}')
    assert "<script" not in drawn.body and "&lt;script" in drawn.body
    assert set(re.findall(r'href="([^"]*)"', drawn.body)) == {
        f"/?&quot;{id}" for id in ("envy", "calm", "trade", "peace")
    }


def test_the_command_writes_the_picture(tmp_path: Path) -> None:
    out = tmp_path / "model.svg"
    done = CliRunner().invoke(
        main, ["rulebook", "map", str(ROOT / "tests" / "rulebooks" / "harbour"), "--out", str(out)]
    )
    assert done.exit_code == 0, done.output
    assert out.read_text("utf-8") == picture(load(ROOT / "tests" / "rulebooks" / "harbour"))


def test_the_picture_in_the_docs_is_the_rulebooks_own() -> None:
    book: Rulebook = wedge().book
    assert (ROOT / "docs" / "img" / "model.svg").read_text("utf-8") == picture(book), (
        "run: python -m server rulebook map rulebook/wedge-2025 --out docs/img/model.svg"
    )
