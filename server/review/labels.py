"""What happened in one step of a replay, in plain words, said from nothing but what the step shows its audience."""

from collections.abc import Callable, Iterator
from typing import Any

from server.umpire.sight import Diff

from .labels_desk import DESK
from .seen import Seen, View

_AT_MOST = 3

# Whole sentences with holes, here and below, because another language has its own order of words.
_STATUSES = {
    "rejected": "The {pact} is rejected",
    "withdrawn": "The {pact} is withdrawn",
    "lapsed": "The {pact} lapses unsigned",
    "active": "The {pact} comes into force",
    "kept": "The {pact} has been kept",
    "breached": "The {pact} is broken",
    "left": "The {pact} is left",
}
_DEGREES = {
    "backfire": "{move} backfires",
    "failure": "{move} fails",
    "partial": "{move} succeeds in part",
    "success": "{move} succeeds",
    "decisive": "{move} succeeds decisively",
}
_WEIGHTS = {
    0: "The umpire sets aside the reason of {team}",
    1: "The umpire counts the reason of {team} as an ordinary one",
    2: "The umpire finds the reason of {team} compelling",
}


def label(before: View | None, after: View, changes: Diff, say: Callable[[str], str] = str) -> str:
    """Word one step, most telling things first; `before` is None for the first step. `say` puts a sentence into a language."""
    if before is None:
        return say("The game is opened")
    seen = Seen(before, after, changes)
    # Whatever else a step back changes is as it was before, and nobody did it: no sheet is taken back, no policy ended.
    back = [_stepped_back(after["game"])] if after["game"]["era"] != before["game"]["era"] else []
    said = back or [sentence for words in _WORDS for sentence in words(seen)]
    if not said:
        return say("Something changes")
    more = len(said) - _AT_MOST
    shown = said[:_AT_MOST] + ([f"And {more} more"] if more > 0 else [])
    return ". ".join(map(say, shown))


def _stepped_back(game: dict[str, Any]) -> str:
    return f"The umpire steps back to turn {game['turn']}, {game['phase_title']}"


def _stage(seen: Seen) -> Iterator[str]:
    old, new = seen.before["game"], seen.after["game"]
    if new["stage"] == "over" and old["stage"] != "over":
        yield "The game is over"
    elif new["turn"] != old["turn"]:
        yield f"Turn {new['turn']} begins ({new['label']}): {new['phase_title']}"
    elif new["phase"] != old["phase"]:
        yield f"Phase: {new['phase_title']}"


def _moves(seen: Seen) -> Iterator[str]:
    fresh = seen.fresh("moves")
    shown = [move for move in fresh if not move["covert"] or not move["detected_by"]]
    if shown:
        one = f"Revealed: {seen.who(shown[0]['team'])}: {shown[0]['title']}"
        yield f"{len(shown)} moves are revealed" if len(shown) > 1 else one
    for move in fresh:
        if move not in shown:
            yield f"Found out: {seen.who(move['team'])}: {move['title']}"
    for id, move, old in seen.put("moves"):
        if old is not None and move["detected_by"] != old["detected_by"]:
            yield f"{', '.join(seen.who(team) for team in move['detected_by'])} found out {seen.move(id)}"


def _rulings(seen: Seen) -> Iterator[str]:
    changed = list(seen.put("rulings"))
    if len(changed) > 1 and all(old is None for _, _, old in changed):
        yield f"{len(changed)} moves have their rulings"
        return
    for id, ruling, old in changed:
        said = _DEGREES[ruling["degree"]].format(move=seen.move(id))
        if old:
            yield f"Overruled: {seen.move(id)}"
        yield said


def _results(seen: Seen) -> Iterator[str]:
    for result in seen.fresh("results"):
        yield f"Results of {result['label']}"


def _pacts(seen: Seen) -> Iterator[str]:
    for _, pact, old in seen.put("pacts"):
        name = f"secret pact “{pact['title']}”" if pact["secret"] else f"pact “{pact['title']}”"
        if old is None and pact["status"] == "proposed":
            yield f"{seen.who(pact['proposer'])} proposes the {name}"
        elif old is None or pact["status"] != old["status"]:
            said = _STATUSES.get(pact["status"], "The {pact} goes on").format(pact=name)
            yield f"{said} by {', '.join(seen.who(team) for team in pact['blame'])}" if pact["blame"] else said
        else:
            signed = [team for team in pact["signed"] if team not in old["signed"]]
            yield f"{', '.join(map(seen.who, signed))} signs the {name}" if signed else f"The {name} goes on"


def _news(seen: Seen) -> Iterator[str]:
    for item in seen.fresh("news"):
        yield f"News: {item['title']}"


def _cables(seen: Seen) -> Iterator[str]:
    for _, cable, old in seen.put("cables"):
        if old is not None:
            yield from _handled(seen, cable, old)
            continue
        sender = "The white cell" if cable["sender"] == "white_cell" else seen.who(cable["sender"])
        if cable["kind"] == "public":
            yield f"{sender} states publicly"
        elif cable["kind"] == "rfi":
            yield f"{sender} asks the white cell"
        elif cable["kind"] == "talk":
            yield f"{sender} logs a talk with {', '.join(seen.who(team) for team in cable['to'])}"
        else:
            readers = ", ".join(seen.who(team) for team in cable["to"])
            yield f"{sender} answers {readers}" if cable["answers"] else f"{sender} cables {readers}"


def _handled(seen: Seen, cable: dict[str, Any], old: dict[str, Any]) -> Iterator[str]:
    if cable["assigned"] != old["assigned"]:
        seat = seen.after["seats"].get(cable["assigned"])
        yield (
            f"{seat['name']} is to answer {seen.who(cable['sender'])}" if seat else "A request waits for somebody again"
        )
    for team, heard in cable["heard"].items():
        if heard != old["heard"].get(team):
            who = seen.who(team)
            yield (
                f"{who} confirms what was logged of a talk"
                if heard["agrees"]
                else f"{who} objects to what was logged of a talk"
            )


def _sheets(seen: Seen) -> Iterator[str]:
    old, new = seen.before["sheets"], seen.after["sheets"]
    if seen.before["game"]["turn"] != seen.after["game"]["turn"]:
        return
    changed = [team for team, sealed in new.items() if sealed != old[team]]
    for team in changed:
        yield _sealed(seen, team, alone=len(changed) == 1) if new[team] else f"{seen.who(team)} takes its sheet back"


def _sealed(seen: Seen, team: str, *, alone: bool) -> str:
    """How a sheet came to be sealed, which the white cell sees of all and a team of its own; to others it is sealed."""
    fresh = alone and not seen.before.get("sheet")
    own = seen.after.get("sheet") if fresh else None
    manner = (seen.after.get("sealed", {}).get(team) or own or {}).get("manner")
    if manner == "lead":
        return f"{seen.who(team)} seals its sheet"
    return (
        f"The umpire enters the sheet of {seen.who(team)} from paper"
        if manner == "paper"
        else f"The sheet of {seen.who(team)} is sealed"
    )


def _contest(seen: Seen) -> Iterator[str]:
    for _, reason, old in seen.put("reasons"):
        if old is None:
            yield f"{seen.who(reason['team'])} argues {reason['side']} {seen.move(reason['move'])}"
        else:
            yield _WEIGHTS[reason["weight"]].format(team=seen.who(reason["team"]))
    for id, estimate, old in seen.put("estimates"):
        if old is None or _given(estimate) > _given(old):
            yield f"An estimate is given on {seen.move(id)}"


def _given(estimate: dict[str, Any]) -> int:
    count: int = estimate["count"] + estimate.get("bots", {"count": 0})["count"]
    return count


def _policies(seen: Seen) -> Iterator[str]:
    for policy in seen.fresh("policies"):
        yield f"{seen.who(policy['team'])} adopts {policy['title']}"
    for policy in seen.dropped("policies"):
        yield f"{policy['title']} ends"


def _ground(seen: Seen) -> Iterator[str]:
    put, set, drop = seen.changes["put"], seen.changes["set"], seen.changes["drop"]
    if set or drop or put.keys() - {"gauges", "hand", "runsheet"}:
        return
    titles = [seen.after["book"]["gauges"][gauge]["title"] for gauge in put.get("gauges", ())]
    if titles:
        yield f"Changed: {', '.join([*titles[:4], *(['…'] if len(titles) > 4 else [])])}"
    else:
        yield "What can be played changes"


_WORDS: tuple[Callable[[Seen], Iterator[str]], ...] = (
    _stage,
    _results,
    _moves,
    _rulings,
    _pacts,
    _news,
    _cables,
    _sheets,
    _contest,
    _policies,
    *DESK,
    _ground,
)
