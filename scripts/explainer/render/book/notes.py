"""The notes: who speaks and how the words reached us, the deciding words, the reference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from explainer.languages.known import language_named
from explainer.model import Statement
from explainer.proof import misprints_in
from explainer.render.book.names import Marks
from explainer.render.typst import call, join, string
from explainer.view.notes import Attribution, Quotation, note_of

if TYPE_CHECKING:
    from explainer.render.book.composer import Composer


class Cited(NamedTuple):
    """A place of a text as the book names it; `id`: its label, "" where the book does not show it."""

    id: str
    words: str


class Piece(NamedTuple):
    """Of a note: words of somebody and where they stand, or a place alone."""

    place: Cited
    words: str = ""
    who: str = ""
    quote: str = ""
    """The words as they are, without marks."""


def told_of(composer: Composer, statement: Statement) -> tuple[Sequence[Piece], Sequence[str]]:
    """The deciding quotations of a statement and where the rest of it stands; what we derived, and by what rule.

    Of the latter each is a sentence; no stop stands at the end of any of it.
    """
    note = note_of(composer.context.proof, statement)
    pieces = [
        Piece(composer.place(one.located), _quotation(composer, one), _who(composer, one.by), one.located.quote)
        for one in note.quotations
    ]
    places = dict.fromkeys(map(composer.place, note.places))
    pieces += map(Piece, places)
    remarks = []
    for inference in note.inferences:
        rule = inference.rule[composer.language].removesuffix(".")
        found = dict.fromkeys(composer.place(one.located) for one in inference.quotations)
        rests = [place for place in found if place not in places]
        told = string(f"{composer.context.label('note.derived')} {rule}")
        remarks.append(join([told, string(" ("), composer.bundle(rests), string(")")]) if rests else told)
    return pieces, remarks


def in_one(told: Iterable[tuple[Sequence[Piece], Sequence[str]]], bundle: Callable[[Iterable[Cited]], str]) -> str:
    """The notes of several statements as one; nothing is said twice, nor quoted that stands in a longer quotation.

    `bundle`: places that follow each other.
    """
    told = list(told)
    quotes = {piece.quote for pieces, _ in told for piece in pieces}
    longest = {one for one in quotes if not any(one in other and one != other for other in quotes)}
    kept = [piece for pieces, _ in told for piece in pieces if piece.words and piece.quote in (longest or {""})]
    seen: set[object] = {piece.place for piece in kept}
    sentences: list[list[tuple[list[str], list[Cited]]]] = [[]]
    before = ""
    for pieces, remarks in told:
        for piece in pieces:
            known = piece if piece.words else piece.place
            if known in seen or (piece.words and piece not in kept):
                continue
            seen.add(known)
            if not piece.words and sentences[-1]:
                sentences[-1][-1][1].append(piece.place)
                continue
            who = [piece.who] if piece.who != before and piece.words else []
            before = piece.who or before
            sentences[-1].append(([*who, *([piece.words] if piece.words else [])], [piece.place]))
        if new := [remark for remark in remarks if remark not in seen]:
            seen.update(new)
            sentences.extend([([remark], [])] for remark in new)
            sentences.append([])
            before = ""
    said = (
        join([join([*words, *([bundle(places)] if places else [])], " ") for words, places in sentence], "; ")
        for sentence in sentences
        if sentence
    )
    return join([join(said, ". "), string(".")])


def quoted(composer: Composer, text: str, language: str, content: str = "") -> str:
    """Words between the quotation marks of their language; what is quoted in them stands in the inner ones."""
    house = language_named(language).house
    (first, last), _ = house.quotes
    return composer.tongue(language, join([string(first), content or string(house.inside_marks(text)), string(last)]))


def mark_of(ids: Iterable[str]) -> str:
    """A mark for the index."""
    return call("mentions", *map(string, ids))


def marked(text: str, marks: Marks, misprints: Iterable[int] = ()) -> str:
    """Words with marks for the index in and behind the names in them, and [sic] where a misprint ends."""
    signs: dict[int, list[str]] = {end: ["sic"] for end in misprints}
    for end, ids in marks.items():
        signs.setdefault(end, []).append(mark_of(ids))
    if not signs:
        return string(text)
    places = sorted({0, len(text), *signs})
    pieces = list(signs.get(0, ()))
    for at, end in pairwise(places):
        pieces += [string(text[at:end]), *signs.get(end, ())]
    return join(pieces)


def verbatim(text: str, misprints: tuple[str, ...], language: str = "", marks: Marks | None = None) -> str:
    """Words of a source to the letter, [sic] after each misprint so that no reader takes it for ours.

    With a `language` they stand between quotation marks, and those in them are the inner ones.
    """
    ends = [end for _, end in misprints_in(text, misprints)]
    if language:
        text = language_named(language).house.inside_marks(text)
    return marked(text, marks or {}, ends)


def _quotation(composer: Composer, one: Quotation) -> str:
    """In the reader's language; the original stands in the text, on the page that the reference names."""
    source = one.located.source
    if source.language == composer.language:
        exact = verbatim(one.located.quote, source.misprints, source.language)
        return quoted(composer, one.located.quote, source.language, exact)
    return quoted(composer, composer.context.proof.words(one.evidence, composer.language), composer.language)


def _who(composer: Composer, by: Attribution) -> str:
    """`Simms, quoted:`, with those whose words are passed on."""
    context = composer.context
    how = [context.label(f"voice.{kind}") for kind in by.kinds]
    if by.relays:
        how.append(context.relays(by.relays))
    names = ", ".join(map(context.speaker_short, by.speakers))
    told = join([string(", "), call("kind", string("; ".join(how)))]) if how else ""
    return join([string(names), told, string(":")])
