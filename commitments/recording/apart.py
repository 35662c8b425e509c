"""Why a clone does not follow its remote."""

from __future__ import annotations

import re

from commitments.recording.locked_file import Refused

# A name and a password in an address.
_SECRET = re.compile(r"(?<=://)[^/@\s']+@")


class Apart(Refused):
    """Why a clone does not follow its remote, and nothing can be saved through it."""

    def __init__(self, reason: str, said: str = "", then: str = "") -> None:
        """`reason` is for everybody who reads; what git `said`, and what is to be done `then`, for
        those who record."""
        self.reason = reason
        said = _SECRET.sub("", said)
        super().__init__("".join((reason, said and f" ({said})", then and f"; {then}")))


class Away(Apart):
    """The remote does not answer, which may be over in a moment."""


class Broken(Apart):
    """Git cannot read what is in the clone: a power cut may have left it so."""
