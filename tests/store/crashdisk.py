"""A disk that remembers: a VFS for SQLite that notes every write and sync, and rebuilds what a power cut may leave.

It is put over the VFS of the very SQLite library that this Python uses: files are opened by the original, then their
table of methods is swapped for a copy in which writing, truncating and syncing are noted as well. A file's existence
counts as durable once it was synced; a deletion only if SQLite asked for the folder to be synced.
"""

import _sqlite3
import ctypes
import os
import random
from collections.abc import Iterator
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Any, NamedTuple

NAME = "crashdisk"
METHODS = ("close", "read", "write", "truncate", "sync")
OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class Vfs(Structure):
    """sqlite3_vfs, whose layout SQLite promises to keep."""


Vfs._fields_ = [
    ("version", c_int),
    ("file_size", c_int),
    ("path_size", c_int),
    ("next", c_void_p),
    ("name", c_char_p),
    ("data", c_void_p),
    ("open", c_void_p),
    ("delete", c_void_p),
    ("others", c_void_p * 14),
]


class Methods(Structure):
    """sqlite3_io_methods in its third version."""

    _fields_ = (("version", c_int), *((name, c_void_p) for name in METHODS), ("others", c_void_p * 13))


class Op(NamedTuple):
    """Something that happened: `write`, `truncate`, `sync`, `delete` on a file, or `ack` of what `data` says."""

    kind: str
    file: str
    at: int
    data: Any


class CrashDisk:
    """Notes what SQLite does to the files of one folder. Use its VFS with `?vfs=crashdisk`; there is one a process."""

    def __init__(self) -> None:
        self.ops: list[Op] = []
        self._names: dict[int, str] = {}
        self._kept: list[Any] = []
        library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
        library.sqlite3_vfs_find.restype = POINTER(Vfs)
        self._below = library.sqlite3_vfs_find(None).contents
        self._vfs = Vfs.from_buffer_copy(self._below)
        self._vfs.name = NAME.encode()
        self._below_open, self._below_delete = OPEN(self._below.open), DELETE(self._below.delete)
        self._vfs.open = self._keep(OPEN(self._open))
        self._vfs.delete = self._keep(DELETE(self._delete))
        assert library.sqlite3_vfs_register(ctypes.byref(self._vfs), 0) == 0

    def ack(self, what: Any) -> None:
        """Note that somebody was told that this is stored."""
        self.ops.append(Op("ack", "", 0, what))

    def _keep(self, callback: Any) -> Any:
        self._kept.append(callback)
        return ctypes.cast(callback, c_void_p)

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, shown: int) -> int:
        result = self._below_open(ctypes.addressof(self._below), name, file, flags, shown)
        methods = ctypes.cast(file, POINTER(POINTER(Methods)))
        if result == 0 and name and methods[0]:
            self._names[file] = os.path.basename(ctypes.string_at(name).decode())
            noted = self._noted(methods[0].contents)
            self._kept.append(noted)
            methods[0] = ctypes.pointer(noted)
        return int(result)

    def _noted(self, below: Methods) -> Methods:
        over = Methods.from_buffer_copy(below)
        write, truncate, sync = WRITE(below.write), TRUNCATE(below.truncate), SYNC(below.sync)

        def on_write(file: int, data: int, size: int, at: int) -> int:
            self.ops.append(Op("write", self._names[file], at, ctypes.string_at(data, size)))
            return int(write(file, data, size, at))

        def on_truncate(file: int, size: int) -> int:
            self.ops.append(Op("truncate", self._names[file], size, None))
            return int(truncate(file, size))

        def on_sync(file: int, flags: int) -> int:
            result = int(sync(file, flags))
            self.ops.append(Op("sync", self._names[file], 0, None))
            return result

        over.write, over.truncate, over.sync = (
            self._keep(WRITE(on_write)),
            self._keep(TRUNCATE(on_truncate)),
            self._keep(SYNC(on_sync)),
        )
        return over

    def _delete(self, _vfs: int, name: int, folder_too: int) -> int:
        file = os.path.basename(ctypes.string_at(name).decode())
        self.ops.append(Op("delete", file, 0, None))
        result = int(self._below_delete(ctypes.addressof(self._below), name, folder_too))
        if folder_too:
            self.ops.append(Op("sync", file, 0, None))
        return result


def images(before: dict[str, bytes], ops: list[Op], folder: Path, seed: int) -> Iterator[list[Any]]:
    """After every op, write into `folder` what a power cut may leave, and yield what had been acknowledged by then.

    Of what was not synced nothing may be there, or all, or any part of it (three draws each).
    """
    chance = random.Random(seed)
    durable: dict[str, bytearray] = {name: bytearray(data) for name, data in before.items()}
    pending: dict[str, list[Op]] = {}
    acked: list[Any] = []
    for op in ops:
        if op.kind == "ack":
            acked.append(op.data)
        elif op.kind == "sync":
            for waiting in pending.pop(op.file, []):
                _apply(durable, waiting)
        else:
            pending.setdefault(op.file, []).append(op)
        for keep in (lambda: False, lambda: True, *[lambda: chance.random() < 0.5] * 3):
            left = {name: bytearray(data) for name, data in durable.items()}
            for waiting in pending.values():
                for late in waiting:
                    if keep():
                        _apply(left, late)
            _lay_out(left, folder)
            yield list(acked)


def _apply(files: dict[str, bytearray], op: Op) -> None:
    if op.kind == "delete":
        files.pop(op.file, None)
        return
    file = files.setdefault(op.file, bytearray())
    if op.kind == "truncate":
        del file[op.at :]
    else:
        file.extend(bytes(max(0, op.at - len(file))))
        file[op.at : op.at + len(op.data)] = op.data


def _lay_out(files: dict[str, bytearray], folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
