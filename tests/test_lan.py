"""A room finds the server, and its browsers trust the certificate that the umpire read out."""

import socket
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509

from server import lan

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def named(made: lan.Certificate) -> x509.SubjectAlternativeName:
    kept = x509.load_pem_x509_certificate(made.certificate.read_bytes())
    return kept.extensions.get_extension_for_class(x509.SubjectAlternativeName).value


def test_the_address_is_one_that_others_can_type() -> None:
    found = lan.address()
    assert found is None or not (ip_address(found).is_loopback or ip_address(found).is_unspecified)


def test_finding_the_address_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = []

    class Watched(socket.socket):
        def __init__(self, family: int, kind: int) -> None:
            kinds.append(kind)
            super().__init__(family, kind)

        def send(self, *_: object) -> int:
            raise AssertionError("something was sent")

        sendto = sendall = send

    monkeypatch.setattr(lan.socket, "socket", Watched)
    lan.address()
    # A datagram socket that is only connected says nothing to anyone.
    assert set(kinds) == {socket.SOCK_DGRAM}


def test_without_a_route_the_interfaces_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lan, "_SOMEWHERE", ())
    monkeypatch.setattr(lan, "_of_interfaces", lambda: ["127.0.0.1", "192.168.7.5"])
    assert lan.address() == "192.168.7.5"
    monkeypatch.setattr(lan, "_of_interfaces", lambda: ["127.0.0.1"])
    assert lan.address() is None


def test_the_code_is_a_square_of_blocks() -> None:
    lines = lan.qr("http://192.168.7.5:8000/join/BRAVE-OTTER").splitlines()
    drawn = [line for line in lines if line]
    assert len({len(line) for line in drawn}) == 1
    assert set("".join(drawn)) <= set("█▀▄ ")


def test_the_certificate_is_for_this_machine_under_all_its_names(tmp_path: Path) -> None:
    made = lan.certificate(tmp_path, ["192.168.7.5", "wedge.local"], NOON)
    assert named(made).get_values_for_type(x509.DNSName) == ["localhost", "wedge.local"]
    addresses = [str(address) for address in named(made).get_values_for_type(x509.IPAddress)]
    assert addresses == ["127.0.0.1", "::1", "192.168.7.5"]


def test_only_its_owner_reads_the_key(tmp_path: Path) -> None:
    assert lan.certificate(tmp_path / "tls").key.stat().st_mode & 0o077 == 0


def test_it_is_kept_so_the_fingerprint_read_out_once_stays_true(tmp_path: Path) -> None:
    first = lan.certificate(tmp_path, ["192.168.7.5"], NOON)
    again = lan.certificate(tmp_path, ["192.168.7.5"], NOON + timedelta(days=30))
    assert (first.fresh, again.fresh) == (True, False)
    assert again.fingerprint == first.fingerprint


@pytest.mark.parametrize(("address", "later"), [("192.168.7.6", timedelta(0)), ("192.168.7.5", timedelta(days=390))])
def test_another_address_or_its_end_makes_it_anew_with_the_same_key(
    tmp_path: Path, address: str, later: timedelta
) -> None:
    first = lan.certificate(tmp_path, ["192.168.7.5"], NOON)
    key = first.key.read_bytes()
    again = lan.certificate(tmp_path, [address], NOON + later)
    assert again.fresh
    assert again.fingerprint != first.fingerprint
    assert again.key.read_bytes() == key


def test_a_client_that_trusts_it_speaks_tls_and_sees_the_printed_fingerprint(tmp_path: Path) -> None:
    made = lan.certificate(tmp_path)
    host = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    host.load_cert_chain(made.certificate, made.key)
    guest = ssl.create_default_context(cafile=str(made.certificate))
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            raw, _ = listener.accept()
            with host.wrap_socket(raw, server_side=True) as line:
                line.sendall(b"welcome")

        server = Thread(target=answer)
        server.start()
        raw = socket.create_connection(listener.getsockname(), timeout=10)
        with guest.wrap_socket(raw, server_hostname="localhost") as line:
            seen = line.getpeercert(binary_form=True)
            assert line.recv(7) == b"welcome"
        server.join()
    assert seen is not None
    shown = x509.load_der_x509_certificate(seen).fingerprint(lan.hashes.SHA256()).hex(":").upper()
    assert shown == made.fingerprint
