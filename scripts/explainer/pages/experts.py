"""experts/: who speaks in the texts and what they say, by topic, quoted words apart from reported ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from explainer.document.inline import Inline, Link, Ours, Strong, Words
from explainer.document.nodes import Figure, Items, Lead, Node, Page, Paragraph, Section
from explainer.document.records import Authors, Elsewhere, Speaker, Statements
from explainer.model import Person, Role, Statement
from explainer.pages.cuts import Share
from explainer.pages.translating import notes_on
from explainer.pages.words import in_a_row, label, page_of_list
from explainer.view.context import Context
from explainer.view.strips import how_quoted


def experts(context: Context) -> Page:
    """The overview of everybody whom the texts name, and of their authors."""
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in context.book.statements:
        said[statement.speaker].append(statement)
    nodes: list[Node] = []
    if context.book.people:
        nodes.append(Lead(label(context, "experts.lead", linked=True)))
    nodes.append(Figure("voices"))
    for role in Role:
        if inside := [person for person in context.book.people if person.role == role]:
            lead = Lead(Words(context.role_lead(role, inside)))
            listed = (_listed(context, person, said[person.id]) for person in inside)
            nodes.append(Section(2, role, label(context, f"role.{role}"), (lead, *listed)))
    if context.book.sources:
        authors: list[Node] = [Lead(label(context, "experts.authors.lead"))] if context.book.people else []
        authors.append(Authors(tuple(_author(context, id, len(said[id])) for id in context.frame.sources)))
        nodes.append(Section(2, "authors", label(context, "experts.authors"), tuple(authors)))
    return page_of_list(context, "experts", *nodes)


def _listed(context: Context, person: Person, own: Sequence[Statement]) -> Section:
    there, counts = f"experts/{person.id}", ""
    if own:
        direct = sum(not context.is_reported(item) for item in own)
        ways = (("experts.quoted", direct), ("experts.retold", len(own) - direct))
        counts = ", ".join(context.label(way, n=number) for way, number in ways if number)
    speaker = Speaker(
        id=person.id,
        name=person.name[context.language],
        how=how_quoted(context, person.id),
        own=f"{context.label('experts.own')} {counts}." if counts else "",
        described=tuple(Elsewhere(item, there, anchored=True) for item in person.described),
    )
    return Section(3, person.id, Words(speaker.name), (speaker,), leads=(there, ""))


def _author(context: Context, id: str, number: int) -> Speaker:
    return Speaker(
        id=id,
        name=context.speaker_name(id),
        how=how_quoted(context, id),
        own=context.count("count.statements", number),
        lead=context.author_lead(id),
    )


def person(context: Context, person: Person, share: Share) -> Page:
    """All that one person says, or that others pass on of it."""
    name = person.name[context.language]
    quoted = (context.proof.located(one) for item in person.described for one in item.evidence)
    nodes: list[Node] = [Statements(person.described), *notes_on(context, quoted)]
    nodes += (*_how_quoted(context, person.id), *_positions(context, share), *_by_topic(context, share.said))
    shown = {item.id for item in (*person.described, *share.said)}
    relayed = tuple(item for item in share.relayed if item.id not in shown)
    if relayed:
        lead = Lead(label(context, "experts.relayed.lead"))
        nodes.append(Section(2, "relayed", label(context, "experts.relayed"), (lead, Statements(relayed))))
    elif not share.said and not share.relayed:
        nodes.append(Paragraph(_says_nothing(context, person)))
    return Page(
        slug=f"experts/{person.id}",
        language=context.language,
        title=name,
        description=context.label("experts.person.description", name=name),
        nodes=tuple(nodes),
        voice=person.id if share.said else "",
    )


def _says_nothing(context: Context, person: Person) -> tuple[Inline, ...]:
    """That somebody is named alone, or speaks in no other way than by writing a text."""
    name = person.name[context.language]
    written = [Link(context.speaker_name(one.id), f"experts/{one.id}") for one in context.written_by(person.id)]
    if not written:
        return (label(context, "experts.says-nothing", name=name),)
    return label(context, "experts.writes", name=name), Words(" "), *in_a_row(written), Words(".")


def author(context: Context, source: str, share: Share) -> Page:
    """The own words of one text."""
    name = context.speaker_name(source)
    lead = Lead(Words(context.author_lead(source)))
    return Page(
        slug=f"experts/{source}",
        language=context.language,
        title=name,
        description=context.label("experts.author.description", name=name),
        nodes=(
            lead,
            *_how_quoted(context, source),
            *_positions(context, share),
            *_by_topic(context, share.said),
        ),
        voice=source,
    )


def _how_quoted(context: Context, id: str) -> Iterator[Paragraph]:
    if told := how_quoted(context, id):
        yield Paragraph((label(context, "experts.how-quoted"), Words(" "), Words(told), Words(".")))


def _positions(context: Context, share: Share) -> Iterator[Section]:
    """The speaker's answers to the questions that divide the voices."""
    lines: list[tuple[Inline, ...]] = []
    for question, position in share.positions:
        name = Link(question.question[context.language], "disagreements", question.id)
        lines.append((name, Words(" "), Words(position.answer[context.language])))
    if lines:
        yield Section(2, "positions", label(context, "experts.positions"), (Items(tuple(lines)),))


def _by_topic(context: Context, said: Sequence[Statement]) -> Iterator[Section]:
    """Topics in the editor's order; a statement stands under the first of its topics."""
    for topic in context.book.topics:
        inside = [statement for statement in said if statement.topics[:1] == (topic.id,)]
        if not inside:
            continue
        reported = tuple(item for item in inside if context.is_reported(item))
        quoted = tuple(item for item in inside if not context.is_reported(item))
        nodes: list[Node] = []
        for words, items in (("experts.direct", quoted), ("experts.reported", reported)):
            if items and reported:
                nodes.append(Paragraph((Strong((label(context, words),)),)))
            if items:
                nodes.append(Statements(items, speaker=False))
        yield Section(2, topic.id, Ours(topic.name), tuple(nodes))
