"""Resolution of a turn: moves take effect together, the world goes on, pacts are judged, and the account is drawn up."""

from ..content import Effect, Threshold
from ..events import AnyEvent, ClauseFulfilled, InjectOffered, NewsBroken, PactClosed, TurnResolved
from ..model import Crossing, advance
from ..state import Move, News, TurnResult
from ..world import Row, WorldState
from .accounts import changes_from
from .case import Case
from .outcome import paid, set_off
from .watch import Verdict, fulfilled, judged, queued


def resolve(case: Case) -> tuple[AnyEvent, ...]:
    """Resolve the turn whose rulings are all made. Moves are taken by id, so their order changes nothing."""
    play = case.play
    moves = sorted((m for m in play.moves.values() if m.turn == play.turn), key=lambda m: m.id)
    world = play.world
    rows: list[Row] = []
    for move in moves:
        world, cost = paid(case, world, move)
        rows += cost
    for move in moves:
        ruling = play.rulings[move.id]
        world = set_off(case, world, move, ruling.degree, ruling.effects)
    step = advance(case.engine, world, case.book.calendar(case.state.calendar).ticks)
    rows += step.rows
    before = _before(case)
    result = TurnResult(
        turn=play.turn,
        changes=changes_from(before, step.world.values, rows, play.adjustments),
        path={gauge: tuple(values[gauge] for values in step.path) for gauge in sorted(step.world.values)},
    )
    detected = {move.id: seen for move in moves if move.covert and (seen := _detected(case, move))}
    events: list[AnyEvent] = [
        TurnResolved(turn=play.turn, world=step.world, rows=tuple(rows), result=result, detected=detected)
    ]
    verdicts, world = _judge_pacts(case, step.world, moves, detected)
    events += verdicts
    events += [_crossed(case, crossing, world) for crossing in step.crossings]
    events += _offered(case, step.crossings)
    return tuple(events)


def _before(case: Case) -> dict[str, float]:
    """Every gauge as it stood before the first change that this turn's account must explain."""
    before = dict(case.play.world.values)
    for change in reversed(case.play.adjustments):
        before[change.gauge] = change.before
    return before


def _detected(case: Case, move: Move) -> tuple[str, ...]:
    rivals = (team for team in case.book.scenario.teams if team != move.team)
    chance = case.book.scenario.detection
    return tuple(rival for rival in rivals if case.dice.roll(case.throw(move, f"detection.{rival}"), 100) <= chance)


def _judge_pacts(
    case: Case, world: WorldState, moves: list[Move], detected: dict[str, tuple[str, ...]]
) -> tuple[list[AnyEvent], WorldState]:
    """What becomes of every pact, and the world with all that follows from it queued."""
    events: list[AnyEvent] = []
    for pact in sorted(case.play.pacts.values(), key=lambda p: p.id):
        if pact.status == "proposed" and pact.until <= case.play.turn:
            events.append(_closed(case, pact.id, Verdict("lapsed", (), "Nobody had signed it in time."), world))
        if pact.status != "active":
            continue
        done = fulfilled(pact, moves, detected)
        events += [ClauseFulfilled(pact=pact.id, clause=index) for index in done if index not in pact.done]
        verdict = judged(case, pact, done, moves, detected, world)
        if verdict is not None:
            effects: tuple[Effect, ...] = case.book.pacts.on_kept
            concerned = pact.parties
            if verdict.status == "breached":
                effects, concerned = case.book.pacts.on_breached, verdict.blame
            world = queued(case, world, effects, pact.id, concerned)
            events.append(_closed(case, pact.id, verdict, world))
    return events, world


def _closed(case: Case, pact: str, verdict: Verdict, world: WorldState) -> PactClosed:
    return PactClosed(
        pact=pact,
        status=verdict.status,
        turn=case.play.turn,
        blame=verdict.blame,
        because=verdict.because,
        world=world,
    )


def _line(case: Case, crossing: Crossing) -> Threshold:
    return next(t for t in case.book.gauges[crossing.gauge].thresholds if t.id == crossing.threshold)


def _offered(case: Case, crossings: tuple[Crossing, ...]) -> list[AnyEvent]:
    """What the crossed thresholds offer the umpire: each inject once, and none that is out already."""
    known = {*case.play.offered, *(news.inject for news in case.play.news)}
    events: list[AnyEvent] = []
    for crossing in crossings:
        inject = _line(case, crossing).offers
        if inject and inject not in known:
            known.add(inject)
            threshold = f"{crossing.gauge}.{crossing.threshold}"
            events.append(InjectOffered(inject=inject, turn=case.play.turn, threshold=threshold))
    return events


def _crossed(case: Case, crossing: Crossing, world: WorldState) -> NewsBroken:
    gauge, threshold = case.book.gauges[crossing.gauge], _line(case, crossing)
    seen_by = tuple(team for team in gauge.seen_by if team != "umpire")
    news = News(
        id=f"t-{case.play.turn}-{crossing.gauge}-{crossing.threshold}-{crossing.tick}",
        turn=case.play.turn,
        at=case.given.at,
        title=gauge.title,
        text=threshold.says,
        to=seen_by,
        kind="threshold",
    )
    return NewsBroken(news=news, world=world)
