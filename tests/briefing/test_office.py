"""Another office program opens the files: LibreOffice, on computers that have it."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation

from commitments.briefing.notes.fitting import fitted
from commitments.briefing.notes.note import two_pages
from commitments.briefing.notes.word import docx
from commitments.briefing.slides.outline import briefing_deck
from tests.briefing.register import AS_OF, small_contents


def converted(program: str, data: bytes, ending: str, to: str, folder: Path) -> bytes:
    """A file in another format, made by that program of LibreOffice with settings of its own.

    Each program is a package of its own: a computer with Impress may lack Writer.
    """
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} of LibreOffice is not on this computer")
    (folder / f"file.{ending}").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = [found, profile, "--headless", "--convert-to", to, f"file.{ending}"]
    subprocess.run(call, cwd=folder, check=True, capture_output=True, timeout=180)
    return (folder / f"file.{to.partition(':')[0]}").read_bytes()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_note_keeps_every_word(tmp_path: Path) -> None:
    c = small_contents()
    data = docx(fitted(two_pages(c), "Note")[0], AS_OF)
    text = squeezed(
        converted("lowriter", data, "docx", "txt:Text (encoded):UTF8", tmp_path).decode("utf-8-sig")
    )
    paragraphs = [p.text for p in Document(BytesIO(data)).paragraphs if p.text.strip()]
    assert len(paragraphs) > 20
    assert [text_ for text_ in paragraphs if squeezed(text_) not in text] == []


def test_the_deck_keeps_every_slide(tmp_path: Path) -> None:
    data = briefing_deck(small_contents())
    pages = re.findall(rb"/Type\s*/Page\b", converted("loimpress", data, "pptx", "pdf", tmp_path))
    assert len(pages) == len(Presentation(BytesIO(data)).slides)
