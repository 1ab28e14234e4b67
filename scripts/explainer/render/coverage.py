"""coverage/: every sentence of the texts, and where it is used or why it is not."""

from __future__ import annotations

from explainer.model import Reference, SetAside
from explainer.proof import every_sentence
from explainer.render.context import Context
from explainer.render.markdown import escape, link
from explainer.render.page import Page
from explainer.render.places import page_name
from explainer.render.uses import Uses, hidden_sentences


def render_coverage(context: Context, uses: Uses) -> Page:
    """One line a sentence, text by text."""
    page = Page(context, "coverage", context.label("coverage.title"), context.label("coverage.description"))
    aside = {item.at: item for item in context.book.set_aside}
    every = [str(reference) for *_, reference in every_sentence(context.book)]
    hidden = frozenset(hidden_sentences(context.book, uses))
    used = sum(reference in uses for reference in every)
    page.add(
        escape(context.label("coverage.lead", total=len(every), used=used, aside=len(every) - used)),
    )
    for source in context.book.sources:
        page.add(f"## {escape(source.title[context.language])} {{ #{source.id} }}")
        lines = []
        for paragraph, sentence in ((one, part) for one in source.text.paragraphs for part in one.sentences):
            reference = Reference(source.code, paragraph.number, sentence.number)
            mark = str(reference)
            if mark not in hidden:
                words, spoken = sentence.text, source.language
                if context.language != spoken:
                    words, spoken = source.translations[mark].words[context.language], context.language
                mark = link(mark, page.url(f"sources/{source.id}", reference.anchor), "reference")
                mark += f' <span lang="{spoken}">{escape(_beginning(words))}</span>'
            lines.append(f"- {mark} · {_fate(page, str(reference), uses, aside)}")
        page.add("\n".join(lines))
    return page


def _fate(page: Page, reference: str, uses: Uses, aside: dict[str, SetAside]) -> str:
    context = page.context
    if reference in uses:
        first: dict[str, str] = {}
        for use in uses[reference]:
            first.setdefault(use.page, use.anchor)
        return ", ".join(
            link(escape(page_name(context, slug)), page.url(slug, anchor)) for slug, anchor in first.items()
        )
    item = aside[reference]
    reason = escape(context.label(f"aside.{item.reason}"))
    return f'<span class="silence">{reason}</span> {escape(item.why[context.language])}'


def _beginning(text: str) -> str:
    """The first words of a sentence, enough to know it again."""
    words = text.split()
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")
