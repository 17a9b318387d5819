"""Everybody can use every page and every state of it: WCAG 2.2 AA and good practice by axe, in light and in dark."""

from itertools import cycle
from pathlib import Path

from playwright.sync_api import Browser

from .browsing import seminar
from .moments import Walk
from .pictures import THEMES, dressed


def test_nobody_is_shut_out_of_any_page_in_any_state(browser: Browser, tmp_path: Path) -> None:
    with seminar(browser, tmp_path) as room:
        # Three screens a phase and two themes: every screen is seen in both, phase by phase in turn.
        for moment, theme in zip(Walk(room).moments(), cycle(THEMES), strict=False):
            dressed(moment.screen.page, theme)
            moment.screen.judge(f"{moment.name}, {theme}")
            dressed(moment.screen.page, moment.screen.theme)
        room.clean()
