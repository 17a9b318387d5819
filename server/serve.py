"""`serve`: wire a server, see that a game waits, say where it is, and serve until told to stop."""

import os
import signal
import socket
from pathlib import Path
from typing import NamedTuple

import click
import gevent

from server import Wired, create_app, lan, places
from server.gateway.edge import Unsafe
from server.gateway.listener import CannotListen, listen, tls_context
from server.store.faults import StoreAway
from server.table.entry import HOST
from server.table.opening import Opened
from server.table.tables import Tables
from server.umpire.orders import FillTeams
from server.web.settings import Settings

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Options(NamedTuple):
    """What `serve` was asked for. `scenario`, `calendar` and `theory` are a new game's, where none waits, or a rehearsal's.

    `pace` scales the time that bots take over what they do.
    """

    host: str
    port: int
    tls: bool
    database: str
    scenario: str
    calendar: str | None
    theory: str | None
    names: tuple[str, ...]
    rehearse: bool = False
    pace: float = 1.0


def default_database() -> str:
    """The URL of the installation's own SQLite file, or what WEDGE_DATABASE names."""
    named = os.environ.get("WEDGE_DATABASE")
    if named:
        return named
    folder = places.instance()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The folder holds sealed sheets and the secrets of dice; another account of this machine has no business in it.
    folder.chmod(0o700)
    return f"sqlite:///{folder / 'wedge.db'}"


def run(options: Options) -> None:
    """Serve until SIGINT or SIGTERM. ClickException with a sentence where it cannot."""
    alone = options.host in _LOOPBACK
    address = None if alone else lan.address()
    names = _names(options, address)
    certificate = lan.certificate(places.instance(), names) if options.tls else None
    context = tls_context(str(certificate.certificate), str(certificate.key)) if certificate else None
    try:
        listener = listen(options.host, options.port, tls=context)
        base = f"{listener.scheme}://{_host(options.host if alone else address or 'localhost')}:{listener.port}"
        settings = Settings(base_url=base, hosts=tuple(names), tls=options.tls)
        origins = tuple(f"{listener.scheme}://{_host(name)}:{listener.port}" for name in names)
        wired = create_app(options.database, settings, origins=origins, pace=options.pace)
        _ensure_game(wired.tables, options)
    except _foreseen() as wrong:
        raise click.ClickException(str(wrong)) from None
    for number in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(number, _stop, wired)

    def ready() -> None:
        wired.bots.take_up()
        _greet(wired.tables, base, alone, address, certificate)

    wired.edge.serve(listener, ready=ready)
    wired.ahead.close()
    wired.bots.close()
    wired.tables.close()
    wired.tables.store.close()


def _foreseen() -> tuple[type[Exception], ...]:
    """What may keep a server from starting and has a sentence of its own. Asked only once something went wrong."""
    # Most starts read no rulebook, and importing its reader is a tenth of a start.
    from server.rules import Faulty

    return (CannotListen, StoreAway, Unsafe, Faulty, FileNotFoundError)


def _stop(wired: Wired) -> None:
    gevent.spawn(wired.edge.stop)


def _ensure_game(tables: Tables, options: Options) -> None:
    """Take up every game where it stood, and open one where none is waiting or running, or for a rehearsal."""
    if options.rehearse:
        opened = _opened(tables, options, title="Dress rehearsal")
        tables.table(opened.game).submit(HOST, "rehearse", FillTeams())
    elif all(card.stage == "over" for card in tables.games()):
        _opened(tables, options)


def _opened(tables: Tables, options: Options, title: str | None = None) -> Opened:
    folder = _folder(options.scenario)
    try:
        return tables.open_game(folder, calendar=options.calendar, theory=options.theory, title=title)
    except ValueError as wrong:
        raise click.ClickException(str(wrong)) from None


def _folder(scenario: str) -> Path:
    shipped = places.rulebook() / scenario
    return shipped if shipped.is_dir() else Path(scenario)


def _names(options: Options, address: str | None) -> list[str]:
    """Every name this server may be called by; any other is turned away, so that no foreign page can reach it."""
    found = ["localhost", "127.0.0.1", socket.gethostname().lower(), *(name.lower() for name in options.names)]
    if address:
        found.append(address)
    if options.host not in ("0.0.0.0", "::"):
        found.append(options.host)
    return list(dict.fromkeys(found))


def _host(name: str) -> str:
    return f"[{name}]" if ":" in name else name


def _greet(tables: Tables, base: str, alone: bool, address: str | None, certificate: lan.Certificate | None) -> None:
    """Print where everything is, so that nobody has to ask."""
    echo = click.echo
    cards = [card for card in tables.games() if card.stage != "over"]
    echo(f"\nWedge serves on {base}")
    if alone:
        echo("Only this machine can reach it, because it listens on the loopback address alone.")
    elif address is None:
        echo("No network was found: only this machine can reach it. Join a network and start again for others.")
    for card in cards:
        join = f"{base}/j/{card.join_code}"
        echo(f"\n{card.title} ({card.calendar}, {card.stage})")
        if card is cards[0]:
            echo(lan.qr(join))
        echo(f"  join code      {card.join_code}   or {join}")
        echo(f"  umpire's link  {base}/u/{tables.umpire_link(card.id)}")
        echo(f"  projector      {base}/board/{card.join_code}")
    if certificate is not None:
        echo(
            f"\nHTTPS with a certificate of its own; browsers ask once. Its SHA-256 fingerprint:\n  {certificate.fingerprint}"
        )
    elif not alone:
        echo(
            "\nPlain HTTP: anybody on this network could read along. In a room you trust that is fine; otherwise start with"
            " `make run ARGS=--tls`."
        )
    echo("Stop with Ctrl-C; every game goes on where it stood.\n")
