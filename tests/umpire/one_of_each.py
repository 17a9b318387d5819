"""One order of each kind, with enough in it to be read; what needs nothing is not listed."""

import msgspec

from server.umpire import orders as o

FILLED: dict[str, dict] = {
    "OpenGame": {"game": "g", "calendar": "short", "theory": "plain"},
    "TakeSeat": {"role": "observer", "name": "Nell"},
    "RenameSeat": {"name": "Nell"},
    "MoveSeat": {"seat": "rod", "role": "observer"},
    "RemoveSeat": {"seat": "rod"},
    "LockLobby": {"locked": True},
    "SeatDoctrine": {"team": "red"},
    "PauseDoctrine": {"team": "red"},
    "ResumeDoctrine": {"team": "red"},
    "ClosePhase": {"turn": 1, "phase": "brief"},
    "MoveClock": {"minutes": 1.0},
    "StepBack": {"checkpoint": "0.1.brief", "reason": "A mistake."},
    "EndGame": {"reason": "Time is up."},
    "SealSheet": {"turn": 1, "moves": ()},
    "RecallSheet": {"turn": 1},
    "EnterPaperSheet": {"team": "red", "turn": 1, "moves": ()},
    "SetAtClose": {"team": "red", "policy": "drop", "reason": "They went home."},
    "RevokePolicy": {"policy": "toll"},
    "FileReason": {"move": "1.blue.1", "side": "for", "text": "It helps."},
    "WeighReason": {"reason": "r-1", "weight": 2},
    "GiveEstimate": {"move": "1.blue.1", "chance": 40},
    "AcceptRulings": {"turn": 1},
    "MakeRuling": {"move": "1.blue.1", "method": "ruling", "degree": "success", "reason": "So it was."},
    "OverruleRuling": {"move": "1.blue.1", "degree": "success", "reason": "So it was."},
    "SendCable": {"kind": "public", "text": "Hear us."},
    "AnswerRfi": {"cable": "c-1", "text": "Forty ships."},
    "AssignRfi": {"cable": "c-1", "seat": "asa"},
    "MarkCable": {"cable": "c-1", "important": True},
    "AnswerTalk": {"cable": "c-1", "agrees": True},
    "Announce": {"text": "Hear us."},
    "ProposePact": {"title": "A word", "parties": ("blue",), "clauses": (), "until": 1},
    "SignPact": {"pact": "p-1"},
    "RejectPact": {"pact": "p-1"},
    "LeavePact": {"pact": "p-1"},
    "ReleaseInject": {"inject": "storm"},
    "HoldInject": {"inject": "storm", "held": True},
    "ImproviseInject": {"title": "Fog", "text": "Nobody sees a thing."},
    "EditInject": {"inject": "storm", "title": "A gale", "text": "It blows.", "reason": "It blew."},
    "MoveInject": {"inject": "storm", "turn": 1, "phase": "results"},
    "ShiftInjects": {"turns": 1},
    "ImportInjects": {"file": "msel.xlsx", "rows": [{"title": "A gale", "text": "It blows."}]},
    "EditGauge": {"gauge": "peace", "value": 50.0, "reason": "A slip."},
    "WriteNote": {"text": "Interesting."},
    "EditNote": {"note": "n-1", "text": "Dull."},
    "WithdrawNote": {"note": "n-1"},
    "AnswerQuestion": {"question": "mood", "turn": 1},
    "AnswerSurvey": {"question": "mood"},
    "OpenSurvey": {"minutes": 5.0},
    "SetBoard": {"view": "dark"},
    "ShowMoves": {"turn": 1},
    "PublishPrepared": {"prepared": "w-1"},
    "DropPrepared": {"prepared": "w-1"},
}


def order(name: str) -> o.AnyOrder:
    """The order of this kind."""
    return msgspec.convert({"type": name, **FILLED.get(name, {})}, o.AnyOrder)
