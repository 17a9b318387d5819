"""A scale under one browser: every octet that came to it, by the debugger's count, as it was on the wire."""

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import CDPSession


class Scale:
    """Counts from now on. `requests` are the addresses asked for over the network, by request id; `octets` is what came."""

    def __init__(self, debugger: CDPSession) -> None:
        self.requests: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._came: dict[str, float] = {}
        self._socket = 0.0
        debugger.on("Network.requestWillBeSent", self._asked)
        debugger.on("Network.requestServedFromCache", lambda told: self.requests.pop(told["requestId"], None))
        debugger.on("Network.responseReceived", self._answered)
        debugger.on("Network.loadingFinished", self._done)
        debugger.on("Network.webSocketFrameReceived", self._frame)
        debugger.send("Network.enable")

    @property
    def octets(self) -> int:
        """All that has come, heads of answers and frames of sockets too."""
        return round(sum(self._came.values()) + self._socket)

    def heaviest(self) -> str:
        """What weighed most, for people."""
        parts = sorted(((came, self.requests.get(id, "?")) for id, came in self._came.items()), reverse=True)[:10]
        return f"{self.octets} octets, {self._socket:.0f} over the socket; " + ", ".join(
            f"{c:.0f} {a}" for c, a in parts
        )

    def unforeseen(self, named: Iterable[str]) -> list[str]:
        """Modules that came over the network because another module imported them, and are not among the `named` addresses."""
        came = (self.requests[id] for id, kind in self._kinds.items() if kind == "module" and id in self.requests)
        return sorted(set(came) - set(named))

    def _asked(self, told: dict[str, Any]) -> None:
        self.requests[told["requestId"]] = told["request"]["url"]
        # A module that another imports is asked for by that module; the page asks for what it names itself.
        by = told["initiator"]
        if (told.get("type") == "Script" and by["type"] == "script") or by.get("url", "").endswith(".js"):
            self._kinds[told["requestId"]] = "module"

    def _answered(self, told: dict[str, Any]) -> None:
        if told["response"].get("fromDiskCache"):
            self.requests.pop(told["requestId"], None)

    def _done(self, told: dict[str, Any]) -> None:
        self._came[told["requestId"]] = told["encodedDataLength"]

    def _frame(self, told: dict[str, Any]) -> None:
        self._socket += len(told["response"]["payloadData"].encode())
