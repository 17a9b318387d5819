"""A sheet that nobody sealed: what the close cannot play is told to its team, with the words, and to the desk without them."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import DESK, PHONE, TABLET, Screen, seminar
from .people import Person

REASON = "An old friend has a short memory."
ARGUMENT = "Nobody expects a zebrafinch at the gate."


def test_what_the_close_did_not_play_is_told_and_its_words_are_kept(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        ursula = room.screen("Ursula").umpire()
        wilma = room.screen("Wilma").join("Lead", "Washington")
        lead = Person(room.house, name="Bao").join("lead", "beijing")
        room.people.append(lead)
        umpire = room.begun()
        wilma.press("Write a move of our own")
        own = wilma.page.get_by_role("article", name="Move 1")
        expect(own.locator("label:has([aria-required=true]) > span:first-child")).to_have_text(
            ["What we do, in a line *", "How, with whom, with what means *", "Our argument: why it should succeed *"]
        )
        expect(own).to_contain_text("A field with * must be filled in before the sheet can be sealed.")
        own.get_by_label(re.compile("^Our argument")).fill(ARGUMENT)
        wilma.shows("Draft saved, but not all of it can be sealed yet")
        move = wilma.page.get_by_role("article", name="Move 1").get_by_role("status").first
        expect(move).to_contain_text("This move cannot be sealed yet. The title of the free-form move is empty.")
        wilma.shows("this would be left out at the close: Move 1")
        press_seal_in_vain(wilma)
        wilma.judge("unsealable")
        wilma.shoot(room.shots, "late-0-unsealable", DESK, TABLET, PHONE, part="Our moves")
        lead.type_draft({"card": "reassure_moscow", "target": "moscow", "reason": "An old friend is a good friend."})
        for phase in ("deliberate", "negotiate"):
            umpire.order("ClosePhase", turn=1, phase=phase)
        whose_drafts_are_not_whole(ursula, wilma)
        assert lead.call("unplayed", {"game": lead.game})["refused"]["code"] == "WrongSeat"
        ursula.confirm("Close Sealing")
        room.at("Contest")
        told = wilma.page.get_by_role("alert").filter(has_text="Not everything you had written was played.")
        expect(told.get_by_text(ARGUMENT)).to_be_visible()
        expect(told).to_contain_text("The title of the free-form move is empty")
        expect(ursula.panel("Teams").get_by_text(re.compile("^Not all of its draft could be played"))).to_have_count(1)
        beijing = ursula.panel("Teams").get_by_role("listitem").filter(has_text="Beijing")
        expect(beijing.get_by_text("at the close, as it stood")).to_be_visible()
        assert not any("zebrafinch" in frame for frame in ursula.frames), "drafts are the team's own"
        assert lead.view["dropped"] == {}
        wilma.judge("not played")
        wilma.shoot(room.shots, "late-1-not-played", TABLET, PHONE, part="Our moves")
        a_reason_is_typed(wilma)
        umpire.order("ClosePhase", turn=1, phase="contest")
        room.at("Adjudication")
        unfiled = wilma.page.get_by_role("alert").filter(has_text="was not filed")
        expect(unfiled.get_by_text(REASON)).to_be_in_viewport()
        wilma.judge("not filed")
        wilma.shoot(room.shots, "late-2-not-filed", DESK, PHONE, part="Our moves")
        wilma.press("Put it away", unfiled)
        expect(unfiled).to_have_count(0)
        umpire.order("AcceptRulings", turn=1)
        umpire.order("ClosePhase", turn=1, phase="adjudicate")
        room.at("Results")
        wilma.shoot(room.shots, "late-3-results", PHONE, part="Our moves")
        wilma.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        expect(wilma.page.locator(".masthead .turn")).to_be_in_viewport(ratio=1)
        wilma.press("Read what changed, and why")
        expect(wilma.panel("What changed, and why")).to_be_in_viewport()
        expect(wilma.page.locator(".masthead .turn")).to_have_text("Turn 1 of 4")
        umpire.order("EndGame", reason="The room closes.")
        wilma.shows("The game is over.")
        expect(wilma.page.get_by_role("button", name="Call the umpire")).to_have_count(0)
        room.clean()


def test_what_a_member_types_as_the_lead_seals_is_told_and_kept_for_a_recall(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        wilma = room.screen("Wilma").join("Lead", "Washington")
        walt = room.screen("Walt").join("Member", "Washington")
        room.begun()
        wilma.press("Write a move of our own")
        title = wilma.page.get_by_label("What we do, in a line")
        title.fill("Go home at once. " * 7 + "x")
        wilma.shows("This field is full: it holds 120 characters")
        title.fill("Go home")
        expect(wilma.page.get_by_text("This field is full")).to_have_count(0)
        wilma.page.get_by_label("How, with whom, with what means").fill("By ship")
        wilma.page.get_by_label(re.compile("^Our argument")).fill("It is late")
        wilma.shows("Draft saved")
        means = walt.page.get_by_label("How, with whom, with what means")
        expect(means).to_have_value("By ship")
        means.fill("By ship and train")
        wilma.press("Seal our sheet")
        missed = walt.page.get_by_role("alert").filter(has_text="Not on the sealed sheet")
        expect(missed).to_contain_text("By ship and train")
        walt.judge("typed as the sheet was sealed")
        walt.shoot(room.shots, "late-4-missed", DESK, PHONE, part="Our moves")
        expect(wilma.page.get_by_text("Not on the sealed sheet")).to_have_count(0)
        wilma.press("Recall the sheet")
        expect(wilma.page.get_by_label("How, with whom, with what means")).to_have_value("By ship and train")
        expect(missed).to_have_count(0)
        walt.shows("Draft saved")
        one_takes_off_what_the_other_writes_on(wilma, walt)
        room.clean()


def one_takes_off_what_the_other_writes_on(wilma: Screen, walt: Screen) -> None:
    """It stands again, and both are told by whom."""
    line = "async (how) => { (await import('/static/js/store.js')).line.value = how; }"
    walt.page.evaluate(line, "lost")
    walt.page.get_by_label("What we do, in a line").fill("Go home by train")
    wilma.press("Take off the sheet")
    wilma.shows("Nothing on the sheet yet")
    walt.page.evaluate(line, "live")
    expect(walt.page.locator(".clash")).to_contain_text("Wilma took “Go home by train” off the sheet while you")
    expect(wilma.page.locator(".clash")).to_contain_text("Walt went on writing on “Go home by train”, which you had")
    walt.judge("stands again")
    walt.press("Leave it on the sheet")
    expect(walt.page.locator(".clash")).to_have_count(0)


def a_reason_is_typed(screen: Screen) -> None:
    """Somebody writes a reason, does not file it, and reads on far down."""
    screen.page.set_viewport_size({"width": DESK[0], "height": 500})
    screen.page.get_by_text("Our one reason on this move").click()
    screen.page.get_by_label("Why it should fail").fill(REASON)
    screen.page.evaluate("document.activeElement.blur()")
    screen.page.evaluate("document.getElementById('work').scrollTo(0, 9999)")


def whose_drafts_are_not_whole(ursula: Screen, wilma: Screen) -> None:
    """The desk's question names the teams, follows them while it stands, and shows no word of theirs."""
    ursula.at("Sealing")
    ursula.press("Close Sealing")
    named = ursula.page.get_by_role("dialog").get_by_role("status")
    expect(named).to_have_text(re.compile(r"^Not everything in these drafts would be played: Washington\."))
    ursula.judge("whose drafts are not whole")
    wilma.page.get_by_label("What we do, in a line").fill("Ask")
    wilma.page.get_by_label("How, with whom, with what means").fill("By letter")
    expect(named).to_be_hidden()
    wilma.page.get_by_label("What we do, in a line").fill("")
    expect(named).to_be_visible()
    ursula.press("Cancel")


def press_seal_in_vain(screen: Screen) -> None:
    """What is refused is said in view and across the box, and takes from the button none of its form."""
    button = screen.page.get_by_role("button", name="Seal our sheet")
    before = button.evaluate("button => button.getBoundingClientRect().width")
    button.click()
    refused = screen.page.locator(".seal").get_by_role("alert")
    expect(refused).to_contain_text("The title of the free-form move is empty")
    expect(refused).to_be_in_viewport(ratio=1)
    # All at once, for the box may be drawn anew between two looks.
    alert, after, around = refused.evaluate(
        """alert => [alert, alert.closest(".seal").querySelector("button.main"), alert.closest(".seal")]
          .map((one) => one.getBoundingClientRect().width)"""
    )
    assert after == before
    assert alert > 0.8 * around
