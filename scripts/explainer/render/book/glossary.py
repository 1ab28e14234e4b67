"""What the words mean in the texts, and who uses them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.model import LANGUAGES, Term
from explainer.render.book.composer import Composer
from explainer.render.book.names import sort_key
from explainer.render.context import Context
from explainer.render.typst import block, call, join, string

Users = Mapping[str, Mapping[str, int]]
"""For every term, how often each speaker uses it."""


def set_glossary(composer: Composer, users: Users) -> Iterator[str]:
    """Every term in the alphabet of the language."""
    context, language = composer.context, composer.language
    yield composer.heading(1, "glossary", context.label("glossary.title"), opens=False)
    terms = sorted(context.book.terms, key=lambda term: sort_key(term.name[language], language))
    yield call("lead", composer.label("glossary.lead", terms=context.count("count.terms", len(terms))))
    # What is said there of other words stands in the texts and the essays, too.
    composer.indexed = False
    lines = [line for term in terms for line in _entry(composer, term, users[term.id])]
    composer.indexed = True
    yield call("small-print", block(lines))


def _entry(composer: Composer, term: Term, users: Mapping[str, int]) -> Iterator[str]:
    language = composer.language
    mark = call("mentions", string(f"term:{term.id}"))
    title = join([composer.anchor(f"glossary/{term.id}"), mark, string(term.name[language])])
    kind = join([composer.label(f"term.{term.kind}"), *_other_names(composer, term)], " · ")
    heads = (("glossary.gloss", term.gloss), ("glossary.reading", term.reading))
    explained = [call("explained", composer.label(key), composer.text(text)) for key, text in heads if text]
    said = [call("item", composer.brief(one)) for one in term.definitions]
    if not said:
        said.append(call("item", call("silence", composer.label("glossary.named-only"))))
    first, *others = said
    beginning = [call("entry", title, kind), *explained, first]
    who = call("item", call("by", string(" ".join(_about(composer.context, term, users)))))
    # No page ends in a bare word, and none begins with who uses it.
    if others:
        yield call("together", *beginning, above="3mm")
        yield from others[:-1]
        yield call("together", others[-1], who)
    else:
        yield call("together", *beginning, who, above="3mm")


def _about(context: Context, term: Term, users: Mapping[str, int]) -> Iterator[str]:
    if users:
        names = ", ".join(f"{context.speaker_short(id)} ({count})" for id, count in users.items())
        yield f"{context.label('glossary.used-by')} {names}."
    else:
        yield context.label("glossary.endnotes-only")
    if term.see:
        see = ", ".join(context.terms[id].name[context.language] for id in term.see)
        yield f"{context.label('glossary.see')} {see}."


def _other_names(composer: Composer, term: Term) -> Iterator[str]:
    for language in (composer.language, *(other for other in LANGUAGES if other != composer.language)):
        names = dict.fromkeys((term.name[language], term.short[language]))
        names.pop(term.name[composer.language], None)
        if names:
            yield composer.tongue(language, string(", ".join(names)))
