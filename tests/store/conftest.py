"""A migrated store for the stories, once on SQLite and once on PostgreSQL."""

from collections.abc import Iterator

import pytest

from server.store.migrate import migrate
from server.store.store import Store
from tests.store.playing import MIGRATIONS, RULEBOOK, a_game


@pytest.fixture
def url(database_url: str) -> str:
    """The URL of a migrated database."""
    migrate(database_url, MIGRATIONS)
    return database_url


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store that holds the game `berlin`."""
    store = Store(url)
    assert store.add_game(a_game("berlin"), rulebook=RULEBOOK) == "added"
    yield store
    store.close()
