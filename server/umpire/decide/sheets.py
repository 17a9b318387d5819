"""Sheets: what makes a set of moves legal, sealing and recalling them, paper sheets."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from msgspec.structs import replace

from ..content import Card
from ..events import AnyEvent, AtCloseSet, PolicyRevoked, SheetRecalled, SheetSealed
from ..model import holds, revoke
from ..orders import EnterPaperSheet, RecallSheet, RevokePolicy, SealSheet, SetAtClose, SheetOrder
from ..parts import MoveDraft
from ..refusals import Refusal, refusal
from ..rulebook import Rulebook
from ..state import AtCloseRuled, Manner
from ..world import WorldState
from .case import TEXT_LIMIT, TITLE_LIMIT, Case, checked_text, too_long

NOTHING_TO_REVOKE = "Nothing that it would end is in force."


def decide(case: Case, order: SheetOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order about sheets and standing policies."""
    match order:
        case SealSheet():
            return _seal(case, case.team, order.turn, order.moves, "lead")
        case EnterPaperSheet():
            if order.team not in case.book.teams:
                return refusal("UnknownTeam", f"There is no team {order.team!r}.")
            return _seal(case, order.team, order.turn, order.moves, "paper")
        case RecallSheet():
            if order.turn != case.play.turn:
                return _stale(case, order.turn)
            if case.team not in case.play.sheets:
                return refusal("NothingSealed", "Your team has no sealed sheet to take back.")
            return (SheetRecalled(team=case.team),)
        case SetAtClose():
            return _set_at_close(case, order)
        case RevokePolicy():
            standing = {policy.policy for policy in case.play.world.standing if policy.team == case.team}
            if order.policy not in standing:
                return refusal("UnknownPolicy", f"Your team has no standing policy {order.policy!r} in force.")
            world = revoke(case.engine, case.play.world, order.policy, case.team)
            return (PolicyRevoked(team=case.team, policy=order.policy, world=world),)
        case _:
            assert_never(order)


def legal(case: Case, team: str, moves: Sequence[MoveDraft]) -> tuple[MoveDraft, ...] | Refusal:
    """The moves with defaults filled in and texts trimmed, or the first thing that is wrong with them."""
    most = case.book.scenario.moves_per_turn
    if len(moves) > most:
        return refusal("TooManyMoves", f"The sheet has {len(moves)} moves; a team has {most} a turn. Take one off.")
    cards = [move.card for move in moves if move.card]
    if len(set(cards)) < len(cards):
        return refusal("SameCardTwice", "The same card stands on the sheet twice; a card can be played once a turn.")
    checked = []
    for number, move in enumerate(moves, 1):
        result = _checked(case, team, move)
        if isinstance(result, Refusal):
            return refusal(result.code, f"Move {number}: {result.says}")
        checked.append(result)
    too_dear = _over_budget(case, team, checked)
    return too_dear if too_dear is not None else tuple(checked)


def sift(case: Case, team: str, moves: Iterable[MoveDraft]) -> tuple[tuple[MoveDraft, ...], dict[int, Refusal]]:
    """Those of a draft's moves that may be sealed together, and by its number, from 1, what is wrong with each other one."""
    kept: tuple[MoveDraft, ...] = ()
    wrong: dict[int, Refusal] = {}
    for number, move in enumerate(moves, 1):
        # What is wrong with a move by itself is said without a number: it has one on the draft, another among those kept.
        alone = _checked(case, team, move)
        together = alone if isinstance(alone, Refusal) else legal(case, team, (*kept, move))
        if isinstance(together, Refusal):
            wrong[number] = together
        else:
            kept = together
    return kept, wrong


def _checked(case: Case, team: str, move: MoveDraft) -> MoveDraft | Refusal:
    return _card_move(case, team, move) if move.card else _free_form(case, team, move)


def _set_at_close(case: Case, order: SetAtClose) -> tuple[AnyEvent, ...] | Refusal:
    if order.team not in case.book.teams:
        return refusal("UnknownTeam", f"There is no team {order.team!r}.")
    title = case.book.teams[order.team].title
    if order.policy == "doctrine" and not case.book.doctrines_of(order.team):
        return refusal("UnknownDoctrine", f"{title} has no doctrine here, so none can seal for it.")
    reason = checked_text(order.reason, TEXT_LIMIT, "reason for it")
    if isinstance(reason, Refusal):
        return refusal("ReasonMissing", reason.says)
    return (AtCloseSet(team=order.team, ruled=AtCloseRuled(policy=order.policy, by=case.by, reason=reason)),)


def cost_of(case: Case, move: MoveDraft) -> dict[str, float]:
    """What a move costs, by the name of the budget."""
    return case.book.cards[move.card].cost if move.card else case.book.scenario.free_form_cost


def _seal(
    case: Case, team: str, turn: int, moves: tuple[MoveDraft, ...], manner: Manner
) -> tuple[AnyEvent, ...] | Refusal:
    if turn != case.play.turn:
        return _stale(case, turn)
    standing = case.play.sheets.get(team)
    # A paper sheet that was copied wrongly may be copied again; what a lead sealed only the lead takes back.
    if standing is not None and not (manner == standing.manner == "paper"):
        return refusal("AlreadySealed", "This team's sheet is sealed already; recall it first to change it.")
    checked = legal(case, team, moves)
    if isinstance(checked, Refusal):
        return checked
    return (sealed(case, team, checked, manner),)


def sealed(case: Case, team: str, moves: tuple[MoveDraft, ...], manner: Manner) -> SheetSealed:
    """The event of a sheet that is legal, in whatever manner it was handed in."""
    return SheetSealed(team=team, turn=case.play.turn, moves=moves, manner=manner, seat=case.by, at=case.given.at)


def _stale(case: Case, turn: int) -> Refusal:
    return refusal("StalePhase", f"This was written for turn {turn}, but the table is at turn {case.play.turn}.")


def idle(world: WorldState, card: Card) -> bool:
    """Whether a card that only ends standing policies finds none of its team's to end."""
    if not card.revokes or card.adopts:
        return False
    return not any(standing.team == card.team and standing.policy in card.revokes for standing in world.standing)


def _card_move(case: Case, team: str, move: MoveDraft) -> MoveDraft | Refusal:
    card = case.book.cards.get(move.card)
    if card is None or card.team != team:
        return refusal("UnknownCard", f"{case.book.teams[team].title} holds no card {move.card!r}.")
    if idle(case.play.world, card):
        return refusal("CardNotPlayable", f"{card.title} cannot be played now: {NOTHING_TO_REVOKE}")
    for condition in card.conditions:
        if not holds(case.engine, case.play.world, condition.holds):
            return refusal("CardNotPlayable", f"{card.title} cannot be played now: {condition.says}")
    if card.targets and move.target not in card.targets:
        names = ", ".join(case.book.teams[t].title for t in card.targets)
        return refusal("ForbiddenTarget", f"{card.title} must be aimed at one of: {names}.")
    if not card.targets and move.target:
        return refusal("ForbiddenTarget", f"{card.title} is aimed at nobody; leave the target empty.")
    if move.covert and card.covert == "never":
        return refusal("CovertForbidden", f"{card.title} is public by nature and cannot be played covertly.")
    wrong = set(move.parameters) - {parameter.id for parameter in card.parameters}
    if wrong:
        return refusal("BadParameter", f"{card.title} has no parameter {sorted(wrong)[0]!r}.")
    parameters = {}
    for parameter in card.parameters:
        value = move.parameters.get(parameter.id, parameter.default)
        if not parameter.low <= value <= parameter.high:
            return refusal(
                "BadParameter",
                f"{parameter.title} is {value:g} {parameter.unit}; it must lie from {parameter.low:g} to {parameter.high:g}.",
            )
        parameters[parameter.id] = float(value)
    return _trimmed(
        replace(move, parameters=parameters, covert=move.covert or card.covert == "always", title=card.title)
    )


def _free_form(case: Case, team: str, move: MoveDraft) -> MoveDraft | Refusal:
    for text, limit, what in (
        (move.title, TITLE_LIMIT, "title of the free-form move"),
        (move.text, TEXT_LIMIT, "description of the free-form move"),
        (move.reason, TEXT_LIMIT, "argument for the free-form move"),
    ):
        checked = checked_text(text, limit, what)
        if isinstance(checked, Refusal):
            return checked
    if move.target and (move.target not in case.book.teams or move.target == team):
        return refusal(
            "ForbiddenTarget", f"A free-form move may be aimed at another team or nobody, not {move.target!r}."
        )
    if move.parameters:
        return refusal("BadParameter", "A free-form move has no parameters; write the figures into its text.")
    return _trimmed(move)


def _trimmed(move: MoveDraft) -> MoveDraft | Refusal:
    for text, what in ((move.text, "text"), (move.reason, "argument")):
        if wrong := too_long(text, TEXT_LIMIT, what):
            return wrong
    return replace(move, title=move.title.strip(), text=move.text.strip(), reason=move.reason.strip())


def _over_budget(case: Case, team: str, moves: Sequence[MoveDraft]) -> Refusal | None:
    spent: dict[str, float] = {}
    for move in moves:
        for budget, amount in cost_of(case, move).items():
            spent[budget] = spent.get(budget, 0.0) + amount
    for budget, amount in sorted(spent.items()):
        has = purse(case.book, case.play.world, team, budget)
        if amount > has:
            return refusal(
                "BudgetExceeded",
                f"The sheet costs {amount:g} {budget}, but only {has:g} is there. Choose a cheaper move.",
            )
    return None


def purse(book: Rulebook, world: WorldState, team: str, budget: str) -> float:
    """What a team has of a budget, as its screen shows it: to two places, so that what looks affordable is."""
    return round(world.values[book.teams[team].budget[budget]], 2)
