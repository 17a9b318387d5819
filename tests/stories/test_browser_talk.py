"""Talking and writing together: marks on two devices, talks, requests, a long evening, two texts in one field."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect

from .browsing import DESK, PHONE, TABLET, Room, Screen, seminar
from .gestures import channel
from .people import Person
from .waiting import until

_STORE = "(await import('/static/js/store.js'))"
# A long evening put into what the page knows, without having to send it all.
LONG_EVENING = f"""async (many) => {{ const {{ view }} = {_STORE}; const [id, one] = Object.entries(view.value.cables)[0];
  const said = (n) => ({{ ...one, at: one.at + n, text: `Word ${{n}}. `.repeat(60) }});
  const more = Object.fromEntries([...Array(many).keys()].map((n) => [`x${{n}}`, said(n)]));
  view.value = {{ ...view.value, cables: {{ [id]: one, ...more }} }}; }}"""
HEAD = "() => document.querySelector('.masthead').offsetHeight + document.querySelector('.donow').offsetHeight"
COVERED = """() => { const now = document.activeElement, box = now.getBoundingClientRect();
  const edge = (bar, side) => document.querySelector(bar).getBoundingClientRect()[side];
  const under = box.bottom <= edge(".head", "bottom") || box.top >= edge(".tabs", "top");
  return now.closest(".columns") && under ? now.outerHTML : ""; }"""


def test_people_talk_and_write_together(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        wilma = room.screen("Wilma").join("Lead", "Washington")
        walt = Person(room.house, name="Walt").join("member", "washington")
        bao = Person(room.house, name="Bao").join("lead", "beijing")
        room.people += [walt, bao]
        ursula = room.begun()
        what_is_read_here_is_read_on_the_phone(room, wilma, bao)
        a_talk_is_logged_and_objected_to(wilma, bao)
        a_request_goes_its_way(wilma, ursula)
        two_write_in_one_field(wilma, walt)
        wilma.judge("talk")
        wilma.shoot(room.shots, "talk-team", DESK, TABLET, PHONE, part="Talk")
        a_long_game_draws_few_cables(wilma)
        she_changes_her_name_and_goes(wilma)
        room.clean()


def what_is_read_here_is_read_on_the_phone(room: Room, wilma: Screen, bao: Person) -> None:
    bao.order("SendCable", kind="bilateral", to=["washington"], text="Shall we talk?")
    waits = wilma.page.get_by_role("list", name="Channels").get_by_role("button", name=re.compile("^Beijing"))
    expect(waits.locator(".count")).to_have_text("1")
    channel(wilma, "Beijing")
    wilma.shows("Read by Beijing and your team. The white cell reads everything.")
    expect(waits.locator(".count")).to_have_count(0)
    bao.order("SendCable", kind="bilateral", to=["washington"], text="z" * 3000)
    endless = wilma.page.get_by_role("log").get_by_text(re.compile("^z{3000}$"))
    expect(endless).to_be_visible()
    folded = endless.evaluate("(one) => one.offsetHeight")
    wilma.press("Read all")
    until(wilma.page, f"document.querySelector('.cable:last-of-type .said').offsetHeight > {2 * folded}")
    phone = room.screen("Wilma", size=PHONE)
    link = wilma.known()["me"]["link"].removeprefix(room.house.base)
    until(wilma.page, f"{_STORE}.read.value.beijing > 0")
    phone.open(link).live()
    phone.press("Talk", phone.page.get_by_role("navigation"))
    phone.shows("Public statements")
    expect(phone.page.locator(".channels .count")).to_have_count(0)
    assert phone.page.evaluate(HEAD) <= 120, "the head leaves the phone to the work"
    phone.shoot(room.shots, "talk-phone-head", PHONE, part="Our moves")
    for size, most in ((PHONE, 110), (TABLET, 150)):
        the_head_stays(phone, size, most)


def the_head_stays(screen: Screen, size: tuple[int, int], most: int) -> None:
    """Clock and task stay in sight, a part begins at its top and is found again where it was left; no focus under the bars."""
    parts = screen.page.get_by_role("navigation", name="Parts of the screen")
    screen.page.set_viewport_size({"width": size[0], "height": size[1]})
    screen.press("Our moves", parts)
    screen.page.evaluate("scrollTo(0, 500)")
    until(screen.page, "scrollY === 500")
    assert 40 <= screen.page.evaluate("() => document.querySelector('.donow').getBoundingClientRect().bottom") <= most
    screen.press("Talk", parts)
    until(screen.page, "scrollY === 0")
    screen.press("Our moves", parts)
    until(screen.page, "scrollY === 500")
    for key in ["Shift+Tab"] * 12 + ["Tab"] * 12:
        screen.page.keyboard.press(key)
        assert not screen.page.evaluate(COVERED)


def a_talk_is_logged_and_objected_to(wilma: Screen, bao: Person) -> None:
    wilma.page.get_by_text("Log a talk face to face").click()
    wilma.page.get_by_label("What you talked about with Beijing").fill("Relief for less coal.")
    wilma.press("Log the talk")
    wilma.shows("Beijing has not said whether it was so.")
    bao.sync()
    talk = next(id for id, cable in bao.view["cables"].items() if cable["kind"] == "talk")
    bao.order("AnswerTalk", cable=talk, agrees=False, text="Coal was not named.")
    wilma.shows("Beijing objects: Coal was not named.")


def a_request_goes_its_way(wilma: Screen, ursula: Person) -> None:
    channel(wilma, "Questions to the white cell")
    wilma.page.locator(".composer textarea").fill("Who hosts?")
    wilma.press("Send", wilma.page.locator(".composer"))
    wilma.shows("waits for an answer")
    ursula.sync()
    rfi = next(id for id, cable in ursula.view["cables"].items() if cable["kind"] == "rfi")
    ursula.order(
        "AssignRfi", cable=rfi, seat=next(id for id, seat in ursula.view["seats"].items() if seat["role"] == "umpire")
    )
    wilma.shows("with Ulla")
    ursula.order("AnswerRfi", cable=rfi, text="Geneva.", publish=True)
    wilma.shows("answered, published")


def two_write_in_one_field(wilma: Screen, walt: Person) -> None:
    wilma.press("Write a move of our own")
    title = wilma.page.get_by_label("What we do, in a line")
    title.fill("A conference")
    wilma.shows("Draft saved")
    walt.sync()
    assert walt.draft is not None
    move = walt.draft["moves"][0]
    wilma.page.evaluate(f"async () => {{ {_STORE}.line.value = 'lost'; }}")
    title.fill("A conference in Geneva")
    walt.type_draft({**move, "title": "A conference in Jakarta"})
    clash = wilma.page.locator(".clash")
    expect(clash).to_contain_text("Walt wrote here at the same time")
    expect(clash).to_contain_text("A conference in Jakarta")
    expect(title).to_have_value("A conference in Geneva")
    wilma.page.evaluate(f"async () => {{ {_STORE}.line.value = 'live'; }}")
    wilma.press("Take these")
    expect(title).to_have_value("A conference in Jakarta")
    expect(clash).to_have_count(0)
    a_colleague_writes_over_hers(wilma, walt, move)


def a_colleague_writes_over_hers(wilma: Screen, walt: Person, move: dict[str, Any]) -> None:
    """She is told, sealing asks first, and one click brings her words back."""
    title = wilma.page.get_by_label("What we do, in a line")
    title.fill("A conference in Vienna")
    wilma.shows("Draft saved")
    walt.sync()
    walt.type_draft({**move, "title": "A conference in Doha"})
    clash = wilma.page.locator(".clash")
    expect(clash).to_contain_text("Walt replaced what you wrote here")
    below_its_field = title.locator("xpath=ancestor::label/following-sibling::*[1]")
    expect(below_its_field).to_contain_text("Walt replaced what you wrote here")
    expect(clash).to_contain_text("A conference in Vienna")
    expect(title).to_have_value("A conference in Doha")
    wilma.press("Seal our sheet")
    asked = wilma.page.get_by_role("dialog")
    expect(asked).to_contain_text("nobody has chosen yet")
    wilma.press("Cancel", asked)
    wilma.press("Put mine back")
    expect(title).to_have_value("A conference in Vienna")
    expect(clash).to_have_count(0)
    wilma.shows("Draft saved")
    walt.sync()
    walt.type_draft()
    expect(clash).to_contain_text("Walt took “A conference in Vienna” off the sheet")
    wilma.press("Put mine back")
    expect(title).to_have_value("A conference in Vienna")
    expect(clash).to_have_count(0)
    wilma.shows("Draft saved")
    walt.sync()
    wilma.page.evaluate(f"async () => {{ {_STORE}.line.value = 'lost'; }}")
    title.fill("A conference in Oslo")
    walt.type_draft()
    wilma.page.evaluate(f"async () => {{ {_STORE}.line.value = 'live'; }}")
    expect(clash).to_contain_text("Walt took “A conference in Oslo” off the sheet while you changed it here")
    expect(title).to_have_value("A conference in Oslo")
    wilma.press("Leave it on the sheet")
    expect(clash).to_have_count(0)


def a_long_game_draws_few_cables(wilma: Screen) -> None:
    wilma.page.evaluate(LONG_EVENING, 1100)
    channel(wilma, "Beijing")
    cables = wilma.page.locator(".cables .cable")
    expect(cables).to_have_count(40)
    expect(wilma.page.get_by_role("log").get_by_text("Word 1099.")).to_be_visible()
    older = wilma.page.get_by_role("button", name=re.compile("^Older"))
    for _ in range(3):
        older.click()
    expect(cables).to_have_count(40)
    cables.first.evaluate("(one) => (one.stays = true)")
    wilma.page.locator(".composer textarea").press_sequentially("Hm")
    assert cables.first.evaluate("(one) => one.stays"), "typing draws no cable anew"


def she_changes_her_name_and_goes(wilma: Screen) -> None:
    wilma.page.get_by_text("My seat", exact=True).click()
    wilma.page.get_by_label(re.compile("^Your name")).fill("Wilhelmina")
    wilma.press("Change my name")
    wilma.shows("Wilhelmina, Lead")
    wilma.confirm("Leave my seat")
    wilma.shows("Seat closed")
