"""Faults for the real seeds, made by a seeded generator: what can be changed, and into what. Used by test_mutations.

A spot is one value in its file: a field of a record, a line of prose, a sentence of a text. A fault puts another value
there and knows the lines where telling it would lead an editor to it. Nothing here knows what `check` looks for.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from explainer.check.wording import Wording
from explainer.corpus.dates import is_date
from explainer.corpus.mentions import find_mentions
from explainer.corpus.numbers import NUMBER_WORDS, find_numbers
from explainer.model import LANGUAGES, Book, Reference
from explainer.proof import every_sentence, every_statement, locate

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
CITATION = re.compile(r"@([a-z0-9-]+)")
HEADING_ID = re.compile(r"\{#([a-z0-9-]+)\}")
SENTENCE_END = re.compile(r"(?<=[.!?…»”])\s+(?=[«“A-ZА-ЯЁ])")
ALPHABETS = {"ru": "абвгдежзиклмнопрстуфхцчшщыэюя", "en": "abcdefghijklmnopqrstuvwxyz"}
MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "en": "January February March April May June July August September October November December".split(),
}
READINGS = "seeds/readings.yml"

Line = tuple[str, int]
"""A file and a line of it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A value and where it is written: `text[start:end]` of its file."""

    file: str
    line: int
    start: int
    end: int
    value: str
    keys: tuple[str | int, ...]
    """The way to it from the root of its file: (12, "evidence", 0, "quote")."""
    role: str
    """What it is: see `_role`."""
    language: str
    statement: str = ""
    """Id of the statement that it belongs to, if to any."""

    @property
    def record(self) -> tuple[str, str | int]:
        """What two faults must not share if they are to be told apart."""
        return (self.file, self.statement or self.keys[0])


@dataclass(frozen=True, slots=True)
class Fault:
    """Another value for a spot. It is a real one: it changes what the site says or where it leads."""

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
    def walk(node: Any, keys: tuple[str | int, ...], line: int, statement: str) -> Iterator[Spot]:
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
                if len(keys) == 0:
                    place = (name, at, key.start_mark.index, key.end_mark.index)
                    yield Spot(*place, key.value, (key.value, "(key)"), "key", LANGUAGES[0])
                yield from walk(value, (*keys, key.value), at, statement)

    yield from walk(yaml.compose(text, Loader=LOADER), (), 1, "")


def _prose_spots(name: str, text: str) -> Iterator[Spot]:
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("{"):
            keys: tuple[str | int, ...] = (number, "line")
            yield Spot(name, number, start, start + len(line), line, keys, "prose", name.split(".")[-2])
        start += len(line) + 1


def _sentence_spots(book: Book) -> Iterator[Spot]:
    for source, paragraph, sentence, reference in every_sentence(book):
        start, end = paragraph.raw_offset(sentence.start), paragraph.raw_offset(sentence.end - 1) + 1
        name, line = f"seeds/{source.path}", source.text.line_of(paragraph, sentence)
        value = source.text.raw[start:end]
        yield Spot(name, line, start, end, value, (str(reference), "(sentence)"), "sentence", source.language)


def _language(keys: Sequence[str | int]) -> str:
    named = [str(key) for key in keys if key in LANGUAGES]
    return named[-1] if named else LANGUAGES[0]


def _role(name: str, keys: Sequence[str | int]) -> str:
    """What a value of a YAML file is: by its key, and by what it stands in."""
    words = [key for key in keys if isinstance(key, str)]
    key = words[-1] if words else ""
    if name == READINGS:
        return "reading" if key == "id" else "digest"
    if name.startswith("seeds/translations/") and "note" not in words:
        return "original" if key == LANGUAGES[0] else "translation"
    if key in LANGUAGES and len(words) > 1 and words[-2] in ("name", "short", "forms", "format"):
        return "name"
    if key in LANGUAGES and len(words) > 1 and words[-2] == "evidence":
        return "part"
    if key in LANGUAGES:
        return "words"
    roles = {"quote": "quotation", "value": "value", "speaker": "speaker", "relays": "speaker"}
    roles |= dict.fromkeys(("date", "wording", "order", "counted_from"), "date")
    roles |= dict.fromkeys(("id", "code"), "id") | dict.fromkeys(("east", "north"), "degrees")
    references = "topics statements expected reported see held_by partners partner dimension page to source in at"
    return (roles | dict.fromkeys(references.split(), "reference") | {"misprints": "quotation"}).get(key, "choice")


# --- what is changed into what -------------------------------------------------------------------------------------


class Generator:
    """All faults there are, by kind; each a spot and its new value."""

    def __init__(self, files: Mapping[str, str], book: Book, seed: int) -> None:
        self.book = book
        self.random = random.Random(seed)
        self.spots = read_spots(files, book)
        self.files = files
        self.wording = Wording(book)
        self.by_role: defaultdict[str, list[Spot]] = defaultdict(list)
        for spot in self.spots:
            self.by_role[spot.role].append(spot)
        self.rests = _Rests(self.spots, book)

    def faults(self) -> dict[str, list[Fault]]:
        """Every candidate of every kind, in the order of the files."""
        kinds: dict[str, Callable[[], Iterator[tuple[Spot, str]]]] = {
            "digit": self.digits,
            "name": self.names,
            "misspelling": self.misspellings,
            "speaker": self.speakers,
            "date": self.dates,
            "quotation": self.quotations,
            "translation": self.translations,
            "id": self.ids,
            "sentence": self.sentences,
            "hedge": self.hedges,
            "languages": self.languages,
        }
        return {
            kind: [
                Fault(kind, spot, value, self.rests.lines(spot, kind))
                for spot, value in candidates()
                if value != spot.value
            ]
            for kind, candidates in kinds.items()
        }

    def written(self, *roles: str) -> Iterator[Spot]:
        for role in roles:
            yield from self.by_role[role]

    def digits(self) -> Iterator[tuple[Spot, str]]:
        """Any digit of what a reader reads, into another."""
        roles = ("words", "name", "quotation", "part", "original", "translation", "prose", "sentence", "value")
        for spot in self.written(*roles, "degrees"):
            hidden = [found.span() for found in (*CITATION.finditer(spot.value), *HEADING_ID.finditer(spot.value))]
            for found in re.finditer(r"\d", spot.value):
                if spot.role == "prose" and any(start <= found.start() < end for start, end in hidden):
                    continue
                other = self.random.choice([digit for digit in "0123456789" if digit != found[0]])
                yield spot, _put(spot.value, found.span(), other)

    def names(self) -> Iterator[tuple[Spot, str]]:
        """A name that somebody has, into another one."""
        roles = ("words", "quotation", "part", "original", "translation", "prose", "sentence", "value")
        others = sorted(self.wording.proper)
        for spot in self.written(*roles):
            for mention in self.mentions(spot):
                other = self.wording.proper[self.random.choice([id for id in others if id != mention[0]])]
                yield spot, _put(spot.value, mention[1:], other.name[spot.language])

    def mentions(self, spot: Spot) -> Iterator[tuple[str, int, int]]:
        for mention in find_mentions(spot.value, spot.language, self.wording.index[spot.language]):
            if mention.id in self.wording.proper and "@" not in spot.value[max(0, mention.start - 30) : mention.start]:
                yield mention.id, mention.start, mention.end

    def misspellings(self) -> Iterator[tuple[Spot, str]]:
        """One letter of a name, where it is written and where its record says how it is written."""
        for spot in self.written("words", "quotation", "part", "original", "translation", "prose", "sentence"):
            for _, start, end in self.mentions(spot):
                if changed := self.misspelt(spot, start, end):
                    yield spot, changed
        for spot in self.by_role["name"]:
            if changed := self.misspelt(spot, 0, len(spot.value)):
                yield spot, changed

    def misspelt(self, spot: Spot, start: int, end: int) -> str | None:
        """One letter after the first changed; None for what has no word of four letters."""
        words = [word for word in WORD.finditer(spot.value, start, end) if len(word[0]) >= 4]
        if not words:
            return None
        word = self.random.choice(words)
        at = self.random.choice([at for at in range(word.start() + 1, word.end()) if spot.value[at].isalpha()])
        letters = ALPHABETS["ru" if re.match(r"[а-яё]", spot.value[at], re.IGNORECASE) else "en"]
        other = self.random.choice([letter for letter in letters if letter != spot.value[at].lower()])
        return _put(spot.value, (at, at + 1), other.upper() if spot.value[at].isupper() else other)

    def speakers(self) -> Iterator[tuple[Spot, str]]:
        """Somebody else as the speaker, or as the one whose words are passed on."""
        speakers = [person.id for person in self.book.people] + [source.id for source in self.book.sources]
        for spot in self.by_role["speaker"]:
            yield spot, self.random.choice([id for id in speakers if id != spot.value])

    def dates(self) -> Iterator[tuple[Spot, str]]:
        """Another year, month or day: in the fields of dates, and the months that are written out."""
        for spot in self.by_role["date"]:
            for found in re.finditer(r"\d+", spot.value):
                number = int(found[0])
                shift = self.random.choice([-2, -1, 1, 2])
                changed = _put(spot.value, found.span(), f"{number + shift:0{len(found[0])}}")
                if is_date(changed) or not is_date(spot.value):
                    yield spot, changed
        for spot in self.written("words", "quotation", "part", "original", "translation", "prose", "sentence", "date"):
            months = MONTHS[spot.language]
            for found in re.finditer("|".join(rf"\b{month[:-1]}\w\b" for month in months), spot.value, re.IGNORECASE):
                if found[0].lower() not in ("may", "mar", "мае", "мая"):
                    other = self.random.choice([month for month in months if month[:3].lower() != found[0][:3].lower()])
                    yield spot, _put(spot.value, found.span(), other)

    def quotations(self) -> Iterator[tuple[Spot, str]]:
        """The words of a text, not to the letter, or other words of the same text."""
        for spot in self.by_role["quotation"]:
            yield from self.altered(spot)
            if spot.statement:
                yield spot, self.elsewhere(spot)

    def elsewhere(self, spot: Spot) -> str:
        """Another sentence that the same text does have."""
        sentences = [sentence.text for _, _, sentence, _ in every_sentence(self.book)]
        own = next(text for text in self.texts() if spot.value in text or spot.value in self.notes())
        return self.random.choice([text for text in sentences if text in own and spot.value not in text])

    def texts(self) -> tuple[str, ...]:
        return tuple("\n".join(paragraph.text for paragraph in source.text.paragraphs) for source in self.book.sources)

    def notes(self) -> str:
        return "\n".join(note.text for source in self.book.sources for note in source.text.endnotes)

    def altered(self, spot: Spot) -> Iterator[tuple[Spot, str]]:
        """A letter changed, a word left out, two words exchanged: one of each, where there are words for it."""
        words = list(WORD.finditer(spot.value))
        if changed := self.misspelt(spot, 0, len(spot.value)):
            yield spot, changed
        if len(words) >= 3:
            inner = self.random.choice(words[1:-1])
            yield spot, spot.value[: inner.start()].rstrip(" ") + spot.value[inner.end() :]
            at = self.random.randrange(len(words) - 1)
            one, two = words[at], words[at + 1]
            between = spot.value[one.end() : two.start()]
            yield spot, _put(spot.value, (one.start(), two.end()), f"{two[0]}{between}{one[0]}")

    def translations(self) -> Iterator[tuple[Spot, str]]:
        """Our translation, of a sentence or of a part of it, in other words; or the translation of something else."""
        for spot in self.written("part", "translation", "original"):
            yield from self.altered(spot)
            others = [other for other in self.by_role[spot.role] if other.value != spot.value]
            yield spot, self.random.choice(others).value

    def ids(self) -> Iterator[tuple[Spot, str]]:
        """An id, or a reference to one, with one character changed, so that nothing answers to it."""
        every = {spot.value for spot in self.spots}
        for spot in self.written("id", "reference", "key", "reading"):
            # What nothing refers to can be renamed; that its address is kept is for the list of addresses to tell.
            if spot.role == "id" and not self.rests.referring(spot):
                continue
            if changed := self.renamed(spot.value, every):
                yield spot, changed
        for spot in self.by_role["prose"]:
            for found in (*CITATION.finditer(spot.value), *HEADING_ID.finditer(spot.value)):
                if changed := self.renamed(found[1], every):
                    yield spot, _put(spot.value, found.span(1), changed)

    def renamed(self, id: str, taken: set[str]) -> str:
        at = self.random.choice([at for at, character in enumerate(id) if character.isalnum()])
        kinds = ("0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", ALPHABETS["en"])
        characters = next(kind for kind in kinds if id[at] in kind)
        new = [_put(id, (at, at + 1), other) for other in characters if other != id[at]]
        return self.random.choice([other for other in new if other not in taken] or [""])

    def sentences(self) -> Iterator[tuple[Spot, str]]:
        """A sentence taken out: of a text (whose pin is made to fit), or of what we wrote, in one language."""
        for spot in self.by_role["sentence"]:
            yield spot, ""
            if words := [word for word in WORD.finditer(spot.value) if len(word[0]) >= 4]:
                word = self.random.choice(words)
                yield spot, _put(spot.value, (word.start() - 1, word.end()), "")
        for spot in self.written("words", "prose", "translation", "original"):
            starts = [0, *(found.end() for found in SENTENCE_END.finditer(spot.value)), len(spot.value)]
            if len(starts) > 2:
                at = self.random.randrange(len(starts) - 1)
                yield spot, (spot.value[: starts[at]] + spot.value[starts[at + 1] :]).rstrip()

    def hedges(self) -> Iterator[tuple[Spot, str]]:
        """«Около», "more than" taken from its number."""
        roles = ("words", "name", "quotation", "part", "original", "translation", "prose", "sentence", "value")
        for spot in self.written(*roles):
            for number in find_numbers(spot.value, spot.language):
                phrases = NUMBER_WORDS[spot.language].hedges
                before = spot.value[: number.start]
                said = [phrase for phrase in phrases if re.search(rf"(?i)\b{phrase}\s+$", before)]
                if number.hedge and said:
                    start = len(re.sub(rf"(?i)\b{max(said, key=len)}\s+$", "", before))
                    yield spot, _put(spot.value, (start, number.start), "")

    def languages(self) -> Iterator[tuple[Spot, str]]:
        """One language made to say something else than the other: less, what another record says, or nothing."""
        pairs: defaultdict[tuple[str, tuple[str | int, ...]], dict[str, Spot]] = defaultdict(dict)
        for spot in self.by_role["words"]:
            pairs[spot.file, spot.keys[:-1]][spot.language] = spot
        every = [pair for pair in pairs.values() if len(pair) == len(LANGUAGES)]
        for pair in every:
            for language, spot in pair.items():
                alike = [other[language] for other in every if _shape(other[language]) == _shape(spot)]
                others = [other.value for other in alike if other.value != spot.value]
                if others:
                    yield spot, self.random.choice(others)
                yield spot, next(other.value for name, other in pair.items() if name != language)
                yield from self.shortened(spot)
        for spot in self.by_role["prose"]:
            yield from self.shortened(spot)

    def shortened(self, spot: Spot) -> Iterator[tuple[Spot, str]]:
        """Without one of its numbers, without one of its names."""
        for number in find_numbers(spot.value, spot.language)[:1]:
            yield spot, (spot.value[: number.start].rstrip(" ") + spot.value[number.end :]).strip()
        for _, start, end in list(self.mentions(spot))[:1]:
            yield spot, (spot.value[:start].rstrip(" ") + spot.value[end:]).strip()


def _shape(spot: Spot) -> tuple[str, tuple[str, ...]]:
    """Where values stand that could be taken for each other: the same field of the same kind of record."""
    words = [str(key) for key in spot.keys if isinstance(key, str)]
    return ("ui" if "/ui" in spot.file else spot.file), tuple(words[1:] if "/ui" in spot.file else words)


def _put(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _difference(old: str, new: str) -> tuple[str, str]:
    """The part in which two values differ, with a little of what stands around it."""
    start = next(
        (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )
    back = 0
    while back < min(len(old), len(new)) - start and old[-1 - back] == new[-1 - back]:
        back += 1
    around = slice(max(0, start - 12), None)
    shown = (text[: len(text) - back + 6 if back > 6 else None][around] for text in (old, new))
    one, two = ((text if len(text) <= 60 else f"{text[:57]}…").replace("\n", "¶") for text in shown)
    return one, two


# --- where a fault may be told -------------------------------------------------------------------------------------


class _Rests:
    """What rests on what: the lines that refer to an id, or that quote or translate a sentence to the letter."""

    def __init__(self, spots: Sequence[Spot], book: Book) -> None:
        self.references: defaultdict[tuple[str, str], set[Line]] = defaultdict(set)
        for spot in spots:
            if spot.role in ("reference", "speaker", "key"):
                for kind in _refers_to(spot):
                    self.references[kind, spot.value if kind != "code" else spot.value[:1]].add((spot.file, spot.line))
            elif spot.role == "prose":
                for found in CITATION.finditer(spot.value):
                    self.references["statement", found[1]].add((spot.file, spot.line))
            elif spot.file == "seeds/knowledge/places.yml" and spot.role == "id":
                self.references["named", spot.value].add((spot.file, spot.line))
        self.sentences: defaultdict[str, set[Line]] = defaultdict(set)
        self.parts: defaultdict[str, set[Line]] = defaultdict(set)
        self._read_evidence(book)

    def _read_evidence(self, book: Book) -> None:
        sources = {source.id: source for source in book.sources}
        places = [evidence for place in book.map_places for evidence in place.evidence]
        proofs = [
            evidence
            for statement in every_statement(book)
            for evidence in (*statement.evidence, *(more for item in statement.derived for more in item.evidence))
        ]
        for evidence in (*proofs, *places):
            for located in locate(sources[evidence.source], evidence):
                for reference in map(str, located.references):
                    quote, at = evidence.place.of("quote"), evidence.place.of("in")
                    self.sentences[reference] |= {(quote.path, quote.line), (at.path, at.line)}
                    for language in evidence.words:
                        part = evidence.place.of(language)
                        self.parts[reference].add((part.path, part.line))
        for source in book.sources:
            for at, entry in source.translations.items():
                for place in (entry.place, entry.place.of(source.language)):
                    self.sentences[at].add((place.path, place.line))

    def referring(self, spot: Spot) -> set[Line]:
        return set().union(*(self.references[kind, spot.value] for kind in _defines(spot)))

    def lines(self, spot: Spot, kind: str) -> frozenset[Line]:
        own = {(spot.file, spot.line)}
        if kind == "id" and spot.role == "id":
            return frozenset(own | self.referring(spot))
        if spot.role == "sentence":
            return frozenset(own | self.sentences[str(spot.keys[0])])
        if spot.role == "translation":
            return frozenset(own | self.parts[str(spot.keys[0])])
        return frozenset(own)


def _refers_to(spot: Spot) -> tuple[str, ...]:
    """The kinds of records that a reference may mean."""
    key = next(str(key) for key in reversed(spot.keys) if isinstance(key, str))
    if spot.role == "key":
        return ("code",) if spot.file.startswith("seeds/translations/") else ()
    return {
        "topics": ("topic",),
        "statements": ("statement",),
        "expected": ("statement",),
        "reported": ("statement",),
        "see": ("named",),
        "held_by": ("named",),
        "partners": ("named",),
        "partner": ("named",),
        "dimension": ("dimension",),
        "source": ("source",),
        "speaker": ("source", "person"),
        "relays": ("person",),
        "in": ("code",),
        "at": ("code",),
    }.get(key, ())


def _defines(spot: Spot) -> tuple[str, ...]:
    """The kinds of records that an id may be of."""
    name = spot.file.rpartition("/")[2].removesuffix(".yml")
    if spot.statement:
        return ("statement",)
    if spot.keys[-1] == "code":
        return ("code",)
    if "dimensions" in spot.keys:
        return ("dimension",)
    named = ("named",)
    kinds = {"people": ("person", "named"), "partners": named, "names": named, "terms": named}
    return (kinds | {"topics": ("topic",), "sources": ("source",)}).get(name, ())


# --- faults put into files -----------------------------------------------------------------------------------------


def broken(files: Mapping[str, str], faults: Sequence[Fault]) -> dict[str, str]:
    """The files that these faults change, every line where it was. Faults must not overlap."""
    edits: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for fault in faults:
        spot = fault.spot
        edits[spot.file].append((spot.start, spot.end, _written(files[spot.file][spot.start : spot.end], fault)))
    changed = {}
    for name, places in edits.items():
        text = files[name]
        for start, end, new in sorted(places, reverse=True):
            text = text[:start] + new + text[end:]
        changed[name] = text
    for name in [name for name in changed if name.startswith("seeds/texts/")]:
        pins = changed.get("seeds/sources.yml", files["seeds/sources.yml"])
        old, new = (hashlib.sha256(text.encode()).hexdigest() for text in (files[name], changed[name]))
        changed["seeds/sources.yml"] = pins.replace(old, new)
    return changed


def _written(raw: str, fault: Fault) -> str:
    """How the new value is written in the file. As many lines as before, so that the others keep theirs."""
    if fault.spot.role in ("prose", "sentence"):
        return fault.value
    return json.dumps(fault.value, ensure_ascii=False) + "\n" * raw.count("\n")
