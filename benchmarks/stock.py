"""The peer of our room: Flask-SocketIO as its own pages show it. One room, nothing stored, nothing decided, nothing hidden."""

from gevent import monkey

monkey.patch_all()

import sys  # noqa: E402
from typing import Any  # noqa: E402

from flask import Flask  # noqa: E402
from flask_socketio import SocketIO, emit, join_room  # noqa: E402

app = Flask(__name__)
sockets = SocketIO(app, async_mode="gevent")


@app.get("/")
def hall() -> str:
    """Its one page."""
    return "Here one can talk."


@sockets.on("sync")
def sync(payload: dict[str, Any]) -> dict[str, Any]:
    """Let a socket into the room."""
    join_room("room")
    return {"ok": True, "game": "room"}


@sockets.on("order")
def order(payload: dict[str, Any]) -> dict[str, Any]:
    """Send to the room what a public cable puts on everybody's screen, and say that it was done."""
    cable = {
        **payload["order"],
        "id": payload["id"],
        "at": 1_741_046_400_000,
        "turn": 4,
        "phase": "negotiate",
        "answered": False,
    }
    emit(
        "view", {"game": "room", "rev": 1, "set": {}, "put": {"cables": {payload["id"]: cable}}, "drop": {}}, to="room"
    )
    return {"ok": True, "rev": 1, "mine": {"estimates": {}, "notes": []}}


if __name__ == "__main__":
    sockets.run(app, host=sys.argv[1], port=int(sys.argv[2]))
