"""What a server and its forecasting process say to each other: frames of a length in four bytes and a message in MessagePack."""

import struct
from typing import BinaryIO

import msgspec

from server.umpire.questions import Question

_LENGTH = struct.Struct(">I")


class Task(msgspec.Struct, frozen=True):
    """A question about a game of an edition; `book` is its rulebook in MessagePack, or empty where the process should have it."""

    id: int
    edition: str
    book: bytes
    question: Question


class Reply(msgspec.Struct, frozen=True):
    """The answer, in MessagePack, to the task of this id; or a sentence why there is none; or that the rulebook is lacking."""

    id: int
    answer: bytes = b""
    says: str = ""
    lacks_book: bool = False


def write(stream: BinaryIO, message: bytes) -> None:
    """Write one frame. OSError where nobody reads any more."""
    stream.write(_LENGTH.pack(len(message)) + message)
    stream.flush()


def read(stream: BinaryIO) -> bytes | None:
    """Read one frame; None where the stream ends, in the middle of one too."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None
