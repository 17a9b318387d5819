"""A line the world crosses may offer the umpire an inject: on the run-sheet, and nowhere else."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.digest import canonical
from server.umpire.model import Engine, compile_book
from tests.umpire.table_talk import Talk, book

OTHERS = ("team:red", "team:blue", "team:green", "analyst", "observer", "projector")


@cache
def harbour_offering(*offers: str) -> Engine:
    """The harbour, where lines drawn across peace at 45, 42 and 39 offer these injects ('' offers nothing)."""
    peace = book().gauges["peace"]
    lines = tuple(
        replace(peace.thresholds[0], id=f"line{place}", at=45.0 - 3 * place, rising=False, offers=offer)
        for place, offer in enumerate(offers)
    )
    return compile_book(replace(book(), gauges=book().gauges | {"peace": replace(peace, thresholds=lines)}))


def played(engine: Engine, peace: float, sent: str) -> Talk:
    """One turn in which peace is set to a value, after an inject went out by hand."""
    talk = Talk(engine).until("seal")
    if sent:
        talk.when("uma", o.ReleaseInject(inject=sent)).then(e.NewsBroken)
    talk.when("uma", o.EditGauge(gauge="peace", value=peace, reason="A brawl."))
    return talk.until("results")


@settings(max_examples=15, deadline=None)
@given(
    offers=st.tuples(*[st.sampled_from(["", "storm", "whisper"])] * 3),
    peace=st.floats(30.0, 55.0),
    sent=st.sampled_from(["", "storm", "whisper"]),
)
def test_what_a_crossed_line_offers_only_the_umpire_learns(offers: tuple[str, ...], peace: float, sent: str) -> None:
    talk, silent = played(harbour_offering(*offers), peace, sent), played(harbour_offering("", "", ""), peace, sent)
    crossed = [news.id.split("-")[-2] for news in talk.play.news if news.kind == "threshold"]
    wanted = {offers[int(line.removeprefix("line"))] for line in crossed} - {"", sent}
    runsheet = talk.sees("umpire")["runsheet"]
    assert {inject for inject, item in runsheet.items() if item["offered"]} == wanted
    assert all(runsheet[inject]["offered"] == 1 and runsheet[inject]["standing"] == "now" for inject in wanted)
    assert {news.inject for news in talk.play.news} - {""} == {sent} - {""}, "an offer is not a release"
    for audience in OTHERS:
        assert canonical(talk.sees(audience)) == canonical(silent.sees(audience))


def test_an_offer_stands_until_it_is_taken_and_is_not_made_twice() -> None:
    talk = played(harbour_offering("storm", "storm", ""), 35.0, "")
    assert talk.play.offered == {"storm": 1}
    talk.when("uma", o.ReleaseInject(inject="storm")).then(e.NewsBroken)
    item = talk.sees("umpire")["runsheet"]["storm"]
    assert (item["offered"], item["released"]) == (1, 1)


def test_a_step_back_takes_the_offer_back() -> None:
    talk = played(harbour_offering("storm", "", ""), 35.0, "")
    point = talk.state.checkpoints[0].id
    talk.when("uma", o.StepBack(checkpoint=point, reason="Again."))
    assert talk.play.offered == {}
