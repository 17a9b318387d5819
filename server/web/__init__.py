"""The pages: Flask blueprints over the table, which show what sight gives and hold no rules. See README.md."""

from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Flask

from .about import about_pages
from .guard import Patience, protect
from .hall import hall_pages
from .links import link_pages
from .newgame import new_game_pages
from .papers import paper_pages
from .prints import print_pages
from .replay import replay_pages
from .rulebook import rulebook_pages
from .runsheet import runsheet_pages
from .scenarios import Scenarios
from .settings import Settings
from .shells import shell_pages
from .sittings import Sittings
from .statics import STYLES, Statics
from .tongue import speak, tongue_pages
from .visitor import EXTENSION

if TYPE_CHECKING:
    from server.table.tables import Tables

__all__ = ["Settings", "register"]


def register(app: Flask, tables: "Tables", settings: Settings) -> None:
    """Give an app every page. FileNotFoundError where its static folder lacks vendor/importmap.json."""
    app.extensions[EXTENSION] = (tables, settings)
    protect(app, tables.signer.web_key)
    speak(app)
    patience, sittings = Patience(app, settings.attempts), Sittings()
    app.register_blueprint(Blueprint("web", __name__, template_folder="templates"))
    statics = Statics(Path(app.static_folder or "static"))
    app.view_functions["static"] = statics.send
    app.jinja_env.globals.update(statics=statics, styles=STYLES)
    for pages in (
        hall_pages(patience, sittings),
        link_pages(patience, sittings),
        shell_pages(patience, statics),
        replay_pages(),
        paper_pages(patience),
        print_pages(),
        rulebook_pages(patience),
        runsheet_pages(),
        about_pages(),
        new_game_pages(Scenarios()),
        tongue_pages(),
    ):
        app.register_blueprint(pages)
