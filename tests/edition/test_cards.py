"""Pictures of pages for sites that show one beside a link."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from commitments.edition.cards import Card, png
from commitments.edition.site import site
from commitments.vocabulary import STACKED, Status
from tests.conftest import assessment, commitment, evidence
from tests.edition.test_site import SMALL, edition, tree

BASE = "https://example.org/x"
PICTURE = "//meta[@property='og:image']/@content"


def test_each_page_names_its_picture_by_a_whole_address() -> None:
    files = site(edition(*SMALL, base=BASE))
    (named,) = tree(files, "pledges/one.html").xpath(PICTURE)
    assert named == f"{BASE}/cards/pledges/one.png"
    image = Image.open(BytesIO(files["cards/pledges/one.png"]))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    # The page of a chart has that of the page of the chart.
    assert tree(files, "embed/pledges-one--history-one.html").xpath(PICTURE) == [named]
    assert {path for path in files if path.startswith("cards/")} == {
        str(one).removeprefix(f"{BASE}/")
        for path in files
        if path.endswith(".html")
        for one in tree(files, path).xpath(PICTURE)
    }


def test_without_an_address_there_is_none() -> None:
    files = site(edition(*SMALL))
    assert tree(files, "pledges/one.html").xpath(PICTURE) == []
    assert [path for path in files if path.startswith("cards/")] == []


def test_letters_that_the_fonts_would_draw_wrongly_are_not_drawn() -> None:
    pledge = commitment("one", evidence(), assessment(), title="اتفاق")
    files = site(edition(pledge, base=BASE))
    assert "cards/pledges/one.png" not in files and "cards/index.png" in files
    assert tree(files, "pledges/one.html").xpath(PICTURE) == []


def test_a_picture_holds_what_it_can_and_every_status() -> None:
    card = Card("Name", "Title " * 60, "Told " * 300, "Foot", dict.fromkeys(STACKED, 3))
    image = Image.open(BytesIO(png(card)))
    painted = {colour for _, colour in image.convert("RGB").getcolors() or ()}
    fills = {tuple(bytes.fromhex(status.light.fill[1:])) for status in Status}
    assert fills <= painted and len(painted) <= 16
    assert png(card) == png(card)
