"""Reads a ZIP that somebody else made: in pieces, and no further than it says itself."""

from __future__ import annotations

import zlib
from copy import copy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

_PIECE = 1 << 16


class WrongZip(ValueError):
    """A ZIP that is not read, with the rest of a sentence that begins with "it"."""


def read_zip(data: bytes, most_bytes: int, most_parts: int) -> dict[str, bytes]:
    """The parts of a ZIP by their names, which never take more memory than `most_bytes`.

    Raises WrongZip where there are more of them, where one is larger or smaller than it says,
    stands twice, is damaged, or is packed as no office program packs.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _look_at(infos, most_bytes, most_parts)
            return {info.filename: _part(archive, info) for info in infos}
    except (BadZipFile, zlib.error, EOFError, OSError, UnicodeError, OverflowError) as error:
        raise WrongZip("is damaged inside") from error


def _look_at(infos: list[ZipInfo], most_bytes: int, most_parts: int) -> None:
    """What can be refused by what the ZIP says of itself."""
    if len(infos) > most_parts:
        raise WrongZip(f"has more than {most_parts:,} parts")
    if sum(info.file_size for info in infos) > most_bytes:
        raise WrongZip(f"unpacks to more than {most_bytes // 1_000_000} MB")
    # Programs differ in which of two they read, and some in capitals.
    if len({info.filename.casefold() for info in infos}) < len(infos):
        raise WrongZip("holds two parts of one name")
    if any(info.flag_bits & 1 for info in infos):
        raise WrongZip("is protected by a password")
    if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
        raise WrongZip("is packed in a way that office programs do not use")


def _part(archive: ZipFile, info: ZipInfo) -> bytes:
    """One part. zipfile unpacks a whole part in memory, however large, and cuts it to the size that
    it says; so it is read in pieces, and asked for a byte more than that."""
    longer = copy(info)
    longer.file_size = info.file_size + 1
    del longer.CRC  # zipfile would look at it in the midst of a part that is longer
    found = bytearray()
    with archive.open(longer) as part:
        while len(found) <= info.file_size and (piece := part.read(_PIECE)):
            found += piece
    if len(found) != info.file_size:
        raise WrongZip("holds a part that is larger or smaller than it says")
    if zlib.crc32(found) != info.CRC:
        raise BadZipFile(info.filename)
    return bytes(found)
