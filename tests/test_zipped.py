"""ZIPs that others made are read no further than they say themselves."""

from __future__ import annotations

import struct
from io import BytesIO
from warnings import catch_warnings, simplefilter
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from commitments.zipped import WrongZip, read_zip

BYTES, PARTS = 100_000, 3


def zipped(*parts: tuple[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", how) as archive, catch_warnings():
        simplefilter("ignore")  # zipfile warns of a name that stands twice
        for name, data in parts:
            archive.writestr(name, data)
    return out.getvalue()


def lying(data: bytes, name: str, says: int = 10) -> bytes:
    """The ZIP with a part that says another size than its own, in both places where it does."""
    with ZipFile(BytesIO(data)) as archive:
        info = archive.getinfo(name)
    size = struct.pack("<I", says)
    changed = bytearray(data)
    changed[info.header_offset + 22 : info.header_offset + 26] = size
    end = data.rindex(name.encode())
    assert data[end - 46 : end - 42] == b"PK\x01\x02"
    changed[end - 22 : end - 18] = size
    return bytes(changed)


def protected(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


def changed(data: bytes) -> bytes:
    """A letter of a part that is not packed, changed."""
    assert data.count(b"whole") == 1
    return data.replace(b"whole", b"holes")


def test_parts_are_read_whole_and_folders_left_out() -> None:
    found = read_zip(zipped(("a/", b""), ("a/b", b"x" * BYTES), ("c", b"")), BYTES, PARTS)
    assert found == {"a/b": b"x" * BYTES, "c": b""}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK", "is damaged inside"),
        (zipped(("a", b"x" * 50))[:-30], "is damaged inside"),
        (changed(zipped(("a", b"whole"), how=0)), "is damaged inside"),
        (zipped(("a", b"x" * (BYTES + 1))), "unpacks to more than 0 MB"),
        (zipped(*((str(n), b"") for n in range(4))), "has more than 3 parts"),
        (zipped(("a", b""), ("a", b"")), "holds two parts of one name"),
        (zipped(("a", b""), ("A", b"")), "holds two parts of one name"),
        (zipped(("a", b"x"), how=ZIP_BZIP2), "is packed in a way that office programs do not use"),
        (protected(zipped(("a", b"x"))), "is protected by a password"),
        (lying(zipped(("a", bytes(1_000_000))), "a"), "holds a part that is larger or smaller"),
        (lying(zipped(("a", b"x" * 9)), "a"), "holds a part that is larger or smaller"),
        (lying(zipped(("a", b"x" * 9), how=0), "a"), "holds a part that is larger or smaller"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_read_says_why(data: bytes, why: str) -> None:
    with pytest.raises(WrongZip) as error:
        read_zip(data, BYTES, PARTS)
    assert str(error.value) == why + " than it says" * why.endswith("smaller")
