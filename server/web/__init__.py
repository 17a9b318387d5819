"""The pages: Flask blueprints over the table, which show what sight gives and hold no rules. See README.md."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Flask

from .about import about_pages
from .guard import Patience, protect
from .hall import hall_pages
from .links import link_pages
from .papers import paper_pages
from .replay import replay_pages
from .rulebook import rulebook_pages
from .settings import Settings
from .shells import shell_pages
from .sittings import Sittings
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
    app.jinja_env.globals["styles"] = _styles(app)
    for pages in (
        hall_pages(patience, sittings),
        link_pages(patience, sittings),
        shell_pages(patience, _import_map(app)),
        replay_pages(),
        paper_pages(patience),
        rulebook_pages(patience),
        about_pages(),
        tongue_pages(),
    ):
        app.register_blueprint(pages)


def _styles(app: Flask) -> list[str]:
    """The style sheets, the tokens and bare elements before what builds on them."""
    names = sorted(file.name for file in (Path(app.static_folder or "static") / "css").glob("*.css"))
    first = [name for name in ("tokens.css", "base.css") if name in names]
    return first + [name for name in names if name not in first]


def _import_map(app: Flask) -> dict[str, dict[str, str]]:
    file = Path(app.static_folder or "static") / "vendor" / "importmap.json"
    if not file.exists():
        raise FileNotFoundError(f"The browser libraries are missing: there is no {file}. Run `make assets` first.")
    found: dict[str, dict[str, str]] = json.loads(file.read_text("utf-8"))
    return found
