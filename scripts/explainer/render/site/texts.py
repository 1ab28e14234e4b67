"""The texts themselves as HTML in Markdown: every sentence with its voices, and what is known of it below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from explainer.document.texts import Endnote, Heard, Line, Passage, Passages
from explainer.languages.known import language_named
from explainer.model import BlockKind, Source
from explainer.proof import misprints_in
from explainer.render.markdown import escape, in_html, link, link_out
from explainer.render.site.page import SitePage
from explainer.view.uses import covered_at

HEADS = (BlockKind.TITLE, BlockKind.HEADING)
SPEAKS_FOR_ITSELF = (*HEADS, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)
"""What is marked as what it is; of anything else it is told in words."""


def write_passages(site: SitePage, node: Passages) -> Iterator[str]:
    """Each piece as what it is: items that follow each other are a list."""
    level = 2
    for listed, run in groupby(node.passages, key=lambda piece: piece.kind == BlockKind.LIST_ITEM):
        pieces = []
        for one in run:
            head = f' role="heading" aria-level="{level}"' if one.kind in HEADS else ""
            # Below a title a heading is of the next level; where a text has none, of the first.
            level = 3 if one.kind == BlockKind.TITLE else level
            inside = [_line(site, node.source, line, head) for line in one.lines]
            pieces.append(_piece(one, inside))
        whole = "\n\n".join(pieces)
        yield f'<ul class="paragraphs" markdown="block">\n\n{whole}\n\n</ul>' if listed else whole


def _piece(one: Passage, inside: Sequence[str]) -> str:
    """A paragraph of the text, which says what it is where it is more than that."""
    tag, css, told = "li" if one.kind == BlockKind.LIST_ITEM else "section", "paragraph", ""
    if one.label:
        label = escape(one.label)
        css, told = f"paragraph is-{one.kind.replace(' ', '-')}", f' data-block="{label}"'
        if one.kind not in SPEAKS_FOR_ITSELF:
            inside = [f'<p class="block-kind">{label}</p>', *inside]
    opening = f'<{tag} class="{css}" id="{one.id}"{told} markdown="block">'
    return "\n\n".join([opening, *inside, f"</{tag}>"])


def _line(site: SitePage, source: Source, line: Line, head: str) -> str:
    """`head`: the attributes of words that head what follows them, or nothing; those in the reader's language do."""
    here = site.context.language
    heads = {here: head}
    original = f'<p class="original" lang="{source.language}"{heads.get(source.language, "")}>'
    lines = [
        f'<div class="sentence" id="{line.reference.anchor}" markdown="block">',
        f"{original}{_original(source, line)}</p>",
    ]
    lines += [
        f'<p class="translation" lang="{language}"{heads.get(language, "")}>{in_html(words)}</p>'
        for language, words in source.translations[str(line.reference)].words.items()
    ]
    lines += ["", " · ".join(_facts(site, source, line)), "{: .about }", ""]
    told = [("reading.our-reading", reason) for reason in line.reasons]
    told += [("reading.translator", line.note)] if line.note else []
    for key, words in told:
        lines += [f"**{site.label(key)}** {escape(words[here])}", "{: .reason }", ""]
    if line.used:
        # Told once, where every sentence is accounted for.
        where = link(site.label("reading.used"), site.url("coverage", covered_at(line.reference)))
        lines += [where, "{: .uses }", ""]
    lines.append("</div>")
    return "\n".join(lines)


def _original(source: Source, line: Line) -> str:
    """The sentence as HTML: a span a voice, misprints marked. The characters are those of the text."""
    pieces, sentence = [], line.sentence
    for voice in line.voices:
        start, end = max(voice.start, sentence.start), min(voice.end, sentence.end)
        part = sentence.text[start - sentence.start : end - sentence.start]
        css = f"voice {voice.kind}" + (" relayed" if voice.relays else "")
        pieces.append(f'<span class="{css}">{_with_misprints(part, source.misprints)}</span>')
    return "".join(pieces)


def _with_misprints(text: str, misprints: tuple[str, ...]) -> str:
    pieces, at = [], 0
    for start, end in misprints_in(text, misprints):
        pieces += [in_html(text[at:start]), f'<span class="sic">{in_html(text[start:end])}</span>']
        at = end
    return "".join([*pieces, in_html(text[at:])])


def _facts(site: SitePage, source: Source, line: Line) -> Iterator[str]:
    """Reference, voices, what words are relayed, dates with their values, endnotes."""
    yield link(str(line.reference), f"#{line.reference.anchor}", "reference")
    yield from dict.fromkeys(words for one in line.heard for words in _heard(site, one))
    for wording, means in line.dates:
        yield f'<q lang="{source.language}">{escape(wording)}</q> = {escape(means)}'
    for label in line.sentence.notes:
        yield f"{site.label('reading.endnote')} [{escape(label)}](#note-{label})"


def _heard(site: SitePage, one: Heard) -> Iterator[str]:
    """Who speaks and how; the text's own author is named alone."""
    who = site.speaker(one.speaker)
    if one.kind == "editorial":
        yield f'<span class="voice editorial">{who}</span>'
    else:
        yield f'{who}, <span class="voice {one.kind}">{site.label(f"voice.{one.kind}")}</span>'
    if one.relays:
        yield escape(site.context.relays(one.relays))


def write_facts(rows: Sequence[tuple[str, str]]) -> str:
    """What is known of a text, each behind its label."""
    return "\n".join(f"- **{label}** {words}" for label, words in rows)


def write_endnote(site: SitePage, node: Endnote, used: str) -> str:
    """An endnote with the work that it cites. `used`: the pages that rest on it, as links."""
    note, work = node.note, node.note.work
    title = language_named(site.context.language).house.title_marks(work.title)
    lines = [
        f'<div class="sentence endnote" id="{node.id}" markdown="block">',
        f'<p class="original" lang="{node.source.language}">{in_html(f"[{note.label}] {note.text}")}</p>',
        "",
    ]
    if note.same_as:
        same = link(escape(note.same_as), f"#note-{note.same_as}")
        lines += [f"{site.label('reading.ibid')} [{same}]."]
    lines += [
        f"{site.label('reading.work')} <cite>{escape(title)}</cite>, {escape(work.publisher)}, "
        f"{link_out(escape(work.address), work.address)}, {site.label('reading.accessed', day=node.accessed)}",
        "{: .about }",
        "",
    ]
    if used:
        lines += [f"{site.label('reading.used')}: {used}.", "{: .uses }", ""]
    return "\n".join([*lines, "</div>"])
