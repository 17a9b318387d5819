"""evolve for `Play`, the part of the game that a step back restores: sheets, arguments, rulings, pacts and the world."""

from typing import assert_never

from msgspec.structs import replace

from . import events as e
from .state import Overruled, Pact, Play, Reason, Revoked, Sheet


def played(play: Play, event: e.AnyEvent) -> Play:
    """The part of the game that a step back restores, after one more event. AssertionError for an event that is none of it."""
    match event:
        case e.PhaseClosed():
            return replace(play, clock=replace(play.clock, running=False, ends_at=0, left=0))
        case e.ClockSet():
            return replace(play, clock=event.clock)
        case (
            e.SheetSealed()
            | e.SheetRecalled()
            | e.SheetDropped()
            | e.AtCloseSet()
            | e.MovesRevealed()
            | e.PolicyRevoked()
        ):
            return _sheets(play, event)
        case e.ReasonFiled() | e.ReasonWeighed() | e.EstimateGiven() | e.EstimatesOpened():
            return _contest(play, event)
        case e.RulingsProposed() | e.RulingMade() | e.RulingOverruled() | e.TurnResolved():
            return _rulings(play, event)
        case e.PactProposed() | e.PactSigned() | e.PactClosed() | e.ClauseFulfilled():
            return _pacts(play, event)
        case e.NewsBroken():
            return replace(play, news=(*play.news, event.news), world=event.world)
        case e.MovesShown():
            return replace(play, shown=(*play.shown, *event.moves))
        case e.InjectHeld():
            others = tuple(i for i in play.held if i != event.inject)
            return replace(play, held=tuple(sorted((*others, event.inject))) if event.held else others)
        case e.InjectOffered():
            return replace(play, offered=dict(sorted({**play.offered, event.inject: event.turn}.items())))
        case e.GaugeEdited():
            return replace(play, world=event.world, adjustments=(*play.adjustments, *event.changes))
        case _:
            raise AssertionError(f"{type(event).__name__} is not an event of play")


def _sheets(
    play: Play,
    event: e.SheetSealed | e.SheetRecalled | e.SheetDropped | e.AtCloseSet | e.MovesRevealed | e.PolicyRevoked,
) -> Play:
    match event:
        case e.SheetSealed():
            sheet = Sheet(
                team=event.team, turn=event.turn, moves=event.moves, manner=event.manner, seat=event.seat, at=event.at
            )
            return replace(play, sheets={**play.sheets, event.team: sheet})
        case e.SheetRecalled():
            return replace(play, sheets={team: s for team, s in play.sheets.items() if team != event.team})
        case e.SheetDropped():
            return replace(play, dropped={**play.dropped, event.team: event.says})
        case e.AtCloseSet():
            return replace(play, at_close={**play.at_close, event.team: event.ruled})
        case e.MovesRevealed():
            return replace(play, moves={**play.moves, **{move.id: move for move in event.moves}})
        case e.PolicyRevoked():
            revoked = Revoked(turn=play.turn, team=event.team, policy=event.policy)
            return replace(play, world=event.world, revoked=(*play.revoked, revoked))
        case _:
            assert_never(event)


def _contest(play: Play, event: e.ReasonFiled | e.ReasonWeighed | e.EstimateGiven | e.EstimatesOpened) -> Play:
    match event:
        case e.ReasonFiled():
            return replace(play, reasons={**play.reasons, event.reason.id: event.reason})
        case e.ReasonWeighed():
            weighed: Reason = replace(play.reasons[event.reason], weight=event.weight)
            return replace(play, reasons={**play.reasons, event.reason: weighed})
        case e.EstimateGiven():
            mine = (event.estimate.move, event.estimate.seat)
            others = tuple(x for x in play.estimates if (x.move, x.seat) != mine)
            return replace(play, estimates=(*others, event.estimate))
        case e.EstimatesOpened():
            return replace(play, opened=(*play.opened, event.move))
        case _:
            assert_never(event)


def _rulings(play: Play, event: e.RulingsProposed | e.RulingMade | e.RulingOverruled | e.TurnResolved) -> Play:
    match event:
        case e.RulingsProposed():
            return replace(play, proposals=event.proposals)
        case e.RulingMade():
            return replace(play, rulings={**play.rulings, event.ruling.move: event.ruling})
        case e.RulingOverruled():
            ruling = play.rulings[event.move]
            old = Overruled(degree=ruling.degree, by=event.by, reason=event.reason, at=event.at)
            ruling = replace(ruling, degree=event.degree, before=(*ruling.before, old))
            return replace(play, rulings={**play.rulings, event.move: ruling})
        case e.TurnResolved():
            moves = dict(play.moves)
            for move, teams in event.detected.items():
                moves[move] = replace(moves[move], detected_by=teams)
            return replace(play, world=event.world, moves=moves, results=(*play.results, event.result), adjustments=())
        case _:
            assert_never(event)


def _pacts(play: Play, event: e.PactProposed | e.PactSigned | e.PactClosed | e.ClauseFulfilled) -> Play:
    pact: Pact
    match event:
        case e.PactProposed():
            pact = event.pact
            return replace(play, pacts={**play.pacts, pact.id: pact})
        case e.PactSigned():
            pact = play.pacts[event.pact]
            pact = replace(pact, signed=tuple(sorted({*pact.signed, event.team})))
            if event.active:
                pact = replace(pact, status="active", since=event.turn)
            return replace(play, world=event.world, pacts={**play.pacts, pact.id: pact})
        case e.PactClosed():
            pact = replace(
                play.pacts[event.pact],
                status=event.status,
                closed_turn=event.turn,
                blame=event.blame,
                because=event.because,
            )
            return replace(play, world=event.world, pacts={**play.pacts, pact.id: pact})
        case e.ClauseFulfilled():
            pact = play.pacts[event.pact]
            pact = replace(pact, done=tuple(sorted({*pact.done, event.clause})))
            return replace(play, pacts={**play.pacts, pact.id: pact})
        case _:
            assert_never(event)
