"""Pacts: proposed, signed, rejected, withdrawn, left, kept, breached or lapsed, and watched by the engine clause by clause."""

import pytest
from msgspec.structs import replace

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.model import compile_book
from server.umpire.parts import ClauseDraft
from server.umpire.world import Pending
from tests.umpire.table_talk import Talk, book, card, given, harbour_with, keeps, pact, plays, spares

EVERYBODY_ELSE = ("analyst", "observer", "projector", "team:green")


def status(talk: Talk, id: str) -> str:
    return talk.play.pacts[id].status


def owed(talk: Talk, id: str) -> dict[str, float]:
    """What a pact has put on its way, by gauge."""
    waiting: list[Pending] = [p for p in talk.play.world.pending if p.cause.ref == f"pacts/{id}"]
    return {gauge: sum(p.amount for p in waiting if p.gauge == gauge) for gauge in {p.gauge for p in waiting}}


def resolved(talk: Talk, turn: int = 1, **degrees: str) -> Talk:
    """Every move of the turn succeeds, unless its ruling is given, and the turn is resolved."""
    talk.until("adjudicate", turn)
    for move in talk.play.proposals:
        talk.ruled(move, degrees.get(move.split(".")[1], "success"))
    return talk.close()


def test_a_proposal_is_for_its_parties_and_a_signed_open_pact_for_all() -> None:
    talk = given()
    id = pact(talk, "red", "", spares("red", "raid"))
    assert talk.play.pacts[id].parties == ("blue", "red") and talk.play.pacts[id].signed == ("red",)
    assert all(talk.sees(audience)["pacts"] == {} for audience in EVERYBODY_ELSE)
    signed = talk.when("blue", o.SignPact(pact=id)).then(e.PactSigned)
    assert signed.active and status(talk, id) == "active"
    for audience in (*EVERYBODY_ELSE, "umpire", "team:red", "team:blue"):
        shown = talk.sees(audience)["pacts"][id]
        assert shown["clauses"] == ["Red town does not play Night raid."]
    assert owed(talk, id) == {"peace": 2.0}, "a signature calms, once for each party"


def test_everybody_reads_what_a_signature_stakes() -> None:
    stakes = replace(book().pacts, because="A signature stakes a point of credit.")
    talk = given(compile_book(replace(book(), pacts=stakes)))
    for audience in (*EVERYBODY_ELSE, "team:red"):
        assert talk.sees(audience)["book"]["pact_stake"] == "A signature stakes a point of credit."


def test_a_secret_pact_stays_with_its_parties() -> None:
    talk = given()
    id = pact(talk, "red", "blue", spares("red", "raid"), secret=True)
    assert all(talk.sees(audience)["pacts"] == {} for audience in EVERYBODY_ELSE)
    resolved(talk)
    assert status(talk, id) == "kept"
    assert all(talk.sees(audience)["pacts"] == {} for audience in EVERYBODY_ELSE)
    said = {s["says"] for c in talk.sees("team:green")["results"]["1"]["changes"] for s in c["shares"]}
    assert "Something we cannot see" in said and "A word given" not in str(said)


def test_three_sign_before_it_binds() -> None:
    talk = given()
    order = o.ProposePact(
        title="All quiet", parties=("red", "blue", "green"), clauses=(spares("red", "raid"),), until=2
    )
    id = talk.when("green", order).then(e.PactProposed).pact.id
    assert talk.when("red", o.SignPact(pact=id)).then(e.PactSigned).active is False
    talk.when("red", o.SignPact(pact=id)).then_refused("PactClosed")
    assert talk.when("blue", o.SignPact(pact=id)).then(e.PactSigned).active is True


def test_a_pact_is_kept_to_its_end() -> None:
    talk = given()
    id = pact(talk, "red", "blue", spares("red", "raid"), plays("blue", "feast"), keeps("blue", "peace", low=10.0))
    resolved(talk.until("seal").seal("blue", card("feast")))
    assert status(talk, id) == "kept"
    assert talk.event(e.ClauseFulfilled).clause == 1
    assert owed(talk, id) == {"red_capital": 3.0, "blue_capital": 3.0}


def test_a_pact_of_two_turns_goes_on_and_remembers_what_was_done() -> None:
    talk = given()
    id = pact(talk, "red", "blue", plays("blue", "feast"), until=2)
    resolved(talk.until("seal").seal("blue", card("feast")))
    assert status(talk, id) == "active" and talk.play.pacts[id].done == (0,)
    resolved(talk, 2)
    assert status(talk, id) == "kept", "one feast was promised, not two"


def test_the_party_who_plays_what_it_promised_not_to_is_blamed() -> None:
    talk = given()
    id = pact(talk, "red", "blue", spares("red", "toll"), spares("blue", "guard"), until=2)
    resolved(talk.until("seal").seal("red", card("toll")).seal("blue", card("wait")), red="failure")
    closed = talk.play.pacts[id]
    assert (closed.status, closed.blame, closed.closed_turn) == ("breached", ("red",), 1), "the attempt breaks the word"
    assert closed.because == "Red town played Raise a toll."
    assert owed(talk, id) == {"red_capital": -10.0}
    assert talk.sees("projector")["pacts"][id]["blame"] == ["red"]


def test_a_promise_not_carried_out_by_the_last_turn_is_broken() -> None:
    talk = given()
    id = pact(talk, "red", "blue", plays("blue", "feast"))
    resolved(talk)
    assert (status(talk, id), talk.play.pacts[id].because) == ("breached", "Blue town never played Give a feast.")


@pytest.mark.parametrize(
    ("clause", "because"),
    [
        (keeps("blue", "peace", low=95.0), "below 95"),
        (keeps("blue", "trade", high=5.0), "above 5"),
        (keeps("blue", "peace", 0.0, 100.0), ""),
    ],
)
def test_gauges_are_watched_at_the_end_of_the_turn(clause: ClauseDraft, because: str) -> None:
    talk = given()
    id = pact(talk, "red", "blue", clause, until=2)
    resolved(talk)
    assert status(talk, id) == ("breached" if because else "active")
    assert because in talk.play.pacts[id].because


@pytest.mark.parametrize(("detection", "outcome"), [(0, "kept"), (100, "breached")])
def test_a_covert_breach_counts_only_when_it_is_seen(detection: int, outcome: str) -> None:
    talk = given(harbour_with(detection=detection))
    id = pact(talk, "red", "blue", spares("red", "raid"))
    resolved(talk.until("seal").seal("red", card("raid", target="green", covert=True)))
    assert status(talk, id) == outcome


@pytest.mark.parametrize(("detection", "outcome"), [(0, "breached"), (100, "kept")])
def test_a_promise_carried_out_unseen_is_not_carried_out(detection: int, outcome: str) -> None:
    talk = given(harbour_with(detection=detection))
    id = pact(talk, "red", "blue", plays("red", "raid"))
    resolved(talk.until("seal").seal("red", card("raid", target="green", covert=True)))
    assert status(talk, id) == outcome


def test_a_proposal_nobody_signs_lapses() -> None:
    talk = given()
    id = pact(talk, "red", "", spares("red", "raid"))
    resolved(talk)
    assert status(talk, id) == "lapsed" and owed(talk, id) == {}
    talk.until("deliberate", 2).when("blue", o.SignPact(pact=id)).then_refused("PactClosed")


def test_a_proposal_is_rejected_or_withdrawn() -> None:
    talk = given()
    first, second = (pact(talk, "red", "", spares("red", card_)) for card_ in ("raid", "toll"))
    talk.when("blue", o.RejectPact(pact=first)).then(e.PactClosed)
    assert talk.play.pacts[first].because == "Blue town rejected it."
    assert status(talk, first) == "rejected"
    talk.when("red", o.RejectPact(pact=second)).then(e.PactClosed)
    for audience in ("team:red", "team:blue", "umpire"):
        shown = talk.sees(audience)["pacts"][second]
        assert (shown["status"], shown["because"], shown["blame"]) == ("withdrawn", "Red town withdrew it.", [])
    talk.when("blue", o.SignPact(pact=second)).then_refused("PactClosed")
    talk.when("blue", o.RejectPact(pact=first)).then_refused("PactClosed")
    talk.when("blue", o.SignPact(pact=first)).then_refused("PactClosed")


def test_a_party_leaves_openly_at_its_price() -> None:
    talk = given()
    id = pact(talk, "red", "blue", spares("red", "raid"), until=2)
    talk.when("blue", o.LeavePact(pact=id, reason="x" * 4001)).then_refused("TextTooLong")
    left = talk.when("blue", o.LeavePact(pact=id, reason=" They cheat. ")).then(e.PactClosed)
    assert (left.status, left.blame, left.because) == ("left", ("blue",), "Blue town left it. They cheat.")
    assert owed(talk, id)["blue_capital"] == -4.0
    talk.when("blue", o.LeavePact(pact=id)).then_refused("PactClosed")
    other = pact(talk, "red", "", spares("red", "raid"))
    talk.when("red", o.LeavePact(pact=other)).then_refused("PactClosed")


def test_whoever_is_no_party_knows_of_no_pact() -> None:
    talk = given()
    id = pact(talk, "red", "blue", spares("red", "raid"), secret=True)
    for order in (o.SignPact, o.RejectPact, o.LeavePact):
        told = talk.when("green", order(pact=id)).then_refused("UnknownPact")
        assert told == talk.when("green", order(pact="p-none")).then_refused("UnknownPact")


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("EmptyText", {"title": ""}),
        ("TextTooLong", {"title": "x" * 121}),
        ("UnknownTeam", {"parties": ("pink",)}),
        ("BadClause", {"parties": ("red",)}),
        ("BadClause", {"until": 0}),
        ("BadClause", {"until": 3}),
        ("BadClause", {"clauses": ()}),
        ("BadClause", {"clauses": (spares("red", "raid"),) * 9}),
        ("BadClause", {"clauses": (spares("green", "market"),)}),
        ("BadClause", {"clauses": (spares("red", "feast"),)}),
        ("BadClause", {"clauses": (plays("blue", "nonsense"),)}),
        ("BadClause", {"clauses": (keeps("blue", "envy", low=1.0),)}),
        ("BadClause", {"clauses": (keeps("blue", "peace"),)}),
        ("BadClause", {"clauses": (keeps("blue", "peace", low=60.0, high=40.0),)}),
    ],
)
def test_pacts_that_cannot_be_watched(code: str, changed: dict) -> None:
    whole = {"title": "A word", "parties": ("blue",), "clauses": (spares("red", "raid"),), "until": 1}
    given().when("red", o.ProposePact(**{**whole, **changed})).then_refused(code)


def test_a_clause_keeps_only_what_its_kind_asks_for() -> None:
    talk = given()
    chatty = ClauseDraft(party="red", kind="does_not_play", card="raid", gauge="any words at all", low=3.0)
    other = ClauseDraft(party="blue", kind="keeps", gauge="peace", low=3.0, card="any words at all")
    id = pact(talk, "red", "blue", chatty, other)
    assert talk.play.pacts[id].clauses == (spares("red", "raid"), keeps("blue", "peace", low=3.0))


def test_what_follows_from_one_pact_survives_another_that_goes_on_and_a_bell_that_rings() -> None:
    """A closed pact's price was once lost when a later pact only had a clause fulfilled and a threshold was crossed."""
    talk = given()
    ids = sorted(
        [
            pact(talk, "red", "blue", spares("red", "toll")),
            pact(talk, "blue", "red", plays("red", "toll"), until=2),
            pact(talk, "green", "red", plays("red", "toll"), until=2),
        ]
    )
    talk.when("uma", o.EditGauge(gauge="peace", value=41.0, reason="A brawl."))
    resolved(talk.until("seal").seal("red", card("toll"), card("raid", target="blue")))
    assert talk.event(e.NewsBroken).news.kind == "threshold"
    breached = [id for id in ids if status(talk, id) == "breached"]
    assert len(breached) == 1 and sorted(status(talk, id) for id in ids) == ["active", "active", "breached"]
    assert owed(talk, breached[0]) == {"red_capital": -10.0}


def test_a_party_is_told_before_it_seals_what_would_break_its_pact_and_nobody_else_is() -> None:
    talk = given()
    id = pact(talk, "red", "", spares("red", "raid"), plays("blue", "feast"))
    assert talk.sees("team:red")["hand"]["raid"]["breaks"] == [], "a proposal binds nobody"
    talk.when("blue", o.SignPact(pact=id)).then(e.PactSigned)
    hand = talk.sees("team:red")["hand"]
    assert [card for card, item in hand.items() if item["breaks"] or item["due"]] == ["raid"]
    (says,) = hand["raid"]["breaks"]
    assert "Night raid breaks the pact “A word given”" in says and "once another party finds out" in says
    assert talk.sees("team:blue")["hand"]["feast"]["due"] == [
        "The pact “A word given” is broken after this turn unless you play Give a feast."
    ]
    resolved(talk.until("seal").seal("blue", card("feast")))
    assert not any(item["breaks"] or item["due"] for item in talk.sees("team:blue")["hand"].values())
