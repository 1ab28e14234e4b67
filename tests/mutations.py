"""Faults for the real seeds, made by a seeded generator: what can be changed, and into what. Used by test_mutations.

A spot is one value in its file: a field of a record, a line of prose, a sentence of a text. A fault puts another value
there and knows the lines where telling it would lead an editor to it. Nothing here knows what `check` looks for.
"""

from __future__ import annotations

import calendar
import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

import yaml

from explainer.check.wording import Wording
from explainer.corpus.mentions import find_mentions, index_of
from explainer.corpus.numbers import find_numbers
from explainer.languages.edtf import is_date
from explainer.languages.known import language_named
from explainer.model import LANGUAGES, Book, code_of
from explainer.proof import Finder, every_sentence, every_statement, locate

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# What prose has beside its words: the marks of lists and headings, citations, ids, addresses.
CITATION = re.compile(r"@([a-z0-9-]+)")
HEADING_ID = re.compile(r"\{#([a-z0-9-]+)\}")
TARGET = re.compile(r"\]\(([a-z0-9/#-]+)\)")
MARKUP = re.compile(r"\s*\[@[^\]]*\]|\{[^}]*\}|\]\([^)]*\)|^(?:\d+\.|[-#>]+) ")
LIST_MARK = re.compile(r"(?:[-*>]|\d+\.) ")
SENTENCE_END = re.compile(r"[.!?…][»”’]*\s+(?=[«“A-ZА-ЯЁ])")
ALPHABETS = ("абвгдежзиклмнопрстуфхцчшщыэюя", "abcdefghijklmnopqrstuvwxyz")
MONTHS = {
    "ru": re.findall(r"\w+", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    "en": list(calendar.month_name[1:]),
}
MONTH = {
    "ru": re.compile(r"(?i)\b(?:(?:январ|феврал|апрел|ию[нл]|сентябр|октябр|ноябр|декабр)[ьяе]|марта?|мая|августа?)\b"),
    "en": re.compile(rf"\b(?:{'|'.join(MONTHS['en'])})\b"),
}
PUBLISHED = "seeds/published.txt"
TEXTUAL = ("words", "quotation", "part", "original", "translation", "prose", "sentence", "value")
"""What is made of words."""

Line = tuple[str, int]
"""A file and a line of it."""
Keys = tuple[str | int, ...]
Span = tuple[int, int]
Candidate = tuple["Spot", Callable[[], str | None]]
"""A spot, and what makes another value for it; None where that cannot be done there."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A value and where it is written: `text[start:end]` of its file."""

    file: str
    line: int
    start: int
    end: int
    value: str
    keys: Keys
    """The way to it from the root of its file: (12, "evidence", 0, "quote")."""
    role: str
    """What it is: see `_role`."""
    language: str
    statement: str = ""
    """Id of the statement that it belongs to, if to any."""

    @property
    def record(self) -> tuple[str, str | int]:
        """What two faults must not share if they are to be told apart."""
        # A line of prose answers to the same line of the other language.
        return (re.sub(r"\.\w+\.md$", "", self.file), self.statement or self.keys[0])

    @property
    def key(self) -> str:
        return next((str(key) for key in reversed(self.keys) if isinstance(key, str)), "")

    @property
    def visible(self) -> str:
        """The value with blanks for what no reader sees as words, so that offsets stay."""
        if self.role != "prose":
            return self.value
        return MARKUP.sub(lambda found: " " * len(found[0]), self.value)


@dataclass(frozen=True, slots=True)
class Fault:
    """Another value for a spot. It is a real one: it changes what the site says, or where it leads."""

    kind: str
    spot: Spot
    value: str
    lines: frozenset[Line]
    """Where telling it counts."""

    def __str__(self) -> str:
        old, new = _difference(self.spot.value, self.value)
        return f"{self.spot.file}:{self.spot.line} {self.kind} ({self.spot.role}): “{old}” -> “{new}”"


# --- spots ---------------------------------------------------------------------------------------------------------


def read_spots(files: Mapping[str, str], book: Book) -> tuple[Spot, ...]:
    """Every value of every file that can be changed. `files`: path -> text."""
    spots: list[Spot] = []
    for name, text in sorted(files.items()):
        if name.endswith(".yml"):
            spots += _yaml_spots(name, text)
        elif name.endswith(".md"):
            spots += _prose_spots(name, text)
    return (*spots, *_sentence_spots(book))


def _yaml_spots(name: str, text: str) -> Iterator[Spot]:
    def walk(node: Any, keys: Keys, line: int, statement: str) -> Iterator[Spot]:
        if isinstance(node, yaml.ScalarNode):
            place = (name, line, node.start_mark.index, node.end_mark.index)
            yield Spot(*place, node.value, keys, _role(name, keys), _language(keys), statement)
        elif isinstance(node, yaml.SequenceNode):
            for index, child in enumerate(node.value):
                yield from walk(child, (*keys, index), child.start_mark.line + 1, statement)
        else:
            fields = {key.value: value for key, value in node.value}
            if "evidence" in fields and "speaker" in fields:
                statement = fields["id"].value
            for key, value in node.value:
                at = key.start_mark.line + 1
                if not keys:
                    place = (name, at, key.start_mark.index, key.end_mark.index)
                    yield Spot(*place, key.value, (key.value, "(key)"), "key", LANGUAGES[0])
                yield from walk(value, (*keys, key.value), at, statement)

    yield from walk(yaml.compose(text, Loader=LOADER), (), 1, "")


def _prose_spots(name: str, text: str) -> Iterator[Spot]:
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("{"):
            keys: Keys = (number, "line")
            yield Spot(name, number, start, start + len(line), line, keys, "prose", name.split(".")[-2])
        start += len(line) + 1


def _sentence_spots(book: Book) -> Iterator[Spot]:
    for source, paragraph, sentence, reference in every_sentence(book):
        start, end = paragraph.raw_offset(sentence.start), paragraph.raw_offset(sentence.end - 1) + 1
        place = (f"seeds/{source.path}", source.text.line_of(paragraph, sentence), start, end)
        value = source.text.raw[start:end]
        yield Spot(*place, value, (str(reference), "(sentence)"), "sentence", source.language)


def _language(keys: Keys) -> str:
    named = [str(key) for key in keys if key in LANGUAGES]
    return named[-1] if named else LANGUAGES[0]


def _role(name: str, keys: Keys) -> str:
    """What a value of a YAML file is: by its key, and by what it stands in."""
    words = [key for key in keys if isinstance(key, str)]
    key, around = words[-1], words[-2] if len(words) > 1 else ""
    if name == "seeds/readings.yml":
        return "digest"
    if name.startswith("seeds/translations/") and key in LANGUAGES and around != "note":
        return "original" if key == LANGUAGES[0] else "translation"
    if key in LANGUAGES and around in ("name", "short", "forms", "format"):
        return "name"
    if key in LANGUAGES:
        return "part" if around == "evidence" else "words"
    roles = {
        "quote": "quotation",
        "misprints": "quotation",
        "value": "value",
        "speaker": "speaker",
        "relays": "speaker",
    }
    roles |= dict.fromkeys(("date", "wording", "order", "counted_from"), "date")
    roles |= dict.fromkeys(("id", "code"), "id") | dict.fromkeys(("east", "north"), "degrees")
    references = "topics statements expected reported see held_by partners partner dimension page to source in at"
    return (roles | dict.fromkeys(references.split(), "reference")).get(key, "choice")


# --- what is changed into what -------------------------------------------------------------------------------------


class Generator:
    """All faults there are, by kind."""

    def __init__(self, files: Mapping[str, str], book: Book, seed: int) -> None:
        self.book = book
        self.random = random.Random(seed)
        wording = Wording(book, Finder(book.sources))
        self.proper = wording.proper
        every_name = (*book.people, *book.partners, *book.names, *book.terms)
        self.index = {language: index_of(every_name, language) for language in LANGUAGES}
        self.spots: defaultdict[str, list[Spot]] = defaultdict(list)
        every = read_spots(files, book)
        for spot in every:
            self.spots[spot.role].append(spot)
        self.taken = {spot.value for spot in every}
        self.mentions = {spot: tuple(self._mentions(spot)) for spot in self._written(*TEXTUAL)}
        self.rests = _Rests(every, files, book)

    def candidates(self) -> dict[str, list[Candidate]]:
        """Every place of every kind of fault, in the order of the files."""
        return {
            "digit": list(self._digits()),
            "name": list(self._names()),
            "misspelling": list(self._misspellings()),
            "speaker": list(self._speakers()),
            "date": list(self._dates()),
            "quotation": list(self._quotations()),
            "translation": list(self._translations()),
            "id": list(self._ids()),
            "sentence": list(self._sentences()),
            "hedge": list(self._hedges()),
            "languages": list(self._languages()),
        }

    def fault(self, kind: str, candidate: Candidate) -> Fault | None:
        """The fault at one place; None where nothing can be changed there."""
        spot, make = candidate
        value = make()
        if value is None or value == spot.value:
            return None
        return Fault(kind, spot, value, self.rests.lines(spot, kind))

    def _written(self, *roles: str) -> Iterator[Spot]:
        for role in roles:
            yield from self.spots[role]

    def _mentions(self, spot: Spot) -> Iterator[tuple[str, Span]]:
        for mention in find_mentions(spot.visible, spot.language, self.index[spot.language]):
            if mention.id in self.proper:
                yield mention.id, (mention.start, mention.end)

    def _digits(self) -> Iterator[Candidate]:
        """Any digit of what a reader reads, into another."""
        for spot in self._written(*TEXTUAL, "name", "degrees"):
            for found in re.finditer(r"\d", spot.visible):
                yield spot, partial(self._other, spot, found.span(), "0123456789")

    def _names(self) -> Iterator[Candidate]:
        """A name into that of somebody or something else."""
        names = {
            language: [record.name[language] for _, record in sorted(self.proper.items())] for language in LANGUAGES
        }
        for spot, mentions in self.mentions.items():
            for id, span in mentions:
                own = self.proper[id].name[spot.language]
                yield spot, partial(self._other, spot, span, names[spot.language], own)

    def _misspellings(self) -> Iterator[Candidate]:
        """One letter of a name, where it is written, and where its record says how it is written."""
        for spot, mentions in self.mentions.items():
            for _, span in mentions:
                yield spot, partial(self._misspelt, spot, span)
        for spot in self.spots["name"]:
            yield spot, partial(self._misspelt, spot, (0, len(spot.value)))

    def _speakers(self) -> Iterator[Candidate]:
        """Somebody else as the speaker, or as the one whose words are passed on."""
        speakers = [person.id for person in self.book.people] + [source.id for source in self.book.sources]
        for spot in self.spots["speaker"]:
            yield spot, partial(self._other, spot, (0, len(spot.value)), speakers)

    def _dates(self) -> Iterator[Candidate]:
        """Another year, month or day: in the fields of dates, and the months that are written out."""
        for spot in self.spots["date"]:
            for found in re.finditer(r"\d+", spot.value):
                yield spot, partial(self._shifted, spot, found.span())
        for spot in self._written(*TEXTUAL, "date"):
            for found in MONTH[spot.language].finditer(spot.visible):
                others = [month for month in MONTHS[spot.language] if month[:3].lower() != found[0][:3].lower()]
                yield spot, partial(self._other, spot, found.span(), others)

    def _quotations(self) -> Iterator[Candidate]:
        """The words of a text, not to the letter, or other words of the same text."""
        for spot in self.spots["quotation"]:
            yield from self._altered(spot)
            if spot.key == "quote":
                yield spot, partial(self._elsewhere, spot)

    def _translations(self) -> Iterator[Candidate]:
        """Our translation, of a sentence or of a part of it, in other words; or the translation of something else."""
        for spot in self._written("part", "translation", "original"):
            yield from self._altered(spot)
            yield spot, partial(self._another, spot, self.spots[spot.role])

    def _altered(self, spot: Spot) -> Iterator[Candidate]:
        """A letter changed, a word left out, two words exchanged."""
        yield spot, partial(self._misspelt, spot, (0, len(spot.value)))
        yield spot, partial(self._shorter, spot)
        yield spot, partial(self._exchanged, spot)

    def _ids(self) -> Iterator[Candidate]:
        """An id, or a reference to one, with one character changed, so that nothing answers to it."""
        for spot in self._written("id", "reference", "key"):
            if spot.role == "key" and "/ui" in spot.file:
                continue  # A name in the code, which test_corpus_real holds the labels to.
            # What no record and no published address refers to can be renamed.
            if spot.role != "id" or self.rests.referring(spot):
                yield spot, partial(self._renamed, spot, (0, len(spot.value)))
        for spot in self.spots["prose"]:
            for pattern in (CITATION, HEADING_ID, TARGET):
                for found in pattern.finditer(spot.value):
                    yield spot, partial(self._renamed, spot, found.span(1))

    def _sentences(self) -> Iterator[Candidate]:
        """A sentence taken out, or one word of it: of a text, whose pin is made to fit, or of what we wrote."""
        for spot in self.spots["sentence"]:
            yield spot, partial(_replaced, spot.value, (0, len(spot.value)), "")
            yield spot, partial(self._shorter, spot)
        for spot in self._written("words", "prose"):
            if SENTENCE_END.search(spot.visible):
                yield spot, partial(self._without_sentence, spot)

    def _hedges(self) -> Iterator[Candidate]:
        """«Около», "more than" taken from its number."""
        for spot in self._written(*TEXTUAL, "name"):
            phrases = language_named(spot.language).numbers.hedges
            for number in find_numbers(spot.visible, spot.language):
                before = spot.visible[: number.start]
                said = [
                    re.search(rf"(?i)\b{phrase}\s+$", before) for phrase in phrases if phrases[phrase] == number.hedge
                ]
                if found := [hedge.start() for hedge in said if hedge]:
                    yield spot, partial(_replaced, spot.value, (min(found), number.start), "")

    def _languages(self) -> Iterator[Candidate]:
        """One language made to say something else than the other: less, what another record says, or nothing."""
        pairs: defaultdict[tuple[str, Keys], list[Spot]] = defaultdict(list)
        alike: defaultdict[tuple[str, ...], list[Spot]] = defaultdict(list)
        for spot in self.spots["words"]:
            pairs[spot.file, spot.keys[:-1]].append(spot)
            alike[*_shape(spot), spot.language].append(spot)
        for spot in self.spots["words"]:
            yield spot, partial(self._another, spot, alike[*_shape(spot), spot.language])
            yield spot, partial(self._another, spot, pairs[spot.file, spot.keys[:-1]])
        for spot in self._written("words", "prose"):
            spans = [(number.start, number.end) for number in find_numbers(spot.visible, spot.language)]
            spans += [span for _, span in self.mentions[spot]]
            if spans:
                yield spot, partial(self._without, spot, spans)

    # Each of these makes one new value.

    def _other(self, spot: Spot, span: Span, choices: Sequence[str], own: str = "") -> str:
        """With something else in place of what is there; `own` is another way to say that."""
        old = spot.value[slice(*span)]
        return _replaced(spot.value, span, self.random.choice([new for new in choices if new not in (old, own)]))

    def _another(self, spot: Spot, others: Sequence[Spot]) -> str | None:
        found = [other.value for other in others if other.value != spot.value]
        return self.random.choice(found) if found else None

    def _misspelt(self, spot: Spot, span: Span) -> str | None:
        """With one letter changed, not the first, of a word of at least four."""
        words = [word for word in WORD.finditer(spot.visible, *span) if len(word[0]) >= 4]
        if not words:
            return None
        word = self.random.choice(words)
        at = self.random.choice([at for at in range(word.start() + 1, word.end()) if spot.value[at].isalpha()])
        old = spot.value[at]
        alphabet = next((letters for letters in ALPHABETS if old.lower() in letters), ALPHABETS[0])
        return self._other(spot, (at, at + 1), alphabet.upper() if old.isupper() else alphabet)

    def _shifted(self, spot: Spot, span: Span) -> str | None:
        """Up to two years, months or days off; None for what is no date, or changes nothing on the site."""
        old = spot.value[slice(*span)]
        changed = _replaced(spot.value, span, f"{int(old) + self.random.choice([-2, -1, 1, 2]):0{len(old)}}")
        if spot.key == "order" and self._order(spot, changed) == self._order(spot, spot.value):
            return None
        return changed if is_date(changed) or not is_date(spot.value) else None

    def _order(self, spot: Spot, value: str) -> list[int]:
        """The places of the events when this one has that order."""
        events = self.book.events
        orders = [value if index == spot.keys[0] else event.order for index, event in enumerate(events)]
        return sorted(range(len(events)), key=lambda index: (events[index].era, orders[index], events[index].id))

    def _elsewhere(self, spot: Spot) -> str:
        """Another sentence of the text that is quoted."""
        texts = [source.text for source in self.book.sources if spot.value in source.text.raw.replace("\n", " ")]
        text = texts[0] if texts else self.book.sources[0].text
        sentences = [sentence.text for paragraph in text.paragraphs for sentence in paragraph.sentences]
        return self.random.choice([sentence for sentence in sentences if spot.value not in sentence])

    def _shorter(self, spot: Spot) -> str | None:
        words = list(WORD.finditer(spot.value))[1:-1]
        return self._without(spot, [word.span() for word in words]) if words else None

    def _exchanged(self, spot: Spot) -> str | None:
        words = list(WORD.finditer(spot.value))
        if len(words) < 2:
            return None
        one, two = self.random.choice(list(pairwise(words)))
        return _replaced(spot.value, (one.start(), two.end()), two[0] + spot.value[one.end() : two.start()] + one[0])

    def _renamed(self, spot: Spot, span: Span) -> str | None:
        id = spot.value[slice(*span)]
        at = self.random.choice([at for at, character in enumerate(id) if character.isalnum()])
        characters = next(kind for kind in ("0123456789", ALPHABETS[1], ALPHABETS[1].upper()) if id[at] in kind)
        new = [_replaced(id, (at, at + 1), other) for other in characters if other != id[at]]
        free = [other for other in new if other not in self.taken]
        return _replaced(spot.value, span, self.random.choice(free)) if free else None

    def _without_sentence(self, spot: Spot) -> str:
        # The mark of a list stays one.
        begin = LIST_MARK.match(spot.value)
        cuts = [begin.end() if begin else 0, *(found.end() for found in SENTENCE_END.finditer(spot.visible))]
        cuts.append(len(spot.value))
        return _replaced(spot.value, self.random.choice(list(pairwise(cuts))), "").rstrip()

    def _without(self, spot: Spot, spans: Sequence[Span]) -> str:
        start, end = self.random.choice(spans)
        before, after = spot.value[:start], spot.value[end:]
        # The mark of a list stays one.
        return (before.rstrip(" ") if WORD.search(before) else before) + (after if before else after.lstrip())


def _shape(spot: Spot) -> tuple[str, ...]:
    """Where values stand that could be taken for each other: the same field of the same kind of record."""
    words = tuple(str(key) for key in spot.keys if isinstance(key, str))
    return ("ui", *words[1:]) if "/ui" in spot.file else (spot.file, *words)


def _replaced(text: str, span: Span, new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _difference(old: str, new: str) -> tuple[str, str]:
    """The part in which two values differ, with a little of what stands around it."""
    least = min(len(old), len(new))
    start = next((at for at in range(least) if old[at] != new[at]), least)
    back = next((at for at in range(least - start) if old[-1 - at] != new[-1 - at]), least - start)
    one, two = (_short(text[max(0, start - 12) : len(text) - max(0, back - 6)]) for text in (old, new))
    return one, two


def _short(text: str) -> str:
    return (text if len(text) <= 60 else f"{text[:57]}…").replace("\n", "¶")


# --- where a fault may be told -------------------------------------------------------------------------------------


class _Rests:
    """What rests on what: the lines that refer to an id, or that quote or translate a sentence to the letter."""

    def __init__(self, spots: Sequence[Spot], files: Mapping[str, str], book: Book) -> None:
        self.references: defaultdict[tuple[str, str], set[Line]] = defaultdict(set)
        for spot in spots:
            for kind, id in _refers_to(spot):
                self.references[kind, id].add((spot.file, spot.line))
        self.addresses: defaultdict[str, set[Line]] = defaultdict(set)
        for line, address in enumerate(files[PUBLISHED].split("\n"), 1):
            for name in re.split(r"[/#]", address):
                self.addresses[name].add((PUBLISHED, line))
        self.sentences: defaultdict[str, set[Line]] = defaultdict(set)
        self.parts: defaultdict[str, set[Line]] = defaultdict(set)
        self.confirmed = {
            (place.path, annotation.at): (place.path, place.of("digest").line)
            for source in book.sources
            for annotation in source.annotations
            for place in (annotation.place,)
        }
        """The line that says what was confirmed, by the file and the sentence of an annotation."""
        self.entries = {path: [entry["at"] for entry in yaml.safe_load(files[path])] for path, _ in self.confirmed}
        self._read_evidence(book)

    def _read_evidence(self, book: Book) -> None:
        sources = {source.id: source for source in book.sources}
        proofs = [evidence for place in book.map_places for evidence in place.evidence]
        for statement in every_statement(book):
            proofs += [*statement.evidence, *(more for item in statement.derived for more in item.evidence)]
        for evidence in proofs:
            for located in locate(sources[evidence.source], evidence):
                for reference in map(str, located.references):
                    for field in ("quote", "in"):
                        place = evidence.place.of(field)
                        self.sentences[reference].add((place.path, place.line))
                    for language in evidence.words:
                        place = evidence.place.of(language)
                        self.parts[reference].add((place.path, place.line))
        for source in book.sources:
            for at, entry in source.translations.items():
                for place in (entry.place, entry.place.of(source.language)):
                    self.sentences[at].add((place.path, place.line))

    def referring(self, spot: Spot) -> set[Line]:
        records = set().union(*(self.references[kind, spot.value] for kind in _defines(spot)))
        return records | self.addresses.get(spot.value, set())

    def lines(self, spot: Spot, kind: str) -> frozenset[Line]:
        own = {(spot.file, spot.line)}
        if kind == "id" and spot.role == "id":
            own |= self.referring(spot)
        elif spot.role == "sentence":
            own |= self.sentences[str(spot.keys[0])]
        elif spot.role == "translation":
            own |= self.parts[str(spot.keys[0])]
        if spot.file in self.entries and isinstance(spot.keys[0], int):
            own.add(self.confirmed[spot.file, self.entries[spot.file][spot.keys[0]]])
        return frozenset(own)


def _refers_to(spot: Spot) -> Iterator[tuple[str, str]]:
    """The kinds of records that a value may refer to, each with the id."""
    kinds = {
        "topics": "topic",
        "statements": "statement",
        "expected": "statement",
        "reported": "statement",
        "see": "named",
        "held_by": "named",
        "partners": "named",
        "partner": "named",
        "dimension": "dimension",
        "source": "source",
        "relays": "person",
    }
    if spot.role == "prose":
        yield from (("statement", found[1]) for found in CITATION.finditer(spot.value))
    elif spot.key in ("in", "at") or (spot.role == "key" and spot.file.startswith("seeds/translations/")):
        yield "code", code_of(spot.value)
    elif spot.key == "speaker":
        yield from (("person", spot.value), ("source", spot.value))
    elif spot.file == "seeds/knowledge/places.yml" and spot.role == "id":
        yield "named", spot.value
    elif spot.role in ("reference", "speaker") and spot.key in kinds:
        yield kinds[spot.key], spot.value


def _defines(spot: Spot) -> tuple[str, ...]:
    """The kinds of records that an id may be of."""
    if spot.keys[-1] == "code":
        return ("code",)
    if spot.statement:
        return ("statement",)
    if "dimensions" in spot.keys:
        return ("dimension",)
    kinds = {"people": ("person", "named"), "topics": ("topic",), "sources": ("source",)}
    kinds |= dict.fromkeys(("partners", "names", "terms"), ("named",))
    return kinds.get(spot.file.rpartition("/")[2].removesuffix(".yml"), ())


# --- faults put into files -----------------------------------------------------------------------------------------


def broken(files: Mapping[str, str], faults: Sequence[Fault]) -> dict[str, str]:
    """The files that these faults change, every line where it was. No two faults may be of one spot."""
    edits: defaultdict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        edits[fault.spot.file].append(fault)
    changed = {}
    for name, there in edits.items():
        text = files[name]
        for fault in sorted(there, key=lambda fault: -fault.spot.start):
            span = (fault.spot.start, fault.spot.end)
            text = _replaced(text, span, _as_written(text[slice(*span)], fault))
        changed[name] = text
    for name in [name for name in changed if name.startswith("seeds/texts/")]:
        pins = changed.get("seeds/sources.yml", files["seeds/sources.yml"])
        old, new = (hashlib.sha256(text.encode()).hexdigest() for text in (files[name], changed[name]))
        changed["seeds/sources.yml"] = pins.replace(old, new)
    return changed


def _as_written(raw: str, fault: Fault) -> str:
    """The new value as the file has it, in as many lines as before, so that the others keep theirs."""
    if fault.spot.role in ("prose", "sentence"):
        return fault.value
    return json.dumps(fault.value, ensure_ascii=False) + "\n" * raw.count("\n")
