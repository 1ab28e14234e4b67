"""The second reading: what some words said, and on what evidence, when somebody else held one against the other.

`check` proves that a quotation is there, not that it says what we say. A reading is of words and evidence, not of a
place: it is known by a digest of them, holds wherever they stand, and no longer once they have changed; nor where words
that speak of all the texts have become words of one text more.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explainer.languages.known import language_named
from explainer.model import (
    LANGUAGES,
    OWN,
    Annotation,
    Block,
    Book,
    Essay,
    Label,
    MapPlace,
    Place,
    Problem,
    Reading,
    Record,
    Source,
    Statement,
    Text,
    Translation,
    every_record,
    plain,
)
from explainer.model.fields import Field, Id, Inside, Made, Own, Refers, fields_of
from explainer.proof import every_statement

HEAD = """\
# Second readings: who held some words against their evidence, and what both were then. Written by
# `explainer reading ID --digest DIGEST --by NAME`. A reading counts as long as words and evidence are the same.

"""
UNREAD = frozenset({"accepted", "proposed", "confirmed", "digest"})
"""What others than a second reader have found or done."""


@dataclass(frozen=True, slots=True)
class Readable:
    """Something that wants a second reading: its id, where it stands, its words and evidence, their digests."""

    id: str
    place: Place
    shown: tuple[str, ...]
    """Lines: the words in each language, and what they rest on."""
    digests: tuple[tuple[str, str], ...]
    """By language."""

    @property
    def digest(self) -> str:
        """Of all languages together: what a reader signs."""
        return _digest([digest for _, digest in self.digests])


def readables(book: Book) -> tuple[Readable, ...]:
    """All words of ours: what claims something, names, and what the site says of itself, in the Book's order."""
    return tuple(_Reader(book).readables())


def awaiting(book: Book, every: Iterable[Readable] | None = None) -> tuple[Problem, ...]:
    """What nobody has read a second time as it is now, sorted by place."""
    found = readables(book) if every is None else every
    return tuple(sorted(Problem(item.place, _message(item, missing)) for item, missing in _awaiting(book, found)))


def awaited(book: Book, every: Iterable[Readable] | None = None) -> tuple[Readable, ...]:
    """The same as what is to be read."""
    return tuple(item for item, _ in _awaiting(book, readables(book) if every is None else every))


def sign(book: Book, item: Readable, by: str) -> str:
    """The file of readings (YAML) with one more; another of the same id gives way, all others stay."""
    kept = {reading.id: reading for reading in book.readings}
    kept[item.id] = Reading(place=item.place, id=item.id, by=by, digests=dict(item.digests))
    return file_of(kept.values())


def file_of(done: Iterable[Reading]) -> str:
    """The file of these readings, sorted by id."""
    return HEAD + ("".join(_entry(reading) for reading in sorted(done, key=lambda reading: reading.id)) or "[]\n")


def _entry(reading: Reading) -> str:
    lines = [f'- id: "{reading.id}"', f"  by: {json.dumps(reading.by, ensure_ascii=False)}"]
    return "\n".join([*lines, *(f'  {key}: "{value}"' for key, value in reading.digests.items())]) + "\n"


def _message(item: Readable, missing: list[str]) -> str:
    return f'"{item.id}" awaits a second reading in {" and ".join(missing)}'


def _awaiting(book: Book, every: Iterable[Readable]) -> Iterator[tuple[Readable, list[str]]]:
    done: defaultdict[str, set[str]] = defaultdict(set)
    for reading in book.readings:
        for language, digest in reading.digests.items():
            done[language].add(digest)
    for item in every:
        missing = [language for language, digest in item.digests if digest not in done[language]]
        if missing:
            yield item, missing


class _Reader:
    """Goes through one Book; the digest of a statement is wanted by all that rest on it."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._statements = {statement.id: statement for statement in every_statement(book)}
        self._sentences = {at: entry for source in book.sources for at, entry in source.translations.items()}
        self._texts = len(book.sources)
        self._digests: dict[tuple[int, str], str] = {}
        self._keys = {id(label): key for key, label in (*book.labels.items(), *book.variants.items())}

    def readables(self) -> Iterator[Readable]:
        seen: set[int] = set()
        for top in every_record(self._book):
            if isinstance(top, Essay):
                yield from self._prose(top)
                continue
            yield from self._inside(top, (), self._keys, seen)

    def _inside(
        self, record: Any, around: tuple[Any, ...], keys: Mapping[int, str], seen: set[int]
    ) -> Iterator[Readable]:
        if isinstance(record, Record) and self._wants(record) and id(record) not in seen:
            seen.add(id(record))
            yield self._readable(record, _name(record, around, keys))
        for field in fields_of(type(record)):
            if isinstance(field.role, Inside) and isinstance(getattr(field.type, "what", None), str):
                value = getattr(record, field.name)
                inside = value.items() if isinstance(value, Mapping) else enumerate(value, 1) if field.many else ()
                for key, item in inside:
                    yield from self._inside(item, (*around, record, key), keys, seen)

    @staticmethod
    def _wants(record: Record) -> bool:
        """Whether it has words of ours, or says where something lies."""
        if isinstance(record, Label):
            # What comes with the program has been read there.
            return not record.place.path.startswith(OWN) and any(
                letter.isalpha() for words in record.text for letter in words
            )
        if isinstance(record, Translation | MapPlace):
            return True
        return any(field.is_text and getattr(record, field.name) is not None for field in fields_of(type(record)))

    def _readable(self, record: Record, name: str) -> Readable:
        values = (getattr(record, field.name) for field in fields_of(type(record)))
        # A statement is of its own text, and labels have words of their own for one text and for many.
        said = [] if isinstance(record, Statement | Label) else [one for one in values if isinstance(one, Text)]
        more = self._together(said)
        found = ((language, self._of(record, language)) for language in LANGUAGES)
        digests = tuple((language, _digest([digest, *more]) if more else digest) for language, digest in found)
        return Readable(name, record.place, tuple(self._lines(record)), digests)

    # --- digests -------------------------------------------------------------------------------------------------

    def _of(self, record: Any, language: str) -> str:
        """The digest of a record in one language: its fields, the records in it, the words of what it cites."""
        key = (id(record), language)
        if key not in self._digests:
            parts = [
                [field.name, self._value(field, getattr(record, field.name), language)]
                for field in fields_of(type(record))
                if self._counts(field) and getattr(record, field.name) not in (None, "", (), {})
            ]
            self._digests[key] = _digest([type(record).__name__, parts])
        return self._digests[key]

    def _together(self, said: Iterable[Text | Mapping[str, str]]) -> list[int]:
        """How many texts there are, where words speak of all of them: with another text they are to be read again."""
        spoken = (language_named(language).all_texts.search(words) for one in said for language, words in one.items())
        return [self._texts] if any(spoken) else []

    @staticmethod
    def _counts(field: Field) -> bool:
        # Annotations stand in their text's record, and are read by themselves.
        if isinstance(field.role, Made) or field.name in UNREAD or field.otherwise or field.type is Annotation:
            return False
        return not (isinstance(field.role, Refers) and field.role.arranges)

    def _value(self, field: Field, value: Any, language: str) -> Any:
        if isinstance(field.role, Id):
            return ""  # A new id leaves the words as they are.
        if isinstance(value, Text):
            return value[language]
        if isinstance(field.role, Inside):
            if isinstance(value, Mapping):
                return ""  # Translations, which are read by themselves.
            return [self._of(item, language) for item in (value if field.many else (value,))]
        if isinstance(value, Mapping):
            found = value.get(language, "")
            return list(found) if isinstance(found, tuple) else found
        values = list(map(str, value)) if field.many else [str(value)]
        if isinstance(field.role, Refers) and field.role.to == "statement":
            return [self._of(self._statements[id], language) if id in self._statements else id for id in values]
        if isinstance(field.role, Refers) and field.role.to == "sentence":
            return [[at, self._sentences[at].original if at in self._sentences else ""] for at in values]
        return values

    def _lines(self, record: Any) -> Iterator[str]:
        """What a reader holds against each other: the words, then what they rest on."""
        for field in fields_of(type(record)):
            value = getattr(record, field.name)
            if not value or not self._counts(field) or isinstance(field.role, Id):
                continue
            if isinstance(value, Text):
                yield from (f"{field.key} {language}: {words}" for language, words in value.items())
            elif isinstance(field.role, Inside):
                if not isinstance(value, Mapping):
                    for item in value if field.many else (value,):
                        yield from (f"  {line}" for line in [f"{item.what}:", *self._lines(item)])
            elif isinstance(value, Mapping):
                yield from (f"{language}: {words}" for language, words in value.items())
            elif isinstance(field.role, Refers) and field.role.to == "statement":
                for id in value:
                    if id in self._statements:
                        yield f"  {field.key}: {id}"
                        yield from (f"    {line}" for line in self._lines(self._statements[id]))
            elif isinstance(field.role, Refers) and field.role.to == "sentence" and value in self._sentences:
                yield f"{field.key}: {value} {self._sentences[value].original}"
            elif not isinstance(field.role, Own):
                yield f"{field.key}: {', '.join(value) if field.many else value}"

    # --- prose ---------------------------------------------------------------------------------------------------

    def _prose(self, essay: Essay) -> Iterator[Readable]:
        """The title, every heading and every passage. None of them counts the others."""
        first = LANGUAGES[0]
        shown = tuple(f"{language}: {words}" for language, words in essay.title.items())
        more = self._together([essay.title])
        digests = tuple((language, _digest(["title", words, *more])) for language, words in essay.title.items())
        yield Readable(f"essay:{essay.id}", essay.places[first], shown, digests)
        passages = {language: essay.passages(language) for language in LANGUAGES}
        for index, block in enumerate(passages[first]):
            blocks = {name: passages[name][index] for name in LANGUAGES if index < len(passages[name])}
            more = self._together([{name: other.words for name, other in blocks.items()}])
            digests = tuple((name, self._passage(other, name, more)) for name, other in blocks.items())
            own = [self._passage(other, name, []) for name, other in blocks.items()]
            mark = block.id if block.kind == "heading" else _digest(own)[:8]
            cited = dict.fromkeys(block.cited)
            lines = [f"{name}: {other.words}" for name, other in blocks.items()]
            for id in cited:
                if id in self._statements:
                    lines += [f"  {id}", *(f"    {line}" for line in self._lines(self._statements[id]))]
            yield Readable(
                f"essay:{essay.id}#{mark}", Place(essay.places[first].path, block.line), tuple(lines), digests
            )

    def _passage(self, block: Block, language: str, more: list[int]) -> str:
        targets = [run.target for runs in block.items for run in runs if run.kind == "link"]
        cited = [self._of(self._statements[id], language) if id in self._statements else id for id in block.cited]
        return _digest([block.kind, [plain(runs) for runs in block.items], targets, cited, *more])


def _name(record: Record, around: tuple[Any, ...], keys: Mapping[int, str]) -> str:
    """What a reader calls a record by: `event:first-trip`, `position:when/autumn`, a statement's own id."""
    own = next(filter(None, (getattr(record, name, None) for name in ("id", "at", "old"))), keys.get(id(record)))
    if isinstance(record, Statement):
        return str(own)
    if around:
        *_, outer, key = around
        start = "" if isinstance(outer, Source) else f"{getattr(outer, 'id', '')}/"
        own = f"{start}{own or key}"
    return f"{record.what.partition(' ')[0]}:{own}"


def _digest(parts: list[Any]) -> str:
    """Twelve hexadecimal digits: enough to notice a change, short enough for a line."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:12]
