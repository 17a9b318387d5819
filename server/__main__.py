"""`python -m server ...` and the console command `wedge`: every command, each a few lines over the part that does it."""

import sys

if sys.argv[1:2] == ["serve"]:
    # gevent must patch the standard library before anything else is imported from it.
    from gevent import monkey

    monkey.patch_all()

from pathlib import Path

import click

from server.arguments import DATABASE, FILE, FOLDER, NEW_FILE, by_team, moves_of, placed


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Wedge: a live seminar wargame table."""


@main.command()
@click.option("--host", envvar="HOST", default="0.0.0.0", show_default=True, help="Address to listen on.")
@click.option("--port", envvar="PORT", default=8000, show_default=True, help="Port to listen on.")
@click.option("--tls", is_flag=True, help="Serve HTTPS with a certificate of its own.")
@DATABASE
@click.option("--scenario", default="wedge-2025", show_default=True, help="Scenario of a new game, if none waits.")
@click.option("--calendar", default=None, help="Calendar of a new game: express or campaign.")
@click.option("--theory", default=None, help="Theory whose weights hold in a new game.")
@click.option("--name", "names", multiple=True, help="Another name by which people reach this machine.")
@click.option(
    "--rehearse", is_flag=True, help="Open a game whose teams are all played by bots, to learn the desk alone."
)
@click.option("--pace", default=1.0, show_default=True, help="How long bots take: 1 as people would, 0 no time at all.")
def serve(
    host: str,
    port: int,
    tls: bool,
    database: str | None,
    scenario: str,
    calendar: str | None,
    theory: str | None,
    names: tuple[str, ...],
    rehearse: bool,
    pace: float,
) -> None:
    """Serve games to a room."""
    from server import serve as serving

    url = database or serving.default_database()
    serving.run(serving.Options(host, port, tls, url, scenario, calendar, theory, names, rehearse, max(0.0, pace)))


@main.command()
@click.argument("folder", type=FOLDER)
@click.option("--calendar", default=None, help="Calendar of the game: express or campaign.")
@click.option("--theory", default=None, help="Theory whose weights hold.")
@click.option("--title", default=None, help="Title of the game.")
@DATABASE
def new(folder: Path, calendar: str | None, theory: str | None, title: str | None, database: str | None) -> None:
    """Open another game of a rulebook; a running server finds it by its code."""
    from server import games

    opened = games.new(folder, calendar, theory, title, database=database)
    click.echo(
        f"game           {opened.game}\njoin code      {opened.join_code}\numpire's link  /u/{opened.umpire_token}"
    )


@main.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--seed", type=int, default=1, show_default=True, help="The same seed gives the same game, byte for byte."
)
@click.option("--calendar", default=None, help="Calendar of the game.")
@click.option("--theory", default=None, help="Theory whose weights hold.")
@click.option("--out", type=NEW_FILE, callback=placed, default=None, help="Where to write the .wedge.")
@click.option("--doctrine", "doctrines", multiple=True, metavar="TEAM=ID", help="The doctrine that plays a team.")
def play(
    folder: Path, seed: int, calendar: str | None, theory: str | None, out: Path | None, doctrines: tuple[str, ...]
) -> None:
    """Play a whole game by bots that follow doctrines, without a server."""
    from server import games

    for line in games.play(folder, seed, calendar, theory, out, by_team(doctrines)):
        click.echo(line)


@main.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--game", "file", type=FILE, default=None, help="A .wedge to look ahead from; FOLDER may be left out.")
@click.option("--turn", type=int, default=None, help="With --game: the turn to look ahead from, before its moves.")
@click.option("--n", type=int, default=10_000, show_default=True, help="How many futures, up to 200,000.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same futures.")
@click.option("--calendar", default=None, help="Calendar, without --game.")
@click.option("--theory", default=None, help="Theory whose weights hold, without --game.")
@click.option("--gauge", "gauges", multiple=True, help="A gauge to show instead of the headline gauges.")
@click.option("--doctrine", "doctrines", multiple=True, metavar="TEAM=ID", help="The doctrine that plays a team.")
@click.option(
    "--move",
    "moves",
    multiple=True,
    metavar="TEAM=CARD[:TARGET]",
    help="A move to play first; tells what each degree changes.",
)
def forecast(
    folder: Path | None,
    file: Path | None,
    turn: int | None,
    n: int,
    seed: int,
    calendar: str | None,
    theory: str | None,
    gauges: tuple[str, ...],
    doctrines: tuple[str, ...],
    moves: tuple[str, ...],
) -> None:
    """Play many futures by doctrines and say what they have in common. Expert-set, not a forecast of events."""
    from server import forecasts

    wanted = forecasts.Wanted(n, seed, calendar, theory, gauges, by_team(doctrines), file, turn, moves_of(moves))
    for line in forecasts.told(folder, wanted):
        click.echo(line)


@main.command("games")
@click.option(
    "--renew", default="", metavar="GAME", help="Make this game's umpire link anew; the old one stops working."
)
@DATABASE
def games_(renew: str, database: str | None) -> None:
    """List the games of this installation with their codes and umpire's links, finished ones too."""
    from server import games

    for line in [games.renewed(renew, database=database)] if renew else games.listed(database=database):
        click.echo(line)


@main.command()
@click.argument("file", type=FILE)
@click.option("--head", default="", help="A head somebody kept; it must be in the log.")
def verify(file: Path, head: str) -> None:
    """Check a .wedge: chain, dice, and every entry decided again. Exits 1 naming the first bad entry."""
    from server import games

    verdict = games.verified(file, head)
    click.echo(verdict.says)
    sys.exit(1 if verdict.bad else 0)


@main.command()
@click.argument("game")
@click.option("--out", type=NEW_FILE, callback=placed, default=None, help="Where to write it.")
@click.option(
    "--live", is_flag=True, help="With the dice secret, to move a running game. Keep such a file from players."
)
@DATABASE
def export(game: str, out: Path | None, live: bool, database: str | None) -> None:
    """Write a game of this server (by id or join code) into a .wedge file."""
    from server import games

    click.echo(games.export(game, out, live=live, database=database))


@main.command("import")
@click.argument("file", type=FILE)
@DATABASE
def import_(file: Path, database: str | None) -> None:
    """Take a .wedge file into this server, after verifying it."""
    from server import games

    click.echo(games.take_in(file, database=database))


@main.command()
@click.argument("game")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@DATABASE
def delete(game: str, yes: bool, database: str | None) -> None:
    """Delete a game for good, and say what went."""
    from server import games

    if not yes:
        click.confirm(f"Delete the game {game} with everything in it? This cannot be undone.", abort=True)
    click.echo(games.delete(game, database=database))


@main.command()
@click.option("--host", envvar="HOST", default="0.0.0.0", show_default=True)
@click.option("--port", envvar="PORT", default=8000, show_default=True)
@DATABASE
def doctor(host: str, port: int, database: str | None) -> None:
    """Examine this installation: what would keep it from serving, and what to do about it."""
    from server.doctor import examine
    from server.serve import default_database

    findings = examine(database or default_database(), host, port)
    for found in findings:
        mark = {"good": "ok     ", "warning": "look at", "fault": "FAULT  "}[found.grade]
        click.echo(f"{mark}  {found.name}: {found.says}" + (f"\n         {found.remedy}" if found.remedy else ""))
    sys.exit(1 if any(found.grade == "fault" for found in findings) else 0)


@main.group()
def rulebook() -> None:
    """Work on a scenario."""


@rulebook.command()
@click.argument("folder", type=FOLDER)
def check(folder: Path) -> None:
    """Report every fault of a rulebook at once."""
    from server.rules import print_report

    sys.exit(print_report(folder))


@rulebook.command("map")
@click.argument("folder", type=FOLDER)
@click.option("--out", type=NEW_FILE, callback=placed, default=Path("model.svg"), show_default=True)
def map_(folder: Path, out: Path) -> None:
    """Draw what drives what in a rulebook, as an SVG picture made from its content."""
    from server.rules import Faulty, load
    from server.rules.picture import picture

    try:
        drawn = picture(load(folder))
    except Faulty as error:
        raise click.ClickException(f"only a sound rulebook can be drawn.\n{error}") from None
    out.write_text(drawn, "utf-8")
    click.echo(f"{out}: {len(drawn):,} bytes")


@rulebook.command()
@click.argument("folder", type=FOLDER)
def validate(folder: Path) -> None:
    """Put a rulebook's world to its validation battery and print every row with its figures.

    Exits 0 only if every row passes, or fails as its battery.yaml says it honestly does, and why.
    """
    from server.lab.battery import print_battery

    sys.exit(print_battery(folder))


if __name__ == "__main__":
    main(prog_name="python -m server")
