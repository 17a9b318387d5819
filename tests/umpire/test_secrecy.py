"""P3: before the reveal no byte for anybody else depends on a sealed sheet, nor after it on a covert move nobody detected."""

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from server.umpire import orders as o
from server.umpire.digest import canonical
from server.umpire.parts import MoveDraft
from tests.umpire.eavesdrop import RAID, after_reveal, at_seal, before_reveal, leaks, told_apart
from tests.umpire.table_talk import Talk, card, free, wedge

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
SOMETHING = WORDS.filter(str.strip)

MOVES = st.one_of(
    st.builds(
        MoveDraft,
        card=st.just("raid"),
        target=st.sampled_from(["blue", "green"]),
        covert=st.booleans(),
        reason=WORDS,
        text=WORDS,
    ),
    st.builds(
        MoveDraft,
        card=st.just("toll"),
        covert=st.booleans(),
        reason=WORDS,
        parameters=st.fixed_dictionaries({"level": st.floats(0, 10)}),
    ),
    st.builds(MoveDraft, card=st.just("wait_red"), covert=st.booleans(), text=WORDS),
    st.builds(
        MoveDraft,
        title=SOMETHING,
        text=SOMETHING,
        reason=SOMETHING,
        covert=st.booleans(),
        target=st.sampled_from(["", "blue", "green"]),
    ),
)
SHEETS = st.lists(MOVES, max_size=2, unique_by=lambda m: m.card or id(m)).map(tuple)

# What others do meanwhile, the same in both games.
MEANWHILE: list[tuple[str, o.AnyOrder]] = [
    ("blue", o.SendCable(kind="bilateral", to=("red",), text="What are you sealing?")),
    ("green", o.SendCable(kind="rfi", text="What is Red sealing?")),
    ("uma", o.Announce(text="One minute left.")),
    ("uma", o.PauseClock()),
    ("uma", o.ResumeClock()),
    ("uma", o.EditGauge(gauge="peace", value=55.0, reason="A brawl.")),
    ("blue", o.LeavePact(pact="p-none")),
    ("ana", o.WriteNote(text="Red looks busy.")),
    ("uma", o.ReleaseInject(inject="storm")),
    ("uma", o.EnterPaperSheet(team="green", turn=1, moves=())),
]


@settings(max_examples=300)
@given(one=SHEETS, two=SHEETS, meanwhile=st.lists(st.sampled_from(MEANWHILE), max_size=3))
def test_two_games_that_differ_in_one_sealed_sheet_sound_alike_until_the_reveal(
    one: tuple, two: tuple, meanwhile: list
) -> None:
    assume(one != two)

    def more(talk: Talk) -> None:
        for seat, order in meanwhile:
            talk.when(seat, order)

    assert list(told_apart(before_reveal(one, more=more), before_reveal(two, more=more), "red", since=at_seal())) == []


COVERT = st.one_of(
    st.builds(
        MoveDraft, card=st.just("raid"), target=st.sampled_from(["blue", "green"]), covert=st.just(True), reason=WORDS
    ),
    st.builds(MoveDraft, card=st.just("wait_red"), covert=st.just(True), text=WORDS),
    st.builds(MoveDraft, title=SOMETHING, text=SOMETHING, reason=SOMETHING, covert=st.just(True)),
)


@settings(max_examples=8)
@given(one=COVERT, two=COVERT)
@example(one=RAID, two=free("Paint boats black", covert=True))
def test_a_covert_move_that_failed_unseen_is_never_heard_of(one: MoveDraft, two: MoveDraft) -> None:
    games = (after_reveal(one, "failure"), after_reveal(two, "failure"))
    assert list(told_apart(*games, "red", leaving_out=frozenset({"ending"}))) == []


@pytest.mark.parametrize("pair", [(0, 1), (1, 2), (0, 3)])
def test_the_flagship_keeps_sealed_sheets_too(pair: tuple[int, int]) -> None:
    sheets = (
        (card("export_licences", covert=True, reason="Paper takes time."),),
        (card("open_a_lifeline", covert=True), card("supply_quietly", covert=True)),
        (free("Invite them all to a summit"),),
        (),
    )
    games = []
    for sheet in (sheets[pair[0]], sheets[pair[1]]):
        told = at_wedge()
        told.seal("beijing", *(legal_in_wedge(told, move) for move in sheet)).seal("kyiv")
        games.append(told.when("uma", o.MoveClock(minutes=1)))
    assert list(told_apart(games[0], games[1], "beijing")) == []


PEOPLE = {
    "uma": ("umpire", ""),
    **{team: ("lead", team) for team in ("washington", "moscow", "beijing", "kyiv", "new_delhi")},
}


def at_wedge() -> Talk:
    return Talk(wedge(), people=PEOPLE).until("brief").until("seal")  # type: ignore[arg-type]


def legal_in_wedge(told: Talk, move: MoveDraft) -> MoveDraft:
    """The move aimed at somebody it may be aimed at."""
    targets = wedge().book.cards[move.card].targets if move.card else ()
    return move if not targets else MoveDraft(card=move.card, covert=move.covert, reason=move.reason, target=targets[0])


def test_a_covertly_adopted_policy_of_the_flagship_stays_covert() -> None:
    told = at_wedge().seal("beijing", card("export_licences", covert=True, target="moscow")).close().until("adjudicate")
    told.ruled("1.beijing.1", "success").close()
    if told.play.moves["1.beijing.1"].detected_by:
        pytest.fail("the dice of this seed detect the move; choose another seed")
    assert [s.policy for s in told.play.world.standing] == ["quiet_licences"]
    assert (
        set(told.sees("team:beijing")["policies"]) == set(told.sees("umpire")["policies"]) == {"beijing.quiet_licences"}
    )
    for audience in ("team:moscow", "team:washington", "observer", "projector"):
        assert told.sees(audience)["policies"] == {}
        assert "quiet_licences" not in canonical(told.sees(audience)["results"]).decode()
        assert wedge().book.policies["quiet_licences"].title not in canonical(told.sees(audience)["results"]).decode()


def test_nobody_overhears_anything() -> None:
    assert list(leaks()) == []
