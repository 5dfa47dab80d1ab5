"""The table of contents: from a text to its article, one call a stage."""

from __future__ import annotations

from datetime import date, datetime

from unpress.analysis.attributions import attribute, within
from unpress.analysis.assembly import assemble
from unpress.analysis.circumstances import circumstances
from unpress.analysis.layout import lay_out
from unpress.analysis.mentions import gather
from unpress.analysis.principals import principals
from unpress.analysis.quotations import pair
from unpress.analysis.resolution import resolve
from unpress.analysis.sentences import split
from unpress.analysis.text import read
from unpress.analysis.words import words
from unpress.knowledge import knowledge
from unpress.languages import language as language_of
from unpress.languages.lexicon import lexicon
from unpress.model import Article


def parse(text: str, language: str = "en", published: date | datetime | None = None) -> Article:
    """Read an article."""
    lang = language_of(language)
    known = knowledge()
    folded = read(text, lang)
    ready = lexicon(lang)
    w = words(folded.folded, ready)
    layout = lay_out(folded, lang, known, published)
    quotations = pair(folded, layout.paragraphs, lang)
    sentences = split(w, layout.paragraphs, quotations)
    quoted = within(w, quotations)
    attributions = attribute(w, sentences, quoted, ready)
    reference = _reference(layout)
    body = [(w.at(start), w.at(end)) for start, end in layout.paragraphs]
    cast = gather(folded, w, body, attributions, lang, known, reference)
    around = circumstances(w, attributions, sentences, lang)
    resolved, reader = resolve(w, attributions, cast, around, lang, known)
    whose = principals(attributions, resolved, around, reader)
    return assemble(
        text, lang, layout, w, quotations, quoted, attributions, around, resolved, whose,
        reader.voices, reference,
    )


def _reference(layout):
    d = layout.dateline.date.to_date() if layout.dateline and layout.dateline.date else None
    if d: return d
    p = layout.published
    if p is None: return None
    if isinstance(p, datetime): return p.date()
    return p.to_date()
