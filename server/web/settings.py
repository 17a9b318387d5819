"""What the pages must be told about the place they are served from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Facts of this installation.

    `base_url` is where people in the room reach the server, without a slash at the end (`http://192.168.1.20:8000`);
    `hosts` the names it answers to, each `name` (any port) or `name:port`; `tls` whether it is served by HTTPS, which
    makes the cookies Secure; `attempts` how many wrong codes one network address may try in a minute, and how many
    seats it may take.
    """

    base_url: str
    hosts: tuple[str, ...]
    tls: bool = False
    attempts: int = 60
