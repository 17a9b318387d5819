"""A team's shared draft: everything typed is kept in the store, so it outlives reload, sleep and restart."""

from typing import Any

import msgspec
from msgspec.structs import replace

from server.store.faults import NoSuchGame, NotDurable, StoreAway
from server.store.rows import Behind, Draft
from server.store.store import Store
from server.umpire.decide.gate import DRAFTING
from server.umpire.parts import PLAYERS, MoveDraft
from server.umpire.refusals import Refusal
from server.umpire.state import State

from . import clock
from .answers import straightened
from .sessions import Seated

_MOST_MOVES = 6
_LONGEST = 40_000
_ID_LIMIT = 64


class Kept(msgspec.Struct, frozen=True):
    """A draft as it stands: its revision (0 when nothing was typed), who saved it last, and its moves as plain data.

    `saved` is by seat the id of its last save, so that a page that never heard of its success still knows that it came in;
    `wrong` is by place on the sheet, from 0, why a move could not be sealed as it stands (`Table.draft` looks). `paper` says that
    it began as what the umpire entered from paper; `aside` is each other sheet kept beside it, `{paper, moves}`.
    """

    turn: int
    rev: int
    by: str
    moves: list[dict[str, Any]]
    saved: dict[str, str] = {}
    wrong: dict[str, str] = {}
    paper: bool = False
    aside: list[dict[str, Any]] = []


class NotSaved(msgspec.Struct, frozen=True):
    """Why a draft was not kept, and the one that stands, where the person has a team."""

    refusal: Refusal
    standing: Kept | None


class _Aside(msgspec.Struct, frozen=True):
    paper: bool
    moves: tuple[MoveDraft, ...]


class _Body(msgspec.Struct, frozen=True):
    by: str
    moves: tuple[MoveDraft, ...]
    saved: dict[str, str] = {}
    paper: bool = False
    aside: tuple[_Aside, ...] = ()


_EMPTY = _Body("", ())


_BODY = msgspec.json.Decoder(_Body)


class Drafts:
    """The drafts of one game."""

    def __init__(self, store: Store, game: str) -> None:
        self._store = store
        self._game = game
        self._drafts: dict[tuple[str, int], Draft] = {}

    def reload(self) -> None:
        """Read all drafts anew; another worker may have saved some."""
        self._drafts = {(draft.team, draft.turn): draft for draft in self._store.drafts(self._game)}

    def kept(self, team: str, turn: int) -> Kept:
        """The team's draft for a turn."""
        draft = self._drafts.get((team, turn))
        if draft is None:
            return Kept(turn, 0, "", [])
        body = _BODY.decode(draft.body)
        plain = msgspec.to_builtins(body)
        return Kept(turn, draft.rev, body.by, plain["moves"], body.saved, {}, body.paper, list(plain["aside"]))

    def save(self, seated: Seated, base: Any, raw: Any, turn: int, id: Any = "", take: Any = None) -> Kept | Refusal:
        """Save moves edited from revision `base`, unless somebody saved first; `id` names this save.

        With `take`, a place among the sheets kept aside, that sheet becomes the draft, and these moves are kept in its place.
        """
        moves = _read(raw)
        if isinstance(moves, Refusal):
            return moves
        standing = self._drafts.get((seated.team, turn))
        if type(base) is not int or base != (standing.rev if standing else 0):
            return _BEHIND
        stands = _BODY.decode(standing.body) if standing else _EMPTY
        saves = dict(stands.saved)
        if isinstance(id, str) and 0 < len(id) <= _ID_LIMIT:
            saves[seated.seat] = id
        words = msgspec.json.encode(moves)
        if len(words) > _LONGEST:
            return Refusal("TextTooLong", f"The draft has {len(words)} bytes; {_LONGEST} is the most. Shorten a text.")
        body = replace(stands, by=seated.seat, moves=moves, saved=saves)
        if take is not None:
            if type(take) is not int or not 0 <= take < len(stands.aside):
                return Refusal("MalformedOrder", "No sheet is kept aside at that place.")
            other, before, after = stands.aside[take], stands.aside[:take], stands.aside[take + 1 :]
            mine = (_Aside(stands.paper, moves),) if _worth_keeping(moves, (*before, *after)) else ()
            aside = (*before, *mine, *after)
            body = replace(body, moves=other.moves, paper=other.paper, aside=aside)
        return self._write(seated.team, turn, base + 1, body)

    def bring(
        self, team: str, turn: int, moves: tuple[MoveDraft, ...], by: str, *, corrects: tuple[MoveDraft, ...] = ()
    ) -> Kept | Refusal:
        """Make what the umpire entered from paper the team's draft, and keep aside what it had drafted.

        `corrects` is what was copied wrongly before: a draft from paper of just these moves is nobody's own and is not kept.
        """
        # Whoever of the team saves at the same moment in another worker was a moment earlier.
        found = self._bring(team, turn, moves, by, corrects)
        return self._bring(team, turn, moves, by, corrects) if found is _BEHIND else found

    def _bring(
        self, team: str, turn: int, moves: tuple[MoveDraft, ...], by: str, corrects: tuple[MoveDraft, ...]
    ) -> Kept | Refusal:
        standing = self._drafts.get((team, turn))
        stands = _BODY.decode(standing.body) if standing else _EMPTY
        copied = stands.paper and stands.moves == corrects
        keep = not copied and _worth_keeping(stands.moves, stands.aside)
        aside = (*stands.aside, _Aside(stands.paper, stands.moves)) if keep else stands.aside
        body = _Body(by, moves, stands.saved, True, aside)
        return self._write(team, turn, (standing.rev if standing else 0) + 1, body)

    def _write(self, team: str, turn: int, rev: int, body: _Body) -> Kept | Refusal:
        draft = Draft(game=self._game, team=team, turn=turn, rev=rev, body=msgspec.json.encode(body), at=clock.now())
        try:
            saved = self._store.save_draft(draft)
        except StoreAway as away:
            return Refusal("StoreAway", str(away))
        except NotDurable as unsafe:
            return Refusal("StoreAway", f"The draft was not kept. {unsafe}")
        except NoSuchGame:
            return Refusal("GameNotRunning", "This game was deleted from the server; the draft was not kept.")
        if isinstance(saved, Behind) and saved.draft is not None:
            self._drafts[(team, turn)] = saved.draft
            # After a commit of unknown end one's own words come back with an older time: then they are kept already.
            mine = (saved.draft.rev, saved.draft.body) == (draft.rev, draft.body)
            return self.kept(team, turn) if mine else _BEHIND
        if isinstance(saved, Behind):
            self._drafts.pop((team, turn), None)
            return _BEHIND
        self._drafts[(team, turn)] = draft
        return self.kept(team, turn)

    def standing(self, turn: int) -> dict[str, tuple[MoveDraft, ...]]:
        """Every team's draft for a turn, for the close of the phase; a move on which nobody has written a word is left out."""
        found = {}
        for (team, of_turn), draft in sorted(self._drafts.items()):
            moves = tuple(move for move in _BODY.decode(draft.body).moves if _begun(move))
            if of_turn == turn and moves:
                found[team] = moves
        return found


_BEHIND = Refusal(
    "DraftBehind", "Somebody of your team saved the draft first; here is theirs. Your words are still in your window."
)


def _begun(move: MoveDraft) -> bool:
    """Whether anybody chose or wrote anything, if only an argument: then the close must play it or say why not."""
    return bool(move.card or move.title.strip() or move.text.strip() or move.reason.strip())


def _worth_keeping(moves: tuple[MoveDraft, ...], aside: tuple[_Aside, ...]) -> bool:
    """Whether anything would be lost if a sheet were not kept beside these."""
    return any(map(_begun, moves)) and all(moves != one.moves for one in aside)


def undraftable(state: State, seated: Seated, turn: Any) -> Refusal | None:
    """Why this person may not change the team's draft now, if so."""
    if seated.role not in PLAYERS:
        return Refusal("WrongSeat", "Only a team's lead and members write its draft.")
    if state.stage != "play" or state.play.phase not in ("brief", *DRAFTING):
        return Refusal(
            "WrongPhase", "Sheets are drafted from the brief until sealing; this is kept in your window for now."
        )
    if type(turn) is not int or turn != state.play.turn:
        return Refusal("StalePhase", f"This draft is of turn {turn}; the table is at turn {state.play.turn}.")
    if not state.play.clock.running:
        return Refusal(
            "ClockPaused", "The umpire has paused the clock. Your words are kept and saved when it runs again."
        )
    return None


def _read(raw: Any) -> tuple[MoveDraft, ...] | Refusal:
    try:
        moves: tuple[MoveDraft, ...] = msgspec.convert(straightened(raw), tuple[MoveDraft, ...])
    except msgspec.ValidationError as wrong:
        return Refusal("MalformedOrder", f"The draft could not be read: {wrong}.")
    if len(moves) > _MOST_MOVES:
        return Refusal("TooManyMoves", f"A draft holds at most {_MOST_MOVES} moves, not {len(moves)}.")
    return moves
