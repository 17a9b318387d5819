"""The listening socket: HTTPS and its certificates, and why a listener cannot open, in a sentence."""

import contextlib
import datetime
import errno
import socket
import ssl
import threading
import urllib.request

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from server.gateway.listener import CannotListen, explain, listen, tls_context
from tests.gateway.edge_rig import PATIENCE, Table


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A self-signed certificate for 127.0.0.1, as (certificate, key) paths."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("tls")
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    bare = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(bare)
    return str(folder / "cert.pem"), str(folder / "key.pem")


def test_https_serves_pages_and_sockets(certificate):
    with Table(tls=certificate, head_s=0.5) as table:
        trusting = ssl.create_default_context(cafile=certificate[0])
        trusting.check_hostname = False
        with urllib.request.urlopen(table.url + "/post", data=b"w" * 100_000, context=trusting) as page:
            assert page.read() == b'{"octets":100000}\n'
        client = table.client(ssl_verify=False)
        assert client.call("echo", {"over": "wss"})["got"] == {"over": "wss"}
        gone = threading.Event()
        client.on("disconnect", lambda reason: gone.set())
        client.emit("kick", {"sid": client.get_sid()})
        assert gone.wait(PATIENCE)
        with table.wire() as plain:
            assert plain.request("GET /").rest().decode().endswith("put https:// in front of the address.")
        with table.wire() as mute:
            assert mute.rest() == b""
        with table.wire() as liar:
            assert b"HTTP" not in liar.send(b"\x16\x03\x01\x00\x05hello").rest()


def test_certificates_that_do_not_serve_are_named(certificate, tmp_path):
    with pytest.raises(CannotListen, match="is not there"):
        tls_context(str(tmp_path / "none.pem"), certificate[1])
    with pytest.raises(CannotListen, match="belong together"):
        tls_context(certificate[1], certificate[0])


def test_a_port_in_use_is_said_plainly():
    taken = listen("127.0.0.1", 0)
    try:
        with pytest.raises(CannotListen, match=f"Port {taken.port} is in use .* take a port such as"):
            listen("127.0.0.1", taken.port)
    finally:
        taken.socket.close()


@pytest.mark.parametrize(
    ("host", "port", "says"),
    [("nowhere.invalid", 8000, "is no address of this machine"), ("192.0.2.1", 0, "has no address"), ("::1", 0, "")],
)
def test_an_address_is_ours_or_said_not_to_be(host, port, says):
    try:
        listen(host, port).socket.close()
    except CannotListen as refusal:
        assert says in str(refusal)
    else:
        assert not says


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.EACCES, "Permission denied"), "reserved for the system's administrator; take one from 1024 up"),
        (OSError(errno.EADDRINUSE, "Address already in use"), "take a port such as 8000"),
        (OSError(errno.ENOBUFS, "No buffer space"), "could not be opened: No buffer space"),
        (socket.gaierror(-2, "Name or service not known"), "use 0.0.0.0 for every network"),
        (OverflowError(), "ports run from 1 to 65535"),
    ],
)
def test_each_obstacle_has_its_sentence(error, says):
    assert says in explain(error, "127.0.0.1", 65535)


def test_a_listener_knows_its_address():
    listener = listen("127.0.0.1", 0)
    assert (listener.host, listener.scheme) == ("127.0.0.1", "http")
    assert listener.port > 0
    assert listener.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1
    listener.socket.close()


def test_https_connections_that_only_wait_give_way_too(certificate):
    with Table(tls=certificate, per_address=2, head_s=60.0) as table:
        anyone = ssl._create_unverified_context()
        waiting = [anyone.wrap_socket(table.wire().sock) for _ in range(2)]
        with urllib.request.urlopen(table.url + "/state", context=anyone) as page:
            assert page.status == 200
        with contextlib.suppress(ssl.SSLEOFError, ConnectionResetError):
            assert waiting[0].recv(1) == b""
