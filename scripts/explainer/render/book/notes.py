"""The footnotes: who speaks and how the words reached us, the words, the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explainer.languages.known import language_named
from explainer.model import Evidence, Statement
from explainer.proof import Located, misprints_in, speaker_of
from explainer.render.typst import join, string

if TYPE_CHECKING:
    from explainer.render.book.composer import Composer


def full_note(composer: Composer, statement: Statement) -> str:
    """Every quotation with its speaker, its voice and its reference; what we derived, and by what rule."""
    pieces: list[str] = []
    before = ""
    for evidence in statement.evidence:
        who = _who(composer, composer.context.proof.located(evidence), statement)
        pieces.append(_quotation(composer, evidence, "" if who == before else who))
        before = who
    for derived in statement.derived:
        pieces.append(
            string(f"{composer.context.label('note.derived')} {derived.rule[composer.language]}"),
        )
        pieces += [
            _quotation(composer, evidence, _who(composer, composer.context.proof.located(evidence), None))
            for evidence in derived.evidence
        ]
    return join(pieces, " ")


def quoted(composer: Composer, text: str, language: str, content: str = "") -> str:
    """Words between the quotation marks of their language; what is quoted in them stands in the inner ones."""
    house = language_named(language).house
    (first, last), _ = house.quotes
    return composer.tongue(language, join([string(first), content or string(house.inside_marks(text)), string(last)]))


def verbatim(text: str, misprints: tuple[str, ...], language: str = "") -> str:
    """Words of a source to the letter, [sic] after each misprint so that no reader takes it for ours.

    With a `language` they stand between quotation marks, and those in them are the inner ones.
    """
    found = misprints_in(text, misprints)
    if language:
        text = language_named(language).house.inside_marks(text)
    pieces, at = [], 0
    for _, end in found:
        pieces += [string(text[at:end]), "sic"]
        at = end
    return join([*pieces, string(text[at:])]) if found else string(text)


def _quotation(composer: Composer, evidence: Evidence, who: str) -> str:
    """In the reader's language first; the original too where that is another one."""
    located = composer.context.proof.located(evidence)
    source = located.source
    pieces = [string(who)] if who else []
    if source.language != composer.language:
        words = composer.context.proof.words(evidence, composer.language)
        pieces.append(quoted(composer, words, composer.language))
    original = located.quote
    pieces.append(quoted(composer, original, source.language, verbatim(original, source.misprints, source.language)))
    pieces.append(composer.place(located))
    return join(pieces, " ")


def _who(composer: Composer, located: Located, statement: Statement | None) -> str:
    """`Papava, quoted:`, with those whose words are passed on."""
    context = composer.context
    voices = located.voices
    speakers = dict.fromkeys(speaker_of(voice, located.source) for voice in voices) or {located.source.id: None}
    kinds = dict.fromkeys(voice.kind for voice in voices) or {"editorial": None}
    names = ", ".join(context.speaker_short(id) for id in speakers)
    how = ", ".join(context.label(f"voice.{kind}") for kind in kinds)
    relays = (statement.relays if statement else None) or next((voice.relays for voice in voices if voice.relays), None)
    if relays:
        name = context.label("voice.unknown") if relays == "unknown" else context.speaker_short(relays)
        how += "; " + context.label("voice.relays", name=name)
    return f"{names} · {how}:"
