"""The file of a text's translation with a place for every sentence; what is known already stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from explainer.corpus.mentions import NameIndex, find_mentions, make_index
from explainer.corpus.moves import sentences_of
from explainer.edits.annotate import scalar
from explainer.intake.record import asked
from explainer.model import LANGUAGES, Book, Named, Source, Term


def skeleton(text: str, book: Book, source: Source) -> tuple[str, int, int]:
    """The file `text` with an entry for each sentence that has none; how many were added, how many of them are whole.

    A sentence that another text has, too, has its translation; in others the names of the records are told.
    """
    known, names = _known(book, source), _names(book, source)
    index = make_index(((id, forms) for id, (_, forms) in names.items()), source.language)
    head = re.sub(r"^(?:\[\]|\{\})\s*$", "", text, flags=re.MULTILINE).rstrip("\n")
    pieces, whole = [head] if head else [], 0
    added = {at: words for at, words in sentences_of(source.text, source.code).items() if at not in source.translations}
    for at, words in added.items():
        lines = [f"{at}:", f"  {source.language}: {scalar(words)}"]
        for other in LANGUAGES:
            if other == source.language:
                continue
            ready = known.get(words, {}).get(other) or ("" if any(map(str.isalpha, words)) else words)
            whole += bool(ready)
            lines.append(f"  {other}: {scalar(ready) if ready else _asked(words, other, source, index, names)}")
        pieces.append("\n".join(lines))
    return ("\n\n".join(pieces) + "\n" if pieces else text), len(added), whole


def is_translated(source: Source) -> bool:
    """Whether every sentence of a text has its words in every language."""
    every = [source.translations.get(at) for at in sentences_of(source.text, source.code)]
    return all(entry is not None and all(entry.words.values()) for entry in every)


def _asked(
    words: str, other: str, source: Source, index: NameIndex, names: Mapping[str, tuple[Named, tuple[str, ...]]]
) -> str:
    """What is asked, with the names in the sentence; a term that one common word stands for may not be meant by it."""
    sure, perhaps = dict[str, str](), dict[str, str]()
    for found in find_mentions(words, source.language, index):
        record = names[found.id][0]
        name = f"{record.short[source.language]} = {record.short[other]}"
        common = isinstance(record, Term) and record.short[source.language][:1].islower()
        alone = " " not in words[found.start : found.end] and words[found.start + 1 : found.end].islower()
        (perhaps if common and alone else sure)[found.id] = name
    for id in sure:
        perhaps.pop(id, None)
    parts = [f", with {'; '.join(sure.values())}"] * bool(sure)
    parts += [f"; where that is meant: {'; '.join(perhaps.values())}"] * bool(perhaps)
    return asked("our translation" + "".join(parts).replace('"', "'"))


def _known(book: Book, source: Source) -> dict[str, Mapping[str, str]]:
    """The translations of every sentence of the other texts that are in this language."""
    return {
        entry.original: entry.words
        for one in book.sources
        if one.language == source.language and one.id != source.id
        for entry in one.translations.values()
    }


def _names(book: Book, source: Source) -> dict[str, tuple[Named, tuple[str, ...]]]:
    return {
        record.id: (record, (*_both(record, source.language), *record.forms.get(source.language, ())))
        for record in (*book.terms, *book.people, *book.partners, *book.names)
        # What has been drafted for this text itself is no more than its letters.
        if all(record.short.values) and not record.place.path.endswith(f"-{source.id}.yml")
    }


def _both(record: Named, language: str) -> Iterator[str]:
    yield record.name[language]
    if record.short[language] != record.name[language]:
        yield record.short[language]
