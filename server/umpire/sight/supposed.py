"""Where futures begin for one team: the world as far as that team may know it, and the content for the rest.

What it does not see stands where the rulebook opens it; unknowns stand in the middle (a forecast draws its own), the theory is
the scenario's usual one, nothing is on its way, and no inject is foreseen. So two games in which a team may know the same give
it the same start, byte for byte.
"""

from msgspec.structs import replace

from ..here import beyond
from ..model import Engine
from ..parts import ClauseDraft
from ..start import Start, of_state, opening
from ..state import Move, Pact, State
from ..world import Cause, Standing
from ..worlds import World
from .ground import gauges
from .standing import in_force
from .viewer import Viewer, viewer


def supposed(engine: Engine, state: State, team: str) -> Start:
    """What a team may suppose of the game as it stands, before the moves that `of_state` would begin with.

    ValueError when the game is over.
    """
    book, who = engine.book, viewer(engine.book, f"team:{team}")
    real, blank = of_state(engine, state), opening(engine, calendar=state.calendar)
    shown = gauges(book, state, who)
    unseen = blank.world.values
    known = [move for move in state.play.moves.values() if move.turn < real.turn and who.knows_move(move)]
    last = [move for move in known if move.turn == real.turn - 1 and move.draft.card]
    world = replace(
        blank.world,
        tick=real.world.tick,
        values={**unseen, **{gauge: item["value"] for gauge, item in shown.items()}},
        before={**unseen, **{gauge: [*item["path"][:1], *item["path"]][-2] for gauge, item in shown.items()}},
        standing=tuple(
            Standing(
                policy=held.policy,
                team=held.team,
                cause=Cause("policy", f"policies/{held.policy}"),
                since=0,
                parameters=dict(sorted(held.parameters.items())),
            )
            for held in in_force(book, state, who)
        ),
        repeats=_repeats(known),
    )
    crossed = beyond(engine, World.from_state(engine.layout, world).values)[:, 0].tolist()
    names = engine.layout.thresholds
    world = replace(world, crossed=tuple(name for name, past in zip(names, crossed, strict=True) if past))
    return Start(
        world=world,
        calendar=real.calendar,
        turn=real.turn,
        turns=real.turns,
        ticks=real.ticks,
        before={**unseen, **{gauge: item["before"] for gauge, item in shown.items()}},
        saw={
            rival: frozenset(m.draft.card for m in last if m.team != rival and (rival == team or not m.covert))
            for rival in book.scenario.teams
        },
        pacts=tuple(_as_known(pact, known) for pact in state.play.pacts.values() if _binds(who, pact)),
        spent=frozenset(book.injects),
    )


def _repeats(known: list[Move]) -> dict[str, int]:
    cards = sorted(move.draft.card for move in known if move.draft.card)
    return {card: cards.count(card) for card in cards}


def _binds(who: Viewer, pact: Pact) -> bool:
    return pact.status == "active" and who.knows_pact(pact)


def _as_known(pact: Pact, known: list[Move]) -> Pact:
    """The pact with those clauses done that moves this team knows of have fulfilled."""

    def done(clause: ClauseDraft) -> bool:
        return clause.kind == "plays" and any(
            (move.team, move.draft.card) == (clause.party, clause.card) and move.turn >= pact.since for move in known
        )

    return replace(pact, done=tuple(place for place, clause in enumerate(pact.clauses) if done(clause)))
