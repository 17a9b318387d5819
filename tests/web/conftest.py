"""The pages over real tables: a small world's rulebook, a database of its own, browsers that keep their cookies."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from server.places import migrations
from server.store.migrate import migrate
from server.store.store import Store
from server.table.opening import Opened
from server.table.tables import Tables
from server.web import Settings, register
from tests.web.browser import HOST, Browser

HARBOUR = Path(__file__).parents[1] / "rulebooks" / "harbour"


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Opened]:
    """A database in which a game has just been opened, to be copied by each test."""
    file = tmp_path_factory.mktemp("harbour") / "wedge.db"
    url = f"sqlite:///{file}"
    migrate(url, migrations())
    store = Store(url)
    game = Tables(store).open_game(HARBOUR, title="The harbour on Tuesday")
    store.close()
    return file, game


@pytest.fixture
def tables(opened: tuple[Path, Opened], tmp_path: Path) -> Iterator[Tables]:
    file = shutil.copy(opened[0], tmp_path / "wedge.db")
    store = Store(f"sqlite:///{file}")
    tables = Tables(store)
    yield tables
    tables.close()
    store.close()


@pytest.fixture
def game(opened: tuple[Path, Opened], tables: Tables) -> Opened:
    """A game of the harbour in its lobby: red, blue and green."""
    return opened[1]


def laid(folder: Path, files: dict[str, str]) -> Path:
    """Write files of these names and contents below a folder, and give the folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def static(tmp_path: Path) -> Path:
    return laid(
        tmp_path / "static",
        {
            "vendor/importmap.json": '{"imports": {"preact": "/static/vendor/preact-11.2.0.js"}}',
            "vendor/preact-11.2.0.js": "export {};",
            "js/pages/team.js": "export {};",
            "js/pages/desk.js": "export {};",
            "css/base.css": "body { margin: 0 }",
            "css/tokens.css": ":root { --ink: #000 }",
            "css/aside.css": ".aside { margin: 0 }",
        },
    )


@pytest.fixture
def build(tables: Tables, static: Path) -> Callable[..., Flask]:
    """Make an app of the pages; arguments go into its settings."""

    def build(**more: object) -> Flask:
        app = Flask("wedge", static_folder=static, static_url_path="/static")
        settings = {"base_url": "http://192.168.7.7:8000", "hosts": (HOST, "localhost"), **more}
        register(app, tables, Settings(**settings))
        return app

    return build


@pytest.fixture
def browser(build: Callable[..., Flask]) -> Callable[[], Browser]:
    """Open another browser, with nothing in it."""
    app = build()
    return lambda: Browser(app)
