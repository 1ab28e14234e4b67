"""Drafts of the people whom a text brings up, with the words that introduce them, and of the names no record knows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from explainer.corpus.mentions import NameIndex, find_mentions, find_names, index_of
from explainer.corpus.moves import sentences_of
from explainer.corpus.words import fold, keys
from explainer.edits.annotate import scalar
from explainer.intake.capitals import unknown_capitals
from explainer.intake.entries import entry
from explainer.intake.introduced import introduced
from explainer.intake.record import SAME, SAYS, asked, described_lines, id_of, known_or_asked
from explainer.intake.unnamed import is_id, person_called
from explainer.languages.known import language_named
from explainer.languages.protocol import Language
from explainer.model import LANGUAGES, Annotation, BlockKind, Book, Source, every_record
from explainer.reading.everybody import NamedThere, everybody
from explainer.search.sound import romanised, sound

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
MARKS = tuple('«»“”„"')
NEAR = 0.65
"""So much alike at least is a name to its translation: Мохамад to Mohamad."""
DIRECTIONS = "write it as our translation does"


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody:
    """Drafted records by id, and which id stands for which words of the text."""

    people: Mapping[str, str]
    names: Mapping[str, str]
    ids: Mapping[str, str]
    translated: Mapping[str, str]
    """Those of the names that a translation alone writes with a capital."""


def draft_people(book: Book, source: Source, readings: Mapping[str, Annotation], drafted: Collection[str]) -> Everybody:
    """Whoever speaks in the text or is named like a human being, and every other name, without those known already.

    `readings`: how each sentence is read, by reference; a speaker stands there by id or as the text calls him.
    `drafted`: ids of people and names that are drafts, as they were: they are drafted anew.
    """
    before = {person.id: person.name[source.language] for person in book.people if person.id in drafted}
    book = replace(
        book,
        people=tuple(one for one in book.people if one.id not in drafted),
        names=tuple(one for one in book.names if one.id not in drafted),
    )
    language = language_named(source.language)
    sentences = sentences_of(source.text, source.code)
    ats, words = [*sentences], [*sentences.values()]
    index = _index(book, source.language)
    taken = {record.id for record in every_record(book) if hasattr(record, "id")}
    known = {person.id for person in book.people}
    speakers = [before.get(one) or one for one in _speakers(readings) if one not in known]
    named = {one.words: one for one in everybody(words, language)}
    people, names, ids = dict[str, str](), dict[str, str](), dict[str, str]()
    bylines = {at for at, annotation in readings.items() if annotation.block == BlockKind.BYLINE}
    people_there = [
        one.words
        for one in named.values()
        if one.person and " " in one.words and not _in_marks(words[one.sentence], one.start, one.end)
    ]
    for who in dict.fromkeys([*speakers, *people_there]):
        if who in named and ats[named[who].sentence] in bylines and who not in speakers:
            continue  # Who has written it is named, and nothing is said of him.
        if who not in speakers and find_names(who, source.language, index):
            continue
        if who in speakers and who not in named and is_id(who, words):
            taken |= {who, f"about-{who}"}
            people[who] = person_called(who, readings, sentences, source)
            continue
        there = named.get(who) or _anywhere(who, words, language)
        id = _free(who, taken)
        ids[who] = id
        people[id] = _person(id, who, there, ats, words, source, language, speaks=who in speakers)
    met = list[frozenset[str]]()
    for one in sorted(named.values(), key=lambda one: (not one.nominative, one.sentence, one.start)):
        # «Малайзии» is «Малайзия» once more.
        forms = frozenset(key for word in WORD.findall(one.words) for key in keys(word, source.language))
        if any(forms & others for others in met):
            continue
        met.append(forms)
        if (
            _only_begins(one, words[one.sentence], language)
            or one.words in ids
            or any(_within(one.words, who) for who in ids)
            or _within_known(one, words[one.sentence], source.language, index)
        ):
            continue
        id = _free(one.words, taken)
        ids[one.words] = id
        names[id] = entry([f"- id: {id}", *_called("name", one.words, source, ats[one.sentence])])
    translated = _in_translation_alone(book, source, [*people.values(), *names.values()], taken)
    return Everybody(people=people, names=names | translated, ids=ids, translated=translated)


def _in_translation_alone(book: Book, source: Source, drafts: Sequence[str], taken: set[str]) -> dict[str, str]:
    """Records of the names that only a translation writes with a capital; how the text writes them is asked."""
    found = dict[str, str]()
    every = (*book.people, *book.partners, *book.terms, *book.names)
    for other in (one for one in LANGUAGES if one != source.language):
        known = [name for one in every for name in one.called(other)]
        known += [name for draft in drafts for name in re.findall(rf"^    {other}: (.*)", draft, re.MULTILINE)]
        said = [(at, source.translated(at, other)) for at in source.translations]
        for words in unknown_capitals(said, known, other):
            id = _free(words, taken)
            values = {other: scalar(words)}
            lines = [f"    {one}: {values.get(one) or asked('how the text writes it')}" for one in LANGUAGES]
            found[id] = entry([f"- id: {id}", "  name:", *lines])
    return found


def _in_marks(sentence: str, start: int, end: int) -> bool:
    """Whether a name stands in quotation marks of its own, as that of a paper or a party does."""
    return sentence[:start][-1:] in MARKS and sentence[end:][:1] in MARKS


def _index(book: Book, language: str) -> NameIndex:
    return index_of((*book.people, *book.partners, *book.terms, *book.names), language)


def _speakers(readings: Mapping[str, Annotation]) -> Iterator[str]:
    for annotation in readings.values():
        if annotation.block in (BlockKind.TITLE, BlockKind.HEADING):
            continue  # Whom a title means, the text says in other words.
        for span in annotation.voices:
            yield from filter(None, (span.speaker, span.relays if span.relays != "unknown" else None))


def _within(words: str, longer: str) -> bool:
    """Whether a name is a part of another one."""
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", longer))


def _within_known(one: NamedThere, sentence: str, language: str, index: NameIndex) -> bool:
    """Whether a record has the name, or a longer one of which it is a part where it stands: “Guild of Smiths”."""
    longer = (there.start <= one.start and one.end <= there.end for there in find_mentions(sentence, language, index))
    return bool(find_names(one.words, language, index)) or any(longer)


def _only_begins(one: NamedThere, sentence: str, language: Language) -> bool:
    """Whether it is a word of the dictionary that has its capital from where it stands."""
    opens = not any(map(str.isalpha, sentence[: one.start])) or sentence[: one.start].endswith("| ")
    return opens and " " not in one.words and language.knows(one.words.lower())


def _free(words: str, taken: set[str]) -> str:
    """An id that nobody has: of the last word of a name, of all words, or with a number."""
    id = id_of(_short(words), taken) or id_of(words, taken)
    number = 1
    while not id:
        number += 1
        id = id_of(f"{words} {number}", taken) or id_of(f"name {number}", taken)
    taken |= {id, f"about-{id}"}
    return id


def _short(words: str) -> str:
    """The last word of a name; all words of what is none: «служба переправы» is not «переправы»."""
    last = words.rsplit(maxsplit=1)[-1]
    return last if words[:1].isupper() and last[:1].isupper() else words


def _anywhere(who: str, sentences: Sequence[str], language: Language) -> NamedThere:
    """Where words that are no name («министр», «агентство») stand, in whatever form; else the first sentence."""
    wanted = [language.forms(word.lower()) for word in WORD.findall(who)]
    for at, words in enumerate(sentences):
        every = [(found.start(), found.end(), language.forms(found[0].lower())) for found in WORD.finditer(words)]
        for first in range(len(every) - len(wanted) + 1):
            run = every[first : first + len(wanted)]
            if all(not have.isdisjoint(want) for (_, _, have), want in zip(run, wanted, strict=True)):
                return NamedThere(words=who, sentence=at, start=run[0][0], end=run[-1][1], person=False)
    return NamedThere(words=who, sentence=0, start=0, end=len(sentences[0]), person=False)


def _person(
    id: str,
    who: str,
    there: NamedThere,
    ats: Sequence[str],
    sentences: Sequence[str],
    source: Source,
    language: Language,
    *,
    speaks: bool,
) -> str:
    at = ats[there.sentence]
    phrase = introduced(sentences[there.sentence], there.start, there.end, language)
    said = {one: phrase if one == source.language else _answer(who, source, at, one) for one in LANGUAGES}
    short = _short(who)
    lines = [
        f"- id: {id}",
        f"  role: {'speaker' if speaks else 'mentioned'}",
        *_called("name", who, source, at),
        *(_called("short", short, source, at) if short != who and who[-1] != "»" else []),
        *described_lines(
            id,
            source.id,
            at,
            {one: known_or_asked(_of_them(who, said[one]), SAYS) for one in LANGUAGES},
            scalar(phrase),
            {one: known_or_asked(said[one], SAME) for one in LANGUAGES if one != source.language},
        ),
    ]
    return entry(lines)


def _of_them(who: str, phrase: str) -> str:
    """What a phrase says of somebody, as a first wording; nothing where it is no more than a name."""
    return f"{phrase[:1].upper()}{phrase[1:]}." if len(phrase.split()) > len(who.split()) else ""


def _answer(who: str, source: Source, at: str, other: str) -> str:
    """The words of a translation that bring somebody up; nothing where it has not the name."""
    said = source.translated(at, other)
    name = in_translation(who, said)
    start = said.find(name)
    return introduced(said, start, start + len(name), language_named(other)) if name else ""


def _called(key: str, words: str, source: Source, at: str) -> list[str]:
    """A name in every language: the text's own; as the translation has it, or as its letters are written there."""
    lines = [f"  {key}:"]
    for language in LANGUAGES:
        if language == source.language:
            lines.append(f"    {language}: {scalar(words)}")
            continue
        said, spelt = source.translated(at, language), _spelt(words)
        known = in_translation(words, said)
        # A translation that is there, and has it in other letters («Пекин» is “Beijing”), is asked.
        like = f"{DIRECTIONS}; by its letters {spelt}" if spelt and said else DIRECTIONS
        lines.append(f"    {language}: {known_or_asked(known or ('' if said else spelt), like)}")
    return lines


def in_translation(words: str, said: str) -> str:
    """How a translation has a name: as many words with capitals, the last of which is nearest to it; or nothing."""
    # «Нью-Йорк» is two words elsewhere, and “York” alone is another town.
    parts = WORD.findall(words.replace("-", " "))
    apart = _nearest(parts, words, said)
    return apart if len(apart.split()) == len(parts) else _nearest(WORD.findall(words), words, said)


def _nearest(wanted: Sequence[str], words: str, said: str) -> str:
    if not wanted or not words[:1].isupper():
        return ""
    found = [word.removesuffix("’s") for word in WORD.findall(said) if word[0].isupper()]
    near = [(_likeness(wanted[-1], word), at) for at, word in enumerate(found)]
    best, at = max(near, default=(0.0, 0))
    run = " ".join(found[max(0, at + 1 - len(wanted)) : at + 1])
    return run if best >= NEAR and run in said else ""


def _likeness(one: str, other: str) -> float:
    """How much two words are alike in Latin letters, 1 for words that sound alike."""
    if sound(fold(one)) == sound(fold(other)):
        return 1.0
    return SequenceMatcher(None, romanised(fold(one)), romanised(fold(other))).ratio()


def _spelt(words: str) -> str:
    """A name in the letters of the other language, as its own usually writes names; nothing where it has no table."""
    if not words[:1].isupper():
        return ""  # «перевозчики» are no name.
    found = " ".join("-".join(part.capitalize() for part in romanised(fold(word)).split("-")) for word in words.split())
    return found if found.lower() != words.lower() else ""
