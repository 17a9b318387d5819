"""What the white cell did in one step of a replay, in plain words: seats, notes, run-sheet, board and clock."""

from collections.abc import Callable, Iterator

from .seen import Seen


def _seats(seen: Seen) -> Iterator[str]:
    for _, seat, old in seen.put("seats"):
        place = f"{seat['role']}, {seen.who(seat['team'])}" if seat["team"] else seat["role"]
        if seat["doctrine"] and (old is None or seat["doctrine"] != old["doctrine"]):
            yield f"The doctrine {seat['name']} plays {seen.who(seat['team'])}"
        elif old is None:
            yield f"{seat['name']} sits down ({place})"
        elif seat["paused"] != old["paused"]:
            name = seat["name"]
            yield f"The doctrine {name} is paused" if seat["paused"] else f"The doctrine {name} plays on"
        elif (seat["role"], seat["team"]) != (old["role"], old["team"]):
            yield f"{seat['name']} moves ({place})"
        else:
            yield f"{old['name']} is now called {seat['name']}"
    for seat in seen.dropped("seats"):
        yield f"{seat['name']} leaves"


def _control(seen: Seen) -> Iterator[str]:
    for item in seen.fresh("notes"):
        yield f"A note is written: {item['text'][:60]}"
    yield from _runsheet(seen)
    for _, item, old in seen.put("prepared"):
        yield (
            f"An assistant prepares: {item['order']['type']}"
            if old is None
            else f"What was prepared is {item['status']}"
        )
    if seen.fresh("queue"):
        yield "The engine proposes its rulings"


def _runsheet(seen: Seen) -> Iterator[str]:
    fresh = seen.fresh("runsheet")
    if fresh:
        yield f"A workbook brings {len(fresh)} injects" if len(fresh) > 1 else "A workbook brings an inject"
    changed = [(inject, old) for _, inject, old in seen.put("runsheet") if old is not None]
    for inject, old in changed:
        if inject["held"] != old["held"]:
            title = inject["title"]
            yield f"The inject “{title}” is held" if inject["held"] else f"The inject “{title}” is let go again"
        if (inject["title"], inject["text"], inject["to"]) != (old["title"], old["text"], old["to"]):
            yield f"The inject “{old['title']}” is reworded"
    moved = [one for one, old in changed if (one["planned"], one["phase"]) != (old["planned"], old["phase"])]
    if len(moved) > 1:
        yield f"{len(moved)} injects are planned for another time"
    for inject in moved if len(moved) == 1 else ():
        yield f"The inject “{inject['title']}” is planned for another time"


def _board(seen: Seen) -> Iterator[str]:
    old, new = seen.before.get("board"), seen.after.get("board")
    if old is None or new is None:
        return
    if new["view"] != old["view"]:
        yield "The board goes dark" if new["view"] == "dark" else f"The board is set to: {new['view']}"
    told = [move for move in new["shown"] if move not in old["shown"]]
    # The board itself has the moves only now, and tells them as revealed.
    if told and "queue" in seen.after:
        yield (
            f"{len(told)} moves are shown to the room" if len(told) > 1 else f"Shown to the room: {seen.move(told[0])}"
        )


def _clock(seen: Seen) -> Iterator[str]:
    old, new = seen.before["game"], seen.after["game"]
    if old["locked"] != new["locked"]:
        yield "The lobby is locked" if new["locked"] else "The lobby is open"
    if old["clock"] == new["clock"] or any(old[part] != new[part] for part in ("turn", "phase", "stage")):
        return
    if old["clock"]["running"] != new["clock"]["running"]:
        yield "The clock runs on" if new["clock"]["running"] else "The clock is stopped"
    else:
        yield "The clock is moved"


DESK: tuple[Callable[[Seen], Iterator[str]], ...] = (_seats, _control, _board, _clock)
"""In the order in which a step tells of them."""
