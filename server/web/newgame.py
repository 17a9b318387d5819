"""Another game for the same people: the tutorial before the seminar, the seminar after it, with no command typed."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from server.table.onward import gone_on, gone_to, lead_on, leads_to, put_away
from server.table.tables import GameCard
from server.umpire.parts import PLAYERS, WHITE_CELL
from server.umpire.refusals import Refusal
from server.umpire.rulebook import Rulebook

from .hall import Page, welcome
from .scenarios import Read, Scenarios, minutes
from .seating import led_twice, namesakes, people, placed, suggested
from .tongue import title, voice
from .visitor import home, somebody, someone_as, tables
from .words import ROLES

if TYPE_CHECKING:
    from server.table.sessions import Seated

_REMEMBERED = 100

_KEEPS = "keeps"
"""The place of somebody who goes back to the seat that they have there under the same name."""


class Goal(NamedTuple):
    """Where people shall go on: a scenario to open a game of, or a game that is not over. `teams` are titles by id."""

    title: str
    teams: dict[str, str]
    there: Mapping[str, Mapping[str, Any]]
    read: Read | None = None
    game: str = ""


def new_game_pages(scenarios: Scenarios) -> Blueprint:
    """The pages of another game, of the scenarios there are."""
    pages = Blueprint("newgame", __name__)
    opened: dict[str, str] = {}

    @pages.get("/games/new")
    def choose() -> Page:
        who = someone_as("umpire")
        if request.args.get("scenario") or request.args.get("game"):
            return _form(who, _goal(scenarios, who, request.args))
        others = [card for card in tables().games() if card.stage != "over" and card.id != who.game]
        waiting, running = ([_there(card) for card in others if card.stage == stage] for stage in ("lobby", "play"))
        every = [_offer(read.book) for read in scenarios.every()]
        return render_template("newgame.html", scenarios=every, waiting=waiting, running=running, gone=_gone(who.game))

    @pages.post("/games/new")
    def go() -> Page:
        who = someone_as("umpire")
        goal = _goal(scenarios, who, request.form)
        form = request.form.get("form", "")
        plan = {seat: request.form.get(f"place-{seat}", "") for seat in people(_seats(who.game))}
        plan[who.seat] = "umpire"
        twice = led_twice(plan, goal.there)
        if form in opened:
            return redirect(url_for(".onward"), 303)
        if twice:
            says = _("Two people would lead %(team)s. One of them can be a member.", team=goal.teams.get(twice, twice))
            return _form(who, goal, plan, says), 422
        game = goal.game or _opened(goal.read)
        places = {seat: found for seat, place in plan.items() if (found := placed(place))}
        known = namesakes(_seats(who.game), goal.there)
        lead_on(
            tables(), who.game, game, places, {seat: old for seat, old in known.items() if plan.get(seat) == _KEEPS}
        )
        opened[form] = game
        while len(opened) > _REMEMBERED:
            del opened[next(iter(opened))]
        return redirect(url_for(".onward"), 303)

    @pages.post("/games/back")
    def back() -> Response:
        who = someone_as("umpire")
        last = gone_to(tables(), who.game)
        if last != who.game:
            lead_on(tables(), last, who.game, {})
        return redirect(home(who), 303)

    @pages.post("/games/close")
    def close() -> Page:
        who = someone_as("umpire")
        waiting = (card for card in tables().games() if card.stage == "lobby" and card.id != who.game)
        card = next((card for card in waiting if card.id == request.form.get("game", "")), None)
        if card is None:
            raise NotFound(_("This game does not wait in its lobby any more. Go back to see which games do."))
        refused = put_away(tables(), card.id, who)
        if refused is not None:
            raise Forbidden(voice(tables().table(card.id).row.scenario).refusal(refused).says)
        return redirect(url_for(".choose"), 303)

    @pages.get("/onward")
    def onward() -> Response:
        who = somebody()
        following = leads_to(tables(), who.game)
        if not following:
            return redirect(home(who), 303)
        sat = tables().sit_at(who.game, who.seat)
        if sat is None or sat.seated.game == who.game:
            # No place was kept for this person there, so they choose one like anybody who comes new.
            return redirect(url_for("hall.short", code=tables().table(following).row.join_code), 303)
        return welcome(sat)

    return pages


def _gone(game: str) -> dict[str, Any] | None:
    """Where a game's people have gone on to, and how many of them; None where they stayed."""
    last = gone_to(tables(), game)
    return None if last == game else {"title": title(tables().table(last)), "people": gone_on(tables(), game, last)}


def _there(card: GameCard) -> dict[str, Any]:
    """A game that one can go on to, with when it was opened by this machine's clock and how many sit there."""
    opened = datetime.fromtimestamp(card.created_at / 1000, UTC).astimezone()
    return {
        "id": card.id,
        "title": title(tables().table(card.id)),
        "code": card.join_code,
        "opened": opened.strftime("%Y-%m-%d %H:%M"),
        "seated": len(people(_seats(card.id))),
        "lobby": card.stage == "lobby",
    }


def _goal(scenarios: Scenarios, who: "Seated", asked: Mapping[str, str]) -> Goal:
    game = asked.get("game", "")
    if game and game != who.game and any(card.id == game and card.stage != "over" for card in tables().games()):
        table = tables().table(game)
        seen = voice(table.row.scenario).sections(dict(table.view("projector").sections))
        teams = {id: team["title"] for id, team in seen["book"]["teams"].items()}
        return Goal(title(table), teams, seen["seats"], game=game)
    read = scenarios.find(asked.get("scenario", ""))
    if read is None:
        raise NotFound(_("There is no such scenario or game to go on to. Go back and choose one of the list."))
    say = voice(read.book.scenario.id).name
    teams = {id: say(read.book.teams[id].title) for id in read.book.scenario.teams}
    return Goal(say(read.book.scenario.title), teams, {}, read=read)


def _form(who: "Seated", goal: Goal, plan: Mapping[str, str] | None = None, refused: str = "") -> str:
    going = people(_seats(who.game))
    known = namesakes(going, goal.there)
    if plan is None:
        rest = {seat: person for seat, person in going.items() if seat not in known}
        plan = suggested(rest, tuple(goal.teams), goal.there) | dict.fromkeys(known, _KEEPS)
    free = [(f"{role}:{team}", f"{name}, {ROLES[role]}") for team, name in goal.teams.items() for role in PLAYERS]
    free += [(role, str(ROLES[role])) for role in (*WHITE_CELL, "analyst", "observer")]
    return render_template(
        "newgame_form.html",
        goal=goal,
        book=_offer(goal.read.book) if goal.read else None,
        asked=request.form if request.method == "POST" else {},
        going=[(seat, going[seat], plan.get(seat, "")) for seat in going if seat != who.seat],
        free=free,
        known={seat: _seat(goal, old) for seat, old in known.items()},
        form=secrets.token_urlsafe(16),
        refused=Refusal("SeatTaken", refused) if refused else None,
    )


def _seat(goal: Goal, seat: str) -> str:
    person = goal.there[seat]
    role = str(ROLES[person["role"]])
    return f"{goal.teams[person['team']]}, {role}" if person["team"] else role


def _opened(read: Read | None) -> str:
    assert read is not None, "a goal is a game or a scenario"
    named = " ".join(request.form.get("title", "").split())
    fields = {name: request.form.get(name) or None for name in ("calendar", "theory")}
    try:
        return tables().open_read(read.files, read.book, title=named or None, **fields).game
    except ValueError:
        raise NotFound(_("This scenario has no such calendar or theory. Go back and choose again.")) from None


def _seats(game: str) -> dict[str, Any]:
    seats: dict[str, Any] = tables().table(game).view("umpire").sections["seats"]
    return seats


def _offer(book: Rulebook) -> dict[str, Any]:
    """A scenario as one may choose it, in the reader's language."""
    frame, say = book.scenario, voice(book.scenario.id).name
    calendars = [(one.id, say(one.title), _lasts(minutes(book, one))) for one in frame.calendars]
    return {
        "id": frame.id,
        "title": say(frame.title),
        "blurb": say(frame.blurb),
        "calendars": calendars,
        "calendar": frame.default_calendar,
        "lasts": next(lasts for id, _, lasts in calendars if id == frame.default_calendar),
        "theories": [(one.id, say(one.title), say(one.text)) for one in book.theories.values()],
        "theory": frame.default_theory,
    }


def _lasts(minutes: float) -> str:
    if minutes < 60:
        return str(ngettext("about one minute", "about %(num)d minutes", round(minutes)))
    return str(ngettext("about one hour", "about %(num)d hours", round(minutes / 60)))
