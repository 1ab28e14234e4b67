"""The sentences of a text as its page opens: in the reader's language, the other one and what is known one tap away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from explainer.document.inline import plain
from explainer.document.nodes import Items, Lead, Page
from explainer.document.texts import Heard, Line, Passages
from explainer.publish.placing import Edit, edited, places_of
from explainer.view.context import Context

PARAGRAPH = re.compile(r"<p\b.*?</p>\n?", re.DOTALL)
"""A paragraph of a sentence: each stands by itself."""
TOP = "top"
"""The id of the title."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A sentence: paragraphs in its languages, one of what is known of it, and more."""

    id: str
    own: int
    """Which of its paragraphs is in the reader's language."""
    about: int
    """Which says what is known of it."""
    paragraphs: int
    line: str
    """What is told of those that are a tap away: whose words they are, unless the text's own author speaks; the
    language. HTML."""


@dataclass(frozen=True, slots=True)
class TextFolds:
    """What folds on the page of a text."""

    legend: str
    """The words above the list of the ways in which words reach a text, which stand for that list; HTML."""
    sentences: tuple[Behind, ...]


def text_folds(context: Context, page: Page, text: Passages) -> TextFolds:
    """What folds on the page of a text."""
    legends = (one for one, below in pairwise(page.nodes) if isinstance(one, Lead) and isinstance(below, Items))
    legend = next((escape(plain((one.words,), page.language), quote=False) for one in legends), "")
    lines = (line for passage in text.passages for line in passage.lines)
    return TextFolds(legend, tuple(_behind(context, text, line) for line in lines))


def _behind(context: Context, text: Passages, line: Line) -> Behind:
    language, source = context.language, text.source
    languages = (source.language, *source.translations[str(line.reference)].words)
    known = len(line.reasons) + (line.note is not None) + line.used
    other = context.label("reading.original" if language != source.language else "reading.translation")
    speakers = "" if all(one.kind == "editorial" for one in line.heard) else _speakers(context, line.heard)
    said = f'<span class="about">{speakers}</span> · ' if speakers else ""
    return Behind(
        id=line.reference.anchor,
        own=languages.index(language),
        about=len(languages),
        paragraphs=len(languages) + 1 + known,
        line=f"{said}{escape(other)}",
    )


def _speakers(context: Context, heard: tuple[Heard, ...]) -> str:
    """Whose words a sentence holds, and how they reached the text; its own author is named alone."""
    said = dict.fromkeys((one.speaker, one.kind) for one in heard)
    return " · ".join(_speaker(context, *one) for one in said)


def _speaker(context: Context, id: str, kind: str) -> str:
    name = escape(context.speaker_short(id), quote=False)
    if kind == "editorial":
        return f'<span class="voice editorial">{name}</span>'
    return f'{name}, <span class="voice {kind}">{escape(context.label(f"voice.{kind}"), quote=False)}</span>'


def fold_text(html: str, folds: TextFolds) -> str:
    """The built page of a text with its sentences short."""
    return edited(html, _folded(html, folds))


def _folded(html: str, folds: TextFolds) -> Iterator[Edit]:
    places = places_of(html)
    if folds.legend:
        first = html.index("<ul>\n", places[TOP])
        above, end = html.rindex("<p>", 0, first), html.index("</ul>", first) + len("</ul>")
        line = f'<summary><span class="holds">{folds.legend}</span></summary>'
        yield above, end, f'<details class="fold">{line}{html[first:end]}</details>'
    for one in folds.sentences:
        start = html.index(">", places[one.id]) + len(">\n")
        end = html.index("</div>", start)
        yield start, end, _sentence(html[start:end], one)


def _sentence(inside: str, one: Behind) -> str:
    every = PARAGRAPH.findall(inside)
    if len(every) != one.paragraphs or "".join(every) != inside:
        raise ValueError(f"sentence {one.id} has not the {one.paragraphs} paragraphs of its tree: {inside}")
    own, about = every[one.own], every[one.about].rstrip()
    rest = "".join(words for at, words in enumerate(every) if at not in (one.own, one.about))
    # What is known begins with the reference, which stays with the words.
    first, _, known = about.removesuffix("</p>").partition("</a>")
    opening, _, reference = first.partition("<a ")
    known = known.removeprefix(" · ")
    more = f"{opening}{known}</p>\n" if known else ""
    shown = f'<div class="said">{own.rstrip()} <a {reference}</a></div>\n'
    return f'{shown}<details class="behind"><summary>{one.line}</summary>{rest}{more}</details>'
