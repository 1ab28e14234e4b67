"""Format 3: how a text is read stands in seeds/annotations/, sentence by sentence, and no longer in voices*.yml.

Each sentence gets what the rules propose, with the voice and the reason that an editor had given it. None is confirmed:
a decision was on one voice alone, and what the rules had read otherwise nobody has held against the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Annotated, ClassVar

from explainer.corpus.moves import sentences_of
from explainer.edits.annotate import annotate
from explainer.edits.proposals import propose, undated
from explainer.languages.known import language_named
from explainer.load import load_book
from explainer.load.record import Record as Entry
from explainer.load.structure import structure
from explainer.load.textfile import read_text
from explainer.load.yamlfile import parse_yaml
from explainer.model import Annotation, Book, Place, Problem, Span, Text, VoiceKind
from explainer.model.fields import Claim, Quoted, Refers, fields_of
from explainer.model.statements import Record
from explainer.schemas import marked
from explainer.write import write_text

MOVED = ("data/decisions.csv", "data/decisions.json")
"""Tables of the decisions; today the voices are a table of their own."""


class NotMigratedError(Exception):
    """Something of the older format cannot be carried over; nothing has been changed by this step."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)


class _Kind(StrEnum):
    INHERITED = "inherited"
    EDITORIAL = "editorial"
    RELAYED = "relayed"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decision(Record):
    """An entry of voices*.yml."""

    what: ClassVar[str] = "decision"

    at: Annotated[str, Refers("sentence")]
    kind: _Kind
    speaker: Annotated[str | None, Refers("speaker")] = None
    quote: Annotated[str, Quoted()] = ""
    """The words that are passed on, an exact part of the sentence; of a whole sentence nothing."""
    reason: Annotated[Text, Claim("at", "paragraph", "speaker", remark=True)]


def migrate(root: Path) -> list[str]:
    """The paths that changed, below the checkout. Raises NotMigratedError, with nothing changed."""
    seeds = root / "seeds"
    book, _ = load_book(root)
    old = sorted((seeds / "knowledge").glob("voices*.yml"))
    made = {path: text for path, text in _annotations(book, _decisions(seeds, old)) if not (root / path).exists()}
    made |= _moved(seeds, book) | dict(_new_kinds(seeds))
    for path, text in made.items():
        write_text(root / path, text)
    # Last, so that what was interrupted is done again.
    for file in old:
        file.unlink()
    return [*made, *(file.relative_to(root).as_posix() for file in old)]


def _decisions(seeds: Path, files: Sequence[Path]) -> tuple[_Decision, ...]:
    found, problems = list[_Decision](), list[Problem]()
    for file in files:
        shown = f"seeds/{file.relative_to(seeds).as_posix()}"
        text = read_text(file, shown, problems)
        root = parse_yaml(text, shown, problems) if text is not None else None
        if root is not None and not isinstance(root.value, list):
            problems.append(Problem(Place(shown, root.line), "must be a list; begin each decision with `- `"))
        for item in root.value if root is not None and isinstance(root.value, list) else ():
            found.append(structure(_Decision, Entry(item, shown, problems, _Decision.what)))
    if problems:
        raise NotMigratedError(problems)
    return tuple(found)


def _annotations(book: Book, decisions: Sequence[_Decision]) -> Iterator[tuple[str, str]]:
    """Each file of annotations: its path and what it holds."""
    sources = [source for source in book.sources if source.text.paragraphs]
    sentences = {source.id: sentences_of(source.text, source.code) for source in sources}
    every = {at: words for found in sentences.values() for at, words in found.items()}
    problems = [problem for decision in decisions for problem in _unfit(decision, every)]
    problems += filter(None, map(undated, sources))
    if problems:
        raise NotMigratedError(problems)
    for source in sources:
        proposals = propose(source, book.people, language_named(source.language))
        for decision in decisions:
            if decision.at in proposals:
                proposals[decision.at] = _decided(proposals[decision.at], every[decision.at], decision)
        name = f"annotations/{source.id}.yml"
        yield f"seeds/{name}", annotate(marked("", name), replace(source, annotations=()), proposals).text


def _unfit(decision: _Decision, sentences: Mapping[str, str]) -> Iterator[Problem]:
    at, place = decision.at, decision.place
    if at not in sentences:
        message = f"no text has a sentence {at}; mend the reference, or take the decision out, and migrate again"
        yield Problem(place.of("at"), message)
    elif decision.kind == _Kind.RELAYED and (not decision.quote or sentences[at].count(decision.quote) != 1):
        message = f"“{decision.quote}” is not exactly once in {at}; quote words that are, and migrate again"
        yield Problem(place.of("quote"), message)


def _decided(proposal: Annotation, sentence: str, decision: _Decision) -> Annotation:
    """A proposal with an editor's voice and reason in it; what the rules proposed stays known."""
    if decision.kind != _Kind.RELAYED:
        whole = Span(
            place=proposal.place, words=sentence, kind=VoiceKind(decision.kind.value), speaker=decision.speaker
        )
        return replace(proposal, voices=(whole,), reason=decision.reason)
    start = sentence.index(decision.quote)
    quoted, at, from_, voices = range(start, start + len(decision.quote)), 0, 0, list[Span]()
    for span in proposal.voices:
        begin = sentence.index(span.words, at)
        at = begin + len(span.words)
        cuts = sorted({begin, at, *(cut for cut in (quoted.start, quoted.stop) if begin < cut < at)})
        for first, last in pairwise(cuts):
            relays = (decision.speaker or "unknown") if first in quoted else span.relays
            words = sentence[first:last].strip()
            if voices and len(words) == 1 and not words.isalnum():
                # A full stop behind words that are passed on goes with them.
                voices[-1] = replace(voices[-1], words=sentence[from_:last].strip())
            elif words:
                from_ = first
                voices.append(replace(span, words=words, relays=relays))
    return replace(proposal, voices=tuple(voices), reason=decision.reason)


def _moved(seeds: Path, book: Book) -> dict[str, str]:
    """The redirects, with where the published table of decisions leads."""
    known = {redirect.old for redirect in book.redirects}
    lost = [name for name in MOVED if name in {entry.address for entry in book.published} - known]
    if not lost:
        return {}
    path = seeds / "redirects.yml"
    before = path.read_text(encoding="utf-8") if path.exists() else marked("", "redirects.yml")
    lines = (f"- from: {name}\n  to: {name.replace('decisions', 'voices')}\n" for name in lost)
    return {"seeds/redirects.yml": before.replace("[]\n", "") + "".join(lines)}


def _new_kinds(seeds: Path) -> Iterator[tuple[str, str]]:
    """Every kind of record has its file; those that came with this format are empty."""
    for field in fields_of(Book):
        for pattern in field.files:
            name = pattern.replace("*", "")
            if not any(seeds.glob(pattern)):
                yield f"seeds/{name}", marked("[]\n", name)
