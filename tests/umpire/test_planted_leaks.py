"""P3, the check itself is checked: each of these leaks is planted, and each must be found."""

from collections.abc import Callable
from typing import Any

import pytest

from server.umpire import sight as sights
from server.umpire.digest import canonical
from server.umpire.model import Engine
from server.umpire.sight import content, control, ground, sections, standing, table, talk, watching
from server.umpire.sight.viewer import AUDIENCE_KINDS, Viewer
from server.umpire.state import State
from tests.umpire.eavesdrop import leaks

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
