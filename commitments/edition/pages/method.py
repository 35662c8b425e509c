"""How we know: the chapters of the method with the texts that are quoted, and every word."""

from __future__ import annotations

from commitments.answers import chapters
from commitments.answers.glossary import WORDS
from commitments.answers.method import of_method
from commitments.edition.edition import Edition
from commitments.edition.page import Page
from commitments.record_words import Printed


def page(e: Edition) -> Page:
    """The method."""
    told = of_method(e.register, len(e.view.facts), e.view.newest)
    values = {
        "told": told,
        "assessed": chapters.assessed(e.register),
        "author": chapters.author(e.view),
        "rules": chapters.rules(e.view),
        "licences": chapters.licences(),
        "marked": chapters.marked,
        "titles": {c.id: c for c in e.register.commitments},
        "printed": Printed,
    }
    return Page("method.html", "Method", "method.html", told.text, values)


def glossary(e: Edition) -> Page:
    """Every word with its meaning, and the abbreviations of the register."""
    about = "All words with their meanings"
    values = {"words_of": WORDS, "about": about}
    return Page("glossary.html", "Glossary", "glossary.html", about, values)
