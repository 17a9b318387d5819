"""Be found on the local network: this machine's address, a QR code for it, and a certificate of our own for HTTPS."""

import hashlib
import io
import os
import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, ip_address
from pathlib import Path

import segno
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

# Apple's systems refuse a certificate that is good for more than 398 days.
_GOOD_FOR = timedelta(days=397)
_RENEW_BEFORE = timedelta(days=14)

# Where a packet would go, were one sent: anywhere (an address kept for documentation), then the private ranges, for
# a network that leads nowhere else.
_SOMEWHERE = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254")


@dataclass(frozen=True)
class Certificate:
    """Two PEM files, the SHA-256 fingerprint as browsers show it, and whether it was made just now."""

    certificate: Path
    key: Path
    fingerprint: str
    fresh: bool


def address() -> str | None:
    """This machine's IPv4 address on its network, or None where there is none. Nothing is sent to find it."""
    for far in _SOMEWHERE:
        # Connecting a UDP socket only asks the routing table which address would be the sender.
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((far, 9))
            except OSError:
                continue
            found = probe.getsockname()[0]
        if _reachable(found):
            return str(found)
    return next(filter(_reachable, _of_interfaces()), None)


def qr(url: str) -> str:
    """The QR code of a URL in half-block characters, for a terminal."""
    drawn = io.StringIO()
    segno.make(url, error="m").terminal(drawn, compact=True)
    return drawn.getvalue()


def certificate(folder: Path, addresses: Iterable[str] = (), now: datetime | None = None) -> Certificate:
    """Give the self-signed certificate kept in a folder, made anew when it is missing, runs out or lacks a name.

    It is for localhost, the loopback addresses and `addresses` (names or IP addresses). The key stays the same through
    every renewal and only its owner may read it.
    """
    now = now or datetime.now(UTC)
    names = _names(addresses)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    cert_file, key_file = folder / "certificate.pem", folder / "key.pem"
    kept = x509.load_pem_x509_certificate(cert_file.read_bytes()) if cert_file.exists() and key_file.exists() else None
    fresh = kept is None or not _serves(kept, names, now)
    if kept is None or fresh:
        kept = _made(_key(key_file), names, now)
        cert_file.write_bytes(kept.public_bytes(serialization.Encoding.PEM))
    digest = hashlib.sha256(kept.public_bytes(serialization.Encoding.DER)).hexdigest().upper()
    return Certificate(cert_file, key_file, ":".join(digest[i : i + 2] for i in range(0, 64, 2)), fresh)


def _names(addresses: Iterable[str]) -> list[x509.GeneralName]:
    wanted = dict.fromkeys(["localhost", "127.0.0.1", "::1", *addresses])
    return [_general(name) for name in wanted]


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _serves(kept: x509.Certificate, names: list[x509.GeneralName], now: datetime) -> bool:
    held = kept.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return set(names) <= set(held) and kept.not_valid_before_utc <= now < kept.not_valid_after_utc - _RENEW_BEFORE


def _key(file: Path) -> ec.EllipticCurvePrivateKey:
    if file.exists():
        kept = serialization.load_pem_private_key(file.read_bytes(), password=None)
        if isinstance(kept, ec.EllipticCurvePrivateKey):
            return kept
        raise ValueError(f"{file} holds no elliptic-curve key: move it away and a new one will be made.")
    key = ec.generate_private_key(ec.SECP256R1())
    text = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(text)
    return key


def _made(key: ec.EllipticCurvePrivateKey, names: list[x509.GeneralName], now: datetime) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Wedge on this network")])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # An hour of grace, because the clocks in a room differ.
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + _GOOD_FOR)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )


def _reachable(found: str) -> bool:
    there = IPv4Address(found)
    return not (there.is_loopback or there.is_unspecified)


def _of_interfaces() -> list[str]:
    """Addresses of the network interfaces, asked of a Linux kernel one by one; empty on any other system."""
    try:
        from fcntl import ioctl
    except ImportError:
        return []
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        for _, name in socket.if_nameindex():
            try:
                # 0x8915 is SIOCGIFADDR; the address stands after the name and the port of a struct ifreq.
                answer = ioctl(any_socket.fileno(), 0x8915, struct.pack("256s", name.encode()[:15]))
            except OSError:
                continue
            found.append(socket.inet_ntoa(answer[20:24]))
    return found
