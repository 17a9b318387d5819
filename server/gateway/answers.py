"""The edge's own refusals, in the shape of every other: codes that no order can earn."""

TOO_FAST = {
    "ok": False,
    "refused": {
        "code": "TooFast",
        "says": "This came faster than the table takes it; wait a few seconds and send it again.",
    },
}
SERVER_FAULT = {
    "ok": False,
    "refused": {
        "code": "ServerFault",
        "says": "The table made a mistake of its own over this and could not answer; tell the umpire.",
    },
}
