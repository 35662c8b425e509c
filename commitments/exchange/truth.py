"""Yes and no as spreadsheets and people write them, in the languages of those who send tables."""

from __future__ import annotations

import unicodedata

from commitments.text import shown

# What office programs show for a truth, then yes, then marks. Of words that mean yes in one
# language and no in another, such as "jo", none is here.
_YES = """
true wahr vrai verdadero vero verdadeiro waar sand sant sann tosi prawda pravda igaz adevarat
истина вярно істина αληθησ αληθεσ dogru istina istinito resnica pravilno тачно точно toene patiess
tiesa teisinga صحيح صح 참 ჭეშმარიტი satt evertete fior veru richteg rast درست totuus to'g'ri
yes ja oui si sim tak ano igen ναι evet da да так taip jah kylla po jaa jes haa iva ndiyo ya
نعم اجل هو بله بلی 예 네 はい 真 是 对 დიახ კი ha ey bale bele ere አዎ oo opo betul benar io ee
y t 1 ✓ ✔ ☑ ✅
"""
_NO = """
false falsch faux falso onwaar falsk falskt usann epatosi falsz nepravda hamis fals
ложь невярно хибність ψευδησ ψευδεσ yanlis laz neistinito neresnica napacno нетачно неточно vaar
aplams melas klaidinga خطا خطأ 거짓 მცდარი osatt egabuar breagach falz derew غلط vale noto'g'ri
no nein non nu nao nee nej nei nie ne nem οχι hayir не нет ні ei neen le maya hapana tidak
لا کلا نه نخیر 아니요 아니오 いいえ 偽 否 不 არა yo'q na አይ hindi salah palsu sega
n f 0 ☐ ✗ ✘ ❌
"""


def _folded(text: str) -> str:
    """Small letters without accents and blanks."""
    small = text.casefold().replace("ı", "i").replace("ł", "l").replace("’", "'").replace("‘", "'")
    bare = unicodedata.normalize("NFKD", small)
    return "".join(c for c in bare if not unicodedata.combining(c) and not c.isspace())


_MEANT = {
    _folded(word): truth for truth, words in ((True, _YES), (False, _NO)) for word in words.split()
}


def truth(cell: str) -> bool:
    """What a cell says; an empty one says no. Raises ValueError with a sentence on what neither is
    a yes nor a no."""
    if not cell:
        return False
    try:
        return _MEANT[_folded(cell)]
    except KeyError:
        raise ValueError(f"'{shown(cell)}' is neither yes nor no; write true or false") from None
