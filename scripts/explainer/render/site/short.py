"""The notes of our own prose as its margin has them: for each quotation who speaks, its words, where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from explainer.document.nodes import Page, Prose
from explainer.languages.known import language_named
from explainer.proof import misprints_in
from explainer.render.figures.svg import address
from explainer.render.site.page import attributed
from explainer.view.context import Context
from explainer.view.notes import Quotation, note_of


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation in the language of the page; all of it is HTML."""

    who: str
    words: str
    target: str
    reference: str


@dataclass(frozen=True, slots=True)
class ShortNote:
    """A note: the first quotations prove the statement itself, the others what was derived from them."""

    quotations: tuple[Said, ...]
    proving: int


ShortNotes = dict[str, ShortNote]
"""By the id of the statement, which is that of its note."""


@dataclass(frozen=True, slots=True)
class _Spot:
    context: Context
    slug: str


def short_notes(context: Context, page: Page) -> ShortNotes:
    """Those of all statements that the prose of a page cites. `context`: of the Book, or of the page's part of it."""
    cited = dict.fromkeys(id for node in page.every() if isinstance(node, Prose) for id in node.essay.cited)
    return {id: _short(_Spot(context, page.slug), id) for id in cited}


def _short(spot: _Spot, id: str) -> ShortNote:
    proof = spot.context.proof
    note = note_of(proof, proof.statements[id])
    derived = (one for inference in note.inferences for one in inference.quotations)
    return ShortNote(tuple(_said(spot, one) for one in (*note.quotations, *derived)), len(note.quotations))


def _said(spot: _Spot, one: Quotation) -> Said:
    context, located = spot.context, one.located
    words = _words(context, one)
    who = attributed(
        [_html(context.speaker_short(id)) for id in one.by.speakers],
        [_html(context.label(f"voice.{kind}")) for kind in one.by.kinds],
        _html(context.relays(one.by.relays)) if one.by.relays else "",
    )
    target = address(spot, f"sources/{located.source.id}", located.references[0].anchor)
    return Said(who, words, target, located.named)


def _words(context: Context, one: Quotation) -> str:
    """In the reader's language; marks in them stand one level down, as the page brings the outer ones."""
    source, house = one.located.source, language_named(context.language).house
    if source.language != context.language:
        return _html(house.inside_marks(context.proof.words(one.evidence, context.language)))
    quote, marked = one.located.quote, house.inside_marks(one.located.quote)
    pieces, at = [], 0
    for start, end in misprints_in(quote, source.misprints):
        pieces += [_html(marked[at:start]), f'<span class="sic">{_html(marked[start:end])}</span>']
        at = end
    return "".join([*pieces, _html(marked[at:])])


def _html(text: str) -> str:
    return escape(text, quote=False)
