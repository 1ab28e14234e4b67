"""Who speaks: everybody in the texts, what is said of them, and how many sentences are theirs."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model import Role
from explainer.render.book.composer import Composer
from explainer.render.figures.sentences import how_quoted
from explainer.render.typst import block, call, string

ROLES = (Role.SPEAKER, Role.RELAYED, Role.MENTIONED)


def set_voices(composer: Composer) -> Iterator[str]:
    """People by their part in the texts, in the editors' order, and the texts' own voice."""
    context = composer.context
    yield composer.heading(1, "experts", context.label("experts.title"), opens=False)
    book = context.book
    if book.people:
        yield call("lead", composer.label("experts.lead"))
    lines = []
    for role in ROLES:
        inside = [person for person in book.people if person.role == role]
        if inside:
            lines.append(call("runin", string(context.role_lead(role, inside))))
        for person in inside:
            name = call("mentions", string(f"person:{person.id}")) + " + " + string(person.name[composer.language])
            lines.append(composer.anchor(f"experts/{person.id}"))
            described = composer.statements(person.described)
            lines.append(call("person", name, string(how_quoted(context, person.id)), described))
    if book.sources:
        lines.append(call("runin", composer.label("experts.authors")))
    for source in book.sources:
        lines.append(composer.anchor(f"experts/{source.id}"))
        lead = call("item", string(context.author_lead(source.id)))
        name = string(context.speaker_name(source.id))
        lines.append(call("person", name, string(how_quoted(context, source.id)), lead))
    lines += composer.on_site("book.left-out.voices", "experts/")
    yield call("small-print", block(lines))
