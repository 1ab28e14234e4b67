"""coverage/: every sentence of the texts, and where it is used or why it is not."""

from __future__ import annotations

from explainer.model import Reference, SetAside
from explainer.proof import every_sentence
from explainer.render.context import Context
from explainer.render.markdown import escape, link
from explainer.render.page import Page
from explainer.render.places import beginning
from explainer.render.uses import Uses, covered_at, hidden_sentences

FIRST = 6
"""Words of a sentence that is only named."""


def render_coverage(context: Context, uses: Uses) -> Page:
    """One line a sentence, text by text."""
    page = Page.of_list(context, "coverage")
    aside = {item.at: item for item in context.book.set_aside}
    every = [str(reference) for *_, reference in every_sentence(context.book)]
    hidden = frozenset(hidden_sentences(context.book, uses))
    used = sum(reference in uses for reference in every)
    page.add(page.label("coverage.lead", total=len(every), used=used, aside=len(every) - used))
    for source in context.book.sources:
        page.head(2, escape(source.title[context.language]), source.id)
        lines = []
        for paragraph, sentence in ((one, part) for one in source.text.paragraphs for part in one.sentences):
            reference = Reference(source.code, paragraph.number, sentence.number)
            mark = str(reference)
            if mark not in hidden:
                words, spoken = sentence.text, source.language
                if context.language != spoken:
                    words, spoken = source.translations[mark].words[context.language], context.language
                mark = link(mark, page.url(f"sources/{source.id}", reference.anchor), "reference")
                mark += f' <span lang="{spoken}">{escape(beginning(words, FIRST))}</span>'
            id = covered_at(reference)
            lines.append(f'- <span id="{id}"></span>{mark} · {_fate(page, str(reference), uses, aside)}')
        page.add("\n".join(lines))
    return page


def _fate(page: Page, reference: str, uses: Uses, aside: dict[str, SetAside]) -> str:
    if reference in uses:
        return page.used_on(uses[reference])
    if reference not in aside:
        return f'<span class="silence">{page.label("aside.excerpts")}</span>'
    item = aside[reference]
    reason = page.label(f"aside.{item.reason}")
    return f'<span class="silence">{reason}</span> {escape(item.why[page.context.language])}'
