"""`serve --rehearse` opens a game of its own in which every team is played, beside whatever waits already."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from server import places, serve
from server.arguments import located
from server.store.migrate import migrate
from server.store.store import Store
from server.table.tables import Tables


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[Tables]:
    url = f"sqlite:///{tmp_path / 'wedge.db'}"
    migrate(url, places.migrations())
    store = Store(url)
    tables = Tables(store)
    yield tables
    tables.close()
    store.close()


def started(tables: Tables, *, rehearse: bool) -> list[str]:
    """What the hall lists after a start, newest first."""
    options = serve.Options("127.0.0.1", 0, False, "", "tutorial", None, None, (), rehearse=rehearse)
    serve._ensure_game(tables, options)
    return [card.title for card in tables.games()]


def test_a_rehearsal_is_a_game_of_its_own_whose_teams_are_all_played(tables: Tables) -> None:
    assert started(tables, rehearse=False) == ["Tutorial, two banks of a river"]
    assert started(tables, rehearse=True)[0] == "Dress rehearsal" and len(tables.games()) == 2
    table = tables.table(tables.games()[0].id)
    assert {seat.team for seat in table.state.seats.values() if seat.doctrine} == set(table.engine.book.teams)
    assert started(tables, rehearse=False)[0] == "Dress rehearsal", "a start without the flag opens nothing more"
    assert len(tables.games()) == 2


def test_a_game_is_opened_under_the_theory_that_was_asked_for_and_no_other_is_guessed(tables: Tables) -> None:
    options = serve.Options("127.0.0.1", 0, False, "", "strait-1958", None, "crawford", ())
    with pytest.raises(click.ClickException, match="theory"):
        serve._ensure_game(tables, options._replace(theory="nobody"))
    assert not tables.games()
    serve._ensure_game(tables, options)
    assert tables.table(tables.games()[0].id).state.play.world.theory == "crawford"


def test_a_database_may_be_named_by_its_file(tmp_path: Path) -> None:
    assert located(str(tmp_path / "room.db")) == f"sqlite:///{tmp_path / 'room.db'}"
    assert located("postgresql://here/wedge") == "postgresql://here/wedge"
