"""Sessions, drafts and the server's own settings: what people have open, and what they have half written."""

import hashlib
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select, update

from server.store.log import put
from server.store.rows import Behind, Draft, Session, Stored
from server.store.tables import drafts, marks, sessions, settings


def fingerprint(token: str) -> str:
    """Hash a random token, so that whoever reads the database finds none that opens anything."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_session(line: Connection, token: str, game: str, seat: str, at: int) -> Session:
    """Let a token sit on a seat. NoSuchGame where the game is gone."""
    session = Session(
        key=fingerprint(token),
        game=game,
        seat=seat,
        created_at=at,
        seen_at=at,
        revoked=False,
        language=next((s.language for s in sessions_of(line, game) if s.seat == seat), ""),
    )
    row = msgspec.structs.asdict(session)
    row["token"] = row.pop("key")
    put(line, sessions, row)
    return session


def session(line: Connection, token: str) -> Session | None:
    """Find the session that a token opened, revoked or not."""
    row = line.execute(select(sessions).where(sessions.c.token == fingerprint(token))).one_or_none()
    return None if row is None else _session(row)


def sessions_of(line: Connection, game: str) -> list[Session]:
    """Read the sessions of a game that are not revoked."""
    open_ones = select(sessions).where(sessions.c.game == game, sessions.c.revoked.is_(False))
    return [_session(row) for row in line.execute(open_ones.order_by(sessions.c.created_at, sessions.c.token))]


def speak(line: Connection, game: str, seat: str, language: str) -> None:
    """Keep the language a seat has chosen, with all of its sessions."""
    mine = (sessions.c.game == game, sessions.c.seat == seat)
    line.execute(update(sessions).where(*mine).values(language=language))


def touch(line: Connection, key: str, at: int) -> None:
    """Note when a session was last seen; an older note never replaces a newer."""
    line.execute(update(sessions).where(sessions.c.token == key, sessions.c.seen_at < at).values(seen_at=at))


def revoke(line: Connection, key: str) -> bool:
    """End one session for good; tell whether it was open."""
    ended = update(sessions).where(sessions.c.token == key, sessions.c.revoked.is_(False)).values(revoked=True)
    return line.execute(ended).rowcount == 1


def revoke_seat(line: Connection, game: str, seat: str) -> list[str]:
    """End every session of a seat; the keys of those that were open, for their sockets to be closed."""
    keys = [s.key for s in sessions_of(line, game) if s.seat == seat]
    return [key for key in keys if revoke(line, key)]


def save_draft(line: Connection, draft: Draft) -> Stored | Behind:
    """Save a draft whose `rev` is one above what stands (1 for the first), or give back the one that stands."""
    row = msgspec.structs.asdict(draft)
    if draft.rev == 1:
        saved = put(line, drafts, row)
    else:
        mine = (drafts.c.game == draft.game, drafts.c.team == draft.team, drafts.c.turn == draft.turn)
        saved = line.execute(update(drafts).where(*mine, drafts.c.rev == draft.rev - 1).values(row)).rowcount == 1
    if saved:
        return Stored()
    stands = load_draft(line, draft.game, draft.team, draft.turn)
    # The very same draft is one that was saved by a commit of unknown end and is now sent again.
    return Stored() if stands == draft else Behind(stands)


def load_draft(line: Connection, game: str, team: str, turn: int) -> Draft | None:
    """Read a team's draft for a turn."""
    mine = (drafts.c.game == game, drafts.c.team == team, drafts.c.turn == turn)
    row = line.execute(select(drafts).where(*mine)).one_or_none()
    return None if row is None else _draft(row)


def drafts_of(line: Connection, game: str) -> list[Draft]:
    """Read every draft of a game, by turn and team."""
    return [
        _draft(row)
        for row in line.execute(select(drafts).where(drafts.c.game == game).order_by(drafts.c.turn, drafts.c.team))
    ]


def keep_marks(line: Connection, game: str, seat: str, body: bytes) -> None:
    """Keep how far a seat has read, in place of what was kept. NoSuchGame where the game is gone."""
    mine = (marks.c.game == game, marks.c.seat == seat)
    if not line.execute(update(marks).where(*mine).values(body=body)).rowcount:
        put(line, marks, {"game": game, "seat": seat, "body": body})


def marks_of(line: Connection, game: str, seat: str) -> bytes | None:
    """Read how far a seat has read; None where it has not."""
    mine = (marks.c.game == game, marks.c.seat == seat)
    body = line.execute(select(marks.c.body).where(*mine)).scalar_one_or_none()
    return None if body is None else bytes(body)


def setting(line: Connection, name: str) -> bytes | None:
    """Read one of the server's settings."""
    value = line.execute(select(settings.c.value).where(settings.c.name == name)).scalar_one_or_none()
    return None if value is None else bytes(value)


def keep_setting(line: Connection, name: str, value: bytes) -> bytes:
    """Set what is not set yet; the value that stands, which may be another worker's."""
    put(line, settings, {"name": name, "value": value})
    stands = setting(line, name)
    assert stands is not None
    return stands


def _session(row: Row[Any]) -> Session:
    return Session(
        key=row.token,
        game=row.game,
        seat=row.seat,
        created_at=row.created_at,
        seen_at=row.seen_at,
        revoked=bool(row.revoked),
        language=row.language or "",
    )


def _draft(row: Row[Any]) -> Draft:
    return Draft(game=row.game, team=row.team, turn=row.turn, rev=row.rev, body=bytes(row.body), at=row.at)
