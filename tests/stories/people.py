"""People at the table: each joins by the pages and talks over a socket of their own, keeping every frame they are sent."""

import re
import threading
import uuid
from typing import Any

import requests
import socketio

from server.umpire.sight import patched

from .house import House

_PATIENCE_S = 30.0


class RefusedError(AssertionError):
    """An order was refused; `code` says why."""

    def __init__(self, refused: dict[str, str]) -> None:
        super().__init__(f"{refused['code']}: {refused['says']}")
        self.code = refused["code"]


class Person:
    """One person with a browser's cookies and a socket. `view` is what the frames say; `heard` is every frame as it came."""

    def __init__(self, house: House, *, name: str) -> None:
        self.house = house
        self.name = name
        self.http = requests.Session()
        self.game = ""
        self.audience = ""
        self.rev = 0
        self.view: dict[str, Any] = {}
        self.seen: dict[int, dict[str, Any]] = {}
        self.heard: list[tuple[str, Any]] = []
        self.draft: dict[str, Any] | None = None
        self.heads: list[dict[str, Any]] = []
        self._early: dict[int, dict[str, Any]] = {}
        self._news = threading.Condition()
        self._socket: socketio.Client | None = None

    def join(self, role: str, team: str = "") -> "Person":
        """Take a place by the join page and come to the table."""
        page = self.http.get(f"{self.house.base}/j/{self.house.code}")
        form = {"code": self.house.code, "place": f"{role}:{team}" if team else role, "name": self.name}
        return self._sit(page, f"{self.house.base}/join", form)

    def umpire(self) -> "Person":
        """Take the umpire's seat by the umpire's link."""
        url = self.house.base + self.house.umpire
        return self._sit(self.http.get(url), url, {"name": self.name, "role": "umpire"})

    def connect(self) -> "Person":
        """Open the socket with the cookies at hand and sync."""
        self._socket = socketio.Client(reconnection=False, handle_sigint=False)
        for event in ("view", "draft", "presence", "head", "ahead", "stale", "bye"):
            self._socket.on(event, self._hearer(event))
        cookies = "; ".join(f"{c.name}={c.value}" for c in self.http.cookies)
        self._socket.connect(self.house.base, headers={"Cookie": cookies}, transports=["websocket"])
        self.sync()
        return self

    def sync(self) -> dict[str, Any]:
        """Ask for the whole view."""
        with self._news:
            answer = self.call("sync", {"game": self.game})
            assert answer["ok"], answer
            self.audience, self.draft = answer["audience"], answer["draft"]
            self._show(answer["rev"], answer["view"])
        return answer

    def order(self, type: str, *, id: str = "", **fields: Any) -> dict[str, Any]:
        """Give an order and wait for its answer; RefusedError where it is refused."""
        payload = {"game": self.game, "id": id or uuid.uuid4().hex, "order": {"type": type, **fields}}
        answer = self.call("order", payload)
        if not answer.get("ok"):
            raise RefusedError(answer["refused"])
        return answer

    def refused(self, type: str, **fields: Any) -> str:
        """Give an order that must be refused; the code of the refusal."""
        try:
            self.order(type, **fields)
        except RefusedError as refused:
            return refused.code
        raise AssertionError(f"{type} should have been refused")

    def type_draft(self, *moves: dict[str, Any]) -> dict[str, Any]:
        """Type into the team's shared draft."""
        turn = self.view["game"]["turn"]
        base = self.draft["rev"] if self.draft and self.draft["turn"] == turn else 0
        answer = self.call("draft", {"game": self.game, "turn": turn, "base": base, "moves": list(moves)})
        if not answer["ok"]:
            raise RefusedError(answer["refused"])
        self.draft = {"turn": turn, "rev": answer["rev"], "moves": list(moves)}
        return answer

    def look(self, **ask: Any) -> dict[str, Any]:
        """Ask the futures and wait for what is found; RefusedError where the question is refused."""
        id = uuid.uuid4().hex
        answer = self.call("ahead", {"game": self.game, "id": id, "ask": ask})
        if not answer["ok"]:
            raise RefusedError(answer["refused"])
        if answer["found"] is None:
            with self._news:
                assert self._news.wait_for(lambda: self._looked(id) is not None, _PATIENCE_S), (
                    f"{self.name} waited in vain"
                )
                answer = self._looked(id)
        found: dict[str, Any] = answer["found"]
        return found

    def _looked(self, id: str) -> Any:
        return next((told for event, told in self.heard if event == "ahead" and told["id"] == id), None)

    def call(self, event: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Send an event and wait for its ack."""
        assert self._socket is not None
        answer: dict[str, Any] = self._socket.call(event, payload, timeout=_PATIENCE_S)
        return answer

    def until(self, what: Any) -> dict[str, Any]:
        """Wait until the view fulfils a condition, and give it."""
        with self._news:
            if not self._news.wait_for(lambda: what(self.view), _PATIENCE_S):
                raise AssertionError(f"{self.name} waited in vain; the game is at {self.view.get('game')}")
            return self.view

    def until_phase(self, phase: str) -> dict[str, Any]:
        """Wait until the view has reached a phase."""
        return self.until(lambda view: view["game"]["phase"] == phase)

    def leave(self) -> None:
        """Close the socket."""
        if self._socket is not None:
            self._socket.disconnect()
            self._socket = None

    def _sit(self, page: requests.Response, url: str, form: dict[str, str]) -> "Person":
        assert page.ok, page.text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
        assert token is not None, page.text
        answer = self.http.post(url, data={**form, "csrf_token": token[1]}, headers={"Origin": self.house.base})
        assert answer.ok, answer.text
        game = re.search(r'data-game="([^"]+)"', answer.text)
        assert game is not None, answer.text
        self.game = game[1]
        return self.connect()

    def _hearer(self, event: str) -> Any:
        def hear(payload: dict[str, Any]) -> None:
            with self._news:
                self.heard.append((event, payload))
                if event == "view":
                    self._follow(payload)
                elif event == "draft":
                    self.draft = max(payload, self.draft or payload, key=lambda it: (it["turn"], it["rev"]))
                elif event == "head":
                    self.heads.append(payload)
                self._news.notify_all()

        return hear

    def _follow(self, frame: dict[str, Any]) -> None:
        """Show a change in its turn: python-engineio gives every packet a thread, and one may overtake another."""
        self._early[frame["rev"]] = frame
        while frame := self._early.pop(self.rev + 1, {}):
            changes = {"set": frame["set"], "put": frame["put"], "drop": frame["drop"]}
            self._show(frame["rev"], patched(self.view, changes))  # type: ignore[arg-type]

    def _show(self, rev: int, view: dict[str, Any]) -> None:
        self.rev, self.view = rev, view
        self.seen[rev] = view
        self._news.notify_all()
