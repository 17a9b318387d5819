"""Refusals: what decide answers instead of events when an order cannot be carried out. Returned, never raised."""

import msgspec


class Refusal(msgspec.Struct, frozen=True):
    """Why nothing happened: a stable `code` (a noun phrase), a sentence saying what was wrong and what would be right."""

    code: str
    says: str


CODES: dict[str, str] = {
    "MalformedOrder": "the order could not be read: unknown kind, missing or misspelt field, wrong type",
    "WrongSeat": "this kind of seat may not give this order",
    "WrongPhase": "the order does not belong to this phase",
    "StalePhase": "the order names a turn or phase that is over",
    "ClockPaused": "the clock is paused, and a paused game takes no writes from players",
    "GameNotRunning": "the game has not begun or is over",
    "SeatTaken": "somebody holds that place, or bears that name or one that looks the same; or it is another's office",
    "UnknownSeat": "no such seat, or it was removed",
    "LobbyLocked": "the umpire has locked the lobby",
    "UnknownDoctrine": "the team has no such doctrine, or none is seated there",
    "UnknownTeam": "no such team in this scenario",
    "UnknownCard": "no such card in this team's hand",
    "CardNotPlayable": "a condition of the card does not hold",
    "ForbiddenTarget": "the card cannot be aimed at that team",
    "BadParameter": "a parameter of the card is missing, unknown or out of its range",
    "CovertForbidden": "this card cannot be played covertly",
    "TooManyMoves": "more moves than a turn allows",
    "SameCardTwice": "one card twice on one sheet",
    "BudgetExceeded": "the sheet costs more than the team has",
    "AlreadySealed": "the team's sheet is sealed",
    "NothingSealed": "there is no sealed sheet",
    "EmptyText": "words are needed where none were given",
    "TextTooLong": "a text is longer than its limit",
    "UnknownMove": "no such move, or not one this seat may know of",
    "AlreadyFiled": "this team has filed its reason on this move",
    "BadChance": "a chance must be a whole number from 0 to 100",
    "BadMinutes": "the clock moves by up to so many minutes either way, and not by none",
    "BadDice": "the dice entered cannot have been rolled",
    "AlreadyRuled": "the move has its ruling; overrule it instead",
    "NotRuled": "the move has no ruling yet",
    "RulingsOpen": "some moves still wait for a ruling",
    "BadMethod": "the method does not fit what was given with it",
    "ReasonMissing": "an override needs its reason",
    "UnknownCable": "no such cable, or not one this seat may read",
    "BadAddress": "a cable must go to at least one team other than the sender",
    "AlreadyAnswered": "the request has its answer",
    "UnknownPact": "no such pact, or not one this team is party to",
    "BadClause": "a clause names what the engine cannot watch",
    "PactClosed": "the pact is no longer open to this",
    "UnknownInject": "no such inject",
    "InjectSpent": "the inject was released already",
    "BadPlan": "the run-sheet cannot hold this row, or not at this time",
    "UnknownGauge": "no such gauge",
    "BadEffect": "an effect names an unknown gauge or cannot be computed",
    "UnknownPrepared": "nothing prepared has this name",
    "AlreadyClosed": "what was prepared is published or dropped already",
    "UnknownNote": "no such note of one's own",
    "UnknownSubject": "what a note is about is not on the table, or not for this seat to know",
    "UnknownQuestion": "the scenario asks no such question of this seat",
    "BadAnswer": "an answer does not fit its question",
    "EstimatesOpen": "everybody has estimated this move, and the estimates are shown",
    "SurveyShut": "the survey takes no answers now",
    "UnknownPolicy": "no such standing policy of this team",
    "UnknownCheckpoint": "no such checkpoint",
    "StoreAway": "the database cannot be written just now; nothing was confirmed, so send it again",
    "DraftBehind": "a colleague saved the shared draft first",
}


def refusal(code: str, says: str) -> Refusal:
    """Make a refusal, holding the code to the printed list."""
    assert code in CODES, code
    return Refusal(code, says)
