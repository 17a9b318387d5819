"""Wedge, the live seminar wargame table. `create_app` is the only place that wires its parts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from flask import Flask

    from server.bots.live import Bots
    from server.gateway.edge import Edge
    from server.table.ahead import Ahead
    from server.table.tables import Tables
    from server.web.settings import Settings

# How long a look ahead may take on a machine that has much else to do.
_PATIENCE_S = 60.0


class Wired(NamedTuple):
    """A whole server, not yet listening."""

    app: Flask
    edge: Edge
    tables: Tables
    bots: Bots
    ahead: Ahead


def create_app(database: str, settings: Settings, *, origins: tuple[str, ...], pace: float = 1.0) -> Wired:
    """Wire a server over a database URL, migrating it first. StoreAway where the database cannot be reached.

    `pace` scales the time that bots take over what they do.
    """
    # The imports wait until gevent has patched the standard library, which `serve` does before anything else.
    from flask import Flask

    from server import places, web
    from server.bots.live import Bots
    from server.gateway.edge import build
    from server.gateway.handlers import Handlers
    from server.store.migrate import migrate
    from server.store.store import Store
    from server.table.ahead import Ahead
    from server.table.process import Process
    from server.table.tables import Tables

    migrate(database, places.migrations())
    tables = Tables(Store(database))
    app = Flask("server", static_folder=str(places.static()), static_url_path="/static")
    web.register(app, tables, settings)
    edge = build(app, origins=origins, hosts=settings.hosts)
    # Flask would print the text of an exception and the path, and either may hold what one team alone may know.
    app.log_exception = lambda wrong: edge.reports.fault("page", wrong[1])  # type: ignore[method-assign]
    ahead = Ahead(Process([sys.executable, "-m", "server.forecaster"], _PATIENCE_S))
    Handlers(edge, tables, ahead)
    return Wired(app, edge, tables, Bots(tables, edge.reports.fault, pace=pace), ahead)
