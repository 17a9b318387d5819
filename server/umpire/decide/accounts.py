"""Accounts: ledger rows gathered into what each gauge did and why. Nothing is left over: shares add up to the change exactly."""

from collections.abc import Iterable, Mapping

from ..state import Change, Share
from ..world import Row


def changes_from(
    before: Mapping[str, float], after: Mapping[str, float], rows: Iterable[Row], earlier: Iterable[Change] = ()
) -> tuple[Change, ...]:
    """Gather rows, and changes accounted for `earlier`, into one change a gauge, in gauge order.

    `before` are the values when the first of the earlier changes, or else the first row, had not happened yet. ValueError when
    the shares do not add up, because an account that does not is worse than none.
    """
    shares: dict[str, dict[tuple[str, str, str], float]] = {}
    for change in earlier:
        for share in change.shares:
            _add(shares, change.gauge, (share.kind, share.ref, share.detail), share.change)
    for row in rows:
        _add(shares, row.gauge, (row.cause.kind, row.cause.ref, row.cause.detail), row.change)
    changes = []
    for gauge in sorted(shares):
        parts = tuple(
            Share(kind=kind, ref=ref, detail=detail, change=amount)
            for (kind, ref, detail), amount in sorted(shares[gauge].items())
            if amount
        )
        if sum(part.change for part in parts) != after[gauge] - before[gauge]:
            raise ValueError(f"the ledger of {gauge} does not add up to its change")
        if parts:
            changes.append(Change(gauge=gauge, before=before[gauge], after=after[gauge], shares=parts))
    return tuple(changes)


def _add(
    shares: dict[str, dict[tuple[str, str, str], float]], gauge: str, cause: tuple[str, str, str], amount: float
) -> None:
    of_gauge = shares.setdefault(gauge, {})
    of_gauge[cause] = of_gauge.get(cause, 0.0) + amount
