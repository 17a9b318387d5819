"""P3: before the reveal no byte for anybody else depends on a sealed sheet, nor after it on a covert move nobody detected."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from server.umpire import orders as o
from server.umpire import sight as sights
from server.umpire.digest import canonical
from server.umpire.model import Engine
from server.umpire.parts import MoveDraft
from server.umpire.sight import content, control, ground, sections, standing, table, talk, watching
from server.umpire.sight.viewer import AUDIENCE_KINDS, Viewer
from server.umpire.state import State
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


# The check itself is checked: each of these leaks is planted, and each must be found.
Plant = Callable[[pytest.MonkeyPatch], None]


def swapped(name: str, make: Callable[[Engine, State, Viewer], Any], kinds: tuple[str, ...] | None = None) -> Plant:
    """Make one section otherwise, from the whole state, or show it to other kinds of audience."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        changed = tuple(
            s._replace(make=make, kinds=kinds or s.kinds, reads=lambda state: (state,)) if s.name == name else s
            for s in sections.SECTIONS
        )
        patch.setattr(sights, "SECTIONS", changed)

    return plant


def made(name: str) -> Callable[[Engine, State, Viewer], Any]:
    return next(s.make for s in sections.SECTIONS if s.name == name)


def patched(where: Any, name: str, value: Any) -> Plant:
    return lambda patch: patch.setattr(where, name, value)


ALL = AUDIENCE_KINDS
SEEING = Viewer("umpire", "", frozenset())


def with_extra(name: str, extra: Callable[[State], Any]) -> Plant:
    """Slip something more into a section that is a dict."""
    make = made(name)
    return swapped(name, lambda e, s, w: {**make(e, s, w), "extra": extra(s)})


def unfiltered(name: str) -> Plant:
    """Give everybody what the umpire gets in this section."""
    make = made(name)
    return swapped(name, lambda e, s, w: make(e, s, SEEING._replace(gauges=w.gauges)))


PLANTS: dict[str, Plant] = {
    "sheets tell how many moves": swapped(
        "sheets", lambda e, s, w: {t: len(s.play.sheets[t].moves) if t in s.play.sheets else 0 for t in e.book.teams}
    ),
    "sheets tell a digest": swapped(
        "sheets", lambda e, s, w: {t: hash(canonical(x)) for t, x in s.play.sheets.items()}
    ),
    "anyone reads red's sheet": swapped("sheet", lambda e, s, w: table.own_sheet(s, w._replace(team="red"))),
    "observers see the sealed sheets": swapped("sealed", lambda e, s, w: control.sealed(s), ALL),
    "the queue goes to all": swapped("queue", lambda e, s, w: control.queue(s), ALL),
    "notes go to all": patched(watching, "_readable", lambda one, who: True),
    "moves before the reveal": with_extra("moves", lambda s: [m.card for x in s.play.sheets.values() for m in x.moves]),
    "how many moves lie open": with_extra("game", lambda s: sum(len(x.moves) for x in s.play.sheets.values())),
    "how much was sealed, in letters": with_extra("seats", lambda s: len(canonical(s.play.sheets))),
    "what the world knows": with_extra("game", lambda s: len(s.play.world.pending)),
    "dice already thrown": with_extra("game", lambda s: [r.rolls for r in s.play.rulings.values()]),
    "a spent budget in the seats": with_extra("seats", lambda s: s.play.world.values["red_capital"]),
    "covert moves are known to all": patched(Viewer, "knows_move", lambda self, move: True),
    "a covert move is there without its words": swapped(
        "moves",
        lambda e, s, w: {
            m: made("moves")(e, s, w).get(m, {"card": bool(x.draft.card)}) for m, x in s.play.moves.items()
        },
    ),
    "secret pacts are known to all": patched(Viewer, "knows_pact", lambda self, pact: True),
    "signed pacts are known to all": patched(
        Viewer, "knows_pact", lambda self, pact: self.kind == "umpire" or self.team in pact.parties or bool(pact.since)
    ),
    "open proposals are known to all": patched(
        Viewer, "knows_pact", lambda self, pact: self.kind == "umpire" or self.team in pact.parties or not pact.secret
    ),
    "anyone reads any news": patched(Viewer, "may_read", lambda self, to: True),
    "anyone reads any cable": patched(talk, "_reads", lambda who, cable: True),
    "observers read bilateral cables": patched(
        talk, "_reads", lambda who, cable: who.kind in ("umpire", "observer") or made_reads(who, cable)
    ),
    "teams read requests of others": patched(talk, "may_read", lambda team, cable: True),
    "unseen causes are named": patched(
        ground, "cause_words", lambda book, state, who, share, turn: (share.kind, share.ref)
    ),
    "covert policies stand open": swapped("policies", lambda e, s, w: standing.policies(e.book, s, SEEING)),
    "covert policies are named in accounts": patched(ground, "knew", lambda *whatever: True),
    "rulings of covert moves": unfiltered("rulings"),
    "estimates of covert moves": unfiltered("estimates"),
    "all news": unfiltered("news"),
    "hidden gauges": swapped(
        "gauges", lambda e, s, w: made("gauges")(e, s, w._replace(gauges=frozenset(e.book.gauges)))
    ),
    "accounts of hidden gauges": swapped(
        "results", lambda e, s, w: made("results")(e, s, w._replace(gauges=frozenset(e.book.gauges)))
    ),
    "why another's draft was dropped": swapped("dropped", lambda e, s, w: s.play.dropped, ALL),
    "secret objectives": patched(
        content, "book", lambda rulebook, state, who: {"objectives": [x.title for x in rulebook.objectives.values()]}
    ),
    "the dice secret's game in a checkpoint": swapped(
        "checkpoints", lambda e, s, w: [len(canonical(p.play)) for p in s.checkpoints], ALL
    ),
}
made_reads = talk._reads


@pytest.mark.parametrize("plant", PLANTS)
def test_a_planted_leak_is_found(monkeypatch: pytest.MonkeyPatch, plant: str) -> None:
    PLANTS[plant](monkeypatch)
    assert next(leaks(), None) is not None, f"nobody noticed: {plant}"
