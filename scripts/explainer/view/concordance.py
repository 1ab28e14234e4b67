"""Every place of the texts where a term of the glossary stands."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.corpus.mentions import find_mentions
from explainer.model import Book, Paragraph, Reference, Sentence, Source
from explainer.proof import Located, every_sentence, speaker_of
from explainer.view.context import term_index
from explainer.view.meant import is_meant, quoted_by_definitions


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention of a term in a text."""

    source: Source
    paragraph: Paragraph
    sentence: Sentence
    reference: Reference
    start: int
    end: int
    """Offsets in the text of the sentence."""
    speaker: str


Concordance = dict[str, list[Occurrence]]


def concordance(book: Book) -> Concordance:
    """Every occurrence of every term, by term, in the order of the texts."""
    indexes = {language: term_index(book, language) for language in {source.language for source in book.sources}}
    found: Concordance = {term.id: [] for term in book.terms}
    terms, quoted = {term.id: term for term in book.terms}, quoted_by_definitions(book)
    for source, paragraph, sentence, reference in every_sentence(book):
        for mention in find_mentions(sentence.text, source.language, indexes[source.language]):
            said = sentence.text[mention.start : mention.end]
            if not is_meant(terms[mention.id], said, source.language, (source.id,), quoted):
                continue
            at = sentence.start + mention.start
            voice = next(voice for voice in source.voices[paragraph.number - 1] if voice.start <= at < voice.end)
            speaker = speaker_of(voice, source)
            found[mention.id].append(
                Occurrence(source, paragraph, sentence, reference, mention.start, mention.end, speaker)
            )
    return found


def located(item: Occurrence) -> Located:
    """The word where it stands, as a quotation is."""
    start = item.sentence.start
    return Located(item.source, item.paragraph, start + item.start, start + item.end, (item.reference,))
