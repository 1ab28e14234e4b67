"""What the words mean in the texts, and who uses them."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.document.nodes import Section
from explainer.document.records import Explained, Naming, Statements, Users
from explainer.model import LANGUAGES, Term
from explainer.render.book.composer import Composer
from explainer.render.book.names import sort_key
from explainer.render.typst import block, call, join, string
from explainer.view.context import Context


def set_glossary(composer: Composer) -> Iterator[str]:
    """Every term in the alphabet of the language."""
    page = composer.page("glossary")
    yield composer.heading(1, page.slug, page.title, opens=False)
    yield composer.lead(page)
    # What is said there of other words stands in the texts and the essays, too.
    composer.indexed = False
    named = {section.id: composer.context.terms[section.id].name[composer.language] for section in page.sections()}
    entries = sorted(page.sections(), key=lambda section: sort_key(named[section.id], composer.language))
    lines = [line for section in entries for line in _entry(composer, section)]
    composer.indexed = True
    yield call("small-print", block(lines))


def _entry(composer: Composer, section: Section) -> Iterator[str]:
    (naming,) = (node for node in section.nodes if isinstance(node, Naming))
    term = naming.term
    mark = call("mentions", string(f"term:{term.id}"))
    title = join([composer.anchor(f"glossary/{term.id}"), mark, string(term.name[composer.language])])
    kind = join([composer.said(naming.kind), *_other_names(composer, term)], " · ")
    explained = [
        call("explained", composer.said(node.label), composer.text(node.text))
        for node in section.nodes
        if isinstance(node, Explained)
    ]
    defined = [one for node in section.nodes if isinstance(node, Statements) for one in node.statements]
    said = [call("item", composer.brief(one)) for one in defined]
    if not said:
        said.append(call("item", call("silence", composer.label("glossary.named-only"))))
    first, *others = said
    beginning = [call("entry", title, kind), *explained, first]
    (users,) = (node for node in section.nodes if isinstance(node, Users))
    who = call("item", call("by", string(" ".join(_about(composer.context, users)))))
    # No page ends in a bare word, and none begins with who uses it.
    if others:
        yield call("together", *beginning, above="3mm")
        yield from others[:-1]
        yield call("together", others[-1], who)
    else:
        yield call("together", *beginning, who, above="3mm")


def _about(context: Context, node: Users) -> Iterator[str]:
    if node.users:
        names = ", ".join(f"{context.speaker_short(id)} ({count})" for id, count in node.users)
        yield f"{context.label('glossary.used-by')} {names}."
    else:
        yield context.label("glossary.endnotes-only")
    if node.see:
        see = ", ".join(context.terms[id].name[context.language] for id in node.see)
        yield f"{context.label('glossary.see')} {see}."


def _other_names(composer: Composer, term: Term) -> Iterator[str]:
    """Its name and what it is short of in either language: an index has room for the other forms."""
    for language in (composer.language, *(other for other in LANGUAGES if other != composer.language)):
        names = dict.fromkeys((term.name[language], term.short[language]))
        names.pop(term.name[composer.language], None)
        if names:
            yield composer.tongue(language, string(", ".join(names)))
