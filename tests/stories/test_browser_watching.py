"""Those who watch, at their screens: two analysts blind from each other, a phone that estimates, and the umpire who publishes."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import DESK, PHONE, TABLET, Room, Screen, seminar
from .people import Person
from .waiting import eventually

CANARY = "Beijing looked at the door when the axolotlbean was named."


def test_analysts_are_blind_from_each_other_and_a_phone_estimates(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        ana = room.screen("Ana", size=TABLET).join("Analyst", "")
        otto = room.screen("Otto", size=TABLET).join("Analyst", "")
        phone = room.screen("Olga", size=PHONE).join("Observer", "")
        lead = Person(room.house, name="Wilma").join("lead", "washington")
        ursula = room.begun()
        room.people.append(lead)
        they_note(room, ana, otto, ursula)
        they_guess(room, phone, ursula)
        they_estimate(room, phone, lead, (ana, otto), ursula)
        they_look_back(room, phone, ana, ursula)
        room.clean()


def they_note(room: Room, ana: Screen, otto: Screen, ursula: Person) -> None:
    ana.press("Quote")
    ana.page.get_by_label("What was said, word for word").fill(CANARY)
    ana.press("Keep the note")
    expect(ana.panel("My notes").get_by_role("alert")).to_contain_text("who said it")
    ana.page.get_by_label("Who said it").fill("Wilma")
    ana.press("A misreading")
    ana.page.get_by_label("About").select_option("turn:1")
    ana.press("Keep the note")
    ana.shows(CANARY)
    ana.judge("notes")
    ana.shoot(room.shots, "watch-1-notes", DESK, TABLET, PHONE, part="The table")
    eventually(
        lambda: sum(ursula.view["note_counts"]["seats"].values()) == 1, 10, lambda: str(ursula.view["note_counts"])
    )
    assert ursula.view["notes"] == {}
    assert not any(CANARY in frame for frame in otto.frames), "blind until it is published"
    ana.press("Publish")
    expect(otto.panel("Published notes").get_by_text(CANARY)).to_be_visible()


def they_guess(room: Room, phone: Screen, ursula: Person) -> None:
    for phase in ("deliberate", "negotiate"):
        ursula.order("ClosePhase", turn=1, phase=phase)
    room.at("Sealing")
    phone.panel("The umpire asks").get_by_label(re.compile("^Kyiv")).select_option(label="None of its cards")
    expect(phone.panel("The umpire asks").get_by_text("Your answer")).to_contain_text("Kyiv: None of its cards")
    phone.judge("guess")
    phone.shoot(room.shots, "watch-2-guess", PHONE, TABLET, part="The table")


def they_estimate(room: Room, phone: Screen, lead: Person, others: tuple[Screen, ...], ursula: Person) -> None:
    free = {"card": "", "title": "Invite Beijing to Geneva", "text": "With observers.", "reason": "Nobody loses by it."}
    lead.order("SealSheet", turn=1, moves=[free])
    ursula.order("ClosePhase", turn=1, phase="seal")
    room.at("Contest")
    expect(phone.panel("The umpire asks").get_by_text("1 of 1 right")).to_be_visible()
    phone.press("30 %, unlikely")
    expect(phone.page.get_by_text("Your estimate: 30 %")).to_be_visible()
    phone.page.get_by_role("slider").fill("65")
    expect(phone.page.get_by_text("65 %, likely")).to_be_visible()
    phone.judge("estimate")
    phone.shoot(room.shots, "watch-3-estimate", PHONE, TABLET, part="The table")
    phone.press("Give it")
    expect(phone.page.get_by_text("Your estimate: 65 %")).to_be_visible()
    for screen in others:
        screen.press("70 %, likely")
        expect(screen.page.get_by_text(re.compile("Your estimate: 70 %"))).to_be_visible()
    assert "median" not in phone.known()["view"]["estimates"]["1.washington.1"]
    lead.order("GiveEstimate", move="1.washington.1", chance=10)
    phone.shows(re.compile("Median 68 %, from 10 to 70 %"))
    [outlier] = ursula.view["estimates"]["1.washington.1"]["outliers"]
    assert (outlier["chance"], outlier["side"]) == (10, "low")


def they_look_back(room: Room, phone: Screen, ana: Screen, ursula: Person) -> None:
    ursula.order("ClosePhase", turn=1, phase="contest")
    ruled = {"move": "1.washington.1", "method": "ruling", "degree": "success", "reason": "They came."}
    ursula.order("MakeRuling", **ruled)
    phone.page.evaluate("scrollTo(0, 600)")
    ursula.order("EndGame", reason="Time is up.")
    expect(phone.panel("How it ended").get_by_role("heading").first).to_be_in_viewport()
    survey = phone.panel("Looking back")
    survey.get_by_label(re.compile("^Do not show my name")).check()
    survey.get_by_role("button", name="5, Fair").click()
    expect(survey.get_by_text("Your answer: 5")).to_be_visible()
    expect(phone.panel("Estimates").get_by_text("0.122 over 1 move")).to_have_count(1)
    phone.judge("survey")
    phone.shoot(room.shots, "watch-4-survey", PHONE, TABLET, part="The table")
    ursula.order("CloseSurvey")
    phone.shows("The survey is closed.")
    expect(ana.panel("Answers").get_by_text("no name")).to_be_visible()
    ana.judge("over")
    ana.shoot(room.shots, "watch-5-over", DESK, TABLET, PHONE, part="The table")
