"""What people may find before them in one short game: every page, every phase, empty, busy and refused.

The sweep for accessibility judges each moment, and `make shots` takes its pictures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .browsing import WALL, Room, Screen
from .gestures import opened
from .people import Person

PLAIN = ("/", "/help", "/nowhere", "/j/ZZZZZZ")
BOOK = ("", "gauge/cohesion", "injects", "print/briefs")
UMPIRES = ("/seats/cards", "/games/new", "/print")
DESK_VIEWS = ("Outlook", "Run-sheet", "Gauges", "Seats", "Record")
CARROT = {"card": "tariff_carrot", "target": "beijing", "reason": "Relief is worth more to them than the trade."}
OWN = {
    "title": "Invite Beijing to a conference",
    "text": "In Geneva, with observers.",
    "target": "beijing",
    "reason": "",
}
QUIETLY = {"card": "supply_quietly", "target": "moscow", "covert": True, "reason": "Nobody counts at Khorgos."}
EXPORTS = "china_exports_to_russia"


@dataclass(frozen=True)
class Moment:
    """One thing to look at: `name` for files and faults, `screen` that shows it, `part` its tab on a narrow screen."""

    name: str
    screen: Screen
    part: str = ""


class Walk:
    """One game: Wilma and Ursula at screens, the wall, and over bare sockets Bao and whatever the umpire does."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.umpire = Person(room.house, name="Ursula").umpire()
        self.lead = Person(room.house, name="Wilma").join("lead", "washington")
        self.bao = Person(room.house, name="Bao").join("lead", "beijing")
        room.people += [self.umpire, self.lead, self.bao]
        self.guest = room.screen("Guest")
        self.ursula = self._seated(self.umpire)
        self.wilma = self._seated(self.lead)
        self.wall = room.screen("Wall", size=WALL, theme="dark").open(f"/board/{room.house.code}").live()

    def moments(self) -> Iterator[Moment]:
        """Everything, in the order of a game."""
        yield from self.pages()
        yield from self.three("0-lobby")
        self.umpire.order("StartGame")
        yield from self.phase("brief", "Briefing", part="Situation")
        yield from self.deliberation()
        yield from self.negotiation()
        yield from self.sealing()
        yield from self.contest()
        yield from self.adjudication()
        yield from self.phase("results", "Results", part="Situation")
        yield from self.end()

    def pages(self) -> Iterator[Moment]:
        """Pages without a line to the server, as a stranger and as the umpire find them."""
        for path in PLAIN:
            yield self._page(self.guest, path)
        code = self.room.house.code
        yield self._page(self.guest, f"/j/{code}", "join")
        yield self._page(self.guest, self.room.house.umpire, "white-cell")
        book = self.room.screen("Book").open(self.umpire.sync()["me"]["link"]).live()
        for part in BOOK:
            yield self._page(book, f"/rulebook/{code}/{part}", f"rulebook-{part}")
        for path in UMPIRES:
            yield self._page(book, path)
        book.close()

    def phase(self, phase: str, title: str, part: str = "Our moves") -> Iterator[Moment]:
        """The three screens when a phase has begun; then it is closed."""
        yield from self.three(phase, title, part)
        self.close(phase)

    def three(self, name: str, title: str = "", part: str = "Our moves") -> Iterator[Moment]:
        """The team's screen, the desk and the board."""
        for kind, screen in (("team", self.wilma), ("desk", self.ursula), ("board", self.wall)):
            if title:
                screen.at(title)
            yield Moment(f"{name}-{kind}", screen, part if kind == "team" else "")

    def close(self, phase: str) -> None:
        """The umpire closes the phase."""
        self.umpire.order("ClosePhase", turn=1, phase=phase)

    def deliberation(self) -> Iterator[Moment]:
        self.wilma.at("Deliberation")
        yield Moment("deliberate-empty-team", self.wilma)
        self.lead.type_draft(CARROT, OWN)
        self.bao.type_draft(QUIETLY)
        self.lead.order("SendCable", kind="bilateral", to=["beijing"], text="Between us: the offer holds for one year.")
        self.bao.order("SendCable", kind="bilateral", to=["washington"], text="We are listening.")
        self.bao.order("SendCable", kind="public", text="China acts as a responsible great power. " * 4)
        self.lead.order("SendCable", kind="rfi", text="Does Geneva host in March?")
        self.wilma.page.get_by_role("article", name="Move 2").wait_for()
        yield from self.three("deliberate", "Deliberation")
        self.wilma.page.locator("details.card summary").first.click()
        yield Moment("deliberate-card-team", self.wilma, "Our moves")
        yield Moment("deliberate-talk-team", self.wilma, "Talk")
        views = self.ursula.page.get_by_role("group", name="What to work on")
        for view in DESK_VIEWS:
            self.ursula.press(view, views)
            if view == "Outlook":
                self.ursula.panel("Outlook").locator(".fans").wait_for()
            yield Moment(f"deliberate-desk-{view.lower()}", self.ursula)
        self.ursula.press("Moves", views)
        self.close("deliberate")

    def negotiation(self) -> Iterator[Moment]:
        clauses = [
            {"party": "washington", "kind": "plays", "card": "tariff_carrot"},
            {"party": "beijing", "kind": "keeps", "gauge": EXPORTS, "high": 90},
        ]
        self.lead.order("ProposePact", title="Relief for restraint", parties=["beijing"], clauses=clauses, until=2)
        self.wilma.at("Negotiation")
        self.wilma.turn_to("Pacts")
        self.wilma.press("Propose a pact")
        yield from self.three("negotiate", "Negotiation", "Talk")
        self.wilma.press("Propose and sign it")
        yield Moment("negotiate-refused-team", self.wilma, "Talk")
        self.wilma.turn_to("News")
        yield Moment("negotiate-news-team", self.wilma, "Talk")
        self.wilma.turn_to("Cables")
        self.bao.order("SignPact", pact=next(iter(self.bao.until(lambda v: v["pacts"])["pacts"])))
        self.close("negotiate")

    def sealing(self) -> Iterator[Moment]:
        self.wilma.at("Sealing")
        self.wilma.press("Seal our sheet")
        self.wilma.panel("Our sheet").get_by_role("alert").last.wait_for()
        yield Moment("seal-refused-team", self.wilma, "Our moves")
        self.umpire.order("PauseClock")
        self.wilma.shows(re.compile("^The umpire has stopped the clock"))
        yield from self.three("seal-paused", "Sealing")
        self.umpire.order("ResumeClock")
        self.ursula.press("Close Sealing")
        yield Moment("seal-asked-desk", self.ursula)
        self.ursula.page.keyboard.press("Escape")
        self.lead.order("SealSheet", turn=1, moves=[CARROT, {**OWN, "reason": "Nobody loses by listening."}])
        self.bao.order("SealSheet", turn=1, moves=[QUIETLY])
        self.wilma.page.get_by_role("button", name="Recall the sheet").wait_for()
        yield Moment("seal-sealed-team", self.wilma, "Our moves")
        self.close("seal")

    def contest(self) -> Iterator[Moment]:
        self.bao.until_phase("contest")
        self.bao.order("FileReason", move="1.washington.1", side="against", text="We have heard such offers before.")
        yield from self.phase("contest", "Contest")

    def adjudication(self) -> Iterator[Moment]:
        yield from self.three("adjudicate", "Adjudication")
        opened(self.ursula.page.locator("article.move").first).get_by_text("Rule otherwise").click()
        yield Moment("adjudicate-edit-desk", self.ursula)
        own = {"method": "ruling", "degree": "partial", "reason": "They come, and promise nothing."}
        self.umpire.order("MakeRuling", move="1.washington.2", **own)
        self.umpire.order("AcceptRulings", turn=1)
        self.ursula.shows("Every move has its ruling.")
        yield Moment("adjudicate-ruled-desk", self.ursula)
        self.close("adjudicate")

    def end(self) -> Iterator[Moment]:
        """A line that is lost, the end, the replay, and a seat that is taken away."""
        self.wilma.away = True
        self.wilma.context.set_offline(True)
        self.wilma.page.evaluate("() => dispatchEvent(new Event('offline'))")
        self.wilma.shows("No connection.")
        yield Moment("lost-team", self.wilma)
        self.wilma.context.set_offline(False)
        self.wilma.live().away = False
        self.umpire.order("EndGame", reason="The room closes.")
        self.wilma.shows("How it ended")
        yield from self.three("over")
        self.ursula.open("/replay").shows(re.compile("^Step 1 of"))
        self.ursula.page.keyboard.press("End")
        yield Moment("replay", self.ursula)

    def _page(self, screen: Screen, path: str, name: str = "") -> Moment:
        before = len(screen.faults)
        screen.open(path)
        # Chromium writes of every page that is not found, and these are looked for on purpose.
        screen.faults[before:] = [fault for fault in screen.faults[before:] if "404" not in fault]
        return Moment("page-" + (name or path.strip("/") or "hall").replace("/", "-").strip("-"), screen)

    def _seated(self, person: Person) -> Screen:
        return self.room.screen(person.name).open(person.sync()["me"]["link"]).live()
