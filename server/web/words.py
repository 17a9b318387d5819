"""Sentences of the pages that belong to no one page. Each says what is so and what would be right."""

WHY = {
    "first": "Type the join code first, or open your personal link; then your page opens by itself.",
    "gone": "Your seat is not open in this browser any more: the umpire has taken it back, it was given up, or you "
    "signed out. Open your personal link, join again with the code, or ask the umpire.",
    "left": "You have signed out on this device. Your seat is kept; your personal link opens it again, anywhere.",
    "given": "You have given up your seat. Join again with the code whenever you like.",
}

ROLES = {
    "lead": "Lead",
    "member": "Member",
    "umpire": "Umpire",
    "assistant": "Assistant umpire",
    "analyst": "Analyst",
    "observer": "Observer",
    "projector": "Projector",
}

DUTIES = {
    "lead": "Speaks for the team: seals its sheet, signs its pacts.",
    "member": "Drafts the sheet with the team, writes cables and reasons.",
    "umpire": "Runs the clock, rules on moves, sees everything.",
    "assistant": "Sees what the umpire sees, answers requests for information, weighs reasons.",
    "analyst": "Watches what is public and writes notes for the report.",
    "observer": "Watches what is public.",
    "projector": "Shows the board to the room; nothing secret.",
}

ERRORS: dict[int | str, tuple[str, str]] = {
    "form": (
        "The form has lost its seal",
        "This form was not sent from a page of this table, or your browser has dropped its cookies since the page was "
        "opened. Nothing happened. Go back, reload the page, and send it again.",
    ),
    400: ("That could not be read", "The request was not in a form this table understands. Go back and try once more."),
    403: ("That is not for this seat", "Your seat may not open this page. If it should, ask the umpire to move you."),
    404: ("Nothing is here", "No page has this address. Check it for a slip of the finger, or begin at the hall."),
    405: ("Not this way", "This address cannot be used like that. Go back and use the button on the page."),
    413: ("Too much at once", "That was larger than this table takes. Shorten it and send it again."),
    421: ("Another name, please", "This table does not answer to that name. Open the address on the umpire's screen."),
    429: (
        "A moment, please",
        "Many attempts have come from your network within a minute. Nothing is wrong with your seat. Wait a minute and "
        "try again.",
    ),
    500: (
        "The table made a mistake",
        "This is the server's fault, not yours, and what was confirmed before is safe. Go back and try again; "
        "if it stays, tell the umpire.",
    ),
    503: ("The table cannot write just now", "Nothing was recorded. Wait a moment and send it again."),
}
