"""Our translations of the texts: complete, of the sentences as they stand, saying the same; titles, authors, marks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from explainer.check.alike import differences
from explainer.check.good import Good
from explainer.check.moves import Moves
from explainer.check.wording import Wording
from explainer.corpus.moves import sentences_of
from explainer.corpus.words import WORD, fold, keys
from explainer.model import BlockKind, Book, Place, Problem, Source, Translation


def translation_problems(book: Book, wording: Wording, good: Good) -> Iterator[Problem]:
    """Sentences without a translation, translations of sentences that are not (or no longer) so, or say otherwise."""
    for source in book.sources:
        yield from good.unless(("translations", source, wording.names), _translations(source, wording))


def _translations(source: Source, wording: Wording) -> Iterator[Problem]:
    moves, sentences = wording.moves, sentences_of(source.text, source.code)
    yield from moves.problems(source)
    yield from _lacking(source, moves)
    for at, entry in source.translations.items():
        words = sentences.get(at)
        if moves.moved_to(source, at):
            continue  # Has been told.
        if moves.has_moved(source, at):
            yield Problem(entry.place, f"the sentence of {at} is no longer in the text; take it out")
        elif words is None:
            yield Problem(entry.place, f"{at} is no sentence of {source.id}; take it out")
        elif entry.original != words:
            yield Problem(
                entry.place.of(source.language),
                f'the "{source.language}" of {at} is not what the text says; translate this anew: “{words}”',
            )
        else:
            yield from _differences(source, at, entry, wording)


def title_problems(book: Book) -> Iterator[Problem]:
    """Titles of records that are not what the text calls itself in its first line."""
    for source in book.sources:
        begins = next(iter(source.annotations), None)
        own = source.text.paragraphs[0].text if begins and begins.block == BlockKind.TITLE else ""
        written = source.title[source.language]
        if own and written and _plain(own) != _plain(written):
            yield Problem(
                source.place.of("title", source.language),
                f'the title of "{source.id}" is not the line that is annotated as its title; write “{own}”, or mend '
                f"the `block` of that line in seeds/annotations/{source.id}.yml",
            )


def author_problems(book: Book) -> Iterator[Problem]:
    """Authors of records whom the line does not name that is annotated as the text's byline."""
    for source in book.sources:
        blocks = zip(source.blocks, source.text.paragraphs, strict=False)
        own = " ".join(paragraph.text for block, paragraph in blocks if block == BlockKind.BYLINE)
        if own and source.author and (lacking := _unnamed(source.author[source.language], own, source.language)):
            yield Problem(
                source.place.of("author", source.language),
                f'the author of "{source.id}" is “{lacking}” here and not in the line that is annotated as its byline: '
                f"“{own}”; write whom it names, or mend the `block` of that line in "
                f"seeds/annotations/{source.id}.yml",
            )


def _unnamed(author: str, byline: str, language: str) -> str:
    """The part of an author's name that a byline has in no form, not as an initial either."""
    named = [(word, keys(word, language)) for word in WORD.findall(byline)]
    for word in WORD.findall(author):
        initial = any(len(other) == 1 and other == word[0] for other, _ in named) or len(word) == 1
        if word[0].isupper() and not initial and all(keys(word, language).isdisjoint(forms) for _, forms in named):
            return str(word)
    return ""


def _plain(words: str) -> str:
    return " ".join(WORD.findall(fold(words)))


def _lacking(source: Source, moves: Moves) -> Iterator[Problem]:
    """One problem for each run of sentences without a translation, told after the one before it."""
    last, sentences = Place(f"seeds/translations/{source.id}.yml", 1), sentences_of(source.text, source.code)
    for lacks, run in groupby(sentences, key=lambda at: moves.translation(source, at) is None):
        at, *more = run
        if lacks:
            rest = f", and so on to {more[-1]}" if more else ""
            yield Problem(last, f"{at} “{sentences[at][:60]}…” has no translation{rest}; add it under {at}")
        else:
            entry = moves.translation(source, [at, *more][-1])
            last = entry.place if entry else last


def _differences(source: Source, at: str, entry: Translation, wording: Wording) -> Iterator[Problem]:
    for language, words in entry.words.items():
        pair = {source.language: entry.original, language: words}
        yield from differences(wording, entry.place.by_language(), f"the sentence {at}", pair)


def mark_problems(book: Book) -> Iterator[Problem]:
    """Marks without an endnote, which would be taken out of the text for nothing, and labels that stand twice."""
    for source in book.sources:
        labels: set[str] = set()
        for note in source.text.endnotes:
            if note.label in labels:
                yield Problem(
                    _place_of_mark(source, note.start), f"endnote [{note.label}] stands twice; number them anew"
                )
            labels.add(note.label)
        for paragraph in source.text.paragraphs:
            for sentence in paragraph.sentences:
                for label in sentence.notes:
                    if label not in labels:
                        place = _place_of_mark(source, paragraph.raw_offset(sentence.end - 1))
                        yield Problem(place, f"the mark [{label}] has no endnote; add it below the text")


def _place_of_mark(source: Source, offset: int) -> Place:
    return Place(f"seeds/{source.path}", source.text.raw.count("\n", 0, offset) + 1)
