"""What a seat may ask, and that a team's question holds nothing but what the team may know: equal bytes, equal odds."""

from collections.abc import Callable
from functools import cache

import msgspec
import pytest
from hypothesis import given as givens
from hypothesis import settings

from server.table.ahead import Asked
from server.table.asking import AskDegrees, AskOdds, AskOutlook, question, read_ask
from server.table.sessions import Seated
from server.umpire import orders as o
from server.umpire.parts import MoveDraft
from server.umpire.questions import Odds, Outlook, answer
from server.umpire.refusals import Refusal
from server.umpire.sight import supposed as supposing
from server.umpire.sight.viewer import Viewer
from tests.umpire.eavesdrop import RAID, after_reveal, at_seal, before_reveal
from tests.umpire.table_talk import PEOPLE, Talk, card, free, given, harbour_with, keeps, pact
from tests.umpire.test_secrecy import SHEETS

MOVES = {"blue": card("feast", reason="They are hungry."), "green": card("market", reason="Fish is cheap.")}


def seated(seat: str) -> Seated:
    role, team = PEOPLE[seat]
    audience = f"team:{team}" if team else "umpire" if role in ("umpire", "assistant") else role
    return Seated("key", "paper", seat, role, team, seat.title(), audience)


def asks(talk: Talk, seat: str, ask: AskOutlook | AskDegrees | AskOdds) -> Asked | Refusal:
    return question(talk.engine, talk.state, seated(seat), ask)


def odds(talk: Talk, team: str) -> bytes:
    """Everything that goes to the forecasting process for a team's question."""
    about = asks(talk, team, AskOdds(move=MOVES[team]))
    assert isinstance(about, Asked), about
    return msgspec.msgpack.encode((about.key, about.question), order="deterministic")


@settings(max_examples=30)
@givens(one=SHEETS, two=SHEETS)
def test_a_teams_odds_hang_on_no_rivals_sealed_sheet(one: tuple[MoveDraft, ...], two: tuple[MoveDraft, ...]) -> None:
    games = (before_reveal(one), before_reveal(two))
    assert odds(games[0], "green") == odds(games[1], "green")
    for talk in games:
        talk.when("blue", o.RecallSheet(turn=1))
    assert odds(games[0], "blue") == odds(games[1], "blue")


def second(talk: Talk) -> Talk:
    return talk.until("deliberate", 2)


def start() -> Talk:
    return given(phase="negotiate")


def secretly(talk: Talk) -> Talk:
    pact(talk, "red", "green", keeps("red", "trade", low=1.0), secret=True)
    return talk


def foreseen(talk: Talk) -> Talk:
    return talk.when("uma", o.HoldInject(inject="storm", held=True))


def richer(talk: Talk) -> Talk:
    return talk.when("uma", o.EditGauge(gauge="red_capital", value=1.0, reason="A bad year."))


def spied(talk: Talk) -> Talk:
    return talk.when("uma", o.ImproviseInject(title="A letter", text="For red alone.", to=("red",)))


CHANGES: dict[str, Callable[[Talk], Talk]] = {
    "a secret pact of others": secretly,
    "an inject held back": foreseen,
    "a gauge it does not see": richer,
    "news for somebody else": spied,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_teams_odds_hang_on_nothing_it_may_not_know(change: str) -> None:
    assert odds(CHANGES[change](start()), "blue") == odds(start(), "blue")


@pytest.mark.parametrize("make", [lambda: given(seed=4), lambda: given(harbour_with(default_theory="gloomy"))])
def test_nor_on_the_dice_the_unknowns_or_the_theory_of_the_game(make: Callable[[], Talk]) -> None:
    other, plain = make(), given(phase="deliberate")
    assert other.state.commitment != plain.state.commitment or other.play.world.theory != plain.play.world.theory
    world = plain.engine.book.scenario.default_theory
    about = [asks(talk, "blue", AskOdds(move=MOVES["blue"])) for talk in (other, plain)]
    assert all(isinstance(one, Asked) for one in about)
    starts = [one.question.start for one in about if isinstance(one, Asked)]
    if other.engine is plain.engine:
        assert starts[0] == starts[1]
    assert starts[1].world.theory == world


@cache
def unseen() -> tuple[Talk, Talk]:
    """Two games in whose first turn red did something covert, of which nobody noticed anything."""
    games = []
    for move, roll in ((RAID, 50), (free("Paint boats black", covert=True), 60)):
        talk = at_seal().seal("red", move).seal("blue", card("wait")).close().close()
        dice = o.MakeRuling(move="1.red.1", method="percentile", chance=10, dice=(roll,), reason="On the table.")
        talk.when("uma", dice)
        for known in ("1.blue.1", "1.green.1"):
            talk.ruled(known, "success")
        games.append(talk.close().until("deliberate", 2))
    return games[0], games[1]


def test_nor_on_a_covert_move_that_failed_unseen() -> None:
    one, two = unseen()
    assert one.play.moves["1.red.1"].draft != two.play.moves["1.red.1"].draft
    for team in ("blue", "green"):
        assert odds(one, team) == odds(two, team)


def test_what_it_does_know_counts() -> None:
    plain = odds(start(), "blue")
    seen = start().when("uma", o.EditGauge(gauge="trade", value=11.0, reason="Ships sank."))
    open_pact = start()
    pact(open_pact, "blue", "green", keeps("green", "trade", low=1.0))
    own = start().when("uma", o.EditGauge(gauge="blue_capital", value=99.0, reason="A good year."))
    for other in (seen, open_pact, own, second(start())):
        assert odds(other, "blue") != plain


PLANTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "all gauges": lambda patch: patch.setattr(
        supposing,
        "gauges",
        lambda book, state, who: real_gauges(book, state, Viewer("umpire", "", frozenset(book.gauges))),
    ),
    "all pacts": lambda patch: patch.setattr(supposing, "_binds", lambda who, pact: pact.status == "active"),
    "all moves": lambda patch: patch.setattr(Viewer, "knows_move", lambda self, move: True),
}
real_gauges = supposing.gauges


@pytest.mark.parametrize(
    ("plant", "games"),
    [
        ("all gauges", lambda: (richer(start()), start())),
        ("all pacts", lambda: (secretly(start()), start())),
        ("all moves", unseen),
    ],
)
def test_a_planted_leak_is_found(
    monkeypatch: pytest.MonkeyPatch, plant: str, games: Callable[[], tuple[Talk, Talk]]
) -> None:
    one, two = games()
    PLANTS[plant](monkeypatch)
    assert odds(one, "blue") != odds(two, "blue")


def test_only_words_that_count_leave_the_table() -> None:
    move = card("feast", reason="CANARY", text="CANARY")
    about = asks(start(), "blue", AskOdds(move=move))
    assert isinstance(about, Asked) and isinstance(about.question, Odds)
    assert about.question.move == MoveDraft(card="feast", reason="argued")
    told = answer(start().engine, about.question)
    assert {line["gauge"] for line in (*told["by_turn"], *told["by_end"])} <= {"peace", "trade", "calm"}


@pytest.mark.parametrize("seat", ["red", "rod", "ana", "obi", "beamer"])
@pytest.mark.parametrize("ask", [AskOutlook(), AskDegrees()])
def test_only_the_white_cell_asks_about_the_game_itself(seat: str, ask: AskOutlook | AskDegrees) -> None:
    refused = asks(start(), seat, ask)
    assert isinstance(refused, Refusal) and refused.code == "WrongSeat"


@pytest.mark.parametrize("seat", ["uma", "asa", "ana", "obi", "beamer"])
def test_only_a_team_asks_about_its_move(seat: str) -> None:
    refused = asks(start(), seat, AskOdds(move=MOVES["blue"]))
    assert isinstance(refused, Refusal) and refused.code == "WrongSeat"


@pytest.mark.parametrize(
    ("seat", "ask", "code"),
    [
        ("blue", AskOdds(move=card("raid")), "UnknownCard"),
        ("blue", AskOdds(move=free()), "UnknownCard"),
        ("red", AskOdds(move=card("toll", parameters={"level": 1e9})), "BadParameter"),
        ("red", AskOdds(move=card("raid", target="red")), "ForbiddenTarget"),
        ("uma", AskOutlook(gauges=("piece",)), "UnknownGauge"),
        ("uma", AskDegrees(), "UnknownMove"),
    ],
)
def test_what_cannot_be_asked_is_refused(seat: str, ask: AskOutlook | AskDegrees | AskOdds, code: str) -> None:
    refused = asks(start(), seat, ask)
    assert isinstance(refused, Refusal) and refused.code == code


def test_nobody_looks_ahead_from_the_end() -> None:
    over = after_reveal(RAID, "failure")
    over.when("uma", o.EndGame(reason="Time."))
    for seat, ask in (("uma", AskOutlook()), ("blue", AskOdds(move=MOVES["blue"]))):
        refused = asks(over, seat, ask)
        assert isinstance(refused, Refusal) and refused.code == "GameNotRunning"


def test_the_umpire_looks_ahead_with_what_is_sealed_or_without() -> None:
    talk = before_reveal((RAID,))
    sealed, free_play = (asks(talk, "asa", AskOutlook(sheets=sheets)) for sheets in ("given", "doctrines"))  # type: ignore[arg-type]
    assert isinstance(sealed, Asked) and isinstance(free_play, Asked)
    assert isinstance(sealed.question, Outlook) and isinstance(free_play.question, Outlook)
    assert sorted(sealed.question.given.sheets) == ["green", "red"] and not free_play.question.given.sheets
    assert sealed.question.gauges == talk.engine.book.scenario.headline_gauges


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        {},
        {"kind": "fate"},
        {"kind": "outlook", "gauges": "peace"},
        {"kind": "odds"},
        {"kind": "degrees", "n": 9},
    ],
)
def test_what_is_no_question_is_refused(raw: object) -> None:
    refused = read_ask(raw)
    assert isinstance(refused, Refusal) and refused.code == "MalformedOrder"
