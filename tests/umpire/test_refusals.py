"""Every refusal there is happens, changes nothing, and says in a sentence what was wrong (Talk checks the last two)."""

from collections.abc import Callable

import pytest

from server.umpire import orders as o
from server.umpire.parts import EffectDraft, MoveDraft
from server.umpire.refusals import CODES, refusal
from tests.umpire.asking import answer, contest, estimated, over, table
from tests.umpire.table_talk import Talk, card, free, given, keeps, pact, spares

# These are said by the table around the engine: tests/table, in test_people, test_trouble and test_drafts.
OF_THE_TABLE = {"MalformedOrder", "StoreAway", "DraftBehind"}


def queue() -> Talk:
    return given(phase="seal").seal("blue", card("wait")).until("adjudicate")


def ruled() -> Talk:
    return queue().ruled("1.blue.1", "success")


def asked(talk: Talk) -> str:
    cable: str = talk.when("red", o.SendCable(kind="rfi", text="How deep?")).state.cables[-1].id
    return cable


def sheet(*moves: MoveDraft) -> Talk:
    return given(phase="seal").when("red", o.SealSheet(turn=1, moves=moves))


def ruling(talk: Talk, method: str = "weighted", reason: str = "Hm.", **more: object) -> Talk:
    return talk.when("uma", o.MakeRuling(move="1.blue.1", method=method, reason=reason, **more))  # type: ignore[arg-type]


def answered_twice() -> Talk:
    talk = given()
    cable = asked(talk)
    return talk.when("uma", o.AnswerRfi(cable=cable, text="Deep.")).when("uma", o.AnswerRfi(cable=cable, text="Very."))


def poor() -> Talk:
    return given(phase="seal").when("uma", o.EditGauge(gauge="red_capital", value=5.0, reason="Winter."))


def argued_twice() -> Talk:
    talk = given(phase="seal").seal("blue", card("wait")).close()
    return [talk.when("red", o.FileReason(move="1.blue.1", side="for", text="Hm.")) for _ in range(2)][1]


def closed_pact() -> Talk:
    talk = given()
    made = pact(talk, "red", "blue", spares("red", "raid"))
    return talk.when("blue", o.RejectPact(pact=made))


def closed_already() -> Talk:
    talk = given().when("asa", o.Announce(text="Five minutes."))
    [waiting] = talk.state.prepared
    return talk.when("uma", o.DropPrepared(prepared=waiting)).when("uma", o.PublishPrepared(prepared=waiting))


STORIES: dict[str, Callable[[], Talk]] = {
    "WrongSeat": lambda: given().when("rod", o.SealSheet(turn=1, moves=())),
    "WrongPhase": lambda: given(phase="results").when("red", o.SealSheet(turn=1, moves=())),
    "StalePhase": lambda: given().when("uma", o.ClosePhase(turn=1, phase="brief")),
    "ClockPaused": lambda: given().when("uma", o.PauseClock()).when("red", o.SealSheet(turn=1, moves=())),
    "GameNotRunning": lambda: Talk().when("red", o.SealSheet(turn=1, moves=())),
    "SeatTaken": lambda: given().when("new", o.TakeSeat(role="lead", team="red", name="N"), grant="player"),
    "UnknownSeat": lambda: given().when("uma", o.RemoveSeat(seat="nobody")),
    "LobbyLocked": lambda: (
        Talk().when("uma", o.LockLobby(locked=True)).when("new", o.TakeSeat(role="observer", name="N"), grant="player")
    ),
    "UnknownDoctrine": lambda: given().when("uma", o.SeatDoctrine(team="red")),
    "UnknownTeam": lambda: given().when("uma", o.EnterPaperSheet(team="pink", turn=1, moves=())),
    "UnknownCard": lambda: sheet(card("feast")),
    "CardNotPlayable": lambda: poor().when("red", o.SealSheet(turn=1, moves=(card("raid", target="blue"),))),
    "ForbiddenTarget": lambda: sheet(card("raid", target="red")),
    "BadParameter": lambda: sheet(card("toll", parameters={"level": 99.0})),
    "CovertForbidden": lambda: sheet(card("toll", covert=True)),
    "TooManyMoves": lambda: sheet(card("toll"), card("wait_red"), free()),
    "SameCardTwice": lambda: sheet(card("toll"), card("toll")),
    "BudgetExceeded": lambda: poor().when("red", o.SealSheet(turn=1, moves=(card("toll"), free()))),
    "AlreadySealed": lambda: sheet().when("red", o.SealSheet(turn=1, moves=())),
    "NothingSealed": lambda: given().when("red", o.RecallSheet(turn=1)),
    "EmptyText": lambda: given().when("red", o.SendCable(kind="public", text=" ")),
    "TextTooLong": lambda: given().when("red", o.SendCable(kind="public", text="x" * 4001)),
    "UnknownMove": lambda: queue().when("uma", o.AcceptRulings(turn=1, moves=("1.red.1",))),
    "AlreadyFiled": argued_twice,
    "BadChance": lambda: ruling(queue(), "percentile", chance=101),
    "BadMinutes": lambda: given().when("uma", o.MoveClock(minutes=1000)),
    "BadDice": lambda: ruling(queue(), dice=(7, 7)),
    "AlreadyRuled": lambda: ruling(ruled()),
    "NotRuled": lambda: queue().when("uma", o.OverruleRuling(move="1.blue.1", degree="success", reason="Hm.")),
    "RulingsOpen": lambda: queue().when("uma", o.ClosePhase(turn=1, phase="adjudicate")),
    "BadMethod": lambda: ruling(queue(), "ruling"),
    "ReasonMissing": lambda: ruling(queue(), reason=""),
    "UnknownCable": lambda: given().when("uma", o.AnswerRfi(cable="c-none", text="Hm.")),
    "BadAddress": lambda: given().when("red", o.SendCable(kind="bilateral", text="Hm.", to=("red",))),
    "AlreadyAnswered": answered_twice,
    "UnknownPact": lambda: given().when("red", o.SignPact(pact="p-none")),
    "BadClause": lambda: given().when(
        "red", o.ProposePact(title="T", parties=("blue",), clauses=(keeps("blue", "peace"),), until=1)
    ),
    "PactClosed": closed_pact,
    "UnknownInject": lambda: given().when("uma", o.ReleaseInject(inject="flood")),
    "InjectSpent": lambda: (
        given().when("uma", o.ReleaseInject(inject="storm")).when("uma", o.ReleaseInject(inject="storm"))
    ),
    "BadPlan": lambda: given().when("uma", o.MoveInject(inject="storm", turn=9, phase="seal")),
    "UnknownGauge": lambda: given().when("uma", o.EditGauge(gauge="weather", value=1.0, reason="Hm.")),
    "BadEffect": lambda: given().when(
        "uma", o.ImproviseInject(title="T", text="T", effects=(EffectDraft(gauge="calm", by=1.0),))
    ),
    "UnknownPrepared": lambda: given().when("uma", o.PublishPrepared(prepared="w-none")),
    "AlreadyClosed": closed_already,
    "UnknownNote": lambda: given().when("ana", o.WithdrawNote(note="n-none")),
    "UnknownSubject": lambda: given().when("ana", o.WriteNote(text="Hm.", about="1.blue.1")),
    "UnknownQuestion": lambda: given().when("ana", o.AnswerQuestion(question="mood", turn=1)),
    "BadAnswer": lambda: answer(table("results"), "red", "calm", 6),
    "EstimatesOpen": lambda: estimated(contest(), *range(7)).when("red", o.GiveEstimate(move="1.blue.1", chance=9)),
    "SurveyShut": lambda: over().when("uma", o.CloseSurvey()).when("red", o.AnswerSurvey(question="rose")),
    "UnknownPolicy": lambda: given().when("red", o.RevokePolicy(policy="toll")),
    "UnknownCheckpoint": lambda: given().when("uma", o.StepBack(checkpoint="9.9.seal", reason="Hm.")),
}


def test_there_is_a_story_for_every_code() -> None:
    assert set(STORIES) | OF_THE_TABLE == set(CODES)


@pytest.mark.parametrize("code", STORIES)
def test_this_is_refused(code: str) -> None:
    STORIES[code]().then_refused(code)


def test_no_refusal_outside_the_printed_list() -> None:
    with pytest.raises(AssertionError):
        refusal("BecauseISaySo", "No.")
