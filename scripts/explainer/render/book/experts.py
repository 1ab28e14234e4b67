"""Who speaks, and what they say: by person and topic; then what the texts say in their own name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.model import Person, Source, Statement
from explainer.proof import every_sentence, every_statement, speaker_of
from explainer.render.book.composer import Composer
from explainer.render.book.figures import set_voices_figure
from explainer.render.figures.voices import statements_by_topic
from explainer.render.typst import bullets, call, join, string

REPORTED = frozenset({"indirect", "inherited"})
VOICES = ("direct", "indirect", "inherited", "editorial")


def set_experts(composer: Composer) -> Iterator[str]:
    """People by their part in the texts, in the editors' order, and the texts' own voice."""
    label = composer.context.label
    yield composer.heading(1, "experts", label("experts.title"))
    book = composer.context.book
    if book.people:
        yield call("lead", composer.label("experts.lead"))
    if statements_by_topic(composer.context):
        yield set_voices_figure(composer)
    for role in ("speaker", "relayed", "mentioned"):
        for person in composer.context.book.people:
            if person.role == role:
                yield from _person(composer, person)
    if not book.sources:
        return
    yield composer.heading(1, "authors", label("experts.authors"))
    if book.people:
        yield call("lead", composer.label("experts.authors.lead"))
    for source in composer.context.book.sources:
        yield from _author(composer, source)


def _said(composer: Composer, id: str) -> list[Statement]:
    return [statement for statement in composer.context.book.statements if statement.speaker == id]


def _person(composer: Composer, person: Person) -> Iterator[str]:
    context = composer.context
    slug, name = f"experts/{person.id}", person.name[composer.language]
    yield composer.heading(2, slug, name)
    yield call("runin", composer.label(f"role.{person.role}"))
    if person.described:
        yield composer.statements(person.described)
    yield from _how_quoted(composer, person.id)
    yield from _positions(composer, person.id)
    said = _said(composer, person.id)
    yield from _by_topic(composer, slug, said)
    known = {item.id for item in (*person.described, *said)}
    relayed = [item for item in every_statement(context.book) if item.relays == person.id and item.id not in known]
    if relayed:
        yield composer.heading(3, f"{slug}#relayed", context.label("experts.relayed"))
        yield call("par", composer.label("experts.relayed.lead"))
        yield composer.statements(relayed)
    elif not said and not any(item.relays == person.id for item in person.described):
        yield call("par", composer.label("experts.says-nothing", name=name))


def _author(composer: Composer, source: Source) -> Iterator[str]:
    slug = f"experts/{source.id}"
    yield composer.heading(2, slug, composer.context.speaker_name(source.id))
    yield call("par", string(composer.context.author_lead(source.id)))
    yield from _how_quoted(composer, source.id)
    yield from _positions(composer, source.id)
    yield from _by_topic(composer, slug, _said(composer, source.id))


def _how_quoted(composer: Composer, id: str) -> Iterator[str]:
    """How many sentences speak in this voice, and in which manner."""
    context = composer.context
    kinds: dict[str, set[str]] = {}
    for source, paragraph, sentence, reference in every_sentence(context.book):
        for voice in source.voices[paragraph.number - 1]:
            if speaker_of(voice, source) == id and voice.start < sentence.end and voice.end > sentence.start:
                words = paragraph.text[max(voice.start, sentence.start) : min(voice.end, sentence.end)]
                if any(character.isalnum() for character in words):
                    kinds.setdefault(voice.kind, set()).add(str(reference))
    parts = [
        f"{context.count('count.sentences', len(kinds[kind]))} ({context.label(f'voice.{kind}')})"
        for kind in VOICES
        if kind in kinds
    ]
    if parts:
        yield call("aside", string(f"{context.label('experts.how-quoted')} {', '.join(parts)}."))


def _positions(composer: Composer, id: str) -> Iterator[str]:
    """The speaker's answers to the questions that divide the voices."""
    proof, language = composer.context.proof, composer.language
    lines = [
        join(
            [call("emph", composer.words(question.question[language])), composer.words(position.answer[language])], " "
        )
        for question in composer.context.book.questions
        for position in question.positions
        if any(proof.statements[item].speaker == id for item in position.statements)
    ]
    if lines:
        yield composer.heading(3, f"experts/{id}#positions", composer.context.label("experts.positions"))
        yield bullets(lines)


def _by_topic(composer: Composer, slug: str, said: Sequence[Statement]) -> Iterator[str]:
    """Topics in the editors' order; a statement stands under the first of its topics."""
    for topic in composer.context.book.topics:
        inside = [statement for statement in said if statement.topics[:1] == (topic.id,)]
        if not inside:
            continue
        yield composer.heading(3, f"{slug}#{topic.id}", topic.name[composer.language])
        reported = [item for item in inside if REPORTED & set(composer.context.voice_kinds(item))]
        direct = [item for item in inside if item not in reported]
        for words, items in (("experts.direct", direct), ("experts.reported", reported)):
            if items and reported:
                yield call("runin", composer.label(words))
            if items:
                yield composer.statements(items, speaker=False)
