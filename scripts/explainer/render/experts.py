"""experts/: who speaks in the texts and what they say, by topic, quoted words apart from reported ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from explainer.model import Person, Role, Statement
from explainer.render.context import Context
from explainer.render.cuts import Share
from explainer.render.figures.sentences import how_quoted
from explainer.render.figures.voices import render_voices_figure
from explainer.render.markdown import escape, link
from explainer.render.page import Page
from explainer.render.translating import notes_on


def render_experts(context: Context) -> Page:
    """The overview of everybody whom the texts name, and of their authors."""
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in context.book.statements:
        said[statement.speaker].append(statement)
    language = context.language
    page = Page.of_list(context, "experts")
    if context.book.people:
        page.add(page.words(context.label("experts.lead")))
    page.add(render_voices_figure(page))
    roles = {person.role for person in context.book.people}
    for role in (role for role in Role if role in roles):
        page.head(2, page.label(f"role.{role}"), role)
        inside = [person for person in context.book.people if person.role == role]
        page.add(escape(context.role_lead(role, inside)))
        for person in inside:
            name = link(escape(person.name[language]), page.url(f"experts/{person.id}"))
            page.head(3, name, person.id)
            there = f"experts/{person.id}"
            told = (page.again(item, full=page.url(there, item.id), anchor=True) for item in person.described)
            page.items(told)
            own = said[person.id]
            if own:
                direct = sum(not context.is_reported(item) for item in own)
                ways = (("experts.quoted", direct), ("experts.retold", len(own) - direct))
                counts = ", ".join(context.label(way, n=number) for way, number in ways if number)
                page.add(escape(f"{context.label('experts.own')} {counts}."))
    if not context.book.sources:
        return page
    page.head(2, page.label("experts.authors"), "authors")
    if context.book.people:
        page.add(page.label("experts.authors.lead"))
    names = ((id, link(escape(context.speaker_name(id)), page.url(f"experts/{id}"))) for id in context.frame.sources)
    page.items(f"{name}: {escape(context.count('count.statements', len(said[id])))}" for id, name in names)
    return page


def render_person(context: Context, person: Person, share: Share) -> Page:
    """All that one person says, or that others pass on of it."""
    name = person.name[context.language]
    page = Page(context, f"experts/{person.id}", name, context.label("experts.person.description", name=name))
    page.items(page.statement(item) for item in person.described)
    page.add(*notes_on(page, (context.proof.located(one) for item in person.described for one in item.evidence)))
    page.add(*_how_quoted(context, person.id), *_positions(page, share))
    if share.said:
        page.voice = person.id
        _by_topic(page, share.said)
    shown = {item.id for item in (*person.described, *share.said)}
    relayed = [item for item in share.relayed if item.id not in shown]
    if relayed:
        page.head(2, page.label("experts.relayed"), "relayed")
        page.add(page.label("experts.relayed.lead"))
        page.items(page.statement(item) for item in relayed)
    elif not share.said and not share.relayed:
        page.add(_says_nothing(page, person))
    return page


def _says_nothing(page: Page, person: Person) -> str:
    """That somebody is named alone, or speaks in no other way than by writing a text."""
    context, name = page.context, person.name[page.context.language]
    written = context.written_by(person.id)
    if not written:
        return escape(context.label("experts.says-nothing", name=name))
    pages = ", ".join(link(escape(context.speaker_name(one.id)), page.url(f"experts/{one.id}")) for one in written)
    return f"{escape(context.label('experts.writes', name=name))} {pages}."


def render_author(context: Context, source: str, share: Share) -> Page:
    """The own words of one text."""
    name = context.speaker_name(source)
    page = Page(context, f"experts/{source}", name, context.label("experts.author.description", name=name))
    page.voice = source
    page.add(escape(context.author_lead(source)))
    page.add(*_how_quoted(context, source), *_positions(page, share))
    _by_topic(page, share.said)
    return page


def _how_quoted(context: Context, id: str) -> list[str]:
    told = how_quoted(context, id)
    return [f"{escape(context.label('experts.how-quoted'))} {escape(told)}."] if told else []


def _positions(page: Page, share: Share) -> list[str]:
    """The speaker's answers to the questions that divide the voices."""
    context = page.context
    lines = []
    for question, position in share.positions:
        name = link(escape(question.question[context.language]), page.url("disagreements", question.id))
        lines.append(f"- {name} {escape(position.answer[context.language])}")
    if not lines:
        return []
    return [f"## {escape(context.label('experts.positions'))} {{ #positions }}", "\n".join(lines)]


def _by_topic(page: Page, said: Sequence[Statement]) -> None:
    """Topics in the editor's order; a statement stands under the first of its topics."""
    context = page.context
    for topic in context.book.topics:
        inside = [statement for statement in said if statement.topics[:1] == (topic.id,)]
        if not inside:
            continue
        page.head(2, escape(topic.name[context.language]), topic.id)
        reported = [item for item in inside if context.is_reported(item)]
        quoted = [item for item in inside if not context.is_reported(item)]
        for words, items in (("experts.direct", quoted), ("experts.reported", reported)):
            if items:
                if reported:
                    page.add(f"**{page.label(words)}**")
                page.items(page.statement(item, with_speaker=False) for item in items)
