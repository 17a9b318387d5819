"""The umpire's desk by click: seats moved, questions answered, paper entered, every method ruled, notes, policies, the survey."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import DESK, PHONE, TABLET, Screen, seminar
from .gestures import channel, put_on_sheet, seal, send_cable, types_on
from .methods import rules_by_every_method
from .people import Person
from .waiting import eventually

LOOK = Path(os.environ["WEDGE_LOOK"]) if "WEDGE_LOOK" in os.environ else None
BOOKS = Path(__file__).resolve().parent.parent / "rulebooks"
ASKED = """\
note_tags: {mistrust: Mistrust}
survey:
  - {id: fair, title: "How fair was the harbour?", kind: scale, low: Foul, high: Fair}
  - {id: unclear, title: "What was unclear?", kind: text}
"""
# Narrower than this, a step of a slider is thinner than a finger.
FINGERS_PX = 180


def test_everything_on_the_desk_works_by_click(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path, scenario=harbour(tmp_path / "books")) as room:
        ursula = room.screen("Ursula").umpire()
        rosa = room.screen("Rosa").join("Lead", "Red town")
        ben = Person(room.house, name="Ben").join("member", "blue")
        ana = Person(room.house, name="Ana").join("analyst")
        room.people += [ben, ana]
        moves_a_seat(ursula, ben)
        ursula.confirm("Start the game")
        room.at("Brief")
        ursula.confirm("Close Brief")
        room.at("Deliberate")
        ends_no_phase_by_a_minute(ursula)
        answers_questions(ursula, rosa, ben)
        chooses_by_slider(rosa)
        enters_paper(ursula, rosa)
        writes_notes(ursula, ana)
        for phase, following in (("Deliberate", "Negotiate"), ("Negotiate", "Seal"), ("Seal", "Contest")):
            ursula.confirm(f"Close {phase}")
            room.at(following)
        ben.order("GiveEstimate", move="1.green.1", chance=60)
        ursula.confirm("Close Contest")
        room.at("Adjudicate")
        rules_by_every_method(ursula, LOOK)
        ursula.confirm("Close Adjudicate")
        room.at("Results")
        ursula.confirm("Close Results")
        room.at("Brief")
        # The storm, not sent in its turn and offered again by the world, is counted alike everywhere.
        for place in (ursula.page.get_by_role("group", name="Waiting for you"), ursula.panel("Injects")):
            expect(place.get_by_text("one inject due", exact=True)).to_be_visible()
        revokes(ursula, rosa)
        looks_back(ursula, rosa)
        room.clean()


def harbour(shelf: Path) -> Path:
    """The harbour of the tests, with a survey and a tag of its own."""
    shutil.copytree(BOOKS / "harbour", shelf / "harbour")
    shutil.copy(BOOKS / "sources.yaml", shelf)
    (shelf / "harbour" / "asked.yaml").write_text(ASKED, "utf-8")
    return shelf / "harbour"


def work(ursula: Screen, view: str) -> None:
    """Turn the middle of the desk to a view."""
    ursula.press(view, ursula.page.get_by_role("group", name="What to work on"))


def moves_a_seat(ursula: Screen, ben: Person) -> None:
    """Ben came for Blue and is made Green's lead; the lobby is locked behind him."""
    row = ursula.panel("Seats").get_by_role("listitem").filter(has_text="Ben")
    row.locator("summary").click()
    row.get_by_label("Place").select_option(label="Green town, Lead")
    ursula.press("Move", row)
    ben.until(
        lambda view: any((s["name"], s["role"], s["team"]) == ("Ben", "lead", "green") for s in view["seats"].values())
    )
    ben.sync()
    assert ben.audience == "team:green"
    ursula.press("Lock the lobby")
    ben.until(lambda view: view["game"]["locked"])
    ursula.shoot(LOOK, "seats", DESK, TABLET, PHONE, part="Work")
    ursula.judge("seats")


def ends_no_phase_by_a_minute(ursula: Screen) -> None:
    """To take the last minute is to close the phase, so that is what the desk asks."""
    ursula.press("Pause")
    for _ in range(4):
        ursula.press("−1 min")
    ursula.press("−1 min")
    question = ursula.page.get_by_role("dialog")
    expect(question).to_contain_text("Less than a minute is left, so this closes Deliberate. Close it now?")
    ursula.press("Cancel", within=question)
    for _ in range(4):
        ursula.press("+1 min")
    ursula.press("Resume")
    ursula.at("Deliberate")


def answers_questions(ursula: Screen, rosa: Screen, ben: Person) -> None:
    """Of two questions one is answered to all, one to who asked; both leave the desk."""
    for text in ("May a toll be paid in fish?", "How deep is the pier?"):
        send_cable(rosa, "Questions to the white cell", text)
    types_on(rosa, "Public statements", "We are patient.", "Still")
    channel(rosa, "Questions to the white cell")
    open_ones = ursula.panel("Questions from the teams")
    fish = open_ones.locator("article, li, div.cable").filter(has_text="in fish").last
    ursula.press("I take it", fish)
    fish.get_by_label("Answer", exact=True).fill("In herring only.")
    fish.get_by_label("Publish the answer to all").check()
    ursula.press("Answer", fish)
    expect(open_ones.get_by_text("in fish")).to_have_count(0)
    open_ones.get_by_label("Answer", exact=True).fill("Four fathoms.")
    ursula.shoot(LOOK, "rfi", DESK, PHONE, part="Messages")
    ursula.press("Answer", open_ones)
    expect(open_ones.get_by_text("No question waits for an answer.")).to_be_visible()
    rosa.shows("Four fathoms.")
    log = rosa.page.get_by_role("log", name="Questions to the white cell")
    expect(log.get_by_text("In herring only.")).to_be_visible()
    told = ben.until(lambda view: len(view["cables"]) == 2)["cables"].values()
    assert {cable["text"] for cable in told} == {"We are patient.", "In herring only."}


def chooses_by_slider(rosa: Screen) -> None:
    """The level of the toll, on a slider that a finger can set at any size."""
    slot = put_on_sheet(rosa, "Raise a toll")
    slider = slot.get_by_role("slider", name="Level")
    for size in (DESK, TABLET, PHONE):
        rosa.page.set_viewport_size({"width": size[0], "height": size[1]})
        box = slider.bounding_box()
        assert box is not None and box["width"] >= FINGERS_PX and box["height"] >= 24, (size, box)
    rosa.shoot(LOOK, "slider", DESK, TABLET, PHONE, part="Our moves")
    slider.fill("7")
    expect(slot.get_by_text("7 coins")).to_be_visible()
    raid = put_on_sheet(rosa, "Night raid")
    raid.get_by_label("Aimed at").select_option(label="Blue town")
    seal(rosa)
    first, second = rosa.known()["view"]["sheet"]["moves"]
    assert (first["card"], first["parameters"], second["target"]) == ("toll", {"level": 7}, "blue")


def enters_paper(ursula: Screen, rosa: Screen) -> None:
    """Blue and Green hand in paper: cards, and an action in their own words."""
    paper(ursula, "Blue town", ["Post a guard", ""])
    paper(ursula, "Green town", ["Hold a market"])
    sealed = ursula.known()["view"]["sealed"]
    assert [
        (sealed[team]["manner"], [move["card"] for move in sealed[team]["moves"]]) for team in ("blue", "green")
    ] == [
        ("paper", ["guard", ""]),
        ("paper", ["market"]),
    ]
    assert sealed["blue"]["moves"][1]["title"] == "Ring the bell"
    eventually(lambda: all(rosa.known()["view"]["sheets"].values()), 10, lambda: "the paper counts for nobody")


def paper(ursula: Screen, team: str, cards: list[str]) -> None:
    """Enter a sheet; an empty card is an action of the team's own."""
    part = ursula.panel("Sheets").get_by_role("region", name=team)
    ursula.press("Enter a paper sheet", part)
    sheet = part.get_by_role("group", name=f"Paper sheet of {team}")
    for n, card in enumerate(cards, 1):
        if n > 1:
            ursula.press("Add a move", sheet)
        move = sheet.get_by_role("group", name=f"Move {n}")
        if card:
            move.get_by_label("Card").select_option(label=card)
        else:
            move.get_by_label("What we do, in a line").fill("Ring the bell")
            move.get_by_label("How, with whom, with what means").fill("All night.")
        expect(move.locator("textarea[aria-required=true]")).to_have_count(0 if card else 2)
        move.get_by_label("Our argument").fill("They said so.")
    ursula.shoot(LOOK, f"paper-{team}", DESK, TABLET, PHONE, part="Work")
    ursula.judge(f"paper of {team}")
    ursula.press("Seal it for the team", sheet)
    expect(part.get_by_text("Sealed", exact=True)).to_be_visible()
    expect(part.get_by_text("Entered from paper by the umpire")).to_be_visible()


def writes_notes(ursula: Screen, ana: Person) -> None:
    """A note with a tag, reworded; another withdrawn; Ana's published; one more in a line on the sponsor's question."""
    work(ursula, "Record")
    ana.order("WriteNote", text="Green is bored.")
    published = ursula.panel("Published notes")
    expect(published.get_by_text("1 note is kept unpublished: Ana 1")).to_be_visible()
    ursula.press("Publish all", published)
    expect(published.get_by_text("Green is bored.")).to_be_visible()
    notes = ursula.panel("My notes")
    for text in ("They fear each other.", "Never mind."):
        notes.get_by_label("What you saw or thought").fill(text)
        if "fear" in text:
            ursula.press("Mistrust", notes)
        ursula.press("Keep the note", notes)
        expect(notes.get_by_role("listitem").filter(has_text=text)).to_be_visible()
    item = notes.get_by_role("listitem")
    ursula.press("Withdraw", item.filter(has_text="Never mind."))
    expect(item.filter(has_text="Never mind.")).to_have_count(0)
    ursula.press("Edit", item.filter(has_text="They fear"))
    item.get_by_label("What you saw or thought").fill("They fear each other more than the storm.")
    ursula.press("Keep the change", item)
    expect(item.filter(has_text="than the storm")).to_be_visible()
    ursula.shoot(LOOK, "notes", DESK, PHONE, part="Work")
    ursula.judge("notes")
    work(ursula, "Questions")
    question = (
        ursula.panel("The sponsor's questions").get_by_role("listitem").filter(has_text="Did peace come by trade?")
    )
    question.locator("summary").click()
    question.get_by_label("A note on this question").fill("Trade first.")
    ursula.press("Keep the note", question)
    expect(question.get_by_text("2 notes on it (1 so far)")).to_be_visible()
    kept = {note["text"]: note["tags"] for note in ursula.known()["view"]["notes"].values()}
    assert kept == {
        "Green is bored.": [],
        "They fear each other more than the storm.": ["mistrust"],
        "Trade first.": ["peace_or_trade"],
    }
    work(ursula, "Moves")


def revokes(ursula: Screen, rosa: Screen) -> None:
    """The toll stands as a policy until Rosa takes it back."""
    [policy] = rosa.known()["view"]["policies"].values()
    assert (policy["policy"], policy["parameters"]) == ("toll", {"level": 7})
    ursula.confirm("Close Brief")
    rosa.at("Deliberate")
    rosa.confirm("Revoke")
    expect(rosa.panel("Standing policies in force")).to_have_count(0)
    eventually(lambda: not ursula.known()["view"]["policies"], 10, lambda: "it still stands at the desk")


def looks_back(ursula: Screen, rosa: Screen) -> None:
    """The game ends, the survey is answered, closed, shown, and opened once more."""
    work(ursula, "Record")
    ursula.press("End the game")
    dialog = ursula.page.get_by_role("dialog")
    dialog.get_by_label("Why it ends").fill("The tide.")
    ursula.press("End the game", dialog)
    survey = rosa.panel("Looking back")
    expect(survey.get_by_text("Shown when the umpire closes the survey.").first).to_be_visible()
    survey.get_by_role("button", name="5, Fair").click()
    survey.get_by_label("Give the answer").fill("The bell.")
    ursula.shoot(LOOK, "survey", DESK, PHONE, part="Work")
    ursula.judge("survey")
    rosa.press("Give the answer", survey)
    answers = ursula.panel("Answers")
    expect(answers.get_by_text("1 answer")).to_have_count(2)
    ursula.press("Close the survey and show it", answers)
    expect(answers.get_by_text("The bell.")).to_be_visible()
    rosa.shows("The survey is closed.")
    assert ursula.known()["view"]["survey"]["replies"]["fair"][0]["value"] == 5
    ursula.press("Open it for 15 minutes", answers)
    expect(survey.get_by_role("button", name="5, Fair")).to_be_visible()
    expect(rosa.panel("How it ended").get_by_text("Things are as they seem.")).to_be_visible()
