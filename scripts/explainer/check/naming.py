"""Names: every word of one stands in the texts, or in our translations of them; and who speaks is called a speaker."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.check.accepted import WORDS, Finding, owners_of
from explainer.check.ours import places_of
from explainer.corpus.words import WORD, keys
from explainer.model import LANGUAGES, Book, Problem, Role, every_record
from explainer.model.fields import Met, Naming, walk
from explainer.proof import every_statement

UNHEARD = "unheard"


def unheard_names(book: Book) -> Iterator[Finding]:
    """Names with words that no text has and no translation."""
    said = {language: frozenset(_said(book, language)) for language in LANGUAGES}
    for record in every_record(book):
        for met in walk(record):
            if isinstance(met.field.role, Naming) and met.field.is_text:
                yield from _unheard(met, said)


def _unheard(met: Met, said: dict[str, frozenset[str]]) -> Iterator[Finding]:
    if met.field.otherwise and met.value == getattr(met.record, met.field.otherwise):
        return
    for language, words in met.value.items():
        found = (word for word in WORD.findall(words) if said[language].isdisjoint(keys(word, language)))
        lost = tuple(dict.fromkeys(found))
        if lost:
            message = (
                f'{met.record.what} "{met.record.id}" has {WORDS} in its "{met.field.key}" in "{language}", which no '
                "text and no translation has"
            )
            mend = "call it as they do, or accept it with a reason"
            yield Finding(places_of(met)[language], UNHEARD, lost, message, owners_of(met.owners), mend=mend)


def _said(book: Book, language: str) -> Iterator[str]:
    """The keys of every word of the texts in their language, of our translations in another, and of the endnotes."""
    for source in book.sources:
        texts = [note.text for note in source.text.endnotes]
        if source.language == language:
            texts += [paragraph.text for paragraph in source.text.paragraphs]
        else:
            texts += [entry.words.get(language, "") for entry in source.translations.values()]
        for text in texts:
            yield from (key for word in WORD.findall(text) for key in keys(word, language))
    for statement in every_statement(book):
        for evidence in statement.every_evidence:
            yield from (key for word in WORD.findall(evidence.words.get(language, "")) for key in keys(word, language))


def called_problems(book: Book) -> Iterator[Problem]:
    """Short names that are another part of a person's name in one language; names that stand for two partners."""
    for person in book.people:
        if person.short == person.name:
            # Without a short name the whole one is shown, of however many words it is in each language.
            continue
        parts = {
            language: [word for word in WORD.findall(words) if word in WORD.findall(person.short[language])]
            for language, words in person.name.items()
        }
        numbers = {
            language: [WORD.findall(person.name[language]).index(word) for word in found]
            for language, found in parts.items()
        }
        if len({tuple(found) for found in numbers.values()}) > 1:
            message = (
                f'the short name of "{person.id}" is another part of the name in each language; give the same part'
            )
            yield from (Problem(place, message) for place in person.place.by_language("short").values())
    held = [(id, partner, index) for partner in book.partners for index, id in enumerate(partner.held_by)]
    for id, partner, index in held:
        for other, another, _ in held:
            if id == other and partner is not another:
                message = f'"{id}" stands for "{partner.id}" here, and for "{another.id}", too; mend one of the two'
                yield Problem(partner.place.of("held_by", index), message)


def role_problems(book: Book) -> Iterator[Problem]:
    """People whose role is not what the voices of the texts show of them."""
    speaking, relayed = set(), set()
    every = [voices for source in book.sources for voices in source.voices]
    if any(voice.kind == "undecided" for voices in every for voice in voices):
        return  # Who speaks there has been asked.
    for voices in every:
        speaking |= {voice.speaker for voice in voices if voice.speaker}
        relayed |= {voice.relays for voice in voices if voice.relays}
    for person in book.people:
        heard = Role.RELAYED if person.id in relayed else Role.MENTIONED
        role = Role.SPEAKER if person.id in speaking else heard
        if person.role != role:
            yield Problem(
                person.place.of("role"),
                f'person "{person.id}" is {role.value} by the voices of the texts, not {person.role.value}; mend one',
            )
