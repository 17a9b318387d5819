"""Doctrines: the same rules for one seat and for many worlds, and nothing in them that the seat cannot see."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.rules import load
from server.umpire.choosing import choose, settings
from server.umpire.conduct import Answer, Doctrine, Line, Offer, Play, Undertaking
from server.umpire.doctrine import View, answered, asked, cables, offered, seen, shown, words
from server.umpire.engine import Engine
from server.umpire.futures import Futures
from server.umpire.model import compile_book
from server.umpire.start import opening
from server.umpire.world import QUANTUM

WEDGE = Path(__file__).parents[2] / "rulebook" / "wedge-2025"
DOCTRINES = (
    *("conciliator", "pressure", "three_ways", "eisenhower", "binder", "demander", "cautious_supplier"),
    *("hedger", "retaliator", "holdout", "bargainer", "balancer", "opportunist"),
)


@cache
def wedge() -> Engine:
    return compile_book(load(WEDGE))


def doctrine(*plays: Play, team: str = "kyiv", **more: object) -> Doctrine:
    said = {"id": "plain", "title": "Plain", "text": "As told.", "because": "A test.", "sources": ("judgement",)}
    return Doctrine(team=team, plays=plays, refuses="No.", **said, **more)


def card(name: str, **more: object) -> Play:
    return Play(card=name, reason="It serves.", **more)


def view(team: str = "kyiv", n: int = 1, *, turn: int = 1, **rows: object) -> View:
    """What a team knows at the opening, in n worlds, but for the rows given: gauges, words, `open`, `purse` and the like."""
    engine = wedge()
    futures = Futures(engine, opening(engine), {team: doctrine(team=team)}, seed=1, n=n)
    found = futures.view(team)
    now = [None] * len(engine.layout.gauges)
    for gauge in seen(engine.book, team):
        value = np.asarray(rows.pop(gauge, engine.book.gauges[gauge].opening), np.float64)
        now[engine.layout.gauge_at[gauge]] = np.broadcast_to(value, (n,))
    named = {name: np.asarray(rows.pop(name)) for name in sorted(words(engine.book, team) & rows.keys())}
    everything = {one.id: np.ones(n, np.bool_) for one in engine.book.cards_of(team)}
    told = {"open": everything, "purse": {"capital": np.full(n, 12.0), "treasury": np.full(n, 60.0)}, **rows}
    return found._replace(now=now, past=now, words={**found.words, "turn": float(turn), **named}, **told)


def sheets(doctrine: Doctrine, view: View, luck: float = 0.0) -> list[list[str]]:
    """The cards chosen in each world, by slot."""
    picks = choose(wedge(), doctrine, view, [np.full(view.n, luck) for _ in doctrine.plays])
    found = []
    for k in range(view.n):
        slots = {int(pick.slot[k]): pick.play.card for pick in picks if pick.slot[k]}
        found.append([slots[slot] for slot in sorted(slots)])
    return found


def test_the_weightiest_that_hold_are_played_and_no_more_than_a_turn_allows() -> None:
    plays = (card("sabotage", weight=1), card("hold_the_line", weight=3), card("strike_deep", weight=2))
    assert sheets(doctrine(*plays), view()) == [["hold_the_line", "strike_deep"]]


def test_what_does_not_hold_is_not_played() -> None:
    plays = (card("hold_the_line", when="front_momentum > 60"), card("strike_deep", when="escalation < 50"))
    rows = {"front_momentum": [70.0, 55.0, 55.0], "escalation": [70.0, 40.0, 70.0]}
    assert sheets(doctrine(*plays), view(n=3, **rows)) == [["hold_the_line"], ["strike_deep"], []]


def test_a_sheet_costs_no_more_than_the_purse_holds() -> None:
    plays = (card("counteroffensive", weight=3), card("strike_deep", weight=2), card("expose_chinese_parts"))
    purse = {"capital": np.array([12.0, 4.0, 3.0, 1.0]), "treasury": np.array([60.0, 60.0, 5.0, 0.0])}
    assert sheets(doctrine(*plays), view(n=4, purse=purse)) == [
        ["counteroffensive", "strike_deep"],
        ["counteroffensive", "expose_chinese_parts"],
        ["strike_deep", "expose_chinese_parts"],
        ["expose_chinese_parts"],
    ]


def test_who_is_in_debt_plays_nothing_not_even_what_costs_nothing() -> None:
    purse = {"capital": np.array([-1.0, 0.0, 12.0, 12.0]), "treasury": np.array([60.0, 60.0, -1.0, 0.0])}
    told = sheets(doctrine(card("hold_the_line", weight=2), card("sabotage")), view(n=4, purse=purse))
    costs = [wedge().book.cards[name].cost for name in ("hold_the_line", "sabotage")]
    for k, sheet in enumerate(told):
        left = {budget: float(row[k]) for budget, row in purse.items()}
        expected = []
        for name, cost in zip(("hold_the_line", "sabotage"), costs, strict=True):
            if all(cost.get(budget, 0.0) <= has for budget, has in left.items()):
                expected.append(name)
                left = {budget: has - cost.get(budget, 0.0) for budget, has in left.items()}
        assert sheet == expected
    assert told[0] == told[2] == []


def test_of_plays_that_weigh_the_same_the_first_is_played() -> None:
    names = ("sabotage", "hold_the_line", "strike_deep")
    assert sheets(doctrine(*(card(name) for name in names)), view(n=2)) == [["sabotage", "hold_the_line"]] * 2


def test_a_card_is_played_once_a_turn_even_by_two_rules() -> None:
    plays = (card("hold_the_line", weight=3), card("hold_the_line", weight=2), card("sabotage"))
    assert sheets(doctrine(*plays), view()) == [["hold_the_line", "sabotage"]]


def test_a_card_played_before_weighs_less() -> None:
    plays = (card("hold_the_line", weight=3), card("sabotage", weight=2), card("strike_deep", weight=2.1))
    assert sheets(doctrine(*plays), view(played_hold_the_line=np.array([1]))) == [["strike_deep", "sabotage"]]


def test_a_pact_bars_a_card_and_a_promise_comes_first() -> None:
    plays = (card("sabotage", weight=9), card("hold_the_line", weight=2), card("strike_deep", when="0"))
    bound = view(barred={"sabotage": np.array([True])}, promised={"strike_deep": np.array([True])})
    assert sheets(doctrine(*plays), bound) == [["strike_deep", "hold_the_line"]]


def test_a_card_whose_conditions_fail_is_not_played() -> None:
    shut = {**view().open, "hold_the_line": np.array([False])}
    assert sheets(doctrine(card("hold_the_line", weight=5), card("sabotage")), view(open=shut)) == [["sabotage"]]


def test_chance_tilts_the_weights_as_far_as_the_whim_goes() -> None:
    plays = (card("sabotage", weight=2), card("strike_deep", weight=3))
    engine, one = wedge(), view(purse={"capital": np.array([2.0]), "treasury": np.array([9.0])})
    for whim, expected in ((0.1, "strike_deep"), (0.9, "sabotage")):
        picks = choose(engine, doctrine(*plays, whim=whim), one, [np.array([0.98 * whim]), np.array([-0.98 * whim])])
        assert [pick.play.card for pick in picks] == [expected]


def test_parameters_keep_to_the_steps_and_bounds_of_their_card() -> None:
    play = card("lift_sanctions", parameters={"relief": "sanctions_on_russia / 3"})
    rows = view("washington", n=3, sanctions_on_russia=[70.0, 100.0, 3.0])
    assert settings(wedge(), play, rows)["relief"].tolist() == [25.0, 30.0, 5.0]
    assert settings(wedge(), card("tariff_stick", parameters={"step": 8.0}), rows) == {
        "allowance": 22.0, "step": 8.0, "ceiling": 90.0
    }  # fmt: skip


def test_the_first_offer_that_holds_is_made_and_the_first_answer_that_fits_given() -> None:
    clause = Undertaking(party="kyiv", kind="does_not_play", card="sabotage")
    offers = tuple(
        Offer(to="moscow", title=title, clauses=(clause,), turns=1, when=when)
        for title, when in (("hot", "escalation > 60"), ("any", "1"))
    )
    answers = (Answer(to="moscow", sign=True, says="Yes.", when="escalation > 60"),)
    rules, rows = doctrine(offers=offers, answers=answers), view(n=2, escalation=[70.0, 40.0])
    assert [(o.title, where.tolist()) for o, where in offered(wedge(), rules, rows)] == [
        ("hot", [True, False]),
        ("any", [False, True]),
    ]
    assert [(a.says, where.tolist()) for a, where in answered(wedge(), rules, rows, "moscow")] == [
        ("Yes.", [True, False]),
        ("No.", [False, True]),
    ]
    assert [a.says for a, where in answered(wedge(), rules, rows, "beijing") if where.all()] == ["No."]


def test_one_cable_goes_to_each_team() -> None:
    lines = (
        Line(to="moscow", text="Never.", when="turn > 1"),
        Line(to="moscow", text="No."),
        Line(to="beijing", text="Why?"),
    )
    assert [line.text for line in cables(wedge(), doctrine(cables=lines), view())] == ["No.", "Why?"]
    assert [line.text for line in cables(wedge(), doctrine(cables=lines), view(turn=2))] == ["Never.", "Why?"]


def test_the_flagship_has_every_doctrine_of_the_brief_and_a_choice_for_every_team() -> None:
    book = wedge().book
    assert sorted(book.doctrines) == sorted(DOCTRINES)
    assert {team: found.team for team, found in book.chosen_doctrines({}).items()} == {
        t: t for t in book.scenario.teams
    }
    assert book.chosen_doctrines({"beijing": "hedger"})["beijing"].id == "hedger"
    with pytest.raises(ValueError, match="kyiv has no doctrine `hedger`; there are bargainer and holdout"):
        book.chosen_doctrines({"kyiv": "hedger"})


@pytest.mark.parametrize("name", DOCTRINES)
def test_a_doctrine_reads_only_what_its_seat_sees(name: str) -> None:
    book = wedge().book
    found = book.doctrines[name]
    assert asked(found) <= seen(book, found.team) | words(book, found.team)


@pytest.mark.parametrize("name", DOCTRINES)
def test_a_doctrine_chooses_alike_whatever_is_hidden(name: str) -> None:
    engine = wedge()
    found = engine.book.doctrines[name]
    hidden = [at for gauge, at in engine.layout.gauge_at.items() if gauge not in seen(engine.book, found.team)]
    futures = Futures(engine, opening(engine), {found.team: found}, seed=5, n=40)
    luck = list(futures.luck.rows(len(found.plays), 1))

    def told() -> list[object]:
        there = futures.view(found.team)
        picks = choose(engine, found, there, luck)
        offers = [(offer.title, where.tolist()) for offer, where in offered(engine, found, there)]
        return [[(pick.play.card, pick.slot.tolist(), repr(pick.parameters)) for pick in picks], offers]

    before = told()
    futures.world.own()
    futures.world.values[hidden] = list(futures.luck.rows(len(hidden), 2))
    futures.world.unknowns[:] = 0.0
    assert len(hidden) >= 10
    assert told() == before


@given(st.integers(-(10**6), 10**6))
def test_what_is_shown_is_what_python_rounds_to(quanta: int) -> None:
    assert shown(np.array([quanta * QUANTUM])).tolist() == [round(quanta * QUANTUM, 2)]
