"""Two umpires and an assistant at one table of bots: what is prepared is published, and of two who click at once one wins."""

import os
import re
import time
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.chromium import axe

from .browsing import DESK, PHONE, TABLET, Screen, seminar
from .gestures import opened
from .waiting import eventually, until

LOOK = Path(os.environ["WEDGE_LOOK"]) if "WEDGE_LOOK" in os.environ else None


def test_two_umpires_and_an_assistant(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path, pace=0.02) as room:
        uma, una = room.screen("Uma").umpire(), room.screen("Una").umpire()
        ana = assistant(room.screen("Ana"))
        una.press("Dress rehearsal: let doctrines play every team")
        una.press("Start the game")
        uma.confirm("Start the game")
        room.at("Briefing")
        # What Una was asked is settled: the question is gone, and stands for no other button of the place.
        expect(una.page.get_by_role("dialog")).to_have_count(0)
        assert not una.page.locator(".refusal").all_inner_texts()
        prepared(uma, ana)
        knows_not_who_is_connected_without_a_line(uma)
        decides_otherwise(uma)
        for umpire in (uma, una):
            umpire.press("Close Briefing")
            expect(umpire.page.get_by_role("dialog")).to_contain_text("3 injects that are due are not sent yet.")
        both(uma, una, "dialog[open] .button.main")
        told(uma, una)
        room.at("Deliberation")
        looks(una)
        for phase, following in (("Deliberation", "Negotiation"), ("Negotiation", "Sealing")):
            una.confirm(f"Close {phase}")
            room.at(following)
        eventually(lambda: all(uma.known()["view"]["sheets"].values()), 15, lambda: "not all bots sealed")
        una.confirm("Close Sealing")
        room.at("Contest")
        una.confirm("Close Contest")
        room.at("Adjudication")
        uma.shoot(LOOK, "queue", DESK, TABLET, PHONE)
        uma.judge("queue")
        warned(
            una, "Close Adjudication", re.compile("[0-9]+ moves have no ruling yet, so the table will refuse to close")
        )
        rules(uma, ana)
        for umpire in (uma, una):
            umpire.page.locator("[data-act=all] button").click()
            expect(umpire.page.get_by_role("dialog")).to_contain_text("Accepting throws the dice at once.")
        both(uma, una, "dialog[open] .button.main")
        told(uma, una)
        keys(uma)
        overrules(una)
        una.confirm("Close Adjudication")
        room.at("Results")
        two_send_one_inject(uma, una)
        warned(una, "Close Results", re.compile("[0-9]+ injects of this turn are not sent; .* they count as missed"))
        steps_back(uma, una)
        uma.judge("stepped back")
        room.clean()


def assistant(screen: Screen) -> Screen:
    """Sit down beside the umpire by the umpire's link."""
    screen.open(screen.house.umpire).page.get_by_label(re.compile("^Your name")).fill(screen.name)
    screen.page.get_by_role("radio", name=re.compile("^Assistant")).check()
    screen.press("Open the desk")
    return screen.live()


def knows_not_who_is_connected_without_a_line(uma: Screen) -> None:
    """What the desk last heard of the others' lines is told as of then."""
    waiting = uma.page.get_by_role("group", name="Waiting for you")
    expect(waiting).to_contain_text(re.compile("of 3 connected$"))
    uma.away = True
    uma.context.set_offline(True)
    uma.page.evaluate("() => dispatchEvent(new Event('offline'))")
    expect(waiting).to_contain_text(re.compile(r"of 3 connected at [0-9:]+; not known now$"))
    uma.context.set_offline(False)
    uma.live().away = False
    expect(waiting).to_contain_text(re.compile("of 3 connected$"))


def prepared(uma: Screen, ana: Screen) -> None:
    """Ana words an announcement, which nobody hears before Uma publishes it; another is dropped."""
    for text in ("Ten minutes are left.", "Never mind."):
        ana.page.get_by_label("Announcement").fill(text)
        ana.press("Put before the umpire", ana.panel("Say to everybody"))
        expect(ana.panel("Prepared by assistants").get_by_text(text)).to_be_visible()
    waiting = uma.panel("Prepared by assistants")
    assert not uma.known()["view"]["news"]
    uma.shoot(LOOK, "prepared", DESK, PHONE)
    uma.judge("prepared")
    uma.press("Publish", waiting.get_by_role("listitem").filter(has_text="Ten minutes"))
    eventually(lambda: len(uma.known()["view"]["news"]) == 1, 10, lambda: "nothing was published")
    uma.press("Drop", waiting.get_by_role("listitem").filter(has_text="Never mind"))
    expect(waiting.get_by_text("Nothing prepared is waiting.")).to_be_visible()


def decides_otherwise(uma: Screen) -> None:
    """What the close does to Kyiv's sheet, by the umpire's word."""
    kyiv = uma.panel("Sheets").locator("section").filter(has_text="Kyiv")
    kyiv.locator("summary").click()
    kyiv.get_by_label("Decide otherwise for this turn").select_option(label="nothing is played")
    kyiv.get_by_label("Reason").fill("They asked for it.")
    uma.press("Decide so", kyiv)
    expect(kyiv.get_by_text("They asked for it.")).to_be_visible()


def both(one: Screen, other: Screen, button: str) -> None:
    """Two people press the same button at the same moment, before what the first did can have reached the other's screen."""
    at = time.time() * 1000 + 400
    press = f"(at) => {{ setTimeout(() => document.querySelector('{button}').click(), at - Date.now()) }}"
    for screen in (one, other):
        screen.page.evaluate(press, at)


def warned(una: Screen, button: str, of: re.Pattern[str]) -> None:
    """The question before a close says what it would leave undone."""
    una.press(button)
    expect(una.page.get_by_role("dialog").get_by_text(of)).to_be_visible()
    una.page.keyboard.press("Escape")


def told(one: Screen, other: Screen) -> None:
    """One of the two is told the other's name, the other is told nothing."""

    def said() -> list[list[str]]:
        return [screen.page.locator(".refusal").all_inner_texts() for screen in (one, other)]

    def right() -> bool:
        first, second = (" ".join(texts) for texts in said())
        return (f"{other.name} was first" in first and not second) or (f"{one.name} was first" in second and not first)

    eventually(right, 10, lambda: str(said()))


def looks(una: Screen) -> None:
    """Una opens what Moscow sees: live and exactly that, without a seat, and nothing can be sent from it."""
    seats = una.known()["view"]["seats"]
    page = una.context.new_page()
    page.goto(una.house.base + "/look?audience=team:moscow")
    expect(page.get_by_text("You see what Moscow sees")).to_be_visible()
    store = "(await import('/static/js/store.js'))"
    until(page, f"{store}.line.value === 'live'")
    assert page.evaluate(f"async () => {store}.audience.value") == "team:moscow"
    assert not page.evaluate(f"async () => 'queue' in {store}.view.value")
    give = "(await import('/static/js/orders.js')).give({type: 'SendCable', kind: 'public', text: 'Hm.'})"
    assert "nothing can be sent" in page.evaluate(f"async () => (await {give}).refused.says")
    expect(page.get_by_text("What a team drafts is its own")).to_be_visible()
    for offered in ("Call the umpire", "Write a move of our own", "Send", "Seal an empty sheet"):
        expect(page.get_by_role("button", name=offered)).to_have_count(0)
    una.page.get_by_label("Announcement").fill("Look up.")
    una.press("Send", una.panel("Say to everybody"))
    heard = f"async () => JSON.stringify({store}.view.value.news)"
    eventually(lambda: "Look up." in page.evaluate(heard), 10, lambda: "what all are told did not arrive")
    assert axe(page) == []
    page.close()
    assert una.known()["view"]["seats"] == seats


def rules(uma: Screen, ana: Screen) -> None:
    """Ana prepares a ruling by vote of hands; Uma publishes it as her own."""
    move = opened(ana.page.locator("article.move").first)
    move.get_by_text("Rule otherwise").click()
    move.get_by_label("Method").select_option(label="Vote, no dice")
    for label, hands in (("Agree", "9"), ("Disagree", "2"), ("Unsure", "1")):
        move.get_by_label(label, exact=True).fill(hands)
    move.get_by_label("Reason, for the record").fill("The room is sure.")
    ana.press("Put before the umpire", move)
    item = uma.panel("Prepared by assistants").get_by_role("listitem").filter(has_text="The room is sure.")
    uma.press("Publish", item)
    expect(uma.page.locator("article.move").filter(has_text="The room is sure.")).to_have_count(1)


def keys(uma: Screen) -> None:
    """`?` opens the list of keys, Escape closes it; j walks the queue, a digit turns to a view."""
    uma.page.locator("body").press("?")
    dialog = uma.page.get_by_role("dialog")
    expect(dialog.get_by_text("next in the queue")).to_be_visible()
    uma.judge("keys")
    uma.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    uma.page.keyboard.press("j")
    expect(uma.page.locator("article.move:focus")).to_have_count(1)
    uma.page.keyboard.press("5")
    expect(uma.panel("The sponsor's questions")).to_be_visible()
    uma.shoot(LOOK, "questions", DESK, PHONE)
    uma.judge("questions")
    uma.page.keyboard.press("1")


def overrules(una: Screen) -> None:
    """Una overrules a ruling; both degrees, her name and her reason stand on it."""
    move = opened(una.page.locator("article.move").last)
    move.locator("summary", has_text="Overrule").click()
    degree = move.get_by_label("Degree")
    now = degree.input_value()
    degree.select_option(value="failure" if now != "failure" else "success")
    move.get_by_label("Reason, for the record").fill("The gamble was absurd.")
    una.press("Overrule", move)
    said = re.compile("As first ruled: .* Overruled to .* by Una because: The gamble was absurd.")
    expect(move.get_by_text(said)).to_be_visible()


def two_send_one_inject(uma: Screen, una: Screen) -> None:
    """Both send the same inject; the slower is told so, until the next one is at hand."""
    for umpire in (uma, una):
        umpire.press("Send now", umpire.panel("Injects").get_by_role("listitem").first)
        expect(umpire.page.get_by_role("dialog")).to_be_visible()
    both(uma, una, "dialog[open] .button.main")
    refused = [umpire.page.locator(".refusal").filter(has_text="was released already") for umpire in (uma, una)]
    eventually(lambda: sum(each.count() for each in refused) == 1, 10, lambda: "nobody was told")
    slower = uma if refused[0].count() else una
    slower.press("Send now", slower.panel("Injects").get_by_role("listitem").first)
    expect(slower.page.get_by_role("dialog")).to_be_visible()
    expect(slower.page.locator(".refusal")).to_have_count(0)
    slower.press("Cancel", slower.page.get_by_role("dialog"))


def steps_back(uma: Screen, una: Screen) -> None:
    """The step back says beforehand what it undoes."""
    for umpire in (uma, una):
        umpire.page.keyboard.press("7")
    una.page.get_by_label("Moment").select_option(value="0.1.results")
    una.press("Step back to here")
    una.page.get_by_role("dialog").wait_for()
    uma.page.get_by_label("Moment").select_option(value="0.1.contest")
    uma.press("Step back to here")
    dialog = uma.page.get_by_role("dialog")
    expect(dialog.get_by_text("one resolved turn")).to_be_visible()
    dialog.get_by_label("Why, for everybody to read").fill("We skipped a reason.")
    uma.press("Step back to here", dialog)
    una.at("Contest")
    # The moment Una was asked about is undone itself.
    expect(una.page.get_by_role("dialog")).to_have_count(0)
