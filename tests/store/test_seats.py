"""Sessions that can be taken away at once, drafts that nobody overwrites unseen, and the server's own keys."""

from pathlib import Path

import pytest

from server.store.faults import NoSuchGame
from server.store.migrate import migrate
from server.store.rows import Behind, Draft, Session, Stored
from server.store.store import Store
from tests.store.playing import MIGRATIONS, RULEBOOK, a_game


def test_a_token_opens_its_seat_until_it_is_revoked(store: Store) -> None:
    opened = store.open_session("token-1", "berlin", "moscow-lead", 1000)
    assert opened == Session(
        key=opened.key, game="berlin", seat="moscow-lead", created_at=1000, seen_at=1000, revoked=False
    )
    assert store.session("token-1") == opened
    assert store.session("token-2") is None
    assert store.revoke(opened.key) is True
    assert store.revoke(opened.key) is False
    found = store.session("token-1")
    assert found is not None and found.revoked
    assert store.sessions("berlin") == []


def test_being_seen_moves_only_forwards(store: Store) -> None:
    key = store.open_session("token-1", "berlin", "moscow-lead", 1000).key
    store.touch(key, 3000)
    store.touch(key, 2000)
    found = store.session("token-1")
    assert found is not None and found.seen_at == 3000


def test_a_removed_seat_loses_every_session_and_no_other_seat_does(store: Store) -> None:
    phone = store.open_session("phone", "berlin", "moscow-lead", 1)
    laptop = store.open_session("laptop", "berlin", "moscow-lead", 2)
    beijing = store.open_session("beijing", "berlin", "beijing-lead", 3)
    store.revoke(phone.key)
    assert store.revoke_seat("berlin", "moscow-lead") == [laptop.key]
    assert store.sessions("berlin") == [beijing]


def test_nobody_sits_down_in_a_game_that_is_gone(store: Store) -> None:
    with pytest.raises(NoSuchGame):
        store.open_session("token", "atlantis", "umpire", 1)


def test_no_token_lies_in_the_database_readable(sqlite_url: str, tmp_path: Path) -> None:
    migrate(sqlite_url, MIGRATIONS)
    store = Store(sqlite_url)
    store.add_game(a_game(), rulebook=RULEBOOK)
    store.renew("berlin", "umpire", "the-umpires-own-token")
    store.open_session("a-sessions-own-token", "berlin", "umpire", 1)
    store.close()
    raw = (tmp_path / "wedge.db").read_bytes()
    assert b"umpire" in raw
    assert b"own-token" not in raw


def a_draft(rev: int, body: bytes = b"{}", turn: int = 2) -> Draft:
    return Draft(game="berlin", team="Kyiv", turn=turn, rev=rev, body=body, at=5000 + rev)


def test_a_draft_is_saved_one_revision_after_another(store: Store) -> None:
    assert store.draft("berlin", "Kyiv", 2) is None
    assert store.save_draft(a_draft(1, b"ask")) == Stored()
    assert store.save_draft(a_draft(2, b"ask for more")) == Stored()
    assert store.draft("berlin", "Kyiv", 2) == a_draft(2, b"ask for more")


def test_who_saves_over_a_colleague_is_shown_what_stands(store: Store) -> None:
    store.save_draft(a_draft(1, b"ask"))
    store.save_draft(a_draft(2, b"mine"))
    assert store.save_draft(a_draft(2, b"yours")) == Behind(a_draft(2, b"mine"))
    assert store.save_draft(a_draft(1, b"from the start")) == Behind(a_draft(2, b"mine"))
    assert store.save_draft(a_draft(9, b"far ahead")) == Behind(a_draft(2, b"mine"))
    assert store.save_draft(a_draft(7, turn=3)) == Behind(None)
    assert store.draft("berlin", "Kyiv", 2) == a_draft(2, b"mine")


def test_a_draft_sent_twice_is_saved_once(store: Store) -> None:
    assert store.save_draft(a_draft(1)) == Stored()
    assert store.save_draft(a_draft(1)) == Stored()
    assert store.drafts("berlin") == [a_draft(1)]


def test_all_drafts_of_a_game_come_back_after_a_restart(store: Store, url: str) -> None:
    for turn in (3, 1):
        store.save_draft(a_draft(1, turn=turn))
    restarted = Store(url)
    assert restarted.drafts("berlin") == [a_draft(1, turn=1), a_draft(1, turn=3)]
    restarted.close()


def test_the_first_worker_sets_a_key_and_the_second_uses_it(store: Store, url: str) -> None:
    other = Store(url)
    assert store.setting("signing") is None
    assert store.keep_setting("signing", b"first") == b"first"
    assert other.keep_setting("signing", b"second") == b"first"
    assert other.setting("signing") == b"first"
    other.close()
