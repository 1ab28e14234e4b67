"""Who speaks: everybody in the texts, what is said of them, and how many sentences are theirs."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.document.nodes import Lead
from explainer.document.records import Authors, Speaker
from explainer.render.book.composer import Composer
from explainer.render.typst import block, call, string


def set_voices(composer: Composer) -> Iterator[str]:
    """People by their part in the texts, in the editors' order, and the texts' own voice."""
    page = composer.page("experts")
    yield composer.heading(1, page.slug, page.title, opens=False)
    if any(isinstance(node, Lead) for node in page.nodes):
        yield composer.lead(page)
    lines: list[str] = []
    for section in page.sections():
        inside = [node for one in section.sections() for node in one.nodes if isinstance(node, Speaker)]
        if inside:
            lines.append(call("runin", composer.said(section.lead)))
        for speaker in inside:
            lines += _speaker(composer, speaker)
        for node in section.nodes:
            if isinstance(node, Authors):
                lines.append(call("runin", composer.said(section.title)))
                for speaker in node.voices:
                    lines += _author(composer, speaker)
    lines += composer.on_site("book.left-out.voices", "experts/")
    yield call("small-print", block(lines))


def _speaker(composer: Composer, speaker: Speaker) -> Iterator[str]:
    name = call("mentions", string(f"person:{speaker.id}")) + " + " + string(speaker.name)
    yield composer.anchor(f"experts/{speaker.id}")
    described = composer.statements(one.statement for one in speaker.described)
    yield call("person", name, string(speaker.how), described)


def _author(composer: Composer, speaker: Speaker) -> Iterator[str]:
    yield composer.anchor(f"experts/{speaker.id}")
    yield call("person", string(speaker.name), string(speaker.how), call("item", string(speaker.lead)))
