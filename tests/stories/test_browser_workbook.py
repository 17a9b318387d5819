"""An umpire brings a stranger's workbook, places what the table does not know, and sends one of its injects to a team."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.rules.msel.strangers import workbook

from .browsing import DESK, PHONE, TABLET, seminar

ROWS = (
    ("EXERCISE NORTHERN WEDGE",),
    ("Inject #", "DTG", "From", "To", "Description", "Inject text", "Controller notes"),
    (
        1,
        "Turn 1",
        "Press",
        "Washington",
        "A leak",
        "The minutes of your cabinet are in the papers.",
        "Watch who denies it.",
    ),
    (2, "22 1400Z NOV", "Press", "NATO HQ", "A summit", "The allies meet.", None),
)


def test_a_strangers_workbook_is_brought_corrected_and_sent(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "msel.xlsx"
    file.write_bytes(workbook(("MSEL", ROWS)))
    with seminar(browser, tmp_path) as room:
        wilma = room.screen("Wilma").join("Lead", "Washington")
        ursula = room.screen("Ursula").umpire()
        ursula.confirm("Start the game")
        ursula.at("Briefing")
        ursula.press("Run-sheet")
        panel = ursula.panel("Run-sheet")
        panel.get_by_text("Bring a workbook").click()
        ursula.page.get_by_label("A workbook (.xlsx)").set_input_files(file)
        ursula.shows("1 to be added, 0 to be changed, 0 as they stand, 1 refused.")
        ursula.page.get_by_role("combobox", name="NATO HQ").select_option(label="Washington")
        ursula.page.get_by_role("combobox", name="22 1400Z NOV").select_option(index=2)
        ursula.shows("2 to be added, 0 to be changed, 0 as they stand, 0 refused.")
        ursula.judge("workbook")
        ursula.shoot(room.shots, "9-workbook-desk", DESK, TABLET, PHONE, part="Work")
        ursula.press("Take in 2 rows")
        ursula.shows("2 injects were taken in. They stand in the run-sheet.")
        row = panel.get_by_role("listitem").filter(has_text="A leak")
        row.locator("summary").first.click()
        ursula.press("Edit", row)
        row.get_by_label("Headline").fill("A bad leak")
        row.get_by_label("Why it is edited").fill("It was worse.")
        ursula.press("Keep the edit", row)
        row = panel.get_by_role("listitem").filter(has_text="A bad leak")
        expect(row.get_by_text("Changed last by Ursula: It was worse.")).to_be_visible()
        ursula.press("Send now", row)
        ursula.press("Send now", ursula.page.get_by_role("dialog"))
        expect(row.get_by_text("by Ursula").first).to_be_visible()
        wilma.turn_to("News")
        wilma.shows("The minutes of your cabinet are in the papers.")
        assert "Watch who denies it." not in wilma.page.content()
        ursula.judge("run-sheet")
        ursula.shoot(room.shots, "9-runsheet-desk", DESK, TABLET, PHONE, part="Work")
        with ursula.page.expect_download() as fetched:
            panel.get_by_role("link", name="As a workbook").click()
        ursula.page.get_by_label("A workbook (.xlsx)").set_input_files(fetched.value.path())
        ursula.shows("Nothing in this workbook is new.")
        room.clean()
