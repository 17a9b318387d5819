"""The difference between two sights of one audience, in the shape that goes over the wire and into a replay."""

from typing import Any, TypedDict

KEYED = frozenset(
    {
        "seats",
        "gauges",
        "hand",
        "moves",
        "reasons",
        "estimates",
        "rulings",
        "results",
        "cables",
        "pacts",
        "policies",
        "news",
        "queue",
        "runsheet",
        "notes",
        "answers",
        "at_close",
        "dropped",
        "prepared",
        "inquiries",
    }
)


class Diff(TypedDict):
    """Sections to replace, items to put and items to drop, by section."""

    set: dict[str, Any]
    put: dict[str, dict[str, Any]]
    drop: dict[str, list[str]]


def diff(old: dict[str, Any] | None, new: dict[str, Any]) -> Diff:
    """What turns `old` into `new`; from nothing, every section whole. Sections never vanish, they become empty."""
    changes: Diff = {"set": {}, "put": {}, "drop": {}}
    for section, value in new.items():
        if old is not None and section in old:
            if old[section] is value:
                continue
            if section in KEYED:
                _items(changes, section, old[section], value)
            elif old[section] != value:
                changes["set"][section] = value
        else:
            changes["set"][section] = value
    return changes


def empty(changes: Diff) -> bool:
    """Whether nothing changed."""
    return not (changes["set"] or changes["put"] or changes["drop"])


def patched(old: dict[str, Any], changes: Diff) -> dict[str, Any]:
    """Apply a difference; what a client does, for tests and replays."""
    new = dict(old)
    new.update(changes["set"])
    for section, items in changes["put"].items():
        new[section] = {**new[section], **items}
    for section, ids in changes["drop"].items():
        new[section] = {key: item for key, item in new[section].items() if key not in ids}
    return new


def _items(changes: Diff, section: str, old: dict[str, Any], new: dict[str, Any]) -> None:
    put = {key: item for key, item in new.items() if key not in old or (old[key] is not item and old[key] != item)}
    drop = sorted(key for key in old if key not in new)
    if put:
        changes["put"][section] = put
    if drop:
        changes["drop"][section] = drop
