"""How long a media file says it is: what is missing at its end shows only against that."""

from __future__ import annotations

import os
from typing import BinaryIO

from av.container import InputContainer

from perception.clips import START_TICKS

RIFF = frozenset({"avi", "wav"})  # their header tells the size of the file in bytes
TELL_LENGTH = RIFF | {"flac", "flv", "matroska,webm", "mp3"}  # what others tell is guessed from what is there
NO_SIZE = frozenset({0, 0xFFFFFFFF})  # written by programs that could not go back to fill it in
MP3_TELLS_WITHIN = 1 << 12  # bytes after its tags
TRANSPORT_PACKETS = (188, 192, 204)  # bytes
OGG_PAGE, OGG_LAST = b"OggS", 4
LONGEST_OGG_PAGE = 1 << 16  # bytes


def promised_seconds(container: InputContainer, file: BinaryIO, start: float, read: float) -> float | None:
    """Length of the whole file from its start, `read` seconds of which can be read; None when it does not say."""
    name = container.format.name
    if name in RIFF and (share := _share_there(file)) < 1:
        return read / share if share else None
    if name not in TELL_LENGTH or (name == "mp3" and not _mp3_tells(file)):
        return None
    return (container.duration or 0) / START_TICKS - max(0.0, start)


def breaks_off(container: InputContainer, file: BinaryIO) -> bool:
    """Whether the file ends in the middle: Ogg marks its last page, a transport stream has packets of one size."""
    if container.format.name == "mpegts":
        return all(_size(file) % packet for packet in TRANSPORT_PACKETS)
    if container.format.name != "ogg":
        return False
    tail = _bytes_at(file, -LONGEST_OGG_PAGE, LONGEST_OGG_PAGE)
    page = tail.rfind(OGG_PAGE)
    return page < 0 or page + 5 >= len(tail) or not tail[page + 5] & OGG_LAST


def _share_there(file: BinaryIO) -> float:
    promised = int.from_bytes(_bytes_at(file, 4, 4), "little")
    return 1.0 if promised in NO_SIZE else min(1.0, _size(file) / (promised + 8))


def _size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size


def _mp3_tells(file: BinaryIO) -> bool:
    head = _bytes_at(file, 0, 10)
    tags = 0
    if head[:3] == b"ID3" and len(head) == 10:
        tags = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True))
    first = _bytes_at(file, tags, MP3_TELLS_WITHIN)
    return any(mark in first for mark in (b"Xing", b"Info", b"VBRI"))


def _bytes_at(file: BinaryIO, offset: int, size: int) -> bytes:
    """Bytes from an offset, a negative one from the end; the file stays where it was."""
    here = file.tell()
    length = file.seek(0, os.SEEK_END)
    file.seek(offset if offset >= 0 else max(0, length + offset))
    data = file.read(size)
    file.seek(here)
    return data
