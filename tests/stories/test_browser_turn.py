"""One turn at the screens: an umpire, three players of two teams and the projector, from the hall to the results."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from .browsing import DESK, PHONE, TABLET, Screen, seminar
from .five_screens import Table, assert_adds_up, assert_no_secret_reached_the_wall, assert_screens_show_what_was_known
from .gestures import channel, move_on_table, not_answered_yet, opened, put_on_sheet, seal, send_cable, send_inject
from .waiting import until

CARROT, QUIETLY = "Tariff relief for less trade with Russia (carrot)", "Supply Russia quietly"
CARROT_SAYS = "A standing offer, each quarter in which China's exports"
ARGUMENT = "Relief is worth more to them than the quokkawort they sell."
COVERT_ARGUMENT = "Nobody counts the narwhalgrass at Khorgos."
CABLE = "Between us: the ocelotfern offer holds for one year."
STATEMENT = "We shall reward restraint."
ENDS_AT = "(await import('/static/js/store.js')).view.value.game.clock.ends_at"
# Words of the argument, which is revealed with its move, of the covert argument and of the cable, which never are.
OPENED, NEVER = "quokkawort", ("narwhalgrass", "ocelotfern")


def test_a_turn_is_played_at_the_screens(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        table = Table(room)
        they_come_in(table)
        they_read(table)
        they_draft(table)
        they_write_to_each_other(table)
        they_agree(table)
        they_seal(table)
        they_argue(table)
        the_umpire_rules(table)
        they_learn_what_came_of_it(table)
        assert_no_secret_reached_the_wall(table, NEVER)
        assert_screens_show_what_was_known(table, tmp_path)
        room.clean()


def they_come_in(table: Table) -> None:
    hall = table.wilma.open("/")
    hall.judge("hall")
    hall.shoot(table.room.shots, "hall", DESK, PHONE)
    hall.open(f"/j/{table.room.house.code}").judge("join")
    hall.shoot(table.room.shots, "join", DESK, PHONE)
    table.ursula.umpire()
    table.wilma.join("Lead", "Washington")
    table.walt.join("Member", "Washington")
    table.bao.join("Lead", "Beijing")
    table.wall.open(f"/board/{table.room.house.code}").live()
    for screen in table.screens:
        expect(screen.page.get_by_text(re.compile("^Wilma")).first).to_be_visible()
    table.looked_at("0-lobby", DESK, PHONE)


def they_read(table: Table) -> None:
    table.ursula.confirm("Start the game")
    table.room.at("Briefing")
    table.wilma.shows("Our brief")
    now = table.ursula.page.get_by_role("region", name="Now", exact=True)
    expect(now.get_by_text("Send the 3 injects due. Watch that every team")).to_be_visible()
    send_inject(table.ursula, "Payments come back")
    for row in table.ursula.panel("Injects").get_by_role("list").first.get_by_role("listitem").all():
        row.locator("summary").click()
        table.ursula.press("Hold", row)
    expect(now.get_by_text(re.compile("^Watch that every team is in its seat"))).to_be_visible()
    table.bao.turn_to("News")
    table.bao.shows("Payments come back")
    table.bao.turn_to("Cables")
    table.looked_at("1-brief", DESK, PHONE, part="Situation")
    table.close_phase("Briefing", "Deliberation")


def they_draft(table: Table) -> None:
    slot = put_on_sheet(table.wilma, CARROT)
    expect(slot.get_by_text("Aimed at: Beijing")).to_be_visible()
    slider = slot.get_by_label("Relief per quarter")
    slider.press("ArrowRight")
    slot.get_by_label(re.compile("^Our argument")).press_sequentially(ARGUMENT)
    table.wilma.press("Write a move of our own")
    own = table.wilma.page.get_by_role("article", name="Move 2")
    own.get_by_label("What we do, in a line").fill("Invite Beijing to a conference")
    own.get_by_label("How, with whom, with what means").fill("In Geneva, with observers.")
    own.get_by_label("Aimed at").select_option(label="Beijing")

    seen = table.walt.page.get_by_role("article", name="Move 1")
    expect(seen.get_by_label(re.compile("^Our argument"))).to_have_value(ARGUMENT)
    expect(seen.get_by_label("Relief per quarter")).to_have_value("5")
    expect(table.walt.page.get_by_text("Wilma saved this last")).to_be_visible()
    expect(table.walt.page.get_by_role("article", name="Move 2").get_by_label("Aimed at")).to_have_value("beijing")

    quiet = put_on_sheet(table.bao, QUIETLY)
    quiet.get_by_label(re.compile("^Play it covertly")).check()
    quiet.get_by_label(re.compile("^Our argument")).fill(COVERT_ARGUMENT)
    table.bao.shows("Draft saved, not sealed")
    table.looked_at("2-deliberate", DESK, TABLET, PHONE)


def they_write_to_each_other(table: Table) -> None:
    send_cable(table.wilma, "Beijing", CABLE)
    table.bao.page.get_by_role("button", name=re.compile("^Washington")).click()
    table.bao.shows(CABLE)
    send_cable(table.wilma, "Public statements", STATEMENT)
    table.wall.shows(f"Washington: “{STATEMENT}”")
    send_cable(table.wilma, "Questions to the white cell", "Does Geneva host in March?")
    asked = table.ursula.panel("Questions from the teams")
    asked.get_by_role("textbox", name="Answer").fill("It does.")
    table.ursula.press("Answer", asked)
    table.wilma.shows("It does.")
    table.wilma.shoot(table.room.shots, "2-talk-team", PHONE, part="Talk")


def they_agree(table: Table) -> None:
    table.close_phase("Deliberation", "Negotiation")
    table.wilma.turn_to("Pacts")
    table.wilma.press("Propose a pact")
    table.wilma.page.get_by_label("Title of the pact").fill("Relief for restraint")
    table.wilma.page.get_by_role("group", name="With").get_by_label("Beijing").check()
    first = table.wilma.page.get_by_role("group", name="Clause 1")
    first.get_by_label("Card").select_option(label=CARROT)
    table.wilma.press("Add what we get")
    second = table.wilma.page.get_by_role("group", name="Clause 2")
    second.get_by_label("Who").select_option(label="Beijing")
    second.get_by_label("Undertakes").select_option(label="to keep")
    second.get_by_label(re.compile("^Gauge")).select_option("china_exports_to_russia")
    second.get_by_label("not above").fill("30")
    table.wilma.judge("pact")
    table.wilma.shoot(table.room.shots, "3-pact-team", DESK, PHONE, part="Talk")
    table.wilma.press("Propose and sign it")
    table.bao.turn_to("Pacts")
    table.bao.press("Sign")
    for lead in (table.wilma, table.bao):
        expect(lead.panel("Pacts").get_by_text("In force", exact=True)).to_be_visible()
    table.bao.turn_to("Cables")
    table.wall.shows("pact in force")
    table.looked_at("3-negotiate")
    table.close_phase("Negotiation", "Sealing")


def they_seal(table: Table) -> None:
    one_minute_more(table)
    table.wilma.press("Seal our sheet")
    expect(table.wilma.panel("Our sheet").get_by_role("alert").last).to_contain_text("The argument")
    own = table.wilma.page.get_by_role("article", name="Move 2")
    own.get_by_label(re.compile("^Our argument")).fill("Nobody loses by listening.")
    for lead in (table.wilma, table.bao):
        seal(lead)
    table.wilma.press("Recall the sheet")
    argument = table.wilma.page.get_by_role("article", name="Move 1").get_by_label(re.compile("^Our argument"))
    expect(argument).to_have_value(ARGUMENT)
    seal(table.wilma)
    table.walt.shows("Your sheet is sealed; the lead may recall it until Sealing closes.")
    expect(table.ursula.panel("Teams").get_by_text("Sealed", exact=True)).to_have_count(2)
    the_clock_stands(table)
    assert_no_secret_reached_the_wall(table, (OPENED, *NEVER))
    table.close_phase("Sealing", "Contest")


def one_minute_more(table: Table) -> None:
    """A minute more on the umpire's word is a minute more on every clock."""
    before = ends_at(table.bao)
    table.ursula.press("+1 min")
    for screen in table.screens:
        until(screen.page, f"{ENDS_AT} === {before + 60_000}")


def the_clock_stands(table: Table) -> None:
    """A pause is seen by all and blocks what is sent, kindly; what was written stays and can be sent afterwards."""
    table.ursula.press("Pause")
    for screen in (table.wilma, table.walt, table.bao):
        screen.shows(re.compile("^The umpire has stopped the clock"))
    table.wilma.turn_to("Cables")
    channel(table.wilma, "Beijing")
    cable = table.wilma.page.locator(".composer textarea")
    cable.fill("Are you there?")
    table.wilma.press("Send")
    expect(table.wilma.panel("Cables").get_by_role("alert")).to_contain_text("paused")
    expect(cable).to_have_value("Are you there?")
    table.bao.press("Recall the sheet")
    expect(table.bao.panel("Our sheet").get_by_role("alert").last).to_contain_text("paused")
    table.looked_at("4-seal", DESK, TABLET, PHONE)
    table.ursula.press("Resume")
    expect(table.wilma.page.get_by_role("status").get_by_text("Paused.")).to_have_count(0)
    table.wilma.press("Send")
    channel(table.bao, "Washington")
    table.bao.shows("Are you there?")


def they_argue(table: Table) -> None:
    move = move_on_table(table.bao, CARROT)
    # What a card does its own team and the white cell read, and the others are told that they do not.
    for reader, times in ((table.ursula, 1), (table.wilma, 1), (table.bao, 0)):
        expect(move_on_table(reader, CARROT).get_by_text(CARROT_SAYS)).to_have_count(times)
    expect(table.bao.page.get_by_text("What a card does is read by its own team")).to_be_visible()
    move.get_by_text("Our one reason on this move").click()
    move.get_by_label("Why it should fail").fill("We have heard such offers before.")
    table.bao.press("File our reason", move)
    expect(move.get_by_text("Our reason is filed")).to_be_visible()
    not_answered_yet(move.get_by_role("slider"))
    table.bao.press("30 %, unlikely", move.get_by_role("group", name=re.compile("^Your blind estimate")))
    expect(move.get_by_text("Your estimate: 30 %")).to_be_visible()
    expect(move_on_table(table.ursula, CARROT).get_by_text("We have heard such offers before.")).to_be_visible()
    expect(move_on_table(table.wilma, CARROT).get_by_text("We have heard such offers before.")).to_be_visible()
    expect(table.wilma.page.get_by_text("30 %", exact=True)).to_have_count(0)
    table.ursula.confirm("Show all")
    table.wall.shows(CARROT)
    assert any(OPENED in frame for frame in table.wall.frames), "what is revealed does come to the wall"
    table.looked_at("5-contest", DESK, TABLET, PHONE, part="Our moves")
    table.close_phase("Contest", "Adjudication")


def the_umpire_rules(table: Table) -> None:
    free = move_on_table(table.ursula, "Invite Beijing to a conference")
    expect(free.get_by_text("No effect is set", exact=True)).to_be_visible()
    table.ursula.press("Accept all 3 proposals")
    asked = table.ursula.page.get_by_role("dialog")
    expect(asked.get_by_text("One is a free-form move with no effect set")).to_be_visible()
    table.ursula.press("Cancel", asked)
    own = opened(free)
    own.get_by_text("Rule otherwise").click()
    own.get_by_label("Method").select_option(label="Umpire's decision, no dice")
    own.get_by_label("Degree").select_option(label="Partial success")
    own.get_by_label("Reason, for the record").fill("They come, and promise nothing.")
    table.looked_at("6-adjudicate")
    table.ursula.press("Rule", own)
    table.ursula.confirm("Accept all 2 proposals")
    table.ursula.shows("Every move has its ruling.")
    carrot = opened(move_on_table(table.ursula, CARROT))
    ruled = carrot.locator(".ruling .mark").first.inner_text()
    other = "Success" if ruled != "Success" else "Failure"
    carrot.get_by_text("Overrule").first.click()
    carrot.get_by_label("Degree").select_option(label=other)
    carrot.get_by_label("Reason, for the record").fill("The harbour argument decides it.")
    table.ursula.press("Overrule", carrot)
    overruled = f"As first ruled: {ruled}. Overruled to {other} by Ursula because: The harbour argument decides it."
    expect(carrot.get_by_text(overruled)).to_be_visible()
    table.ursula.judge("ruled")
    table.ursula.shoot(table.room.shots, "6-ruled-desk", DESK)
    table.close_phase("Adjudication", "Results")
    expect(move_on_table(table.bao, CARROT).get_by_text(overruled)).to_be_visible()


def they_learn_what_came_of_it(table: Table) -> None:
    for lead in (table.wilma, table.bao):
        accounts = lead.panel("What changed, and why").locator(".account")
        expect(accounts.first).to_be_visible()
        for n in range(accounts.count()):
            assert_adds_up(accounts.nth(n))
        budget = lead.panel("Our budget")
        expect(budget.get_by_text(re.compile("^after the .* paid for the sheet$")).first).to_be_visible()
        expect(budget.get_by_text(re.compile("leaving"))).to_have_count(0)
    table.looked_at("7-results", DESK, TABLET, PHONE, part="Situation")
    table.close_phase("Results", "Briefing")


def ends_at(screen: Screen) -> int:
    """When the phase ends by the server's clock, in ms."""
    at: int = screen.known()["view"]["game"]["clock"]["ends_at"]
    return at
