"""A table of nothing but its edge, served in a process of its own: run with the edge's limits as one JSON argument."""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import logging  # noqa: E402
import resource  # noqa: E402
import signal  # noqa: E402
import socket  # noqa: E402
import sys  # noqa: E402

import flask  # noqa: E402
import gevent  # noqa: E402

from server.gateway import edge as edges  # noqa: E402
from server.gateway.limits import Limits  # noqa: E402
from server.gateway.listener import listen, tls_context  # noqa: E402
from server.gateway.server import CONNECTION  # noqa: E402
from tests.faults import edge_plants  # noqa: E402

logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
wish = json.loads(sys.argv[1])
for plant in wish.get("plants", []):
    edge_plants.PLANTS[plant]()
app = flask.Flask(__name__)
listener = listen("127.0.0.1", 0, tls=tls_context(*wish["tls"]) if "tls" in wish else None)
origin = f"{listener.scheme}://127.0.0.1:{listener.port}"
edge = edges.build(app, origins=[origin], hosts=["127.0.0.1", "localhost"], limits=Limits(**wish.get("limits", {})))
journal: list[list[str]] = []
ticks: list[str] = []


@edge.socketio.on("connect")
def connect(auth):
    journal.append(["connect", flask.request.sid])
    if whose := (auth or {}).get("whose"):
        edge.pace_as(flask.request.sid, whose)
    return not (auth or {}).get("refuse")


@edge.socketio.on("disconnect")
def disconnect(reason):
    journal.append(["disconnect", flask.request.sid])


@edge.on("echo")
def echo(sid, payload):
    return {"sid": sid, "got": payload}


@edge.on("big")
def big(sid, payload):
    for _ in range(payload.get("times", 1)):
        edge.socketio.emit("big", {"text": "w" * payload["octets"]}, to=sid)
        gevent.sleep(0)
    return {"ok": True}


@edge.on("boom")
def boom(sid, payload):
    raise ValueError(f"canary {payload}")


@edge.on("nan")
def nan(sid, payload):
    return {"odds": float("nan")}


@edge.on("kick")
def kick(sid, payload):
    edge.kick(payload["sid"])
    return {"ok": True}


@app.get("/state")
def state():
    wire = flask.request.environ[CONNECTION].socket
    return {
        "rows": list(edge.counts.rows()),
        "journal": journal,
        "open": edge.open_sockets,
        "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "nodelay": wire.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY),
    }


@app.post("/post")
def post():
    return {"octets": len(flask.request.get_data())}


@app.get("/tick")
def tick():
    ticks.append("tick")
    return ""


@edge.on("ticks")
def count_ticks(sid, payload):
    return len(ticks)


@app.get("/fault")
def fault():
    raise ValueError("canary of a page")


gevent.signal_handler(signal.SIGTERM, edge.stop)
edge.serve(listener, ready=lambda: print(listener.port, flush=True))
