"""The umpire steps back: every screen says whither and why, and a sheet that had been sealed is its team's draft again."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import DESK, PHONE, TABLET, WALL, Screen, seminar
from .gestures import put_on_sheet, seal
from .people import Person

CARROT = "Tariff relief for less trade with Russia (carrot)"
WHY = "We closed before Kyiv had spoken. " * 30
TOLD = "The umpire has stepped back to turn 1, Negotiation."


def test_everybody_reads_whither_and_why_and_has_the_sheet_again(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        ursula = room.screen("Ursula").umpire()
        wilma = room.screen("Wilma").join("Lead", "Washington")
        wall = room.screen("Wall", size=WALL, theme="dark").open(f"/board/{room.house.code}").live()
        bao = Person(room.house, name="Bao").join("lead", "beijing")
        room.people.append(bao)
        umpire = room.begun()
        put_on_sheet(wilma, CARROT).get_by_label("Our argument").fill("They need the harbour.")
        wilma.shows("Draft saved")
        umpire.order("ClosePhase", turn=1, phase="deliberate")
        room.at("Negotiation")
        seal(wilma)
        for phase in ("negotiate", "seal"):
            umpire.order("ClosePhase", turn=1, phase=phase)
        room.at("Contest")
        steps_back(ursula)
        room.at("Negotiation")
        for screen in (ursula, wilma, wall):
            told = screen.page.locator(".stepped")
            expect(told).to_contain_text(TOLD)
            expect(told).to_contain_text(WHY.strip())
            expect(told.get_by_text("Sheets sealed after it are drafts again.")).to_be_visible(
                visible=screen is not wall
            )
            expect(told).to_be_in_viewport(ratio=1)
            screen.judge("stepped back")
        news = bao.view["news"]["step_back.1"]
        assert (news["turn"], news["phase"], news["text"], news["to"]) == (1, "negotiate", WHY.strip(), [])
        ursula.shoot(room.shots, "step-back-desk", DESK, TABLET, PHONE)
        wilma.shoot(room.shots, "step-back-team", DESK, TABLET, PHONE, part="Our moves")
        wall.shoot(room.shots, "step-back-board", WALL)
        move = wilma.page.get_by_role("article", name="Move 1")
        expect(move.get_by_label("Our argument")).to_have_value("They need the harbour.")
        umpire.order("ResumeClock")
        seal(wilma)
        umpire.order("ClosePhase", turn=1, phase="negotiate")
        room.at("Sealing")
        for screen in (ursula, wilma, wall):
            expect(screen.page.locator(".stepped")).to_have_count(0)
        wilma.turn_to("News")
        expect(wilma.panel("News")).to_contain_text(TOLD)
        expect(wilma.panel("News")).to_contain_text(WHY.strip())
        notes_it(ursula)
        the_replay_says_no_more(wilma)
        room.clean()


def steps_back(ursula: Screen) -> None:
    """By the record, with a reason at whose field it says that all will read it."""
    ursula.page.keyboard.press("7")
    ursula.page.get_by_label("Moment").select_option(value="0.1.negotiate")
    ursula.press("Step back to here")
    dialog = ursula.page.get_by_role("dialog")
    expect(dialog).to_contain_text("It stands at once on every team's screen, on the board and in the replay.")
    dialog.get_by_label("Why, for everybody to read").fill(WHY)
    ursula.press("Step back to here", dialog)


def notes_it(ursula: Screen) -> None:
    """What a note is about is chosen by what the news of a step back says."""
    ursula.page.keyboard.press("7")
    notes = ursula.panel("My notes")
    notes.get_by_label("What you saw or thought").fill("Kyiv was relieved.")
    notes.get_by_label("About").select_option(label=TOLD)
    ursula.press("Keep the note", notes)
    expect(notes.get_by_role("listitem").filter(has_text="Kyiv was relieved.")).to_contain_text(TOLD)


def the_replay_says_no_more(wilma: Screen) -> None:
    """That the umpire stepped back, and not that a team took its sheet back."""
    wilma.open("/replay#last")
    for _ in range(3):
        wilma.press("Back")
    expect(wilma.page.get_by_role("heading", level=2).first).to_have_text(
        "The umpire steps back to turn 1, Negotiation"
    )
    expect(wilma.panel("What happened here")).to_contain_text(WHY.strip())
